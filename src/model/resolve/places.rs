//! What can be linked to, and by which names authors may call it.

use std::collections::BTreeMap;

use crate::diagnostic::{FileId, nearest};
use crate::model::draft::DraftFile;
use crate::model::identifier::Id;

/// The Markdown files of a publication, in reading order, by the names that links give them.
#[derive(Debug, Default)]
pub(super) struct Manuscripts {
    files: Vec<(FileId, String)>,
}

impl Manuscripts {
    pub(super) fn of(files: &[DraftFile]) -> Self {
        Self { files: files.iter().map(|file| (file.file, file.stem.clone())).collect() }
    }

    /// Where a file stands in reading order.
    fn order(&self, file: FileId) -> usize {
        self.files.iter().position(|(own, _)| *own == file).unwrap_or(0)
    }

    /// The file's name without its ordering number; the start of repeated ids.
    pub(super) fn prefix(&self, file: FileId) -> &str {
        self.files.iter().find(|(own, _)| *own == file).map_or("text", |(_, stem)| without_order(stem))
    }

    /// The file that a link's path names: `05-methods.md`, `methods.md`, `methods.html`.
    pub(super) fn find(&self, path: &str) -> Option<FileId> {
        let name = path.trim_start_matches("./");
        let stem = name
            .strip_suffix(".md")
            .or_else(|| name.strip_suffix(".html"))
            .or_else(|| name.strip_suffix(".markdown"))?;
        let named = |wanted: &str| self.files.iter().find(|(_, own)| own == wanted).map(|(file, _)| *file);
        let unordered = || {
            let wanted = without_order(stem);
            self.files.iter().find(|(_, own)| without_order(own) == wanted).map(|(file, _)| *file)
        };
        named(stem).or_else(unordered)
    }

    /// A file's name like one that was not found.
    pub(super) fn nearest(&self, path: &str) -> Option<String> {
        let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        nearest(stem, self.files.iter().map(|(_, own)| own.as_str())).map(|found| format!("{found}.md"))
    }
}

/// A file name without the digits and mark that only put it in order: `05-methods` is `methods`.
pub(in crate::model) fn without_order(stem: &str) -> &str {
    let rest = stem.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(['-', '_', '.', ' ']) {
        Some(name) if rest.len() < stem.len() && !name.is_empty() => name,
        _ => stem,
    }
}

/// One place that can be linked to.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub id: Id,
    pub file: FileId,
    /// What a cross-reference to it says.
    pub label: String,
    /// The number of the item it is, where it is a finding or implication.
    pub item: Option<crate::model::finding::ItemKind>,
}

/// Every place, by each name an author may use.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub manuscripts: Manuscripts,
    places: Vec<Place>,
    by_name: BTreeMap<String, Vec<usize>>,
    /// The first place of each file.
    heads: BTreeMap<FileId, usize>,
    by_id: BTreeMap<Id, usize>,
}

impl Places {
    pub(super) fn new(manuscripts: Manuscripts) -> Self {
        Self { manuscripts, ..Self::default() }
    }

    /// Adds a place with every name it answers to besides its id.
    pub(super) fn add(&mut self, place: Place, names: impl IntoIterator<Item = String>, starts_file: bool) {
        let index = self.places.len();
        self.by_name.entry(place.id.to_string()).or_default().push(index);
        for name in names {
            let known = self.by_name.entry(name).or_default();
            if !known.contains(&index) {
                known.push(index);
            }
        }
        if starts_file {
            self.heads.entry(place.file).or_insert(index);
        }
        self.by_id.insert(place.id.clone(), index);
        self.places.push(place);
    }

    /// Lets a place answer to the slugs of some words, too.
    pub(super) fn answer_to(&mut self, id: &Id, words: &str) {
        if let Some(index) = self.by_id.get(id).copied() {
            let known = self.by_name.entry(Id::from_words(words).to_string()).or_default();
            if !known.contains(&index) {
                known.push(index);
            }
        }
    }

    /// The place with a name, as seen from a file: its own first, else the nearest in reading order.
    pub(super) fn find(&self, name: &str, from: FileId) -> Option<&Place> {
        let here = self.manuscripts.order(from);
        self.by_name
            .get(name)?
            .iter()
            .filter_map(|index| self.places.get(*index))
            .min_by_key(|place| (self.manuscripts.order(place.file).abs_diff(here), place.file < from))
    }

    /// The place with a name in one file only.
    pub(super) fn find_in(&self, name: &str, file: FileId) -> Option<&Place> {
        self.by_name
            .get(name)?
            .iter()
            .filter_map(|index| self.places.get(*index))
            .find(|place| place.file == file)
    }

    /// The beginning of a file.
    pub(super) fn head(&self, file: FileId) -> Option<&Place> {
        self.heads.get(&file).and_then(|index| self.places.get(*index))
    }

    pub(super) fn get(&self, id: &Id) -> Option<&Place> {
        self.by_id.get(id).and_then(|index| self.places.get(*index))
    }

    /// A name like one that was not found.
    pub(super) fn nearest(&self, name: &str) -> Option<&str> {
        nearest(name, self.by_name.keys().map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::without_order;

    #[test]
    fn files_answer_to_their_name_without_the_number() {
        assert_eq!(without_order("05-methods"), "methods");
        assert_eq!(without_order("2030"), "2030");
        assert_eq!(without_order("10_a"), "a");
        assert_eq!(without_order("methods-05"), "methods-05");
    }
}
