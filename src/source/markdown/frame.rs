//! What is open while a file is read: one frame for each element that has begun and not yet ended.

use std::ops::Range;

use crate::model::block::{AlertKind, Alignment, Attributes, Block, Caption, Definition, ListItem, Row};
use crate::model::identifier::{Id, LanguageTag};
use crate::model::inline::Inline;

use super::attributes::Written;

/// An element that has begun: its kind and what it holds so far.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) kind: Kind,
    pub(super) origin: Origin,
    /// Tells this frame from every other of the file.
    pub(super) serial: u32,
    /// In bytes of the file. For Markdown the whole element; for HTML the end is moved when it is closed.
    pub(super) range: Range<usize>,
    pub(super) blocks: Vec<Block>,
    /// Running text; in a container, what is not yet in a paragraph.
    pub(super) inlines: Vec<Inline>,
    /// Anchors that stood alone, waiting for the next block.
    pub(super) anchors: Vec<Inline>,
    /// The last block, where it could caption a table that follows.
    pub(super) caption: Option<CaptionLine>,
    /// Of a container: the language of the lines within, where an attribute says so.
    pub(super) language: Option<LanguageTag>,
}

/// Who began an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Origin {
    Markdown,
    /// A tag of this name, in lower case.
    Html(Box<str>),
    /// Nobody: it must be there for what it holds.
    Implied,
}

#[derive(Debug)]
pub(super) enum Kind {
    Document,
    Quote(QuoteFrame),
    List(ListFrame),
    Item(ItemFrame),
    Definitions(Vec<Definition>),
    Term,
    Meaning,
    Note(String),
    Table(Box<TableFrame>),
    TableCaption,
    Row {
        head: bool,
        cells: Vec<CellFrame>,
    },
    Cell(CellFrame),
    Figure(FigureFrame),
    FigureCaption,
    /// Blocks that have only their language in common; they go to what is around them.
    Passage,
    Paragraph,
    Heading(HeadingFrame),
    Raw(RawFrame),
    Inline(Span),
}

/// An element within a line.
#[derive(Debug)]
pub(super) enum Span {
    Emphasis,
    Strong,
    Strikethrough,
    Superscript,
    Subscript,
    Keyboard,
    Mark,
    Work,
    Quoted {
        close: String,
    },
    Abbreviation(Option<String>),
    Foreign(LanguageTag),
    Code,
    /// An element that means nothing itself, known by its end tag.
    Plain,
    Link {
        destination: String,
        shortcut: bool,
    },
    Image {
        destination: String,
        title: String,
        attributes: Option<Written>,
    },
}

#[derive(Debug, Default)]
pub(super) struct QuoteFrame {
    pub(super) alert: Option<AlertKind>,
    pub(super) id: Option<Id>,
    pub(super) pull: bool,
    pub(super) attribution: Option<Vec<Inline>>,
    pub(super) title: Option<BoxTitle>,
}

/// The heading that makes a block quote a box.
#[derive(Debug)]
pub(super) struct BoxTitle {
    pub(super) content: Vec<Inline>,
    pub(super) id: Option<Id>,
    pub(super) case_study: bool,
}

#[derive(Debug)]
pub(super) struct ListFrame {
    pub(super) start: Option<u64>,
    pub(super) tight: bool,
    pub(super) items: Vec<ListItem>,
}

#[derive(Debug, Default)]
pub(super) struct ItemFrame {
    pub(super) attributes: Attributes,
    pub(super) task: Option<bool>,
    /// Whether its first paragraph, the only one that may end in attributes, has been read.
    pub(super) begun: bool,
}

#[derive(Debug, Default)]
pub(super) struct HeadingFrame {
    pub(super) level: u8,
    /// From an HTML attribute.
    pub(super) id: Option<Id>,
}

#[derive(Debug, Default)]
pub(super) struct TableFrame {
    pub(super) caption: Option<Caption>,
    pub(super) id: Option<Id>,
    /// By column, for Markdown tables.
    pub(super) columns: Vec<Alignment>,
    pub(super) in_head: bool,
    pub(super) head: Vec<Row>,
    pub(super) body: Vec<Row>,
}

/// A cell; `content` is filled when it is closed.
#[derive(Debug, Default)]
pub(super) struct CellFrame {
    pub(super) header: bool,
    pub(super) columns: usize,
    pub(super) rows: usize,
    pub(super) alignment: Alignment,
    pub(super) content: Vec<Block>,
    /// Where it ends in the file.
    pub(super) end: usize,
}

/// A `<figure>`.
#[derive(Debug, Default)]
pub(super) struct FigureFrame {
    pub(super) id: Option<Id>,
    /// What its `<figcaption>` says; blocks that were in it are lines of it.
    pub(super) caption: Vec<Inline>,
}

/// Text that is kept letter for letter.
#[derive(Debug, Default)]
pub(super) struct RawFrame {
    /// What stands behind the fence; `None` for indented code and HTML.
    pub(super) info: Option<String>,
    pub(super) language: Option<String>,
    pub(super) text: String,
}

/// A paragraph that reads `Table: …`.
#[derive(Debug)]
pub(super) struct CaptionLine {
    pub(super) content: Vec<Inline>,
    pub(super) attributes: Option<Written>,
}

impl Frame {
    pub(super) fn new(kind: Kind, origin: Origin, serial: u32, range: Range<usize>) -> Self {
        Self {
            kind,
            origin,
            serial,
            range,
            blocks: Vec::new(),
            inlines: Vec::new(),
            anchors: Vec::new(),
            caption: None,
            language: None,
        }
    }

    pub(super) fn is_html(&self, name: &str) -> bool {
        matches!(&self.origin, Origin::Html(own) if &**own == name)
    }
}

impl Kind {
    pub(super) fn is_inline(&self) -> bool {
        matches!(self, Kind::Inline(_))
    }

    /// Whether it holds text but no blocks, and ends where a block begins.
    pub(super) fn is_leaf(&self) -> bool {
        matches!(self, Kind::Paragraph | Kind::Raw(_))
    }

    /// Whether it holds text only, so that blocks within it become part of its line.
    pub(super) fn is_line(&self) -> bool {
        matches!(self, Kind::Heading(_) | Kind::TableCaption | Kind::FigureCaption | Kind::Term)
    }

    /// Whether loose text within it makes paragraphs.
    pub(super) fn holds_blocks(&self) -> bool {
        !(self.is_inline() || self.is_leaf() || self.is_line())
    }
}
