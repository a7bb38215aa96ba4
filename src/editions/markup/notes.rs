//! Notes: in the e-book at the end of the part that calls them first, on the web behind the block that does.
//!
//! There a style sheet can move them to its side, and whoever listens hears them where they belong.

use std::collections::{BTreeSet, VecDeque};

use super::Renderer;
use super::walk::{self, Seen};
use crate::model::block::{Block, BlockKind};
use crate::model::inline::{Inline, NoteMark};
use crate::model::report::Note;

/// The notes of the part at hand that have been called and not yet been set, and those that have.
#[derive(Debug, Default)]
pub(super) struct SideNotes {
    called: VecDeque<usize>,
    known: BTreeSet<usize>,
    /// Whether none may be set here: within tables, and within notes.
    held: bool,
}

impl<'a> Renderer<'a> {
    /// The notes of a part that have not been set yet, with a way back from each to every call.
    pub(super) fn notes(&mut self, part: usize) {
        let (report, places) = (self.report, self.places);
        let unset = |index: &&usize| !self.side.known.contains(index);
        let indices: Vec<usize> = places.notes(part).iter().filter(unset).copied().collect();
        if indices.is_empty() {
            return;
        }
        // One of them may call another.
        self.side.known.extend(indices.iter().copied());
        self.out.start("div").with("class", "notes").begin();
        self.out.line();
        for index in indices {
            if let Some(note) = report.notes.get(index) {
                self.note(note, index + 1);
            }
        }
        self.out.close("div");
        self.out.line();
    }

    /// Remembers a note that is called here, to be set behind the block.
    pub(super) fn remember(&mut self, mark: NoteMark) {
        let Some(index) = mark.number.checked_sub(1).filter(|_| self.is_html()) else { return };
        let home = self.places.notes(self.part).binary_search(&index).is_ok();
        if home && self.side.known.insert(index) {
            self.side.called.push_back(index);
        }
    }

    /// Writes a block and, behind it, the notes that it calls first, together in one element.
    pub(super) fn noted(&mut self, content: NoteSource<'a>, write: impl FnOnce(&mut Self)) {
        if self.side.held || !self.is_html() || !self.calls_notes(content) {
            return write(self);
        }
        self.out.start("div").with("class", "noted").begin();
        self.out.line();
        let held = std::mem::replace(&mut self.side.held, true);
        write(self);
        self.side.held = held;
        self.side_notes();
        self.out.close("div");
        self.out.line();
    }

    /// Sets the notes that have been called, and those that these call in turn.
    pub(super) fn side_notes(&mut self) {
        if self.side.held {
            return;
        }
        let report = self.report;
        self.side.held = true;
        while let Some(index) = self.side.called.pop_front() {
            if let Some(note) = report.notes.get(index) {
                self.note(note, index + 1);
            }
        }
        self.side.held = false;
    }

    fn calls_notes(&self, content: NoteSource<'a>) -> bool {
        let home = self.places.notes(self.part);
        let mut calls = false;
        let mut see = |seen: Seen<'a>| {
            if let Seen::Note(mark) = seen
                && let Some(index) = mark.number.checked_sub(1)
            {
                calls |= home.binary_search(&index).is_ok() && !self.side.known.contains(&index);
            }
        };
        match content {
            NoteSource::Line(content) => walk::inlines(content, &mut see),
            NoteSource::Block(block) => walk::blocks(std::slice::from_ref(block), &mut see),
        }
        calls
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

/// Where calls are looked for.
#[derive(Debug, Clone, Copy)]
pub(super) enum NoteSource<'a> {
    Line(&'a [Inline]),
    Block(&'a Block),
}
