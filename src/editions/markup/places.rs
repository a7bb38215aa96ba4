//! Where every id lives, so that links work between the files of an edition.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::walk::{self, Seen};
use crate::model::identifier::Slug;
use crate::model::inline::NoteMark;
use crate::model::report::Report;

/// The files of an edition and the ids in them.
#[derive(Debug)]
pub struct Places<'a> {
    /// For each part, the name of its file.
    files: Vec<String>,
    /// For each id, the index of its part.
    parts: BTreeMap<&'a str, usize>,
    /// For each part, the indices of the notes that stand at its end.
    notes: Vec<Vec<usize>>,
    /// For each call of a note, by number and call, the index of its part.
    calls: BTreeMap<(usize, usize), usize>,
}

impl<'a> Places<'a> {
    /// Finds every id of a report whose parts go into these files, one for each part.
    pub fn new(report: &'a Report, files: Vec<String>) -> Self {
        let mut places = Self {
            files,
            parts: BTreeMap::new(),
            notes: vec![Vec::new(); report.parts.len().max(1)],
            calls: BTreeMap::new(),
        };
        let mut homeless: Vec<bool> = vec![true; report.notes.len()];
        for (index, part) in report.parts.iter().enumerate() {
            places.parts.entry(part.id.as_str()).or_insert(index);
            let mut called = Vec::new();
            let mut see = |seen: Seen<'a>| places.see(seen, index, &mut called);
            walk::inlines(&part.title, &mut see);
            walk::blocks(&part.blocks, &mut see);
            places.take_notes(report, index, called, &mut homeless);
        }
        let last = report.parts.len().saturating_sub(1);
        let rest = (0..report.notes.len()).filter(|note| homeless.get(*note) == Some(&true)).collect();
        places.take_notes(report, last, rest, &mut homeless);
        places
    }

    /// Gives a part the notes it calls first, and those which these call in turn.
    fn take_notes(&mut self, report: &'a Report, part: usize, called: Vec<usize>, homeless: &mut [bool]) {
        let mut waiting = std::collections::VecDeque::from(called);
        while let Some(index) = waiting.pop_front() {
            let (Some(free), Some(note)) = (homeless.get_mut(index), report.notes.get(index)) else {
                continue;
            };
            if !std::mem::take(free) {
                continue;
            }
            self.parts.entry(note.id.as_str()).or_insert(part);
            if let Some(own) = self.notes.get_mut(part) {
                own.push(index);
            }
            let mut called = Vec::new();
            walk::blocks(&note.blocks, &mut |seen| self.see(seen, part, &mut called));
            waiting.extend(called);
        }
        if let Some(own) = self.notes.get_mut(part) {
            own.sort_unstable();
        }
    }

    fn see(&mut self, seen: Seen<'a>, part: usize, called: &mut Vec<usize>) {
        match seen {
            Seen::Id(id) => {
                self.parts.entry(id.as_str()).or_insert(part);
            }
            Seen::Note(mark) => {
                self.calls.entry((mark.number, mark.call)).or_insert(part);
                called.extend(mark.number.checked_sub(1));
            }
            Seen::Text(_) | Seen::Image(_) | Seen::Formula => {}
        }
    }

    /// The file of the part at an index.
    pub fn file(&self, part: usize) -> &str {
        self.files.get(part).map_or("", String::as_str)
    }

    /// A link to an id from a file of the edition: `#id`, or `file#id` where it lives in another.
    pub fn href(&self, from: &str, id: &str) -> String {
        match self.parts.get(id).map(|part| self.file(*part)) {
            Some(file) if file != from => format!("{file}#{id}"),
            _ => format!("#{id}"),
        }
    }

    /// The notes that stand at the end of a part, as indices into the report's.
    pub fn notes(&self, part: usize) -> &[usize] {
        self.notes.get(part).map_or(&[], Vec::as_slice)
    }

    /// An id for something of ours beside an author's, which no author's id equals.
    pub fn derived(&self, id: &str, what: &str) -> String {
        self.free(&format!("{id}-{what}"))
    }

    /// The wish, or something like it that no author's id equals.
    pub fn free(&self, wish: &str) -> String {
        let mut id = wish.to_owned();
        while self.parts.contains_key(id.as_str()) {
            id.push('_');
        }
        id
    }

    /// The file in which a note is called.
    pub fn call_file(&self, mark: NoteMark) -> &str {
        self.calls.get(&(mark.number, mark.call)).map_or("", |part| self.file(*part))
    }

    /// The id of one call of a note, for the way back.
    pub fn call(&self, mark: NoteMark) -> String {
        self.free(&format!("note-{}-call-{}", mark.number, mark.call))
    }
}

/// A file name for each part, made of its id: ASCII, each once whatever the case, none of those taken.
pub fn file_names(report: &Report, ending: &str, numbered: bool, taken: &[&str]) -> Vec<String> {
    let mut used: BTreeMap<String, usize> = taken.iter().map(|name| ((*name).to_owned(), 1)).collect();
    let name_of = |(index, part): (usize, &crate::model::report::Part)| {
        let id: Cow<'_, str> = match Slug::from_words(part.id.as_str()) {
            Some(slug) => Cow::Owned(slug.as_str().to_owned()),
            None => Cow::Owned(format!("part-{}", index + 1)),
        };
        let stem = if numbered { format!("part-{:02}-{id}", index + 1) } else { id.into_owned() };
        let mut name = stem.clone();
        while let Some(count) = used.get_mut(&name) {
            *count += 1;
            name = format!("{stem}-{count}");
        }
        used.insert(name.clone(), 1);
        format!("{name}.{ending}")
    };
    report.parts.iter().enumerate().map(name_of).collect()
}
