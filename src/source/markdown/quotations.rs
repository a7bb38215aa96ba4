//! Quotations: who said it, pull quotes, and the box that a block quote becomes by its heading.

use crate::model::block::{Alert, Block, BlockKind, Panel, PanelKind, Quotation};
use crate::model::inline::{Inline, InlineKind};

use super::builder::Builder;
use super::frame::{Frame, Kind, QuoteFrame};
use super::runs::trim;

impl Builder<'_> {
    /// Takes the last line of a quotation off it, where it begins with an em dash.
    pub(super) fn take_attribution(&mut self, inlines: &mut Vec<Inline>) {
        let broken = |inline: &Inline| match &inline.kind {
            InlineKind::LineBreak => true,
            InlineKind::Text(text) => text == " " && self.source(inline.span.range()).contains(['\n', '\r']),
            _ => false,
        };
        let line = inlines.iter().rposition(broken).map_or(0, |at| at + 1);
        let dashed = inlines.get(line).is_some_and(|inline| self.is_dashed(inline));
        let alone = line == 0;
        if !dashed || (alone && self.top().blocks.is_empty()) {
            return;
        }
        let mut attribution = inlines.split_off(line);
        trim(inlines);
        strip_dash(&mut attribution);
        let attribution = self.line(attribution);
        if let Kind::Quote(quote) = &mut self.top().kind {
            quote.attribution = Some(attribution);
        }
    }

    fn is_dashed(&self, inline: &Inline) -> bool {
        let InlineKind::Text(text) = &inline.kind else { return false };
        // The parser makes an en dash of `--`, which is how many write the long one.
        text.starts_with(['—', '―'])
            || (text.starts_with('–') && self.source(inline.span.range()).starts_with('-'))
    }

    pub(super) fn close_quote(&mut self, mut quote: QuoteFrame, frame: Frame) {
        let span = self.span(frame.range);
        let mut blocks = frame.blocks;
        if let Some(kind) = quote.alert {
            let alert = Alert { kind, label: String::new(), blocks };
            return self.push_block(Block::new(BlockKind::Alert(alert), span));
        }
        if quote.attribution.is_none() && blocks.len() > 1 {
            quote.attribution = attribution_paragraph(&mut blocks);
        }
        let Some(title) = quote.title else {
            let QuoteFrame { id, pull, attribution, .. } = quote;
            let quotation = Quotation { id, blocks, attribution, pull };
            return self.push_block(Block::new(BlockKind::Quotation(quotation), span));
        };
        if let Some(attribution) = quote.attribution {
            // A box is nobody's words: its last line keeps its dash.
            let place = attribution.first().map_or(span, |first| first.span);
            let mut content = vec![Inline::text("— ", place)];
            content.extend(attribution);
            blocks.push(Block::new(BlockKind::Paragraph(content), place));
        }
        let kind = if title.case_study { PanelKind::CaseStudy } else { PanelKind::Plain };
        let id = title.id.or(quote.id);
        let panel = Panel { id, kind, title: title.content, blocks, label: String::new() };
        self.push_block(Block::new(BlockKind::Panel(panel), span));
    }
}

/// Takes a last paragraph that begins with an em dash off the blocks.
fn attribution_paragraph(blocks: &mut Vec<Block>) -> Option<Vec<Inline>> {
    let Some(BlockKind::Paragraph(content)) = blocks.last().map(|block| &block.kind) else { return None };
    if !begins_with_dash(content) {
        return None;
    }
    let Some(BlockKind::Paragraph(mut content)) = blocks.pop().map(|block| block.kind) else { return None };
    strip_dash(&mut content);
    Some(content)
}

fn begins_with_dash(line: &[Inline]) -> bool {
    match line.first().map(|first| &first.kind) {
        Some(InlineKind::Text(text)) => text.starts_with(['—', '―']),
        Some(InlineKind::Foreign { content, .. }) => begins_with_dash(content),
        _ => false,
    }
}

fn strip_dash(line: &mut Vec<Inline>) {
    if let Some(InlineKind::Foreign { content, .. }) = line.first_mut().map(|first| &mut first.kind) {
        return strip_dash(content);
    }
    if let Some(first) = line.first_mut()
        && let InlineKind::Text(text) = &mut first.kind
    {
        let rest = text.trim_start_matches(['—', '―', '–']);
        if first.span.end - first.span.start == text.len() {
            first.span.start += text.len() - rest.len();
        }
        *text = rest.to_owned();
    }
    trim(line);
}
