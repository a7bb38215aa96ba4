//! Notes at the end of the part that calls them first.

use super::Renderer;
use crate::model::block::{Block, BlockKind};
use crate::model::inline::NoteMark;
use crate::model::report::Note;

impl<'a> Renderer<'a> {
    /// The notes of a part, with a way back from each to every call.
    pub(super) fn notes(&mut self, part: usize) {
        let (report, places) = (self.report, self.places);
        let indices = places.notes(part);
        if indices.is_empty() {
            return;
        }
        self.out.start("div").with("class", "notes").begin();
        self.out.line();
        for index in indices {
            if let Some(note) = report.notes.get(*index) {
                self.note(note, index + 1);
            }
        }
        self.out.close("div");
        self.out.line();
    }

    fn note(&mut self, note: &'a Note, number: usize) {
        self.out
            .start("aside")
            .semantics(Some("footnote"), None)
            .with("role", "doc-footnote")
            .with("class", "footnote")
            .with("id", note.id.as_str())
            .begin();
        self.out.line();
        let last = note.blocks.len().saturating_sub(1);
        let mut numbered = false;
        let mut led_back = false;
        for (index, block) in note.blocks.iter().enumerate() {
            let BlockKind::Paragraph(content) = &block.kind else {
                if index == 0 {
                    self.number_alone(number);
                    numbered = true;
                }
                self.blocks(std::slice::from_ref::<Block>(block));
                continue;
            };
            self.out.open("p");
            if index == 0 {
                self.number(number);
                self.out.text(" ");
                numbered = true;
            }
            self.inlines(content);
            if index == last {
                self.ways_back(note, number, true);
                led_back = true;
            }
            self.out.close("p");
            self.out.line();
        }
        if !numbered {
            self.number_alone(number);
        }
        if !led_back {
            self.out.open("p");
            self.ways_back(note, number, false);
            self.out.close("p");
            self.out.line();
        }
        self.out.close("aside");
        self.out.line();
    }

    fn number(&mut self, number: usize) {
        self.out.element("span", "number", &number.to_string());
    }

    fn number_alone(&mut self, number: usize) {
        self.out.open("p");
        self.number(number);
        self.out.close("p");
        self.out.line();
    }

    fn ways_back(&mut self, note: &Note, number: usize, after_text: bool) {
        for call in 1..=note.calls.max(1) {
            if after_text || call > 1 {
                self.out.text(" ");
            }
            let id = self.places.call(NoteMark { number, call });
            let file = self.places.call_file(NoteMark { number, call });
            let href = if file == self.file { format!("#{id}") } else { format!("{file}#{id}") };
            let label = match call {
                1 => self.locale.labels.back_to_text.clone(),
                call => format!("{} ({call})", self.locale.labels.back_to_text),
            };
            self.out
                .start("a")
                .with("role", "doc-backlink")
                .with("class", "back")
                .with("href", &href)
                .with("aria-label", &label)
                .begin();
            self.out.text("↩");
            self.out.close("a");
        }
    }
}
