//! How large the sheet of a cover is, in millimetres.

use crate::model::publisher::PrintSettings;
use crate::theme::tokens::Page;

/// Nothing that matters stands nearer to an edge or fold.
pub(super) const SAFE: f64 = 5.0;
/// Where the barcode stands on the back: its width and height.
pub(super) const BARCODE: (f64, f64) = (42.3, 36.0);
/// A point, in millimetres.
pub(super) const POINT: f64 = 25.4 / 72.0;

/// Back, spine and front beside each other, and the bleed around them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measures {
    /// Of one cover, trimmed.
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) spine: f64,
    pub(super) bleed: f64,
}

impl Measures {
    /// The sheet for a book of so many pages: as thick as its leaves.
    pub(super) fn of(page: &Page, print: &PrintSettings, pages: usize) -> Measures {
        let leaves = f64::from(u32::try_from(pages.div_ceil(2)).unwrap_or(u32::MAX));
        Measures {
            width: page.width(),
            height: page.height(),
            // To a tenth: no bindery works more finely.
            spine: (leaves * print.caliper * 10.0).round() / 10.0,
            bleed: print.bleed,
        }
    }

    /// The trimmed sheet's width.
    pub(super) fn trimmed(&self) -> f64 {
        2.0 * self.width + self.spine
    }

    /// Where the barcode's lower left corner is, from the trimmed sheet's own.
    pub(super) fn barcode(&self) -> (f64, f64) {
        (self.width * (1.0 - 0.085) - BARCODE.0, self.width * 0.08)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::tokens::Paper;

    #[test]
    fn the_spine_is_as_thick_as_the_leaves() {
        let page =
            Page { paper: Paper::A4, top: 0.0, bottom: 0.0, outer: 0.0, column: 0.0, edge: 0.0, gutter: 0.0 };
        let print = PrintSettings { caliper: 0.11, bleed: 3.0 };
        let measures = Measures::of(&page, &print, 161);
        assert!((measures.spine - 8.9).abs() < 1e-9);
        assert!((measures.trimmed() - 428.9).abs() < 1e-9);
        assert!(Measures::of(&page, &print, 0).spine.abs() < 1e-9);
    }
}
