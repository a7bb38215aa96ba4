//! Markers where the pages of the PDF begin (EPUB Accessibility 1.1, §3.4).
//!
//! Whoever renders text says what comes next; whenever that stands on a later sheet than all before it, every
//! sheet in between has its marker there. So each has exactly one, in order, also where nothing in the e-book
//! tells to the letter where a page begins.

use super::Renderer;
use super::places::Places;
use super::writer::Markup;
use crate::diagnostic::Span;
use crate::editions::PageMap;
use crate::model::block::{Block, BlockKind};

/// A marker that has been written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageMark {
    pub label: String,
    pub file: String,
    pub id: String,
}

/// The markers of one book, while it is written.
#[derive(Debug)]
pub struct PageBreaks<'a> {
    map: &'a PageMap,
    places: &'a Places<'a>,
    /// How many sheets have their marker.
    passed: usize,
    pub marks: Vec<PageMark>,
}

impl<'a> PageBreaks<'a> {
    pub fn new(map: &'a PageMap, places: &'a Places<'a>) -> PageBreaks<'a> {
        PageBreaks { map, places, passed: 0, marks: Vec::new() }
    }

    /// The sheet on which the imprint page stands.
    pub fn imprint(&self) -> Option<usize> {
        self.map.imprint
    }

    /// Marks every sheet up to one that has no marker yet, in the document being written.
    pub fn reach(&mut self, sheet: Option<usize>, element: &'static str, file: &str, out: &mut Markup) {
        let Some(sheet) = sheet else { return };
        while self.passed <= sheet && self.passed < self.map.sheets() {
            if let Some(label) = self.map.label(self.passed) {
                let id = self.places.free(&format!("page-{}", self.passed + 1));
                out.start(element)
                    .semantics(Some("pagebreak"), Some("doc-pagebreak"))
                    .with("id", &id)
                    .with("aria-label", label)
                    .begin();
                out.close(element);
                if element != "span" {
                    out.line();
                }
                self.marks.push(PageMark { label: label.to_owned(), file: file.to_owned(), id });
            }
            self.passed += 1;
        }
    }
}

impl Renderer<'_> {
    /// Marks the page on which an id is, before the element that bears it.
    pub(super) fn page_of_id(&mut self, id: Option<&str>) {
        if let (Some(breaks), Some(id)) = (&mut self.page_breaks, id) {
            let sheet = breaks.map.sheet_of_id(id);
            breaks.reach(sheet, "div", self.file, &mut self.out);
        }
    }

    /// Marks the page on which a block begins, before it, where its text does not do so by itself.
    pub(super) fn page_of_block(&mut self, block: &Block) {
        let id = match &block.kind {
            BlockKind::Heading(heading) => heading.id.as_ref(),
            BlockKind::Item(item) => Some(&item.id),
            BlockKind::Figure(figure) => figure.caption.id.as_ref(),
            BlockKind::Table(table) => table.caption.as_ref().and_then(|caption| caption.id.as_ref()),
            BlockKind::Code(_) | BlockKind::Directive { .. } => {
                if let Some(breaks) = &mut self.page_breaks {
                    let sheet = breaks.map.sheet_of(block.span);
                    breaks.reach(sheet, "div", self.file, &mut self.out);
                }
                return;
            }
            _ => return,
        };
        self.page_of_id(id.map(|id| id.as_str()));
    }

    /// Text with markers where pages begin in it.
    pub(super) fn paged_text(&mut self, text: &str, span: Span) {
        let Some(breaks) = &mut self.page_breaks else { return self.out.text(text) };
        let map = breaks.map;
        breaks.reach(map.sheet_of(span), "span", self.file, &mut self.out);
        // Only where the text is the source letter for letter does a place in the one tell a place in the other.
        let exact = text.len() == span.end.saturating_sub(span.start);
        let mut written = 0;
        for (at, sheet) in map.turns(span).filter(|_| exact) {
            let cut = word_start(text, at - span.start);
            let Some(piece) = text.get(written..cut) else { continue };
            self.out.text(piece);
            written = cut;
            breaks.reach(Some(sheet), "span", self.file, &mut self.out);
        }
        self.out.text(text.get(written..).unwrap_or_default());
    }
}

/// The beginning of the next word, where a place lies within one: pages may begin with half of one, readers do not.
fn word_start(text: &str, at: usize) -> usize {
    let Some((before, after)) = text.split_at_checked(at) else { return text.len() };
    if before.is_empty() || before.ends_with(char::is_whitespace) {
        return at;
    }
    let rest = after.find(char::is_whitespace).and_then(|gap| {
        let blank = after.get(gap..)?;
        Some(gap + blank.len() - blank.trim_start().len())
    });
    rest.map_or(text.len(), |rest| at + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_begin_with_whole_words() {
        assert_eq!(word_start("of the leadership of", 7), 7);
        assert_eq!(word_start("of the leadership of", 10), 18);
        assert_eq!(word_start("leadership", 4), 10);
        assert_eq!(word_start("é and", 1), "é and".len());
    }
}
