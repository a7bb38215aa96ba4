//! Tables as elements.

use super::Renderer;
use crate::model::block::{Alignment, Block, BlockKind, Cell, Row, Table};

/// In the book, tables of more columns may be wider than a page: they scroll where they can.
const MANY: usize = 4;

impl<'a> Renderer<'a> {
    pub(super) fn table(&mut self, table: &'a Table) {
        let caption = table.caption.as_ref();
        let id = caption.and_then(|caption| caption.id.as_ref()).map(|id| id.as_str());
        self.out.start("div").with("class", "table").with_if("id", id).begin();
        self.out.line();
        // On a narrow screen a table scrolls by itself, so the keyboard must reach it (WCAG 2.1.1, 1.4.10).
        // A group and no region: a report has more tables than anyone wants landmarks.
        let name = id.map(|id| self.places.derived(id, "caption"));
        let scrolls = self.is_html() || table.columns.len() > MANY;
        if scrolls {
            let unnamed = name.is_none().then_some(self.locale.labels.wide_table.as_str());
            self.out
                .start("div")
                .with("class", "scroll")
                .with("role", "group")
                .with("tabindex", "0")
                .with_if("aria-labelledby", name.as_deref())
                .with_if("aria-label", unnamed)
                .begin();
            self.out.line();
        }
        self.out.open("table");
        self.out.line();
        if let Some(caption) = caption {
            self.out.start("caption").with_if("id", name.as_deref()).begin();
            self.caption(caption);
            self.out.close("caption");
            self.out.line();
        }
        self.rows("thead", &table.head, true);
        self.rows("tbody", &table.body, false);
        self.out.close("table");
        self.out.line();
        if scrolls {
            self.out.close("div");
            self.out.line();
        }
        if let Some(caption) = caption {
            self.source(caption);
        }
        self.out.close("div");
        self.out.line();
    }

    fn rows(&mut self, name: &str, rows: &'a [Row], head: bool) {
        if rows.is_empty() {
            return;
        }
        self.out.open(name);
        self.out.line();
        for row in rows {
            self.out.open("tr");
            self.out.line();
            row.cells.iter().for_each(|cell| self.cell(cell, head));
            self.out.close("tr");
            self.out.line();
        }
        self.out.close(name);
        self.out.line();
    }

    fn cell(&mut self, cell: &'a Cell, head: bool) {
        // An empty header says nothing and is announced all the same.
        let header = (cell.header || head) && !cell.content.is_empty();
        let name = if header { "th" } else { "td" };
        let scope = header.then_some(if head { "col" } else { "row" });
        let span = |count: usize| (count > 1).then(|| count.to_string());
        self.out
            .start(name)
            .with_if("scope", scope)
            .with_if("colspan", span(cell.columns).as_deref())
            .with_if("rowspan", span(cell.rows).as_deref())
            .with_if("class", alignment(cell.alignment))
            .begin();
        match cell.content.as_slice() {
            [Block { kind: BlockKind::Paragraph(content), .. }] if header => {
                self.named(content);
                self.side_notes();
            }
            _ => self.compact_cell(cell),
        }
        self.out.close(name);
        self.out.line();
    }

    fn compact_cell(&mut self, cell: &'a Cell) {
        if !cell.content.is_empty() {
            self.compact(&cell.content);
        }
    }
}

fn alignment(alignment: Alignment) -> Option<&'static str> {
    match alignment {
        Alignment::Natural => None,
        Alignment::Left => Some("left"),
        Alignment::Centre => Some("centre"),
        Alignment::Right => Some("right"),
    }
}
