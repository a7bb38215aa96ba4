//! The stack of open frames: what begins, what ends, and where a block or inline goes.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Sink, Span};
use crate::model::block::{Block, BlockKind};
use crate::model::draft::DraftNote;
use crate::model::inline::{Inline, InlineKind, plain_text};
use crate::source::cluster::Cluster;
use crate::source::pictures::Pictures;

use super::foreign::Drawing;
use super::frame::{Frame, ItemFrame, Kind, Origin};
use super::images::ImageDetail;
use super::{Manuscript, Reading};

/// How many frames may be open at once; what nests deeper is kept without its nesting.
const DEPTH: usize = 64;

/// Builds the blocks of one file.
pub(super) struct Builder<'a> {
    pub(super) manuscript: Manuscript<'a>,
    pub(super) reading: Reading<'a>,
    pub(super) pictures: &'a mut dyn Pictures,
    sink: &'a mut Sink,
    /// The bottom of the stack.
    document: Frame,
    stack: Vec<Frame>,
    pub(super) notes: BTreeMap<String, DraftNote>,
    /// What became of each opening of the parser that has not been closed yet.
    pub(super) opened: Vec<Opened>,
    /// Bytes that have been read as attributes, so that events for them are passed over.
    pub(super) skipped: Vec<Range<usize>>,
    /// Captions and attributes of images that have not found their block yet.
    pub(super) images: Vec<ImageDetail>,
    /// Whether a single quotation mark is open in the paragraph.
    pub(super) quoted: bool,
    /// Whether isolate marks were met since the last block.
    pub(super) isolates: bool,
    pub(super) bad_characters: usize,
    /// The letter that the text read so far ends with.
    pub(super) cluster: Cluster,
    serial: u32,
    too_deep: bool,
    /// Whether the text within raw HTML is being read as Markdown.
    pub(super) within_html: bool,
    /// Labels of notes, once they were looked for.
    pub(super) labels: Option<BTreeSet<String>>,
    /// Tables that are drawn, by where they begin, with their ends, until their turn comes.
    pub(super) drawn: BTreeMap<usize, (usize, Drawing)>,
    /// Kinds of boxes that mean nothing and were told of.
    pub(super) boxes: BTreeSet<String>,
}

/// What became of an opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opened {
    /// The frame with this serial number.
    Frame(u32),
    /// Nothing; its content goes to what is open around it. Blocks still part their text.
    Flat { block: bool },
}

impl<'a> Builder<'a> {
    pub(super) fn new(
        manuscript: Manuscript<'a>,
        reading: Reading<'a>,
        pictures: &'a mut dyn Pictures,
        sink: &'a mut Sink,
    ) -> Self {
        let whole = manuscript.body..manuscript.text.len();
        Self {
            manuscript,
            reading,
            pictures,
            sink,
            document: Frame::new(Kind::Document, Origin::Markdown, 0, whole),
            stack: Vec::new(),
            notes: BTreeMap::new(),
            opened: Vec::new(),
            skipped: Vec::new(),
            images: Vec::new(),
            quoted: false,
            isolates: false,
            bad_characters: 0,
            cluster: Cluster::default(),
            serial: 0,
            too_deep: false,
            within_html: false,
            labels: None,
            drawn: BTreeMap::new(),
            boxes: BTreeSet::new(),
        }
    }

    /// Closes all that is open and gives what was built.
    pub(super) fn finish(mut self) -> (Vec<Block>, BTreeMap<String, DraftNote>) {
        let end = self.manuscript.text.len();
        self.report_unclosed();
        self.close_to(0, end);
        self.flush_loose();
        self.flush_anchors();
        (self.document.blocks, self.notes)
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.sink.report(diagnostic);
    }

    /// Who is told what is wrong.
    pub(super) fn sink(&mut self) -> &mut Sink {
        self.sink
    }

    /// A place in the file, widened to whole characters.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let text = self.manuscript.text;
        let mut start = range.start.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = range.end.clamp(start, text.len());
        while !text.is_char_boundary(end) {
            end += 1;
        }
        Span::new(self.manuscript.file, start..end)
    }

    /// The author's own bytes.
    pub(super) fn source(&self, range: Range<usize>) -> &'a str {
        self.manuscript.text.get(range).unwrap_or("")
    }

    /// The picture that a text names; what is wrong is reported at the span.
    pub(super) fn find_picture(
        &mut self,
        written: &str,
        span: Span,
    ) -> Option<crate::model::picture::PictureId> {
        self.pictures.find(written, span, self.sink)
    }

    pub(super) fn top(&mut self) -> &mut Frame {
        match self.stack.last_mut() {
            Some(frame) => frame,
            None => &mut self.document,
        }
    }

    /// The open frames from the innermost outwards, each with how deep the stack is below it.
    pub(super) fn innermost(&self) -> impl Iterator<Item = (usize, &Frame)> {
        self.stack.iter().enumerate().rev()
    }

    pub(super) fn innermost_mut(&mut self) -> impl Iterator<Item = &mut Frame> {
        self.stack.iter_mut().rev()
    }

    /// Begins a frame on top, unless too many are open.
    pub(super) fn push(&mut self, kind: Kind, origin: Origin, range: Range<usize>) -> Opened {
        let block = !kind.is_inline();
        if self.stack.len() >= DEPTH {
            if !std::mem::replace(&mut self.too_deep, true) {
                let message = format!("elements are nested more than {DEPTH} deep");
                let hint = "from here on the text is kept without the nesting: write it in fewer levels";
                let diagnostic = Diagnostic::new(Code::NestingTooDeep, self.span(range), message);
                self.report(diagnostic.hint(hint));
            }
            if block {
                self.part();
            }
            return Opened::Flat { block };
        }
        self.serial = self.serial.wrapping_add(1);
        self.stack.push(Frame::new(kind, origin, self.serial, range));
        Opened::Frame(self.serial)
    }

    /// Begins a block: ends the paragraph or line that is open, and makes what must be around the block.
    pub(super) fn open_block(&mut self, kind: Kind, origin: Origin, range: Range<usize>) -> Opened {
        if !self.make_room(range.start) {
            return Opened::Flat { block: true };
        }
        self.push(kind, origin, range)
    }

    /// Makes the top a frame in which a block may stand; `false` where only a line of text may.
    pub(super) fn make_room(&mut self, at: usize) -> bool {
        let line = self.innermost().find(|(_, frame)| !frame.kind.is_inline());
        if line.is_some_and(|(_, frame)| frame.kind.is_line()) {
            self.part();
            return false;
        }
        self.end_leaf(at);
        self.enclose(at);
        true
    }

    /// Ends the paragraph that is open, with all within it, and makes loose text one.
    pub(super) fn end_leaf(&mut self, at: usize) {
        while self.stack.last().is_some_and(|top| top.kind.is_inline() || top.kind.is_leaf()) {
            self.close_top(at);
        }
        self.flush_loose();
    }

    /// Opens the item or cell that content must stand in, where the author's HTML left it out.
    pub(super) fn enclose(&mut self, at: usize) {
        let kind = match &self.top().kind {
            Kind::List(_) => Kind::Item(ItemFrame { begun: true, ..ItemFrame::default() }),
            Kind::Row { .. } => Kind::Cell(super::tables::plain_cell()),
            Kind::Definitions(_) => Kind::Meaning,
            _ => return,
        };
        self.push(kind, Origin::Implied, at..at);
    }

    /// Keeps texts of blocks apart that are kept without their nesting.
    pub(super) fn part(&mut self) {
        let top = self.top();
        if top.kind.holds_blocks() {
            self.flush_loose();
        } else if let Some(last) = top.inlines.last() {
            let at = last.span.end;
            let span = self.span(at..at);
            self.top().inlines.push(Inline::text(" ", span));
        }
    }

    /// Ends what the parser opened last.
    pub(super) fn end(&mut self, opened: Opened, end: usize) {
        match opened {
            Opened::Frame(serial) => {
                let below = self.innermost().find(|(_, frame)| frame.serial == serial).map(|(at, _)| at);
                if let Some(below) = below {
                    self.close_to(below, end);
                }
            }
            Opened::Flat { block: true } => self.part(),
            Opened::Flat { block: false } => {}
        }
    }

    /// Closes frames until so many are open.
    pub(super) fn close_to(&mut self, depth: usize, end: usize) {
        while self.stack.len() > depth {
            self.close_top(end);
        }
    }

    /// Closes the innermost frame: it becomes a block or inline of the one below.
    pub(super) fn close_top(&mut self, end: usize) {
        if self.top().kind.holds_blocks() {
            self.flush_loose();
            self.flush_anchors();
        }
        if let Some(mut frame) = self.stack.pop() {
            if frame.origin != Origin::Markdown {
                frame.range.end = end.max(frame.range.start);
            }
            self.closed(frame);
        }
    }

    /// Makes paragraphs of text that stands loose in a container.
    pub(super) fn flush_loose(&mut self) {
        let top = self.top();
        if top.kind.holds_blocks() && !top.inlines.is_empty() {
            let loose = std::mem::take(&mut top.inlines);
            self.paragraph(loose);
        }
    }

    /// Puts anchors that no block has followed into the last paragraph, or one of their own.
    pub(super) fn flush_anchors(&mut self) {
        let top = self.top();
        let anchors = std::mem::take(&mut top.anchors);
        let (Some(first), Some(last)) = (anchors.first(), anchors.last()) else { return };
        let span = first.span.to(last.span);
        match top.blocks.last_mut().map(|block| &mut block.kind) {
            Some(BlockKind::Paragraph(content)) => content.extend(anchors),
            _ => top.blocks.push(Block::new(BlockKind::Paragraph(anchors), span)),
        }
    }

    /// Adds text to the innermost frame.
    pub(super) fn push_inline(&mut self, inline: Inline) {
        let blank = matches!(&inline.kind, InlineKind::Text(text) if text.trim().is_empty());
        if !blank {
            self.enclose(inline.span.start);
        }
        let top = self.top();
        match &mut top.kind {
            Kind::Raw(raw) => raw.text.push_str(&plain_text(&[inline])),
            Kind::List(_) | Kind::Row { .. } | Kind::Definitions(_) => {}
            _ => top.inlines.push(inline),
        }
    }

    /// Adds a block to the innermost frame, which has been made fit for it.
    pub(super) fn push_block(&mut self, mut block: Block) {
        let top = self.top();
        let mut anchors = std::mem::take(&mut top.anchors);
        if let (Some(first), Some(last)) = (anchors.first(), anchors.last()) {
            let span = first.span.to(last.span);
            let line = match &mut block.kind {
                BlockKind::Paragraph(content) => Some(content),
                BlockKind::Heading(heading) => Some(&mut heading.content),
                BlockKind::Figure(figure) => Some(&mut figure.caption.content),
                _ => None,
            };
            match line {
                Some(content) => {
                    anchors.append(content);
                    *content = anchors;
                }
                None => top.blocks.push(Block::new(BlockKind::Paragraph(anchors), span)),
            }
        }
        top.caption = None;
        top.blocks.push(block);
    }
}
