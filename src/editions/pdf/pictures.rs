//! Draws the set pages as pictures, for whoever wants to look at them.

use rayon::prelude::*;
use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_render::RenderOptions;

/// A page as a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagePicture {
    /// In pixels.
    pub width: u32,
    pub height: u32,
    /// Rows from the top; red, green, blue and opacity of each pixel.
    pub rgba: Vec<u8>,
}

/// Every page, at so many pixels to a point.
pub(super) fn draw(document: &PagedDocument, pixels_per_point: f64) -> Vec<PagePicture> {
    let options = RenderOptions { pixel_per_pt: Scalar::new(pixels_per_point), ..RenderOptions::default() };
    document
        .pages()
        .par_iter()
        .map(|page| {
            let drawn = typst_render::render(page, &options);
            let pixels = drawn.pixels().iter().map(|pixel| pixel.demultiply());
            let rgba = pixels.flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]);
            PagePicture { width: drawn.width(), height: drawn.height(), rgba: rgba.collect() }
        })
        .collect()
}
