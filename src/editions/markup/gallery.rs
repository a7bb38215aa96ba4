//! The pictures that the text shows. A cover picture is among a report's pictures, but no edition shows it yet.

use std::collections::BTreeSet;

use super::walk::{self, Seen};
use crate::model::block::Block;
use crate::model::picture::Picture;
use crate::model::report::Report;

/// The pictures that stand in the text or in a note, in their order.
pub fn shown(report: &Report) -> impl Iterator<Item = &Picture> {
    shown_in(report, &[])
}

/// Those, and the ones in blocks that stand beside the report's parts.
pub fn shown_in<'a>(report: &'a Report, blocks: &[Block]) -> impl Iterator<Item = &'a Picture> {
    let mut ids = BTreeSet::new();
    let mut see = |seen: Seen<'_>| {
        if let Seen::Image(image) = seen {
            ids.extend(image.picture);
        }
    };
    walk::blocks(blocks, &mut see);
    for part in &report.parts {
        walk::inlines(&part.title, &mut see);
        walk::blocks(&part.blocks, &mut see);
    }
    report.notes.iter().for_each(|note| walk::blocks(&note.blocks, &mut see));
    ids.into_iter().filter_map(|id| report.pictures.get(id.0))
}
