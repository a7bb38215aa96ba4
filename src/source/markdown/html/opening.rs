//! What an opening tag begins.

use std::ops::Range;

use crate::model::block::{Alignment, Block, BlockKind};
use crate::model::identifier::Id;
use crate::model::inline::{Inline, InlineKind};

use super::super::builder::Builder;
use super::super::frame::{
    CellFrame, FigureFrame, Frame, HeadingFrame, ItemFrame, Kind, ListFrame, Origin, QuoteFrame, RawFrame,
    Span, TableFrame,
};
use super::tokens::Tag;

impl Builder<'_> {
    pub(super) fn open_tag(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        let name = tag.name.as_str();
        if matches!(self.top().kind, Kind::Raw(_)) {
            return self.open_in_raw(tag);
        }
        if !self.open_inline(tag, &range) {
            if self.open_block_element(tag, &range) {
                self.set_language(tag, &range);
            } else {
                self.unwrap_element(tag, range.clone());
            }
        }
        let direction = tag.get("dir").map(|direction| direction.trim().to_lowercase());
        if let Some(direction) = direction.filter(|it| matches!(it.as_str(), "ltr" | "rtl"))
            && language_of(tag).is_none()
        {
            self.report_direction(&direction, range.clone());
        }
        let own = matches!(
            name,
            "img" | "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "table" | "figure" | "blockquote"
        );
        let id = tag.get("id").or_else(|| tag.get("name").filter(|_| name == "a"));
        if let Some(id) = id.filter(|id| !own && !id.is_empty()) {
            let id = self.id(&id, self.within(&range, &id));
            let anchor = Inline::new(InlineKind::Anchor(id), self.span(range));
            let top = self.top();
            match &top.kind {
                Kind::List(_) | Kind::Definitions(_) | Kind::Table(_) | Kind::Row { .. } => {
                    top.anchors.push(anchor)
                }
                _ => self.push_inline(anchor),
            }
        }
    }

    fn open_in_raw(&mut self, tag: &Tag<'_>) {
        let class = tag.get("class").unwrap_or_default();
        let language = class.split_whitespace().find_map(|class| class.strip_prefix("language-"));
        if let Kind::Raw(raw) = &mut self.top().kind {
            match tag.name.as_str() {
                "br" => raw.text.push('\n'),
                "code" => raw.language = raw.language.take().or(language.map(str::to_lowercase)),
                _ => {}
            }
        }
    }

    fn open_inline(&mut self, tag: &Tag<'_>, range: &Range<usize>) -> bool {
        let span = match tag.name.as_str() {
            "i" | "em" => Span::Emphasis,
            "b" | "strong" => Span::Strong,
            "s" | "strike" | "del" => Span::Strikethrough,
            "sup" => Span::Superscript,
            "sub" => Span::Subscript,
            "kbd" => Span::Keyboard,
            "mark" => Span::Mark,
            "cite" => Span::Work,
            "code" => Span::Code,
            "abbr" => {
                let title = tag.get("title").map(|title| self.clean(title.trim(), range.clone()));
                Span::Abbreviation(title.filter(|title| !title.is_empty()))
            }
            "q" => return self.open_quoted(tag, range),
            "a" => match tag.get("href") {
                Some(destination) => {
                    let destination = self.clean(&destination, range.clone());
                    Span::Link { destination, shortcut: false }
                }
                None => Span::Plain,
            },
            "span" => Span::Plain,
            "br" => {
                self.inline(InlineKind::LineBreak, range.clone());
                return true;
            }
            "wbr" => {
                self.inline(InlineKind::Text("\u{200B}".to_owned()), range.clone());
                return true;
            }
            "img" => {
                self.html_image(|name| tag.get(name), range.clone());
                return true;
            }
            _ => return false,
        };
        self.open_foreign(tag, range);
        self.open_span(tag, span, range);
        true
    }

    fn open_span(&mut self, tag: &Tag<'_>, span: Span, range: &Range<usize>) {
        self.enclose(range.start);
        self.push(Kind::Inline(span), Origin::Html(tag.name.as_str().into()), range.clone());
    }

    fn open_quoted(&mut self, tag: &Tag<'_>, range: &Range<usize>) -> bool {
        let quotes = &self.reading.locale.quotes;
        let within =
            self.innermost().any(|(_, frame)| matches!(frame.kind, Kind::Inline(Span::Quoted { .. })));
        let (open, close) =
            if within { (&quotes.inner_open, &quotes.inner_close) } else { (&quotes.open, &quotes.close) };
        let (open, close) = (open.clone(), close.clone());
        self.open_foreign(tag, range);
        self.open_span(tag, Span::Quoted { close }, range);
        self.inline(InlineKind::Text(open), range.start..range.start);
        true
    }

    /// Begins text in another language, where a tag says so, around what else the tag means.
    fn open_foreign(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        let Some(written) = language_of(tag) else { return };
        if let Some(language) = self.language(&written, range.clone()) {
            self.enclose(range.start);
            self.push(Kind::Inline(Span::Foreign(language)), Origin::Implied, range.clone());
        }
    }

    /// Gives the block that a tag began the language that the tag says: to its line, or to all lines within.
    fn set_language(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        let top = self.top();
        let begun = top.is_html(&tag.name) && top.range.start == range.start;
        if !begun || matches!(top.kind, Kind::Raw(_)) {
            return;
        }
        if top.kind.is_leaf() || top.kind.is_line() {
            return self.open_foreign(tag, range);
        }
        if let Some(written) = language_of(tag) {
            let language = self.language(&written, range.clone());
            self.top().language = language;
        }
    }

    fn open_block_element(&mut self, tag: &Tag<'_>, range: &Range<usize>) -> bool {
        let name = tag.name.as_str();
        let at = range.start;
        let kind = match name {
            "div" | "body" | "html" if language_of(tag).is_none() => {
                self.part_block(at);
                return true;
            }
            "div" | "body" | "html" => Kind::Passage,
            "p" => Kind::Paragraph,
            "hr" => {
                if self.make_room(at) {
                    let span = self.span(range.clone());
                    self.push_block(Block::new(BlockKind::Rule, span));
                }
                return true;
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.bytes().last().map_or(6, |digit| digit.saturating_sub(b'0'));
                let id = self.own_id(tag, range);
                Kind::Heading(HeadingFrame { level, id })
            }
            "ul" | "menu" => Kind::List(ListFrame { start: None, tight: true, items: Vec::new() }),
            "ol" => {
                let start = tag.get("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
                Kind::List(ListFrame { start: Some(start), tight: true, items: Vec::new() })
            }
            "li" => return self.open_item(tag, range),
            "blockquote" => {
                let id = self.own_id(tag, range);
                Kind::Quote(QuoteFrame { id, ..QuoteFrame::default() })
            }
            "pre" => Kind::Raw(RawFrame::default()),
            "script" | "style" => {
                self.report_element(name, range.clone(), "it is kept as a listing");
                let language = if name == "script" { "javascript" } else { "css" };
                Kind::Raw(RawFrame { language: Some(language.to_owned()), ..RawFrame::default() })
            }
            "dl" => Kind::Definitions(Vec::new()),
            "dt" => return self.open_part_of("dl", Kind::Term, tag, range),
            "dd" => return self.open_part_of("dl", Kind::Meaning, tag, range),
            "figure" => {
                let id = self.own_id(tag, range);
                Kind::Figure(FigureFrame { id, ..FigureFrame::default() })
            }
            "figcaption" => return self.open_part_of("figure", Kind::FigureCaption, tag, range),
            "table" => {
                let id = self.own_id(tag, range);
                Kind::Table(Box::new(TableFrame { id, ..TableFrame::default() }))
            }
            "caption" => return self.open_part_of("table", Kind::TableCaption, tag, range),
            "col" | "colgroup" => return true,
            "thead" | "tbody" | "tfoot" => {
                let Some(depth) = self.around("table") else { return false };
                self.close_to(depth + 1, at);
                if let Kind::Table(table) = &mut self.top().kind {
                    table.in_head = name == "thead";
                }
                return true;
            }
            "tr" => {
                let row = Kind::Row { head: false, cells: Vec::new() };
                return self.open_part_of("table", row, tag, range);
            }
            "td" | "th" => return self.open_cell(tag, range),
            _ => return false,
        };
        self.open_block(kind, Origin::Html(name.into()), range.clone());
        true
    }

    fn own_id(&mut self, tag: &Tag<'_>, range: &Range<usize>) -> Option<Id> {
        let id = tag.get("id").filter(|id| !id.is_empty())?;
        Some(self.id(&id, self.within(range, &id)))
    }

    fn open_item(&mut self, tag: &Tag<'_>, range: &Range<usize>) -> bool {
        let mut item = ItemFrame { begun: true, ..ItemFrame::default() };
        item.attributes.id = self.own_id(tag, range);
        let list = |frame: &Frame| matches!(frame.kind, Kind::List(_)) && frame.origin != Origin::Markdown;
        let Some(depth) = self.enclosing(list) else { return false };
        self.close_to(depth + 1, range.start);
        self.push(Kind::Item(item), Origin::Html("li".into()), range.clone());
        true
    }

    fn open_cell(&mut self, tag: &Tag<'_>, range: &Range<usize>) -> bool {
        let Some(table) = self.around("table") else { return false };
        let row = self.row().filter(|row| *row > table);
        self.close_to(row.unwrap_or(table) + 1, range.start);
        if row.is_none() {
            let row = Kind::Row { head: false, cells: Vec::new() };
            self.push(row, Origin::Implied, range.start..range.start);
        }
        let span = |name: &str| tag.get(name).and_then(|span| span.trim().parse::<usize>().ok());
        let cell = CellFrame {
            header: tag.name == "th",
            columns: span("colspan").unwrap_or(1).max(1),
            // By HTML, a span of no rows reaches to the end.
            rows: span("rowspan").map_or(1, |rows| if rows == 0 { usize::MAX } else { rows }),
            alignment: alignment(tag),
            ..CellFrame::default()
        };
        if matches!(self.top().kind, Kind::Row { .. }) {
            self.push(Kind::Cell(cell), Origin::Html(tag.name.as_str().into()), range.clone());
        }
        true
    }

    /// Begins a part of the nearest element of a name; without one the tag means nothing.
    fn open_part_of(&mut self, whole: &str, part: Kind, tag: &Tag<'_>, range: &Range<usize>) -> bool {
        let Some(depth) = self.around(whole) else { return false };
        self.close_to(depth + 1, range.start);
        self.flush_loose();
        self.push(part, Origin::Html(tag.name.as_str().into()), range.clone());
        true
    }

    /// Ends the paragraph around a tag that parts blocks.
    pub(super) fn part_block(&mut self, at: usize) {
        let line = self.innermost().find(|(_, frame)| !frame.kind.is_inline());
        if line.is_some_and(|(_, frame)| frame.kind.is_line()) {
            self.part();
        } else {
            self.end_leaf(at);
        }
    }
}

fn language_of(tag: &Tag<'_>) -> Option<String> {
    tag.get("lang").or_else(|| tag.get("xml:lang")).filter(|written| !written.is_empty())
}

fn alignment(tag: &Tag<'_>) -> Alignment {
    let style = tag.get("style").unwrap_or_default().to_ascii_lowercase();
    let property = style.split(';').filter_map(|rule| rule.split_once(':'));
    let mut styled =
        property.filter(|(name, _)| name.trim() == "text-align").map(|(_, value)| value.trim().to_owned());
    match styled.next_back().or_else(|| tag.get("align")).unwrap_or_default().to_ascii_lowercase().as_str() {
        "left" => Alignment::Left,
        "center" => Alignment::Centre,
        "right" => Alignment::Right,
        _ => Alignment::Natural,
    }
}
