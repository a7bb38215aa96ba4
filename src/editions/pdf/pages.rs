//! Reads out of the set pages where each of them begins, for the e-book's page list.
//!
//! Every glyph knows which literal of the generated text it comes from, and the span map knows which literal
//! stands for which words of the author's. So nothing has to be marked for it, and setting takes no longer.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU64;

use typst::introspection::Introspector;
use typst::layout::{Frame, FrameItem};
use typst::model::Numbering;
use typst::syntax::{Source, SyntaxKind, SyntaxNode};
use typst::text::{Glyph, TextItem};
use typst_layout::{Page, PagedDocument};

use super::span_map::SpanMap;
use crate::diagnostic::{FileId, Span};
use crate::editions::PageMap;

/// The calls of the template's that begin what stands before the text. No literal holds a line's end.
const IMPRINT_PAGE: &str = "\n#imprint-page";
const CONTENTS: &str = "\n#contents";

/// Maps the pages of a document made from the generated text, in which the text proper begins at a byte.
pub(super) fn map(document: &PagedDocument, generated: &Source, spans: &SpanMap, text: usize) -> PageMap {
    let mut reader = Reader {
        literals: literals(generated.root()),
        leaves: first_leaves(spans, text),
        front: Front::of(generated.text(), text),
        lines: Vec::new(),
        imprint: None,
        contents: None,
        sheet: 0,
        bears: false,
    };
    let mut labels: Vec<Option<String>> = Vec::new();
    let mut last = 0;
    for (sheet, page) in document.pages().iter().enumerate() {
        let before = reader.lines.len();
        (reader.sheet, reader.bears) = (sheet, false);
        reader.frame(&page.frame);
        labels.push(label(page).filter(|_| reader.bears));
        if reader.lines.len() > before {
            last = sheet;
        }
    }
    // What stands behind the text, such as the house's address on a page of its own, is not in the e-book.
    labels.iter_mut().skip(last + 1).for_each(|label| *label = None);
    let mut map = PageMap::new(labels, reader.lines, ids(document));
    (map.imprint, map.contents) = (reader.imprint, reader.contents);
    map
}

/// What a page is called, as far as its number alone decides that.
fn label(page: &Page) -> Option<String> {
    match &page.numbering {
        Some(Numbering::Pattern(pattern)) => {
            pattern.apply(None, &[page.number]).ok().map(|label| label.as_str().trim().to_owned())
        }
        _ => None,
    }
    .filter(|label| !label.is_empty())
}

/// The page of every id, counted from nought.
pub(super) fn ids(document: &PagedDocument) -> BTreeMap<String, usize> {
    let introspector = document.introspector();
    let labelled = introspector.query_labelled();
    let mut ids = BTreeMap::new();
    for element in &labelled {
        let (Some(location), Some(label)) = (element.location(), element.label()) else { continue };
        if let Some(page) = introspector.page(location) {
            ids.entry(label.resolve().as_str().to_owned()).or_insert(page.get() - 1);
        }
    }
    ids
}

/// The literals of the text proper that are the first to stand for their words: what is said again elsewhere, as
/// findings are in the evidence trail, begins no page there.
fn first_leaves(spans: &SpanMap, text: usize) -> Vec<Leaf> {
    let mut told = BTreeSet::new();
    let leaves = spans.leaves().into_iter();
    leaves
        .filter(|(start, span)| *start >= text && told.insert(*span))
        .map(|(start, span)| Leaf { start, span, sheet: None })
        .collect()
}

/// A literal and the author's words it stands for.
struct Leaf {
    /// Where it begins in the generated text.
    start: usize,
    span: Span,
    /// The sheet on which its last line was found.
    sheet: Option<usize>,
}

/// Every string literal: its span in Typst and where it begins, by the former.
fn literals(root: &SyntaxNode) -> Vec<(NonZeroU64, usize)> {
    fn visit(node: &SyntaxNode, mut offset: usize, found: &mut Vec<(NonZeroU64, usize)>) {
        if node.kind() == SyntaxKind::Str {
            found.push((node.span().into_raw(), offset));
        }
        for child in node.children() {
            visit(child, offset, found);
            offset += child.len();
        }
    }
    let mut found = Vec::new();
    visit(root, 0, &mut found);
    found.sort_unstable();
    found
}

/// Where in the generated text the pages before the text are made.
struct Front {
    imprint: usize,
    contents: usize,
    text: usize,
}

impl Front {
    fn of(generated: &str, text: usize) -> Front {
        let contents = generated.find(CONTENTS).unwrap_or(text);
        let imprint = generated.find(IMPRINT_PAGE).unwrap_or(contents);
        Front { imprint, contents, text }
    }
}

struct Reader {
    literals: Vec<(NonZeroU64, usize)>,
    leaves: Vec<Leaf>,
    front: Front,
    lines: Vec<((FileId, usize), usize)>,
    imprint: Option<usize>,
    contents: Option<usize>,
    /// The sheet being read, and whether anything has been found on it.
    sheet: usize,
    bears: bool,
}

impl Reader {
    fn frame(&mut self, frame: &Frame) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => self.frame(&group.frame),
                FrameItem::Text(text) => self.line(text),
                FrameItem::Image(..) => self.bears = true,
                FrameItem::Shape(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }

    /// Glyphs of one face on one line. The first or, from right to left, the last of them begins it.
    fn line(&mut self, text: &TextItem) {
        for glyph in [text.glyphs.first(), text.glyphs.last()].into_iter().flatten() {
            self.glyph(glyph);
        }
    }

    fn glyph(&mut self, glyph: &Glyph) {
        let (span, within) = glyph.span;
        let raw = span.into_raw();
        let Ok(found) = self.literals.binary_search_by_key(&raw, |(own, _)| *own) else { return };
        let Some((_, offset)) = self.literals.get(found).copied() else { return };
        self.bears = true;
        if offset < self.front.text {
            // Of titles, contents have a copy; where they themselves stand is what is asked for.
            if offset >= self.front.contents {
                self.contents.get_or_insert(self.sheet);
            } else if offset >= self.front.imprint {
                self.imprint.get_or_insert(self.sheet);
            }
            return;
        }
        let Ok(found) = self.leaves.binary_search_by_key(&offset, |leaf| leaf.start) else { return };
        let Some(leaf) = self.leaves.get_mut(found) else { return };
        // What stands once more, in a running head or contents, is not the text going on.
        if leaf.sheet.is_some_and(|sheet| self.sheet > sheet + 1) {
            return;
        }
        leaf.sheet = Some(self.sheet);
        let span = leaf.span;
        let last = span.end.saturating_sub(1).max(span.start);
        let place = (span.start + usize::from(within)).min(last);
        self.lines.push(((span.file, place), self.sheet));
    }
}
