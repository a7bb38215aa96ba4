//! Goes through a report's content once, in reading order, for whoever only collects.

use crate::model::block::{Block, BlockKind, Caption, Row};
use crate::model::identifier::Id;
use crate::model::inline::{Inline, InlineKind, NoteCall, NoteMark};
use crate::model::picture::Image;

/// What one comes across.
#[derive(Debug, Clone, Copy)]
pub(super) enum Seen<'a> {
    Id(&'a Id),
    Text(&'a str),
    Image(&'a Image),
    Formula,
    Note(NoteMark),
}

pub(super) fn blocks<'a>(blocks: &'a [Block], see: &mut impl FnMut(Seen<'a>)) {
    for block in blocks {
        self::block(block, see);
    }
}

fn block<'a>(block: &'a Block, see: &mut impl FnMut(Seen<'a>)) {
    match &block.kind {
        BlockKind::Paragraph(content) => inlines(content, see),
        BlockKind::Heading(heading) => {
            id(heading.id.as_ref(), see);
            inlines(&heading.content, see);
        }
        BlockKind::List(list) => {
            for item in &list.items {
                id(item.id.as_ref(), see);
                blocks(&item.blocks, see);
            }
        }
        BlockKind::Definitions(definitions) => {
            for definition in definitions {
                inlines(&definition.term, see);
                definition.meanings.iter().for_each(|meaning| blocks(meaning, see));
            }
        }
        BlockKind::Quotation(quotation) => {
            id(quotation.id.as_ref(), see);
            blocks(&quotation.blocks, see);
            quotation.attribution.iter().for_each(|content| inlines(content, see));
        }
        BlockKind::Panel(panel) => {
            id(panel.id.as_ref(), see);
            inlines(&panel.title, see);
            blocks(&panel.blocks, see);
        }
        BlockKind::Alert(alert) => blocks(&alert.blocks, see),
        BlockKind::Code(listing) => {
            listing.lines.iter().flatten().for_each(|token| see(Seen::Text(&token.text)));
        }
        BlockKind::Formula(_) => see(Seen::Formula),
        BlockKind::Figure(figure) => {
            see(Seen::Image(&figure.image));
            caption(&figure.caption, see);
        }
        BlockKind::Image(image) => see(Seen::Image(image)),
        BlockKind::Table(table) => {
            table.caption.iter().for_each(|own| caption(own, see));
            rows(&table.head, see);
            rows(&table.body, see);
        }
        BlockKind::Item(item) => {
            see(Seen::Id(&item.id));
            inlines(&item.headline, see);
            blocks(&item.body, see);
        }
        BlockKind::Trail(trail) => {
            trail.references.iter().for_each(|reference| see(Seen::Text(&reference.label)));
        }
        BlockKind::Findings(_) | BlockKind::Rule => {}
        BlockKind::Directive { body, .. } => see(Seen::Text(body)),
    }
}

fn id<'a>(id: Option<&'a Id>, see: &mut impl FnMut(Seen<'a>)) {
    if let Some(id) = id {
        see(Seen::Id(id));
    }
}

fn caption<'a>(caption: &'a Caption, see: &mut impl FnMut(Seen<'a>)) {
    id(caption.id.as_ref(), see);
    inlines(&caption.content, see);
    caption.source.iter().for_each(|source| inlines(source, see));
}

fn rows<'a>(rows: &'a [Row], see: &mut impl FnMut(Seen<'a>)) {
    rows.iter().flat_map(|row| &row.cells).for_each(|cell| blocks(&cell.content, see));
}

pub(super) fn inlines<'a>(inlines: &'a [Inline], see: &mut impl FnMut(Seen<'a>)) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => see(Seen::Text(text)),
            InlineKind::Formula(_) => see(Seen::Formula),
            InlineKind::Reference(reference) => see(Seen::Text(&reference.label)),
            InlineKind::NoteCall(NoteCall::Numbered(mark)) => see(Seen::Note(*mark)),
            InlineKind::Image(image) => see(Seen::Image(image)),
            InlineKind::Anchor(id) => see(Seen::Id(id)),
            InlineKind::NoteCall(NoteCall::Written(_)) | InlineKind::LineBreak => {}
            _ => {
                if let Some(content) = inline.content() {
                    self::inlines(content, see);
                }
            }
        }
    }
}
