//! A publication resolved: numbered, every reference filled in, ready for any edition.

use crate::diagnostic::Span;
use crate::model::block::{Block, BlockKind, Figure};
use crate::model::catalogue::Discussion;
use crate::model::finding::{Item, ItemKind};
use crate::model::identifier::Id;
use crate::model::inline::{Inline, plain_text};
use crate::model::metadata::Metadata;
use crate::model::picture::{Picture, PictureId};
use crate::model::role::Role;

/// What every edition is made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    pub metadata: Metadata,
    pub parts: Vec<Part>,
    /// In the order of first calls; note 1 is the first.
    pub notes: Vec<Note>,
    pub pictures: Vec<Picture>,
    /// What readers wrote of it; `None` where no file of comments is there.
    pub discussion: Option<Discussion>,
}

/// A part of the report under one level-1 heading, or the opening without any.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    pub role: Role,
    pub id: Id,
    /// "Chapter 2" or "Appendix A" in the report's language; `None` for parts that are not numbered.
    pub label: Option<String>,
    /// "2" or "A", for large numerals; there when `label` is.
    pub number: Option<String>,
    /// Empty only for the opening.
    pub title: Vec<Inline>,
    /// Headings among them have levels 2 to 6, never skipping one.
    pub blocks: Vec<Block>,
    /// Of the heading, or of the opening's first block.
    pub span: Span,
}

/// A note, by whatever means the edition shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// `note-1`.
    pub id: Id,
    pub blocks: Vec<Block>,
    /// How often it is called, at least once.
    pub calls: usize,
    pub span: Span,
}

impl Report {
    /// Findings, implications or recommendations, in order.
    pub fn items(&self, kind: ItemKind) -> impl Iterator<Item = &Item> {
        self.parts.iter().flat_map(|part| &part.blocks).filter_map(move |block| match &block.kind {
            BlockKind::Item(item) if item.kind == kind => Some(item),
            _ => None,
        })
    }

    /// Every figure that has a number, in reading order.
    pub fn figures(&self) -> Vec<&Figure> {
        let mut found = Vec::new();
        self.parts.iter().for_each(|part| figures(&part.blocks, &mut found));
        found
    }

    /// The first part with a role.
    pub fn part(&self, role: Role) -> Option<&Part> {
        self.parts.iter().find(|part| part.role == role)
    }

    pub fn picture(&self, id: PictureId) -> Option<&Picture> {
        self.pictures.get(id.0)
    }
}

impl Part {
    /// "Chapter 2: A coalition of the willing", for contents and running heads.
    pub fn full_title(&self) -> String {
        match &self.label {
            Some(label) => format!("{label}: {}", plain_text(&self.title)),
            None => plain_text(&self.title),
        }
    }
}

fn figures<'a>(blocks: &'a [Block], found: &mut Vec<&'a Figure>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Figure(figure) if !figure.caption.label.is_empty() => found.push(figure),
            BlockKind::List(list) => list.items.iter().for_each(|item| figures(&item.blocks, found)),
            BlockKind::Quotation(quotation) => figures(&quotation.blocks, found),
            BlockKind::Panel(panel) => figures(&panel.blocks, found),
            BlockKind::Alert(alert) => figures(&alert.blocks, found),
            BlockKind::Item(item) => figures(&item.body, found),
            _ => {}
        }
    }
}
