//! Lays the cells of a table out in columns, and cuts every span to what cells really begin in.
//!
//! By HTML (§4.9.12.1) a column or row in which no cell begins is an error, and so are cells that overlap.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::block::{Alignment, Cell, Row};

/// How many columns spans alone can make; HTML's own limit for one span.
pub(super) const WIDEST: usize = 1000;

/// Takes rows without cells out, so that no span reaches through them.
pub(super) fn drop_empty(rows: &mut Vec<Row>) {
    let kept = |row: &Row| !row.cells.is_empty();
    if rows.iter().all(kept) {
        return;
    }
    // How many of the rows before each place stay.
    let mut before = Vec::with_capacity(rows.len() + 1);
    let mut count = 0;
    for row in rows.iter() {
        before.push(count);
        count += usize::from(kept(row));
    }
    before.push(count);
    for (at, row) in rows.iter_mut().enumerate() {
        for cell in &mut row.cells {
            let end = at.saturating_add(cell.rows).min(before.len() - 1);
            let rows = before.get(end).zip(before.get(at)).map_or(1, |(end, start)| end - start);
            cell.rows = rows.max(1);
        }
    }
    rows.retain(kept);
}

/// Makes every row of a table equally long, with spans that neither overlap nor reach beyond the cells there are;
/// `least` columns are there in any case. Gives the number of columns.
pub(super) fn fit(head: &mut [Row], body: &mut [Row], least: usize) -> usize {
    let mut starts = vec![true; least];
    for section in [&mut *head, &mut *body] {
        end_rows(section);
        lay(section, |columns, _| mark(&mut starts, columns.start));
    }
    // How many of the columns before each place have a cell beginning in them.
    let mut before = Vec::with_capacity(starts.len() + 1);
    let mut width = 0;
    for begun in starts {
        before.push(width);
        width += usize::from(begun);
    }
    before.push(width);
    for section in [head, body] {
        lay(section, |columns, cell| {
            let place = |at: usize| before.get(at).copied().unwrap_or(width);
            cell.columns = (place(columns.end) - place(columns.start)).max(1);
        });
        fill(section, width);
    }
    width
}

fn mark(starts: &mut Vec<bool>, column: usize) {
    if starts.len() <= column {
        starts.resize(column + 1, false);
    }
    if let Some(start) = starts.get_mut(column) {
        *start = true;
    }
}

/// Ends every span of rows with the head or body it begins in.
fn end_rows(rows: &mut [Row]) {
    let count = rows.len();
    let spanning = |row: &Row| row.cells.iter().any(|cell| cell.rows > 1);
    if !rows.iter().any(spanning) {
        return;
    }
    for (at, row) in rows.iter_mut().enumerate() {
        row.cells.iter_mut().for_each(|cell| cell.rows = cell.rows.min(count - at).max(1));
    }
    if widest(rows) > WIDEST {
        // Nobody writes so wide a table; with every span its own row it is at most as long as its source.
        rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| cell.rows = 1);
    }
}

/// How many columns rows may need, with those that cells of earlier rows reach into; reckoned without laying them
/// out, which costs what it finds.
fn widest(rows: &[Row]) -> usize {
    let mut held: usize = 0;
    let mut ends: BTreeMap<usize, usize> = BTreeMap::new();
    let mut widest = 0;
    for (at, row) in rows.iter().enumerate() {
        held = held.saturating_sub(ends.remove(&at).unwrap_or(0));
        widest = widest.max(held + row.cells.iter().map(|cell| cell.columns).sum::<usize>());
        for cell in row.cells.iter().filter(|cell| cell.rows > 1) {
            held += cell.columns;
            *ends.entry(at + cell.rows).or_default() += cell.columns;
        }
    }
    widest
}

/// The columns that cells of earlier rows reach into.
#[derive(Default)]
struct Held {
    /// For each column, the first row in which it is free again.
    until: Vec<usize>,
    /// The first row in which all are.
    last: usize,
}

impl Held {
    fn is_free(&self, column: usize, row: usize) -> bool {
        self.last <= row || self.until.get(column).is_none_or(|until| *until <= row)
    }

    /// The first free column from a place on.
    fn free(&self, from: usize, row: usize) -> usize {
        (from..).find(|column| self.is_free(*column, row)).unwrap_or(from)
    }

    /// The free columns from a free one on, at most so many.
    fn run(&self, start: usize, most: usize, row: usize) -> Range<usize> {
        if self.last <= row {
            return start..start.saturating_add(most);
        }
        let length = (0..most).take_while(|step| self.is_free(start + step, row)).count();
        start..start + length.max(1)
    }

    fn hold(&mut self, columns: Range<usize>, until: usize) {
        if self.until.len() < columns.end {
            self.until.resize(columns.end, 0);
        }
        self.until.get_mut(columns).into_iter().flatten().for_each(|column| *column = until);
        self.last = self.last.max(until);
    }
}

/// Gives each cell its columns, first free place first; a span ends before a cell that stands in its way.
fn lay(rows: &mut [Row], mut with: impl FnMut(Range<usize>, &mut Cell)) {
    let mut held = Held::default();
    for (at, row) in rows.iter_mut().enumerate() {
        let mut next = 0;
        for cell in &mut row.cells {
            let start = held.free(next, at);
            let columns = held.run(start, cell.columns.max(1), at);
            next = columns.end;
            cell.columns = columns.len();
            if cell.rows > 1 {
                held.hold(columns.clone(), at.saturating_add(cell.rows));
            }
            with(columns, cell);
        }
    }
}

/// Fills short rows up with empty cells, one for each gap.
fn fill(rows: &mut [Row], width: usize) {
    let mut held = Held::default();
    for (at, row) in rows.iter_mut().enumerate() {
        let mut next = 0;
        for cell in &row.cells {
            let columns = held.run(held.free(next, at), cell.columns, at);
            next = columns.end;
            if cell.rows > 1 {
                held.hold(columns, at.saturating_add(cell.rows));
            }
        }
        loop {
            next = held.free(next, at);
            if next >= width {
                break;
            }
            let columns = held.run(next, width - next, at);
            next = columns.end;
            let alignment = Alignment::Natural;
            row.cells.push(Cell {
                header: false,
                columns: columns.len(),
                rows: 1,
                alignment,
                content: Vec::new(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(spans: &[&[(usize, usize)]]) -> Vec<Row> {
        let cell = |(columns, rows): &(usize, usize)| Cell {
            header: false,
            columns: *columns,
            rows: *rows,
            alignment: Alignment::Natural,
            content: Vec::new(),
        };
        spans.iter().map(|row| Row { cells: row.iter().map(cell).collect() }).collect()
    }

    #[track_caller]
    fn check(given: &[&[(usize, usize)]], expected: &[&[(usize, usize)]]) {
        let mut body = rows(given);
        drop_empty(&mut body);
        fit(&mut [], &mut body, 0);
        assert_eq!(body, rows(expected), "{given:?}");
    }

    #[test]
    fn spans_are_cut_to_columns_in_which_cells_begin() {
        check(&[&[(5, 1)], &[(1, 1)]], &[&[(1, 1)], &[(1, 1)]]);
        check(&[&[(99, 1)], &[(1, 1), (1, 1)]], &[&[(2, 1)], &[(1, 1), (1, 1)]]);
        check(&[&[(1, 1), (3, 1)], &[(1, 1)]], &[&[(1, 1), (1, 1)], &[(1, 1), (1, 1)]]);
        check(&[&[(2, 1), (2, 1)], &[(3, 1), (1, 1)]], &[&[(1, 1), (2, 1)], &[(2, 1), (1, 1)]]);
    }

    #[test]
    fn spans_are_cut_to_rows_in_which_cells_begin() {
        check(&[&[(1, 9), (1, 1)], &[(1, 1)]], &[&[(1, 2), (1, 1)], &[(1, 1)]]);
        let two = &[(1, 1), (1, 1)][..];
        check(&[&[(1, 2), (1, 2)], &[], two], &[two, two]);
        check(&[&[(1, 3), (1, 1)], &[], &[(1, 1)]], &[&[(1, 2), (1, 1)], &[(1, 1)]]);
    }

    #[test]
    fn cells_do_not_overlap() {
        // The wide cell of the second row meets the tall one of the first.
        check(&[&[(1, 1), (1, 2), (1, 1)], &[(3, 1)]], &[&[(1, 1), (1, 2), (1, 1)], &[(1, 1), (1, 1)]]);
    }

    #[test]
    fn hostile_spans_stay_small() {
        let row = [(WIDEST, usize::MAX); 3];
        let mut body = rows(&[&row[..]; 200]);
        assert!(fit(&mut [], &mut body, 0) <= 3);
        let cells: usize = body.iter().map(|row| row.cells.len()).sum();
        assert!(cells <= 600, "{cells}");
    }
}
