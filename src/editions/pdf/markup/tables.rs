//! Tables: every cell is placed by column and row, so that short rows and spans cannot shift the others.

use std::fmt::Write as _;

use super::numbers::Columns;
use super::{MOST_CELLS, Oversized, Writer, margin};
use crate::diagnostic::Span;
use crate::model::block::{Alignment, Cell, Row, Table};

/// Tables of more columns use the outer margin too, where they stand by themselves.
const WIDE: usize = 4;

/// From how many columns on they stand more closely, and more closely still.
const DENSE: usize = 7;
const DENSEST: usize = 11;

impl Writer<'_> {
    pub(super) fn table(&mut self, table: &Table, span: Span) {
        let columns = table.columns.len();
        if columns == 0 {
            return;
        }
        self.cells += table.head.iter().chain(&table.body).map(|row| row.cells.len()).sum::<usize>();
        if self.cells > MOST_CELLS {
            self.oversized.push(Oversized { place: span, cells: self.cells });
            return;
        }
        self.spanned(span, |writer| {
            let captioned = table.caption.as_ref();
            let alone = writer.depth <= 1;
            let density = u8::from(columns >= DENSE) + u8::from(columns >= DENSEST);
            let turned = alone && margin::is_wider_than_a_page(table, density, &writer.setting.theme.tokens);
            let narrow = margin::is_narrow(table, false, &writer.setting.theme.tokens);
            let wide = alone && (turned || (columns > WIDE && !narrow));
            if wide {
                writer.out.push_str(if turned { "#turned[" } else { "#wide[" });
            }
            let low = !turned && margin::is_low(table, &writer.setting.theme.tokens);
            if low {
                writer.out.push_str("#whole[");
            }
            if let Some(caption) = captioned {
                writer.out.push_str("#figure(kind: \"table\", caption: ");
                writer.caption(caption, span);
                writer.out.push_str(")[");
            }
            let numbers = Columns::of(table);
            let _ = write!(writer.out, "#report-table(density: {density}, ");
            if narrow || margin::is_narrow(table, wide, &writer.setting.theme.tokens) {
                // Words keep to the left and numbers to the right of what is free.
                let last = columns - 1;
                let stretched = if numbers.is_numeric(last) { 0 } else { last };
                let _ = write!(writer.out, "stretch: {stretched}, ");
            }
            let _ = write!(writer.out, "{columns}, (");
            for (at, alignment) in table.columns.iter().enumerate() {
                let alignment = if numbers.is_numeric(at) { Alignment::Right } else { *alignment };
                let _ = write!(writer.out, "{}, ", alignment_name(alignment));
            }
            let _ = write!(writer.out, "), {}, (", table.head.len());
            let below = writer.rows(&table.head, columns, 0, None);
            writer.out.push_str("), (");
            writer.rows(&table.body, columns, below, Some(&numbers));
            writer.out.push_str("))");
            if let Some(caption) = captioned {
                writer.source_line(caption);
                writer.out.push(']');
            }
            writer.out.push_str(if low { "]" } else { "" });
            if wide {
                writer.out.push(']');
            }
        });
    }

    /// Writes rows from one row on, and says which comes next. The head's have no numbers to align.
    fn rows(&mut self, rows: &[Row], columns: usize, first: usize, numbers: Option<&Columns>) -> usize {
        // For each column, how many rows a cell above still reaches down, this one included.
        let mut taken = vec![0_usize; columns];
        for (at, row) in rows.iter().enumerate() {
            let left = rows.len() - at;
            let mut column = 0;
            for cell in &row.cells {
                while taken.get(column).is_some_and(|rows| *rows > 0) {
                    column += 1;
                }
                let free = taken.iter().skip(column).take_while(|rows| **rows == 0).count();
                if free == 0 {
                    break;
                }
                let width = cell.columns.clamp(1, free);
                let height = cell.rows.clamp(1, left);
                self.cell(cell, (column, first + at), (width, height), numbers);
                for rows in taken.iter_mut().skip(column).take(width) {
                    *rows = height;
                }
                column += width;
            }
            for rows in &mut taken {
                *rows = rows.saturating_sub(1);
            }
        }
        first + rows.len()
    }

    fn cell(&mut self, cell: &Cell, place: (usize, usize), size: (usize, usize), numbers: Option<&Columns>) {
        let head = numbers.is_none();
        let padding = numbers.and_then(|numbers| numbers.padding(place.0, &cell.content));
        // What stands in a table's header is a header to Typst, and what stands below is none.
        let wrapped = cell.header != head;
        if wrapped {
            self.out.push_str(match cell.header {
                true => "pdf.header-cell(scope: \"row\", ",
                false => "pdf.data-cell(",
            });
        }
        let _ = write!(self.out, "table.cell(x: {}, y: {}, ", place.0, place.1);
        if size.0 > 1 {
            let _ = write!(self.out, "colspan: {}, ", size.0);
        }
        if size.1 > 1 {
            let _ = write!(self.out, "rowspan: {}, ", size.1);
        }
        if cell.alignment != Alignment::Natural && padding.is_none() {
            let _ = write!(self.out, "align: {}, ", alignment_name(cell.alignment));
        }
        self.out.push(')');
        self.bracketed(|writer| {
            if cell.header {
                writer.out.push_str("#head-cell");
                writer.bracketed(|writer| writer.contained(&cell.content));
            } else {
                writer.contained(&cell.content);
            }
            if let Some(padding) = &padding {
                writer.out.push_str("#figures");
                writer.bracketed(|writer| writer.word(padding));
            }
        });
        self.out.push_str(if wrapped { "), " } else { ", " });
    }
}

fn alignment_name(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Natural => "start",
        Alignment::Left => "left",
        Alignment::Centre => "center",
        Alignment::Right => "right",
    }
}
