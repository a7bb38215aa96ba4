//! Paragraphs and everything that stands between them.

use crate::diagnostic::Span;
use crate::model::code::Listing;
use crate::model::finding::{Item, QuotedFindings};
use crate::model::identifier::Id;
use crate::model::inline::{Inline, Reference};
use crate::model::maths::Formula;
use crate::model::picture::Image;

/// A block of text, and where the author wrote it.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    pub kind: BlockKind,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq)]
pub enum BlockKind {
    Paragraph(Vec<Inline>),
    /// A heading that belongs to the outline; never within another block.
    Heading(Heading),
    List(List),
    Definitions(Vec<Definition>),
    Quotation(Quotation),
    /// A block quote that begins with a heading: a box or case study.
    Panel(Panel),
    /// `> [!NOTE]` and its kin.
    Alert(Alert),
    Code(Listing),
    Formula(Formula),
    /// A numbered, captioned image.
    Figure(Figure),
    /// An image by itself without a caption.
    Image(Image),
    Table(Table),
    /// A finding, implication or recommendation. Only in reports: `resolve` makes them.
    Item(Item),
    /// What rests on the part, section, figure or table that it follows. Only in reports: `resolve` makes them.
    Trail(Trail),
    /// Another publication's findings. Only in drafts, and where they could not be had.
    Findings(QuotedFindings),
    /// A thematic break.
    Rule,
    /// A fenced block named as a directive, whose body is TOML; kept as text until something understands it.
    Directive {
        name: String,
        body: String,
    },
}

/// A heading of the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// 1 to 6. In a report: consecutive, 1 only for parts.
    pub level: u8,
    /// The author's `{#id}`; in a report always there.
    pub id: Option<Id>,
    pub content: Vec<Inline>,
    pub attributes: Attributes,
}

/// What an author writes in `{…}` behind something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attributes {
    pub id: Option<Id>,
    pub classes: Vec<String>,
    /// In the order written.
    pub pairs: Vec<(String, String)>,
    /// Of the braces with what they hold.
    pub span: Option<Span>,
}

impl Attributes {
    pub fn has_class(&self, class: &str) -> bool {
        self.classes.iter().any(|own| own == class)
    }

    pub fn get(&self, key: &str) -> Option<&str> {
        self.pairs.iter().find(|(own, _)| own == key).map(|(_, value)| value.as_str())
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// The first number of an ordered list; `None` for bullets.
    pub start: Option<u64>,
    /// Whether items stand without space between them.
    pub tight: bool,
    pub items: Vec<ListItem>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ListItem {
    pub id: Option<Id>,
    pub attributes: Attributes,
    /// Of a task list: whether it is done.
    pub task: Option<bool>,
    pub blocks: Vec<Block>,
    pub span: Span,
}

/// Terms and what they mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    pub term: Vec<Inline>,
    /// One or more, each a run of blocks.
    pub meanings: Vec<Vec<Block>>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Quotation {
    pub id: Option<Id>,
    pub blocks: Vec<Block>,
    /// Who said it, without the dash.
    pub attribution: Option<Vec<Inline>>,
    /// A pull quote: repeated from the text for emphasis.
    pub pull: bool,
}

/// A box set apart from the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    pub id: Option<Id>,
    pub kind: PanelKind,
    /// What the box is called; not in the outline.
    pub title: Vec<Inline>,
    pub blocks: Vec<Block>,
    /// What stands before the title, such as "Case study"; empty for a plain box and in drafts.
    pub label: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PanelKind {
    Plain,
    CaseStudy,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Alert {
    pub kind: AlertKind,
    /// "Note", "Tip" and so on in the report's language; empty in drafts.
    pub label: String,
    pub blocks: Vec<Block>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlertKind {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

impl AlertKind {
    pub fn as_str(self) -> &'static str {
        match self {
            AlertKind::Note => "note",
            AlertKind::Tip => "tip",
            AlertKind::Important => "important",
            AlertKind::Warning => "warning",
            AlertKind::Caution => "caution",
        }
    }
}

/// What a figure or table is called and where its facts come from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Caption {
    pub id: Option<Id>,
    /// "Figure 3"; empty in drafts.
    pub label: String,
    pub content: Vec<Inline>,
    /// Without the word "Source".
    pub source: Option<Vec<Inline>>,
    /// "Source" in the report's language; empty in drafts and where there is no source.
    pub source_label: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub image: Image,
    pub caption: Caption,
}

/// The way back from evidence to the findings that rest on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Trail {
    /// "Evidence for" in the report's language.
    pub label: String,
    /// One or more.
    pub references: Vec<Reference>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// `None` for an uncaptioned, unnumbered table.
    pub caption: Option<Caption>,
    /// One for each column: the longest row's count, spans reckoned in.
    pub columns: Vec<Alignment>,
    /// Rows of column headers; may be empty.
    pub head: Vec<Row>,
    pub body: Vec<Row>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub cells: Vec<Cell>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// A header of its row (in the body) or column (in the head).
    pub header: bool,
    /// 1 or more.
    pub columns: usize,
    /// 1 or more; never past the end of the head or body.
    pub rows: usize,
    pub alignment: Alignment,
    pub content: Vec<Block>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Alignment {
    /// By the direction of the text.
    #[default]
    Natural,
    Left,
    Centre,
    Right,
}

impl Block {
    pub fn new(kind: BlockKind, span: Span) -> Self {
        Self { kind, span }
    }
}
