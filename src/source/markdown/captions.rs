//! Captions and sources: paragraphs that belong to the table or figure beside them.

use crate::model::block::{Block, BlockKind, Caption};
use crate::model::inline::{Inline, InlineKind};

use super::attributes::{Allowed, Written};
use super::builder::Builder;
use super::frame::CaptionLine;
use super::paragraphs::extent;
use super::runs::trim;

const TABLE_CAPTION: Allowed<'_> = Allowed { bearer: "a table's caption", classes: &[], keys: &["source"] };

impl Builder<'_> {
    /// Gives a paragraph to the table or figure it belongs to; gives back one that stands for itself.
    pub(super) fn caption_or_source(&mut self, inlines: Vec<Inline>) -> Option<Vec<Inline>> {
        let locale = self.reading.locale;
        if let Some(line) = without_word(&inlines, ["Source", &locale.labels.source])
            && let Some(source) = self.open_source()
        {
            source.replace(Vec::new());
            let line = self.line(line);
            if let Some(source) = self.last_caption().map(|caption| &mut caption.source) {
                *source = Some(line);
            }
            return None;
        }
        let named = without_word(&inlines, ["Table", &locale.labels.table]);
        let Some(mut content) = named.or_else(|| without_colon(&inlines)) else {
            return Some(inlines);
        };
        let attributes = self.take_trailing(&mut content);
        let line = CaptionLine { content, attributes };
        if let Some(BlockKind::Table(table)) = self.top().blocks.last().map(|block| &block.kind)
            && table.caption.is_none()
        {
            let caption = self.caption(line);
            if let Some(BlockKind::Table(table)) = self.top().blocks.last_mut().map(|block| &mut block.kind) {
                table.caption = Some(caption);
            }
            return None;
        }
        let span = extent(&inlines).map(|range| self.span(range))?;
        self.loose_images();
        let mut content = self.finish_line(inlines);
        self.balance_isolates(&mut content);
        self.push_block(Block::new(BlockKind::Paragraph(content), span));
        self.top().caption = Some(line);
        None
    }

    /// The caption of the table or figure that was read last, if nothing has come between.
    fn last_caption(&mut self) -> Option<&mut Caption> {
        match self.top().blocks.last_mut().map(|block| &mut block.kind) {
            Some(BlockKind::Figure(figure)) => Some(&mut figure.caption),
            Some(BlockKind::Table(table)) => table.caption.as_mut(),
            _ => None,
        }
    }

    fn open_source(&mut self) -> Option<&mut Option<Vec<Inline>>> {
        self.last_caption().map(|caption| &mut caption.source).filter(|source| source.is_none())
    }

    /// Takes the paragraph before a table, which is about to be added, as its caption.
    pub(super) fn caption_before(&mut self) -> Option<Caption> {
        let line = self.top().caption.take()?;
        self.top().blocks.pop();
        Some(self.caption(line))
    }

    fn caption(&mut self, line: CaptionLine) -> Caption {
        let content = self.line(line.content);
        let mut caption = Caption { content, ..Caption::default() };
        if let Some(written) = line.attributes {
            self.caption_attributes(&mut caption, written, TABLE_CAPTION);
        }
        caption
    }

    /// Fills in what the attributes of a caption or figure say.
    pub(super) fn caption_attributes(
        &mut self,
        caption: &mut Caption,
        written: Written,
        allowed: Allowed<'_>,
    ) {
        let place = written.pairs.iter().find(|(key, ..)| key == "source").map(|(.., range)| range.clone());
        let attributes = self.accept(written, allowed);
        if let (Some(source), Some(place)) = (attributes.get("source"), place) {
            caption.source = Some(vec![Inline::text(self.typographic(source), self.span(place))]);
        }
        caption.id = attributes.id.or(caption.id.take());
    }
}

/// The line behind a colon alone, by which Pandoc captions tables.
fn without_colon(inlines: &[Inline]) -> Option<Vec<Inline>> {
    let InlineKind::Text(text) = &inlines.first()?.kind else { return None };
    let rest = text.strip_prefix(": ")?;
    Some(behind(inlines, rest))
}

/// The line behind a word and its colon; `None` where it does not begin so.
fn without_word(inlines: &[Inline], words: [&str; 2]) -> Option<Vec<Inline>> {
    let first = inlines.first()?;
    let InlineKind::Text(text) = &first.kind else { return None };
    let rest = words.iter().find_map(|word| {
        let rest = text.strip_prefix(word).filter(|_| !word.is_empty())?;
        rest.trim_start_matches([' ', '\u{A0}', '\u{202F}']).strip_prefix(':')
    })?;
    Some(behind(inlines, rest))
}

/// A line with the rest of its first text only.
fn behind(inlines: &[Inline], rest: &str) -> Vec<Inline> {
    let mut line = inlines.to_vec();
    if let Some(first) = line.first_mut() {
        first.span.start = first.span.end.saturating_sub(rest.len()).max(first.span.start);
        first.kind = InlineKind::Text(rest.to_owned());
    }
    trim(&mut line);
    line
}
