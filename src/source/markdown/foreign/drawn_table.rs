//! Makes a table of what was drawn; each cell is read as Markdown of its own.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Sink, Span};
use crate::model::block::{Alignment, Block, Cell, Row};
use crate::model::inline::Inline;
use crate::model::walk::{self, Visitor};

use super::super::Manuscript;
use super::super::builder::Builder;
use super::super::frame::{Frame, Kind, Origin, TableFrame};
use super::drawn::{Drawing, DrawnCell};

impl Builder<'_> {
    /// Makes the table whose place a rule has; `false` where no table stands there.
    pub(in super::super) fn drawn_table(&mut self, at: usize) -> bool {
        let Some((end, drawing)) = self.drawn.remove(&at) else { return false };
        if self.make_room(at) {
            self.put_table(drawing, at..end);
        }
        true
    }

    fn put_table(&mut self, drawing: Drawing, range: Range<usize>) {
        let Drawing { alignments, head, body } = drawing;
        let mut table = TableFrame { columns: alignments.clone(), ..TableFrame::default() };
        let frame = Frame::new(Kind::Document, Origin::Markdown, 0, range.clone());
        table.head = head.into_iter().map(|row| self.drawn_row(row, true, &alignments, &range)).collect();
        table.body = body.into_iter().map(|row| self.drawn_row(row, false, &alignments, &range)).collect();
        self.close_table(table, frame);
    }

    fn drawn_row(
        &mut self,
        cells: Vec<DrawnCell>,
        header: bool,
        alignments: &[Alignment],
        range: &Range<usize>,
    ) -> Row {
        let mut column = 0;
        let cells = cells
            .into_iter()
            .map(|cell| {
                let alignment = alignments.get(column).copied().unwrap_or_default();
                column += cell.columns;
                let content = self.cell(&cell.text, range);
                Cell { header, columns: cell.columns.max(1), rows: 1, alignment, content }
            })
            .collect();
        Row { cells }
    }

    /// Reads the text of a cell. Its lines are not one piece of the file: all that is in it, and all that is wrong with
    /// it, has the place of its table.
    fn cell(&mut self, text: &str, range: &Range<usize>) -> Vec<Block> {
        let table = self.span(range.clone());
        let labels = self.note_labels().clone();
        let reading = self.reading;
        let mut told = Sink::new();
        let manuscript = Manuscript { text, body: 0, ..self.manuscript };
        let mut builder = Builder::new(manuscript, reading, &mut *self.pictures, &mut told);
        builder.labels = Some(labels);
        builder.read_markdown(0..text.len());
        let (mut blocks, _) = builder.finish();
        for fault in told.into_sorted() {
            self.report(Diagnostic { place: Some(table), ..fault });
        }
        walk::blocks(&mut blocks, &mut Elsewhere(Span { end: table.start, ..table }));
        blocks
    }
}

/// Gives everything one place.
struct Elsewhere(Span);

impl Visitor for Elsewhere {
    fn block(&mut self, block: &mut Block) {
        block.span = self.0;
    }

    fn inlines(&mut self, run: &mut Vec<Inline>) {
        run.iter_mut().for_each(|inline| inline.span = self.0);
    }
}
