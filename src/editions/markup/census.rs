//! What a report holds, reckoned once: for the layout of the web edition and for accessibility metadata.

use super::walk::{self, Seen};
use crate::model::picture::Alt;
use crate::model::report::Report;

/// Counts over the whole text, notes with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Census {
    /// Runs of characters between spaces.
    pub words: usize,
    /// Images whose files could be had.
    pub images: usize,
    /// Images that say something: all but decoration.
    pub telling_images: usize,
    pub formulas: usize,
}

impl Census {
    pub fn of(report: &Report) -> Census {
        let mut census = Census::default();
        let mut see = |seen: Seen<'_>| match seen {
            Seen::Text(text) => census.words += text.split_whitespace().count(),
            Seen::Image(image) => {
                census.images += usize::from(image.picture.is_some());
                census.telling_images += usize::from(image.alt != Alt::Decorative);
            }
            Seen::Formula => census.formulas += 1,
            Seen::Id(_) | Seen::Note(_) => {}
        };
        for part in &report.parts {
            walk::inlines(&part.title, &mut see);
            walk::blocks(&part.blocks, &mut see);
        }
        report.notes.iter().for_each(|note| walk::blocks(&note.blocks, &mut see));
        census
    }
}
