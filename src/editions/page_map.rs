//! Where the pages of the PDF begin, in the terms of the model: what the e-book's page list is made of.

use std::collections::BTreeMap;

use crate::diagnostic::{FileId, Span};

/// The sheets of a PDF and what of the publication stands on them.
///
/// Sheets are counted from 0, whatever is printed on them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageMap {
    /// What is printed on each sheet as its number; `None` where it bears nothing that a reader could look up.
    labels: Vec<Option<String>>,
    /// Where in the authors' files a line of text is that begins another page than the line before it in the file.
    places: BTreeMap<(FileId, usize), usize>,
    /// The sheet on which each id is.
    ids: BTreeMap<String, usize>,
    /// The sheets on which the imprint page and the contents begin.
    pub imprint: Option<usize>,
    pub contents: Option<usize>,
}

impl PageMap {
    /// Takes labels by sheet, the sheet of every line of text by where the author wrote it, and the sheet of every id.
    pub fn new(
        labels: Vec<Option<String>>,
        mut lines: Vec<((FileId, usize), usize)>,
        ids: BTreeMap<String, usize>,
    ) -> PageMap {
        // What stands twice, as a heading does in running heads, counts where it stands first.
        lines.sort_unstable();
        lines.dedup_by_key(|(place, _)| *place);
        lines.dedup_by(|(next, page), (place, earlier)| next.0 == place.0 && page == earlier);
        PageMap { labels, places: lines.into_iter().collect(), ids, imprint: None, contents: None }
    }

    /// How many sheets there are.
    pub fn sheets(&self) -> usize {
        self.labels.len()
    }

    /// What is printed on a sheet as its number.
    pub fn label(&self, sheet: usize) -> Option<&str> {
        self.labels.get(sheet)?.as_deref()
    }

    /// The sheet on which an id is.
    pub fn sheet_of_id(&self, id: &str) -> Option<usize> {
        self.ids.get(id).copied()
    }

    /// The sheet on which text begins that an author wrote at a place.
    pub fn sheet_of(&self, span: Span) -> Option<usize> {
        let up_to = (span.file, 0)..=(span.file, span.start);
        self.places.range(up_to).next_back().map(|(_, sheet)| *sheet)
    }

    /// Where within some text another sheet begins, as bytes of the file, and which.
    pub fn turns(&self, span: Span) -> impl Iterator<Item = (usize, usize)> {
        let within = (span.file, span.start + 1)..(span.file, span.end.max(span.start + 1));
        self.places.range(within).map(|((_, at), sheet)| (*at, *sheet))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::diagnostic::{Sources, Span};
    use crate::editions::page_map::PageMap;

    #[test]
    fn only_turns_of_the_page_are_kept() {
        let file = Sources::default().add("a.md", "text");
        let lines = [(0, 2), (10, 2), (20, 2), (20, 5), (30, 3), (40, 3)];
        let lines = lines.map(|(at, sheet)| ((file, at), sheet)).to_vec();
        let map = PageMap::new(vec![None; 6], lines, BTreeMap::new());
        assert_eq!(map.places.len(), 2);
        assert_eq!(map.sheet_of(Span::new(file, 15..18)), Some(2));
        assert_eq!(map.sheet_of(Span::new(file, 35..38)), Some(3));
        assert_eq!(map.turns(Span::new(file, 12..40)).collect::<Vec<_>>(), [(30, 3)]);
        assert_eq!(map.turns(Span::new(file, 30..40)).count(), 0);
    }
}
