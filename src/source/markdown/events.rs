//! Takes the parser's events as openings and closings of frames.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{
    BlockQuoteKind, BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd,
};

use crate::diagnostic::{Code, Diagnostic};
use crate::model::block::AlertKind;
use crate::model::identifier::Id;
use crate::model::inline::{Inline, InlineKind, NoteCall};
use crate::model::maths::Formula;

use super::attributes::{Allowed, parse};
use super::builder::{Builder, Opened};
use super::foreign::{Masked, masked};
use super::frame::{HeadingFrame, ItemFrame, Kind, ListFrame, Origin, QuoteFrame, RawFrame, Span};
use super::html::HtmlText;
use super::nesting;
use super::tables;

/// A reference that nothing defines: its bytes and its label.
type Undefined = (Range<usize>, String);

fn options(maths: bool) -> Options {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_GFM;
    // A formula must be known before emphasis is, or `*` and `_` within it would be markup.
    options.set(Options::ENABLE_MATH, maths);
    options
}

/// Answers for references without a definition: `[#id]` is one of ours, the rest stays text.
fn broken<'b>(link: &BrokenLink<'b>, undefined: &mut Vec<Undefined>) -> Option<(CowStr<'b>, CowStr<'b>)> {
    if let Some(id) = link.reference.strip_prefix('#') {
        return Id::new(id).is_ok().then(|| (link.reference.clone(), CowStr::Borrowed("")));
    }
    let footnote = link.reference.starts_with('^');
    if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) && !footnote {
        undefined.push((link.span.clone(), link.reference.to_string()));
    }
    None
}

fn events<'t>(
    text: &'t str,
    maths: bool,
    undefined: &mut Vec<Undefined>,
) -> impl Iterator<Item = (Event<'t>, Range<usize>)> {
    let callback = move |link: BrokenLink<'t>| broken(&link, undefined);
    Parser::new_with_broken_link_callback(text, options(maths), Some(callback)).into_offset_iter()
}

impl Builder<'_> {
    /// Reads a range of the file as Markdown into the innermost frame.
    pub(super) fn read_markdown(&mut self, range: Range<usize>) {
        let base = range.start;
        let Masked { text: masked, tables } = masked(self.source(range));
        let placed = |(table, drawing): (Range<usize>, _)| (base + table.start, (base + table.end, drawing));
        self.drawn.extend(tables.into_iter().map(placed));
        let changed = matches!(masked, Cow::Owned(_));
        let text = nesting::bounded(&masked);
        let mut undefined = Vec::new();
        let mut html = None;
        for (event, within) in events(&text, self.reading.maths, &mut undefined) {
            let range = base + within.start..base + within.end;
            let event = if changed { self.unmasked(event, &masked, within, &range) } else { event };
            self.event(event, range, &mut html);
        }
        for (range, label) in undefined {
            let span = self.span(base + range.start..base + range.end);
            let message = format!("nothing defines the reference `{label}`");
            let hint = format!("write `[{label}]: https://…` on a line of its own, or `\\[` for a bracket");
            self.report(Diagnostic::new(Code::UndefinedReference, span, message).hint(hint));
        }
    }

    /// An event with the author's own text, where a mask turned out to stand in text.
    fn unmasked<'e>(
        &self,
        event: Event<'e>,
        masked: &str,
        within: Range<usize>,
        range: &Range<usize>,
    ) -> Event<'e> {
        let own = |text: &CowStr<'e>| {
            let own = self.source(range.clone());
            (masked.get(within.clone()) == Some(&**text) && own != &**text).then(|| own.to_owned().into())
        };
        match &event {
            Event::Text(text) => own(text).map(Event::Text),
            Event::Html(text) => own(text).map(Event::Html),
            _ => None,
        }
        .unwrap_or(event)
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>, html: &mut Option<HtmlText>) {
        if self.is_skipped(&range) {
            return;
        }
        let event = match event {
            Event::Text(text) if text.contains(nesting::STOP) => {
                Event::Text(self.source(range.clone()).into())
            }
            Event::Html(text) if text.contains(nesting::STOP) => {
                Event::Html(self.source(range.clone()).into())
            }
            event => event,
        };
        if let Some(block) = html {
            match event {
                Event::Html(text) | Event::Text(text) => block.add(&text, range),
                _ => {
                    if let Some(block) = html.take() {
                        self.html_block(&block);
                    }
                }
            }
            return;
        }
        match event {
            Event::Start(Tag::HtmlBlock) => *html = Some(HtmlText::default()),
            Event::Start(tag) => {
                let opened = self.start(tag, range);
                self.opened.push(opened);
            }
            Event::End(tag) => {
                let opened = self.opened.pop();
                if tag == TagEnd::TableRow {
                    self.excess_cells(range.clone());
                }
                if let Some(opened) = opened {
                    self.end(opened, range.end);
                }
            }
            Event::Text(text) => self.text(&text, range),
            Event::Code(code) => {
                let code = self.clean_code(&code, range.clone());
                self.inline(InlineKind::Code(code), range);
            }
            Event::InlineMath(latex) | Event::DisplayMath(latex) => self.formula(&latex, range),
            Event::Html(text) | Event::InlineHtml(text) => self.inline_html(&text, range),
            Event::FootnoteReference(label) => {
                let call = NoteCall::Written(label.to_lowercase());
                self.inline(InlineKind::NoteCall(call), range);
            }
            Event::SoftBreak => {
                let raw = matches!(self.top().kind, Kind::Raw(_));
                self.inline(InlineKind::Text(if raw { "\n" } else { " " }.to_owned()), range);
            }
            Event::HardBreak => self.inline(InlineKind::LineBreak, range),
            Event::Rule => self.rule(range),
            Event::TaskListMarker(done) => {
                let item = self.innermost_mut().find_map(|frame| match &mut frame.kind {
                    Kind::Item(item) => Some(item),
                    _ => None,
                });
                if let Some(item) = item {
                    item.task = Some(done);
                }
            }
        }
    }

    fn is_skipped(&mut self, range: &Range<usize>) -> bool {
        if self.skipped.is_empty() {
            return false;
        }
        self.skipped.retain(|skipped| skipped.end > range.start);
        self.skipped.iter().any(|skipped| skipped.start <= range.start && range.end <= skipped.end)
    }

    pub(super) fn inline(&mut self, kind: InlineKind, range: Range<usize>) {
        let span = self.span(range);
        self.push_inline(Inline::new(kind, span));
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) -> Opened {
        let markdown = Origin::Markdown;
        match tag {
            Tag::Paragraph => {
                self.quoted = false;
                let opened = self.open_block(Kind::Paragraph, markdown, range);
                self.loosen();
                opened
            }
            Tag::Heading { level, .. } => {
                self.quoted = false;
                let heading = HeadingFrame { level: level as u8, id: None };
                self.open_block(Kind::Heading(heading), markdown, range)
            }
            Tag::BlockQuote(kind) => {
                let quote = QuoteFrame { alert: kind.map(alert), ..QuoteFrame::default() };
                self.open_block(Kind::Quote(quote), markdown, range)
            }
            Tag::CodeBlock(kind) => {
                let info = match kind {
                    CodeBlockKind::Indented => None,
                    CodeBlockKind::Fenced(info) => Some(info.to_string()),
                };
                self.open_block(Kind::Raw(RawFrame { info, ..RawFrame::default() }), markdown, range)
            }
            Tag::List(_) if self.is_admonition(&range) => Opened::Flat { block: true },
            Tag::Item if self.is_admonition(&range) => self.open_admonition(range),
            Tag::List(start) => {
                let list = ListFrame { start, tight: true, items: Vec::new() };
                self.open_block(Kind::List(list), markdown, range)
            }
            Tag::Item => {
                self.open_part(Kind::Item(ItemFrame::default()), range, |kind| matches!(kind, Kind::List(_)))
            }
            Tag::FootnoteDefinition(label) => {
                self.open_block(Kind::Note(label.to_lowercase()), markdown, range)
            }
            Tag::DefinitionList => self.open_block(Kind::Definitions(Vec::new()), markdown, range),
            Tag::DefinitionListTitle => {
                self.quoted = false;
                self.open_part(Kind::Term, range, |kind| matches!(kind, Kind::Definitions(_)))
            }
            Tag::DefinitionListDefinition => {
                self.open_part(Kind::Meaning, range, |kind| matches!(kind, Kind::Definitions(_)))
            }
            Tag::Table(columns) => self.open_block(tables::markdown_table(&columns), markdown, range),
            Tag::TableHead => {
                let row = Kind::Row { head: true, cells: Vec::new() };
                self.open_part(row, range, |kind| matches!(kind, Kind::Table(_)))
            }
            Tag::TableRow => {
                let row = Kind::Row { head: false, cells: Vec::new() };
                self.open_part(row, range, |kind| matches!(kind, Kind::Table(_)))
            }
            Tag::TableCell => {
                self.quoted = false;
                let cell = self.markdown_cell();
                self.open_part(Kind::Cell(cell), range, |kind| matches!(kind, Kind::Row { .. }))
            }
            Tag::Emphasis => self.span_frame(Span::Emphasis, range),
            Tag::Strong => self.span_frame(Span::Strong, range),
            Tag::Strikethrough => self.span_frame(Span::Strikethrough, range),
            Tag::Superscript => self.span_frame(Span::Superscript, range),
            Tag::Subscript => self.span_frame(Span::Subscript, range),
            Tag::Link { link_type, dest_url, title, .. } => self.link(link_type, &dest_url, &title, range),
            Tag::Image { dest_url, title, .. } => self.open_image(&dest_url, &title, range),
            Tag::HtmlBlock | Tag::MetadataBlock(_) => Opened::Flat { block: true },
        }
    }

    pub(super) fn span_frame(&mut self, span: Span, range: Range<usize>) -> Opened {
        self.enclose(range.start);
        self.push(Kind::Inline(span), Origin::Markdown, range)
    }

    /// Begins a part of a list or table; where that was kept flat, so is the part.
    fn open_part(&mut self, kind: Kind, range: Range<usize>, fits: fn(&Kind) -> bool) -> Opened {
        if fits(&self.top().kind) {
            return self.push(kind, Origin::Markdown, range);
        }
        self.part();
        Opened::Flat { block: true }
    }

    /// A paragraph of its own makes its list a loose one.
    fn loosen(&mut self) {
        let mut around = self.innermost_mut().skip(1);
        if let Some(Kind::Item(_)) = around.next().map(|frame| &frame.kind)
            && let Some(Kind::List(list)) = around.next().map(|frame| &mut frame.kind)
        {
            list.tight = false;
        }
    }

    fn formula(&mut self, latex: &str, range: Range<usize>) {
        let display = self.source(range.clone()).starts_with("$$");
        let money =
            self.source(range.end..self.manuscript.text.len()).starts_with(|c: char| c.is_ascii_digit());
        if money && !display {
            // `$5–$10`: the second sign begins a sum.
            return self.text(self.source(range.clone()), range);
        }
        let latex = self.clean_code(latex, range.clone());
        let mut alt = None;
        if let Some(written) = parse(self.manuscript.text, range.end) {
            self.skipped.push(written.range.clone());
            let allowed = Allowed { bearer: "a formula", classes: &[], keys: &["alt"] };
            alt = self.accept(written, allowed).get("alt").map(str::to_owned);
        }
        self.inline(InlineKind::Formula(Formula::written(latex.trim(), alt)), range);
    }
}

fn alert(kind: BlockQuoteKind) -> AlertKind {
    match kind {
        BlockQuoteKind::Note => AlertKind::Note,
        BlockQuoteKind::Tip => AlertKind::Tip,
        BlockQuoteKind::Important => AlertKind::Important,
        BlockQuoteKind::Warning => AlertKind::Warning,
        BlockQuoteKind::Caution => AlertKind::Caution,
    }
}
