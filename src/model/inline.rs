//! Text and what happens within a line.

use crate::diagnostic::Span;
use crate::model::identifier::{Id, LanguageTag};
use crate::model::maths::Formula;
use crate::model::picture::Image;

/// A piece of running text, and where the author wrote it.
#[derive(Debug, Clone, PartialEq)]
pub struct Inline {
    pub kind: InlineKind,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq)]
pub enum InlineKind {
    /// Characters as they are to be read; never markup, free of control characters.
    Text(String),
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    Strikethrough(Vec<Inline>),
    Superscript(Vec<Inline>),
    Subscript(Vec<Inline>),
    /// `<kbd>`: keys that a reader presses.
    Keyboard(Vec<Inline>),
    /// `<mark>`: highlighted by the author.
    Mark(Vec<Inline>),
    /// `<cite>`: the title of a work.
    Work(Vec<Inline>),
    /// `<q>`: quoted within the line; its marks are already in the content.
    Quoted(Vec<Inline>),
    /// `<abbr title>`: an abbreviation and what it stands for.
    Abbreviation {
        expansion: Option<String>,
        content: Vec<Inline>,
    },
    /// `<span lang>`: text in another language than its surroundings.
    Foreign {
        language: LanguageTag,
        content: Vec<Inline>,
    },
    /// Code within the line; kept letter for letter.
    Code(String),
    /// `$…$` where the publication has `maths = true`.
    Formula(Formula),
    Link {
        destination: Destination,
        content: Vec<Inline>,
    },
    /// A cross-reference that imprint fills in: `[#id]` or `[](#id)`.
    Reference(Reference),
    /// The call of a note: an index into [`crate::model::report::Report::notes`].
    NoteCall(NoteCall),
    Image(Image),
    /// A place that can be linked to: `<a id="…">`.
    Anchor(Id),
    /// A line break that the author asked for.
    LineBreak,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Destination {
    /// As the author wrote it. Only in drafts: `resolve` leaves none.
    Written(String),
    /// An absolute `http`, `https` or `mailto` URL, percent-encoded where need be.
    Outside(String),
    /// A place in this publication.
    Inside(Id),
    /// Nowhere: broken, or not safe, and reported; the content stands without a link.
    Nowhere,
}

/// A cross-reference to a part, figure, table, finding or heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// The id as written, without `#`; in a report, an id that exists.
    pub target: Id,
    /// What the reader sees: "Figure 3"; empty in drafts.
    pub label: String,
    pub span: Span,
}

/// The call of a note. Drafts know it by label within its file; reports by number.
#[derive(Debug, Clone, PartialEq)]
pub enum NoteCall {
    Written(String),
    Numbered(NoteMark),
}

/// Which note is called, and for the how-manyeth time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoteMark {
    /// Counted from 1 through the whole publication, in the order of first calls.
    pub number: usize,
    /// 1 for the first call of this note, 2 for the next.
    pub call: usize,
}

/// The words of inlines without any markup: for titles, ids, records. Notes are left out, images give their alt text.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_plain(inlines, &mut text);
    text
}

fn push_plain(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(run) | InlineKind::Code(run) => text.push_str(run),
            InlineKind::Formula(formula) => text.push_str(formula.words()),
            InlineKind::Reference(reference) => text.push_str(&reference.label),
            InlineKind::Image(image) => text.push_str(image.alt.words().unwrap_or("")),
            InlineKind::LineBreak => text.push(' '),
            InlineKind::NoteCall(_) | InlineKind::Anchor(_) => {}
            _ => {
                if let Some(content) = inline.content() {
                    push_plain(content, text);
                }
            }
        }
    }
}

impl Inline {
    pub fn new(kind: InlineKind, span: Span) -> Self {
        Self { kind, span }
    }

    pub fn text(text: impl Into<String>, span: Span) -> Self {
        Self::new(InlineKind::Text(text.into()), span)
    }

    /// The inlines within this one, where it has any.
    pub fn content(&self) -> Option<&Vec<Inline>> {
        match &self.kind {
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strikethrough(content)
            | InlineKind::Superscript(content)
            | InlineKind::Subscript(content)
            | InlineKind::Keyboard(content)
            | InlineKind::Mark(content)
            | InlineKind::Work(content)
            | InlineKind::Quoted(content)
            | InlineKind::Abbreviation { content, .. }
            | InlineKind::Foreign { content, .. }
            | InlineKind::Link { content, .. } => Some(content),
            InlineKind::Text(_)
            | InlineKind::Code(_)
            | InlineKind::Formula(_)
            | InlineKind::Reference(_)
            | InlineKind::NoteCall(_)
            | InlineKind::Image(_)
            | InlineKind::Anchor(_)
            | InlineKind::LineBreak => None,
        }
    }

    /// The inlines within this one, to change.
    pub fn content_mut(&mut self) -> Option<&mut Vec<Inline>> {
        match &mut self.kind {
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strikethrough(content)
            | InlineKind::Superscript(content)
            | InlineKind::Subscript(content)
            | InlineKind::Keyboard(content)
            | InlineKind::Mark(content)
            | InlineKind::Work(content)
            | InlineKind::Quoted(content)
            | InlineKind::Abbreviation { content, .. }
            | InlineKind::Foreign { content, .. }
            | InlineKind::Link { content, .. } => Some(content),
            InlineKind::Text(_)
            | InlineKind::Code(_)
            | InlineKind::Formula(_)
            | InlineKind::Reference(_)
            | InlineKind::NoteCall(_)
            | InlineKind::Image(_)
            | InlineKind::Anchor(_)
            | InlineKind::LineBreak => None,
        }
    }
}
