//! What a paragraph is: text, a figure, a caption, a source, an attribution, or attributes of what is around it.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::block::{Block, BlockKind};
use crate::model::inline::{Inline, InlineKind, plain_text};

use super::attributes::{Allowed, Written, parse, trailing};
use super::builder::Builder;
use super::frame::{Kind, Origin};
use super::runs::trim;

pub(super) const LIST_ITEM: Allowed<'_> = Allowed { bearer: "a list item", classes: &[], keys: &["for"] };
const QUOTATION: Allowed<'_> = Allowed { bearer: "a quotation", classes: &["pull"], keys: &[] };

/// How far before braces a fence of colons is looked for, in characters.
const LINE: usize = 200;

/// Where a paragraph ends in attributes, whose they are.
enum Bearer {
    Item,
    Quotation,
    Nobody,
}

impl Builder<'_> {
    /// Finishes a line that is no paragraph: a heading, a caption, a term.
    pub(super) fn line(&mut self, inlines: Vec<Inline>) -> Vec<Inline> {
        let mut inlines = inlines;
        trim(&mut inlines);
        self.report_braces(&inlines);
        let mut line = self.finish_line(inlines);
        self.balance_isolates(&mut line);
        self.in_language(line)
    }

    /// Makes a paragraph of text in the innermost frame, or what the text means there.
    pub(super) fn paragraph(&mut self, inlines: Vec<Inline>) {
        let mut inlines = inlines;
        trim(&mut inlines);
        self.quoted = false;
        let last_of_quote = self.is_last_of_quote(&inlines);
        let bearer = match &mut self.top().kind {
            Kind::Item(item) => match std::mem::replace(&mut item.begun, true) {
                true => Bearer::Nobody,
                false => Bearer::Item,
            },
            Kind::Quote(quote) if quote.alert.is_none() && last_of_quote => Bearer::Quotation,
            _ => Bearer::Nobody,
        };
        match bearer {
            Bearer::Item => self.item_attributes(&mut inlines),
            Bearer::Quotation => {
                self.quote_attributes(&mut inlines);
                self.take_attribution(&mut inlines);
                // They may stand on the line before the attribution as well.
                self.quote_attributes(&mut inlines);
            }
            Bearer::Nobody => {}
        }
        self.take_callout(&mut inlines);
        let Some(span) = extent(&inlines).map(|range| self.span(range)) else { return };
        if inlines.iter().all(|inline| matches!(inline.kind, InlineKind::Anchor(_))) {
            let parent = self.top();
            parent.anchors.extend(inlines);
            return;
        }
        let Some(inlines) = self.sole_element(inlines) else { return };
        let Some(inlines) = self.caption_or_source(inlines) else { return };
        self.loose_images();
        self.report_braces(&inlines);
        let mut content = self.finish_line(inlines);
        self.balance_isolates(&mut content);
        let content = self.in_language(content);
        self.push_block(Block::new(BlockKind::Paragraph(content), span));
    }

    /// Takes the attributes that end a line off it.
    pub(super) fn take_trailing(&mut self, inlines: &mut Vec<Inline>) -> Option<Written> {
        let written = trailing(self.manuscript.text, extent(inlines)?, false)?;
        self.take_off(written, inlines)
    }

    /// Takes attributes that end a line off it.
    pub(super) fn take_off(&self, written: Written, inlines: &mut Vec<Inline>) -> Option<Written> {
        let open = written.range.start;
        let kept = inlines.partition_point(|inline| inline.span.start < open);
        if let Some(cut) = kept.checked_sub(1).and_then(|last| inlines.get_mut(last))
            && cut.span.end > open
        {
            // Before them, the text may have lost characters that stand in no edition.
            let own = self.manuscript.text.get(open..cut.span.end)?;
            let InlineKind::Text(text) = &mut cut.kind else { return None };
            let kept = text.strip_suffix(own)?.len();
            text.truncate(kept);
            cut.span.end = open;
        }
        inlines.truncate(kept);
        trim(inlines);
        Some(written)
    }

    /// Reports what reads as attributes and stays text, since it stands where none are taken.
    fn report_braces(&mut self, inlines: &[Inline]) {
        let texts = inlines.iter().filter(|inline| matches!(inline.kind, InlineKind::Text(_)));
        let mut places: Vec<Range<usize>> = Vec::new();
        for span in texts.map(|inline| inline.span) {
            for (at, _) in self.source(span.range()).match_indices('{') {
                let open = span.start + at;
                let escaped = self.manuscript.text.get(..open).is_some_and(|before| before.ends_with('\\'));
                places.extend(parse(self.manuscript.text, open).filter(|_| !escaped).map(|it| it.range));
            }
        }
        for range in places {
            // What stands behind a fence of colons is told with it, and so is another tool's `{{#include ../a.rs}}`.
            let before = self.source(0..range.start);
            if before.ends_with('{') {
                continue;
            }
            let before = before.chars().rev();
            let near: String = before.take(LINE).take_while(|character| *character != '\n').collect();
            if near.contains(":::") {
                continue;
            }
            let written = self.source(range.clone());
            let message = format!("`{written}` has no effect here, and is shown as text");
            let hint = "braces stand at the end of a heading, of a list entry's first paragraph, of a quotation or \
                        of a table's caption, or behind an image; for text write `\\{`";
            self.report(Diagnostic::new(Code::InvalidAttribute, self.span(range), message).hint(hint));
        }
    }

    fn item_attributes(&mut self, inlines: &mut Vec<Inline>) {
        let Some(written) = self.take_trailing(inlines) else { return };
        let attributes = self.accept(written, LIST_ITEM);
        if let Kind::Item(item) = &mut self.top().kind {
            let id = item.attributes.id.take();
            item.attributes = attributes;
            item.attributes.id = item.attributes.id.take().or(id);
        }
    }

    fn quote_attributes(&mut self, inlines: &mut Vec<Inline>) {
        let Some(written) = self.take_trailing(inlines) else { return };
        let attributes = self.accept(written, QUOTATION);
        if let Kind::Quote(quote) = &mut self.top().kind {
            quote.pull |= attributes.has_class("pull");
            quote.id = attributes.id.or(quote.id.take());
        }
    }

    /// Whether nothing but quote marks stands between a paragraph and the end of its block quote.
    fn is_last_of_quote(&mut self, inlines: &[Inline]) -> bool {
        let Some(range) = extent(inlines) else { return false };
        let top = self.top();
        if !matches!(top.kind, Kind::Quote(_)) || top.origin != Origin::Markdown {
            return false;
        }
        let end = top.range.end;
        self.source(range.end..end.max(range.end)).chars().all(|c| c.is_whitespace() || c == '>')
    }

    /// Makes a block of a paragraph that holds one image or one displayed formula; gives back any other.
    fn sole_element(&mut self, mut inlines: Vec<Inline>) -> Option<Vec<Inline>> {
        let mut content = inlines.iter().filter(|inline| !matches!(inline.kind, InlineKind::Anchor(_)));
        let (first, more) =
            (content.next().map(|inline| (&inline.kind, inline.span)), content.next().is_some());
        let displayed = |start: usize| self.source(start..start + 2) == "$$";
        let block = match first {
            Some((InlineKind::Image(_), _)) if !more => true,
            Some((InlineKind::Formula(_), span)) if !more => displayed(span.start),
            _ => false,
        };
        if !block {
            return Some(inlines);
        }
        let at = inlines.iter().position(|inline| !matches!(inline.kind, InlineKind::Anchor(_)));
        let sole = at.map(|at| inlines.remove(at));
        self.top().anchors.extend(inlines);
        match sole.map(|sole| (sole.kind, sole.span)) {
            Some((InlineKind::Image(image), span)) => self.image_block(image, span),
            Some((InlineKind::Formula(formula), span)) => {
                self.push_block(Block::new(BlockKind::Formula(formula), span));
            }
            _ => {}
        }
        None
    }
}

/// The bytes from the first inline to the last.
pub(super) fn extent(inlines: &[Inline]) -> Option<Range<usize>> {
    let start = inlines.first()?.span.start;
    let end = inlines.last()?.span.end;
    Some(start..end.max(start))
}

/// Whether a line has nothing to read in it.
pub(super) fn is_blank(inlines: &[Inline]) -> bool {
    plain_text(inlines).trim().is_empty()
        && !inlines.iter().any(|inline| !matches!(inline.kind, InlineKind::Text(_) | InlineKind::LineBreak))
}
