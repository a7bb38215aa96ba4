//! Numbers notes in the order of their first calls, and finds calls and notes without each other.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, FileId, Sink};
use crate::model::block::Block;
use crate::model::draft::{DraftFile, DraftNote};
use crate::model::identifier::Id;
use crate::model::inline::{Inline, InlineKind, NoteCall, NoteMark};
use crate::model::report::{Note, Part};
use crate::model::walk::{self, Visitor};

/// Notes by file and label.
pub(super) type Definitions = BTreeMap<(FileId, String), DraftNote>;

/// Takes the blocks and the notes out of the files.
pub(super) fn gather(files: Vec<DraftFile>) -> (Vec<Block>, Definitions) {
    let mut blocks = Vec::new();
    let mut definitions = Definitions::new();
    for file in files {
        blocks.extend(file.blocks);
        definitions.extend(file.notes.into_iter().map(|(label, note)| ((file.file, label), note)));
    }
    (blocks, definitions)
}

/// Numbers the notes that are called. Calls within notes come after all calls in the text.
pub(super) fn number(parts: &mut [Part], definitions: Definitions, sink: &mut Sink) -> Vec<Note> {
    let mut numbering =
        Numbering { definitions, numbers: BTreeMap::new(), notes: Vec::new(), within: None, sink };
    for part in parts {
        walk::inlines(&mut part.title, &mut numbering);
        walk::blocks(&mut part.blocks, &mut numbering);
    }
    let mut next = 0;
    while let Some(blocks) = numbering.notes.get_mut(next).map(|note| std::mem::take(&mut note.blocks)) {
        let mut blocks = blocks;
        numbering.within = Some(next + 1);
        walk::blocks(&mut blocks, &mut numbering);
        if let Some(note) = numbering.notes.get_mut(next) {
            note.blocks = blocks;
        }
        next += 1;
    }
    let Numbering { definitions, notes, sink, .. } = numbering;
    for ((_, label), note) in definitions {
        let message = format!("the note `[^{label}]` is never called");
        let hint = format!("write `[^{label}]` where it belongs, or remove the note");
        sink.report(Diagnostic::new(Code::UnusedFootnote, note.span, message).hint(hint));
    }
    notes
}

struct Numbering<'a> {
    /// Those not called yet.
    definitions: Definitions,
    numbers: BTreeMap<(FileId, String), usize>,
    notes: Vec<Note>,
    /// The note being walked through.
    within: Option<usize>,
    sink: &'a mut Sink,
}

impl Visitor for Numbering<'_> {
    fn inlines(&mut self, inlines: &mut Vec<Inline>) {
        for inline in inlines {
            if let InlineKind::NoteCall(NoteCall::Written(label)) = &inline.kind {
                let label = label.clone();
                inline.kind = self.call(inline, label);
            }
        }
    }
}

impl Numbering<'_> {
    fn call(&mut self, inline: &Inline, label: String) -> InlineKind {
        let key = (inline.span.file, label);
        if let Some(note) = self.definitions.remove(&key) {
            self.notes.push(Note {
                id: Id::from_words(&format!("note {}", self.notes.len() + 1)),
                blocks: note.blocks,
                calls: 0,
                span: note.span,
            });
            self.numbers.insert(key.clone(), self.notes.len());
        }
        let number = self.numbers.get(&key).copied().filter(|number| self.within != Some(*number));
        let called = number.and_then(|number| Some((number, self.notes.get_mut(number - 1)?)));
        let Some((number, note)) = called else {
            let label = &key.1;
            let message = format!("there is no note `[^{label}]` to call here");
            let hint = format!("add a line `[^{label}]: …` to the same file");
            self.sink.report(Diagnostic::new(Code::UndefinedFootnote, inline.span, message).hint(hint));
            return InlineKind::Text(format!("[^{label}]"));
        };
        note.calls += 1;
        InlineKind::NoteCall(NoteCall::Numbered(NoteMark { number, call: note.calls }))
    }
}
