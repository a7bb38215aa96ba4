//! Every run of characters that a reader of any edition sees, with its place.

use crate::diagnostic::Span;
use crate::model::block::{Block, BlockKind, Caption};
use crate::model::inline::{Inline, InlineKind};
use crate::model::report::Report;

/// Calls `each` with every text, code and formula's words of a report, in reading order, notes last.
pub fn for_each(report: &Report, each: &mut dyn FnMut(&str, Span)) {
    for part in &report.parts {
        inlines(&part.title, each);
        blocks(&part.blocks, each);
    }
    for note in &report.notes {
        blocks(&note.blocks, each);
    }
}

fn blocks(blocks: &[Block], each: &mut dyn FnMut(&str, Span)) {
    for block in blocks {
        let span = block.span;
        match &block.kind {
            BlockKind::Paragraph(content) => inlines(content, each),
            BlockKind::Heading(heading) => inlines(&heading.content, each),
            BlockKind::List(list) => list.items.iter().for_each(|item| self::blocks(&item.blocks, each)),
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    inlines(&definition.term, each);
                    definition.meanings.iter().for_each(|meaning| self::blocks(meaning, each));
                }
            }
            BlockKind::Quotation(quotation) => {
                self::blocks(&quotation.blocks, each);
                inlines(quotation.attribution.as_deref().unwrap_or_default(), each);
            }
            BlockKind::Panel(panel) => {
                inlines(&panel.title, each);
                self::blocks(&panel.blocks, each);
            }
            BlockKind::Alert(alert) => self::blocks(&alert.blocks, each),
            BlockKind::Code(listing) => {
                listing.lines.iter().flatten().for_each(|token| each(&token.text, span));
            }
            BlockKind::Formula(formula) => each(formula.words(), span),
            BlockKind::Directive { body, .. } => each(body, span),
            BlockKind::Figure(figure) => caption(&figure.caption, each),
            BlockKind::Table(table) => {
                if let Some(content) = &table.caption {
                    caption(content, each);
                }
                for cell in table.head.iter().chain(&table.body).flat_map(|row| &row.cells) {
                    self::blocks(&cell.content, each);
                }
            }
            BlockKind::Item(item) => {
                inlines(&item.headline, each);
                if let Some(addressee) = &item.addressee {
                    each(&addressee.text, span);
                }
                self::blocks(&item.body, each);
            }
            BlockKind::Trail(trail) => {
                trail.references.iter().for_each(|reference| each(&reference.label, reference.span));
            }
            BlockKind::Image(_) | BlockKind::Rule => {}
        }
    }
}

fn caption(caption: &Caption, each: &mut dyn FnMut(&str, Span)) {
    inlines(&caption.content, each);
    inlines(caption.source.as_deref().unwrap_or_default(), each);
}

fn inlines(run: &[Inline], each: &mut dyn FnMut(&str, Span)) {
    for inline in run {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => each(text, inline.span),
            InlineKind::Formula(formula) => each(formula.words(), inline.span),
            InlineKind::Reference(reference) => each(&reference.label, inline.span),
            _ => inlines(inline.content().map_or(&[], Vec::as_slice), each),
        }
    }
}
