//! What each frame becomes when it is closed.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::block::{Attributes, Block, BlockKind, List, ListItem};
use crate::model::draft::DraftNote;
use crate::model::inline::{Inline, InlineKind, plain_text};

use super::builder::Builder;
use super::frame::{Frame, ItemFrame, Kind, ListFrame, Span};

impl Builder<'_> {
    /// Makes a block or inline of a frame that has just been taken off the stack.
    pub(super) fn closed(&mut self, mut frame: Frame) {
        let kind = std::mem::replace(&mut frame.kind, Kind::Document);
        match kind {
            Kind::Document => {}
            Kind::Inline(span) => self.close_span(span, frame),
            Kind::Paragraph => self.paragraph(frame.inlines),
            Kind::Heading(heading) => self.close_heading(heading, frame),
            Kind::Raw(raw) => self.close_raw(raw, frame.range),
            Kind::Quote(quote) => self.close_quote(quote, frame),
            Kind::List(list) => self.close_list(list, frame),
            Kind::Item(item) => self.close_item(item, frame),
            Kind::Definitions(definitions) => self.close_definitions(definitions, frame),
            Kind::Term => self.close_term(frame),
            Kind::Meaning => self.close_meaning(frame),
            Kind::Passage => frame.blocks.into_iter().for_each(|block| self.push_block(block)),
            Kind::Note(label) => self.close_note(label, frame),
            Kind::Table(table) => self.close_table(*table, frame),
            Kind::TableCaption => self.close_table_caption(frame),
            Kind::Row { head, cells } => self.close_row(head, cells, frame),
            Kind::Cell(cell) => self.close_cell(cell, frame),
            Kind::Figure(figure) => self.close_figure(figure, frame),
            Kind::FigureCaption => self.close_figure_caption(frame),
        }
    }

    fn close_span(&mut self, span: Span, frame: Frame) {
        let range = frame.range;
        let mut inlines = frame.inlines;
        if let Span::Image { destination, title, attributes } = span {
            return self.close_image(&destination, &title, attributes, inlines, range);
        }
        if let Span::Quoted { close } = &span {
            let place = self.span(range.end..range.end);
            inlines.push(Inline::text(close.as_str(), place));
        }
        let content = self.finish_line(inlines);
        let kind = match span {
            Span::Link { destination, shortcut } => {
                return self.close_link(destination, shortcut, content, range);
            }
            Span::Emphasis => InlineKind::Emphasis(content),
            Span::Strong => InlineKind::Strong(content),
            Span::Strikethrough => InlineKind::Strikethrough(content),
            Span::Superscript => InlineKind::Superscript(content),
            Span::Subscript => InlineKind::Subscript(content),
            Span::Keyboard => InlineKind::Keyboard(content),
            Span::Mark => InlineKind::Mark(content),
            Span::Work => InlineKind::Work(content),
            Span::Quoted { .. } => InlineKind::Quoted(content),
            Span::Abbreviation(expansion) => InlineKind::Abbreviation { expansion, content },
            // An image alone is to become a figure; it has no words to pronounce.
            Span::Foreign(_) if is_image(&content) => {
                content.into_iter().for_each(|inline| self.push_inline(inline));
                return;
            }
            Span::Foreign(language) => InlineKind::Foreign { language, content },
            Span::Plain => {
                content.into_iter().for_each(|inline| self.push_inline(inline));
                return;
            }
            Span::Code | Span::Image { .. } => InlineKind::Code(plain_text(&content)),
        };
        // An element without content would be an empty shell in every edition.
        let empty = match &kind {
            InlineKind::Code(code) => code.is_empty(),
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Foreign { content, .. } => content.is_empty(),
            _ => false,
        };
        if !empty {
            self.inline(kind, range);
        }
    }

    fn close_list(&mut self, list: ListFrame, frame: Frame) {
        let span = self.span(frame.range);
        frame.blocks.into_iter().for_each(|stray| self.push_block(stray));
        if list.items.is_empty() {
            return;
        }
        let ListFrame { start, tight, items } = list;
        self.push_block(Block::new(BlockKind::List(List { start, tight, items }), span));
    }

    fn close_item(&mut self, item: ItemFrame, frame: Frame) {
        let span = self.span(frame.range);
        let ItemFrame { attributes, task, .. } = item;
        let Attributes { id, .. } = &attributes;
        let item = ListItem { id: id.clone(), attributes, task, blocks: frame.blocks, span };
        if let Kind::List(list) = &mut self.top().kind {
            list.items.push(item);
        }
    }

    fn close_note(&mut self, label: String, frame: Frame) {
        let source = self.source(frame.range.clone());
        let length = source.find(']').map_or(source.len(), |at| at + 1);
        if self.notes.contains_key(&label) {
            let place = self.span(frame.range.start..frame.range.start + length);
            let message = format!("the note `{label}` is defined twice in this file");
            let hint = "the first definition is kept: give this one another label";
            self.report(Diagnostic::new(Code::DuplicateId, place, message).hint(hint));
            return;
        }
        let span = self.span(frame.range);
        self.notes.insert(label, DraftNote { blocks: frame.blocks, span });
    }
}

/// Whether a line holds one image and nothing else but blanks.
fn is_image(content: &[Inline]) -> bool {
    let telling =
        |inline: &&Inline| !matches!(&inline.kind, InlineKind::Text(text) if text.trim().is_empty());
    let mut telling = content.iter().filter(telling);
    matches!(telling.next().map(|inline| &inline.kind), Some(InlineKind::Image(_)))
        && telling.next().is_none()
}
