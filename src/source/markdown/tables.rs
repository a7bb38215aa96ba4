//! Tables, from Markdown and from HTML.

use crate::model::block::{Alignment, Block, BlockKind, Caption, Cell, Row, Table};
use crate::model::inline::{Inline, InlineKind};

use super::builder::Builder;
use super::frame::{CellFrame, Frame, Kind, Origin, TableFrame};
use super::grid::{self, WIDEST};
use super::paragraphs::is_blank;

pub(super) fn plain_cell() -> CellFrame {
    CellFrame { columns: 1, rows: 1, ..CellFrame::default() }
}

pub(super) fn markdown_table(columns: &[pulldown_cmark::Alignment]) -> Kind {
    let columns = columns
        .iter()
        .map(|column| match column {
            pulldown_cmark::Alignment::None => Alignment::Natural,
            pulldown_cmark::Alignment::Left => Alignment::Left,
            pulldown_cmark::Alignment::Center => Alignment::Centre,
            pulldown_cmark::Alignment::Right => Alignment::Right,
        })
        .collect();
    Kind::Table(Box::new(TableFrame { columns, ..TableFrame::default() }))
}

impl Builder<'_> {
    /// The next cell of the Markdown row that is open, aligned as its column.
    pub(super) fn markdown_cell(&self) -> CellFrame {
        let mut open = self.innermost().map(|(_, frame)| &frame.kind);
        let (Some(Kind::Row { head, cells }), Some(Kind::Table(table))) = (open.next(), open.next()) else {
            return plain_cell();
        };
        let alignment = table.columns.get(cells.len()).copied().unwrap_or_default();
        CellFrame { header: *head, alignment, ..plain_cell() }
    }

    /// Keeps the cells that a Markdown row has too many: the parser passes over them.
    pub(super) fn excess_cells(&mut self, range: std::ops::Range<usize>) {
        let Kind::Row { cells, .. } = &self.top().kind else { return };
        let start = cells.last().map_or(range.start, |cell| cell.end).max(range.start);
        let rest = self.source(start..range.end.max(start));
        let rest_start = start + rest.len() - rest.trim_start_matches(['|', ' ', '\t']).len();
        let rest = rest.trim_start_matches(['|', ' ', '\t']).trim_end();
        if rest.is_empty() {
            return;
        }
        let rest = rest.strip_suffix('|').unwrap_or(rest);
        let mut at = rest_start;
        for text in rest.split('|') {
            let place = at..at + text.len();
            at = place.end + 1;
            self.push(Kind::Cell(plain_cell()), Origin::Implied, place.clone());
            let text = self.clean(text, place.clone());
            self.inline(InlineKind::Text(text), place.clone());
            self.close_top(place.end);
        }
    }

    pub(super) fn close_cell(&mut self, cell: CellFrame, frame: Frame) {
        if let Kind::Row { cells, .. } = &mut self.top().kind {
            cells.push(CellFrame { content: frame.blocks, end: frame.range.end, ..cell });
        }
    }

    pub(super) fn close_row(&mut self, head: bool, cells: Vec<CellFrame>, frame: Frame) {
        let stray = frame.blocks;
        let top = self.top();
        top.blocks.extend(stray);
        let Kind::Table(table) = &mut top.kind else { return };
        let mut width = 0;
        let cells = cells.into_iter().map(|cell| {
            let columns = cell.columns.min(WIDEST.saturating_sub(width)).max(1);
            width += columns;
            let CellFrame { header, rows, alignment, content, .. } = cell;
            Cell { header, columns, rows: rows.max(1), alignment, content }
        });
        let row = Row { cells: cells.collect() };
        if head || table.in_head { table.head.push(row) } else { table.body.push(row) }
    }

    pub(super) fn close_table_caption(&mut self, frame: Frame) {
        let content = self.line(frame.inlines);
        if let Kind::Table(table) = &mut self.top().kind
            && !is_blank(&content)
        {
            table.caption.get_or_insert_with(Caption::default).content.extend(content);
        }
    }

    pub(super) fn close_table(&mut self, mut table: TableFrame, frame: Frame) {
        let span = self.span(frame.range);
        for stray in frame.blocks {
            self.push_block(stray);
        }
        grid::drop_empty(&mut table.head);
        grid::drop_empty(&mut table.body);
        if table.head.is_empty() {
            // A first row of headers alone is what most mean by a head.
            let headers = table.body.first().is_some_and(|row| row.cells.iter().all(|cell| cell.header));
            let spanning = table.body.first().is_some_and(|row| row.cells.iter().any(|cell| cell.rows > 1));
            if headers && !spanning && table.body.len() > 1 {
                table.head.push(table.body.remove(0));
            }
        }
        if table.head.iter().flat_map(|row| &row.cells).all(|cell| cell.content.is_empty()) {
            table.head.clear();
        }
        if let Some(id) = table.id.take() {
            match &mut table.caption {
                Some(caption) => caption.id = Some(id),
                None => self.top().anchors.push(Inline::new(InlineKind::Anchor(id), span)),
            }
        }
        if table.head.is_empty() && table.body.is_empty() {
            let words = table.caption.map(|caption| caption.content).unwrap_or_default();
            if !words.is_empty() {
                self.push_block(Block::new(BlockKind::Paragraph(words), span));
            }
            return;
        }
        let width = grid::fit(&mut table.head, &mut table.body, table.columns.len());
        table.columns.resize(width, Alignment::Natural);
        let caption = match table.caption {
            None => self.caption_before(),
            caption => caption,
        };
        let TableFrame { columns, head, body, .. } = table;
        self.push_block(Block::new(BlockKind::Table(Table { caption, columns, head, body }), span));
    }
}
