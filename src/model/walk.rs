//! Walks through blocks and inlines in the order in which every edition reads them.

use crate::model::block::{Block, BlockKind, Caption};
use crate::model::inline::Inline;

/// Something done to every block and every run of inlines, outermost first.
pub trait Visitor {
    fn block(&mut self, _block: &mut Block) {}

    /// A run of inlines: a paragraph's, a title's, and in turn those within each.
    fn inlines(&mut self, _inlines: &mut Vec<Inline>) {}
}

/// Walks through blocks.
pub fn blocks(blocks: &mut [Block], visitor: &mut impl Visitor) {
    for each in blocks {
        block(each, visitor);
    }
}

/// Walks through one block.
pub fn block(block: &mut Block, visitor: &mut impl Visitor) {
    visitor.block(block);
    match &mut block.kind {
        BlockKind::Paragraph(content) => inlines(content, visitor),
        BlockKind::Heading(heading) => inlines(&mut heading.content, visitor),
        BlockKind::List(list) => {
            for item in &mut list.items {
                blocks(&mut item.blocks, visitor);
            }
        }
        BlockKind::Definitions(definitions) => {
            for definition in definitions {
                inlines(&mut definition.term, visitor);
                for meaning in &mut definition.meanings {
                    blocks(meaning, visitor);
                }
            }
        }
        BlockKind::Quotation(quotation) => {
            blocks(&mut quotation.blocks, visitor);
            if let Some(attribution) = &mut quotation.attribution {
                inlines(attribution, visitor);
            }
        }
        BlockKind::Panel(panel) => {
            inlines(&mut panel.title, visitor);
            blocks(&mut panel.blocks, visitor);
        }
        BlockKind::Alert(alert) => blocks(&mut alert.blocks, visitor),
        BlockKind::Figure(figure) => caption(&mut figure.caption, visitor),
        BlockKind::Table(table) => {
            if let Some(content) = table.caption.as_mut().map(|caption| &mut caption.content) {
                inlines(content, visitor);
            }
            for cell in table.head.iter_mut().chain(&mut table.body).flat_map(|row| &mut row.cells) {
                blocks(&mut cell.content, visitor);
            }
            if let Some(source) = table.caption.as_mut().and_then(|caption| caption.source.as_mut()) {
                inlines(source, visitor);
            }
        }
        BlockKind::Item(item) => {
            inlines(&mut item.headline, visitor);
            blocks(&mut item.body, visitor);
        }
        BlockKind::Code(_)
        | BlockKind::Formula(_)
        | BlockKind::Image(_)
        | BlockKind::Trail(_)
        | BlockKind::Findings(_)
        | BlockKind::Rule
        | BlockKind::Directive { .. } => {}
    }
}

/// Walks through a run of inlines.
pub fn inlines(run: &mut Vec<Inline>, visitor: &mut impl Visitor) {
    visitor.inlines(run);
    for content in run.iter_mut().filter_map(Inline::content_mut) {
        inlines(content, visitor);
    }
}

fn caption(caption: &mut Caption, visitor: &mut impl Visitor) {
    inlines(&mut caption.content, visitor);
    if let Some(source) = &mut caption.source {
        inlines(source, visitor);
    }
}
