//! Reads the pages that Typst set, line by line, as a proofreader does.

use typst::foundations::Content;
use typst::introspection::Tag;
use typst::layout::{Frame, FrameItem, Point};
use typst::model::{FootnoteEntry, HeadingElem, ParElem};
use typst::pdf::ArtifactElem;
use typst::syntax::Span;
use typst::text::TextItem;
use typst_layout::PagedDocument;

/// A page as it was set.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// In points.
    pub width: f64,
    pub height: f64,
    /// In the order of the text.
    pub lines: Vec<Line>,
}

/// A line of type. Lengths are in points, from the page's left and top.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub left: f64,
    pub right: f64,
    pub baseline: f64,
    pub size: f64,
    pub text: String,
    pub standing: Standing,
    /// Of the last piece of text in it, in the generated source.
    pub(super) end: Span,
}

/// What a line belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Heading,
    /// By a number: each paragraph's own, through the whole document.
    Paragraph(usize),
    Note,
    /// Running heads, folios and what else belongs to the page.
    Artifact,
    Other,
}

impl Line {
    /// A line that stands nowhere in a source, to try out what is measured.
    pub fn new(
        text: &str,
        standing: Standing,
        across: std::ops::Range<f64>,
        baseline: f64,
        size: f64,
    ) -> Line {
        let (left, right) = (across.start, across.end);
        Line { left, right, baseline, size, text: text.to_owned(), standing, end: Span::detached() }
    }

    /// Whether it ends with a hyphen, the author's or one set where the line was broken.
    pub fn ends_with_hyphen(&self) -> bool {
        self.text.trim_end().ends_with(['-', '\u{AD}', '\u{2010}'])
    }
}

/// Reads every page.
pub(super) fn read(document: &PagedDocument) -> Vec<Sheet> {
    let mut reader = Reader::default();
    let pages = document.pages().iter().map(|page| {
        reader.lines = Vec::new();
        reader.frame(&page.frame, Point::zero());
        Sheet {
            width: page.frame.width().to_pt(),
            height: page.frame.height().to_pt(),
            lines: std::mem::take(&mut reader.lines),
        }
    });
    pages.collect()
}

/// Where three lines or more of a paragraph end with a hyphen: the end of the third.
pub(super) fn ladders(sheets: &[Sheet]) -> Vec<Span> {
    let mut found = Vec::new();
    for sheet in sheets {
        let mut rungs = 0;
        let mut last: Option<&Line> = None;
        for line in sheet.lines.iter().filter(|line| line.standing != Standing::Artifact) {
            let below =
                last.is_some_and(|last| last.standing == line.standing && last.baseline < line.baseline);
            rungs = match (line.ends_with_hyphen(), below) {
                (true, true) => rungs + 1,
                (true, false) => 1,
                (false, _) => 0,
            };
            if rungs == 3 {
                found.push(line.end);
            }
            last = Some(line);
        }
    }
    found
}

#[derive(Default)]
struct Reader {
    lines: Vec<Line>,
    /// What has begun and not ended; a paragraph or an artifact may go on over pages.
    open: Vec<(typst::introspection::Location, Standing)>,
    paragraphs: usize,
}

impl Reader {
    fn frame(&mut self, frame: &Frame, origin: Point) {
        for (position, item) in frame.items() {
            let at = origin + *position;
            match item {
                FrameItem::Group(group) => {
                    let moved = Point::new(group.transform.tx, group.transform.ty);
                    self.frame(&group.frame, at + moved);
                }
                FrameItem::Text(text) => self.text(text, at),
                FrameItem::Tag(Tag::Start(element, _)) => self.begin(element),
                FrameItem::Tag(Tag::End(location, ..)) => self.open.retain(|(open, _)| open != location),
                FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) => {}
            }
        }
    }

    fn begin(&mut self, element: &Content) {
        let standing = if element.is::<ArtifactElem>() {
            Standing::Artifact
        } else if element.is::<HeadingElem>() {
            Standing::Heading
        } else if element.is::<FootnoteEntry>() {
            Standing::Note
        } else if element.is::<ParElem>() {
            self.paragraphs += 1;
            Standing::Paragraph(self.paragraphs)
        } else {
            return;
        };
        self.open.extend(element.location().map(|location| (location, standing)));
    }

    /// The outermost says it, but for paragraphs, which say it only where nothing else does.
    fn standing(&self) -> Standing {
        let mut standings = self.open.iter().map(|(_, standing)| *standing);
        let strong = standings.find(|standing| !matches!(standing, Standing::Paragraph(_)));
        strong.or_else(|| self.open.last().map(|(_, standing)| *standing)).unwrap_or(Standing::Other)
    }

    fn text(&mut self, text: &TextItem, at: Point) {
        let (left, baseline, size) = (at.x.to_pt(), at.y.to_pt(), text.size.to_pt());
        let right = left + text.width().to_pt();
        let standing = self.standing();
        let end = text.glyphs.last().map_or(Span::detached(), |glyph| glyph.span.0);
        // Raised numbers of notes stand on the line, too; text from right to left goes the other way.
        if let Some(line) = self.lines.last_mut().filter(|line| {
            line.standing == standing
                && (line.baseline - baseline).abs() < 0.8 * line.size.min(size)
                && (left >= line.right - 1.0 || right <= line.left + 1.0)
        }) {
            line.left = line.left.min(left);
            line.right = line.right.max(right);
            if size > line.size {
                line.baseline = baseline;
                line.size = size;
            }
            line.text.push_str(&text.text);
            line.end = end;
            return;
        }
        self.lines.push(Line { left, right, baseline, size, text: text.text.to_string(), standing, end });
    }
}
