//! Every run of characters that a reader of any edition sees, with its place. Reads where `walk` changes.

use crate::diagnostic::Span;
use crate::model::block::{Block, BlockKind, Caption};
use crate::model::inline::{Inline, InlineKind};
use crate::model::report::Report;

/// Something that looks at a report's text, in reading order, notes last.
pub trait Reader {
    /// A run of inlines: a paragraph's, a title's, and in turn those within each.
    fn run(&mut self, _run: &[Inline]) {}

    /// A text, code, reference or the words of a formula.
    fn words(&mut self, _words: &str, _span: Span) {}
}

/// Reads the whole text of a report.
pub fn read(report: &Report, reader: &mut impl Reader) {
    for part in &report.parts {
        inlines(&part.title, reader);
        blocks(&part.blocks, reader);
    }
    for note in &report.notes {
        blocks(&note.blocks, reader);
    }
}

fn blocks(blocks: &[Block], reader: &mut impl Reader) {
    for block in blocks {
        let span = block.span;
        match &block.kind {
            BlockKind::Paragraph(content) => inlines(content, reader),
            BlockKind::Heading(heading) => inlines(&heading.content, reader),
            BlockKind::List(list) => list.items.iter().for_each(|item| self::blocks(&item.blocks, reader)),
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    inlines(&definition.term, reader);
                    definition.meanings.iter().for_each(|meaning| self::blocks(meaning, reader));
                }
            }
            BlockKind::Quotation(quotation) => {
                self::blocks(&quotation.blocks, reader);
                inlines(quotation.attribution.as_deref().unwrap_or_default(), reader);
            }
            BlockKind::Panel(panel) => {
                inlines(&panel.title, reader);
                self::blocks(&panel.blocks, reader);
            }
            BlockKind::Alert(alert) => self::blocks(&alert.blocks, reader),
            BlockKind::Code(listing) => {
                listing.lines.iter().flatten().for_each(|token| reader.words(&token.text, span));
            }
            BlockKind::Formula(formula) => reader.words(formula.words(), span),
            BlockKind::Directive { body, .. } => reader.words(body, span),
            BlockKind::Figure(figure) => caption(&figure.caption, reader),
            BlockKind::Table(table) => {
                if let Some(content) = &table.caption {
                    caption(content, reader);
                }
                for cell in table.head.iter().chain(&table.body).flat_map(|row| &row.cells) {
                    self::blocks(&cell.content, reader);
                }
            }
            BlockKind::Item(item) => {
                inlines(&item.headline, reader);
                if let Some(addressee) = &item.addressee {
                    reader.words(&addressee.text, span);
                }
                self::blocks(&item.body, reader);
            }
            BlockKind::Trail(trail) => {
                trail.references.iter().for_each(|reference| reader.words(&reference.label, reference.span));
            }
            BlockKind::Image(_) | BlockKind::Findings(_) | BlockKind::Rule => {}
        }
    }
}

fn caption(caption: &Caption, reader: &mut impl Reader) {
    inlines(&caption.content, reader);
    inlines(caption.source.as_deref().unwrap_or_default(), reader);
}

fn inlines(run: &[Inline], reader: &mut impl Reader) {
    reader.run(run);
    for inline in run {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => reader.words(text, inline.span),
            InlineKind::Formula(formula) => reader.words(formula.words(), inline.span),
            InlineKind::Reference(reference) => reader.words(&reference.label, inline.span),
            _ => inlines(inline.content().map_or(&[], Vec::as_slice), reader),
        }
    }
}
