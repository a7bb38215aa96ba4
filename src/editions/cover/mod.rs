//! Draws covers as pictures: for the e-book, for shops, for cards where a link is shared, and small.
//!
//! The art and the layout are those of the PDF's first page: `cover.typ` draws both.

pub(super) mod art;
mod dots;
mod memory;
pub(super) mod picture;

use jpeg_encoder::{ColorType, Encoder, PixelDensity, SamplingFactor};
use rayon::prelude::*;
use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_render::RenderOptions;

use self::art::Paint;
pub(super) use self::dots::as_dots;
use self::memory::Sitting;
use self::picture::CoverPicture;
use super::pdf::markup::cover::document;
use super::pdf::world::ReportWorld;
use super::{Artefact, Setting};
use crate::diagnostic::{Code, Diagnostic};

/// What a picture of the cover is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoverFormat {
    /// 1600 × 2560, for shops.
    Retail,
    /// 1500 × 2400, for the e-book: no image of a book may have more than four million pixels.
    Book,
    /// 400 × 640, for lists and landing pages.
    Thumbnail,
    /// 1200 × 630, where a link is shared.
    Social,
}

/// The upright page, in points: every upright picture has its shape.
const UPRIGHT: (f64, f64) = (600.0, 960.0);
/// The card, in points.
const CARD: (f64, f64) = (1200.0, 630.0);
/// Text keeps its edges, and no cover comes near the 3 MB that shops allow.
const QUALITY: u8 = 88;
/// How many covers Typst's memory outlives.
const REMEMBERED: usize = 24;

impl CoverFormat {
    /// Width and height in pixels.
    pub fn size(self) -> (u32, u32) {
        match self {
            CoverFormat::Retail => (1600, 2560),
            CoverFormat::Book => (1500, 2400),
            CoverFormat::Thumbnail => (400, 640),
            CoverFormat::Social => (1200, 630),
        }
    }

    /// Where the picture stands in a publication's folder: `covers/retail.jpg`. The e-book's stands in the book.
    pub fn path(self) -> &'static str {
        match self {
            CoverFormat::Retail => "covers/retail.jpg",
            CoverFormat::Book => "covers/book.jpg",
            CoverFormat::Thumbnail => "covers/thumbnail.jpg",
            CoverFormat::Social => "covers/social.jpg",
        }
    }

    fn is_card(self) -> bool {
        self == CoverFormat::Social
    }
}

/// Draws `<slug>/covers/`: `thumbnail.jpg`, `social.jpg`, and `retail.jpg` for what is sold or given away in shops,
/// which has an ISBN for the e-book or an offer.
///
/// # Errors
/// Diagnostics about an image that cannot be shown.
pub fn make(setting: &Setting<'_>) -> Result<Vec<Artefact>, Vec<Diagnostic>> {
    let metadata = &setting.report.metadata;
    let slug = &metadata.slug;
    let in_shops = metadata.isbn.epub.is_some() || !metadata.offers.is_empty();
    let mut formats = vec![CoverFormat::Thumbnail, CoverFormat::Social];
    formats.extend(in_shops.then_some(CoverFormat::Retail));
    formats
        .into_par_iter()
        .map(|format| {
            let bytes = picture(setting, format)?;
            Ok(Artefact::new(format!("{slug}/{}", format.path()), "image/jpeg", bytes))
        })
        .collect()
}

/// The cover as a JPEG in sRGB.
///
/// # Errors
/// Diagnostics about an image that cannot be shown.
pub fn picture(setting: &Setting<'_>, format: CoverFormat) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let pictures = picture::of(setting)?;
    let art = art::written(setting, &art::of(setting), &Paint::Screen, picture::own_path(&pictures));
    let (function, (width, height)) =
        if format.is_card() { ("card-page", CARD) } else { ("cover-page", UPRIGHT) };
    let markup = document(setting, |writer| writer.call(function, &art, &format!("{width}pt, {height}pt")));
    let sitting = Sitting::new(format, &markup.source, setting.theme, &pictures);
    if let Some(bytes) = memory::recall(&sitting) {
        return Ok(bytes);
    }
    let compiled = compile(setting, markup.source, &pictures)?;
    let (across, down) = format.size();
    let bytes = jpeg(&compiled, f64::from(across) / width, (across, down))
        .ok_or_else(|| defect(setting, "it comes out in another size"))?;
    memory::keep(sitting, &bytes);
    Ok(bytes)
}

/// A document of covers, set.
///
/// # Errors
/// A diagnostic with the first of Typst's words.
pub(super) fn compile(
    setting: &Setting<'_>,
    markup: String,
    pictures: &[CoverPicture],
) -> Result<PagedDocument, Vec<Diagnostic>> {
    let world = ReportWorld::of_cover(markup, setting.theme, pictures)
        .ok_or_else(|| defect(setting, "a picture has no path"))?;
    let compiled = typst::compile::<PagedDocument>(&world);
    typst::comemo::evict(REMEMBERED);
    compiled.output.map_err(|errors| {
        let first = errors.first().map_or("it is not known why", |error| error.message.as_str());
        defect(setting, first)
    })
}

pub(super) fn defect(setting: &Setting<'_>, why: &str) -> Vec<Diagnostic> {
    let message = format!("the cover cannot be drawn: {why}");
    vec![Diagnostic::new(Code::PdfDefect, setting.report.metadata.span, message)]
}

/// The first page at so many pixels to the point; `None` where that is not the size that was asked for.
fn jpeg(document: &PagedDocument, scale: f64, size: (u32, u32)) -> Option<Vec<u8>> {
    let options = RenderOptions { pixel_per_pt: Scalar::new(scale), ..RenderOptions::default() };
    let pixels = typst_render::render(document.pages().first()?, &options);
    if (pixels.width(), pixels.height()) != size {
        return None;
    }
    let (width, height) = (u16::try_from(size.0).ok()?, u16::try_from(size.1).ok()?);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, QUALITY);
    // Colour as fine as light: half of it would fray the edges of words.
    encoder.set_sampling_factor(SamplingFactor::F_1_1);
    encoder.set_density(PixelDensity::dpi(300));
    // The page is opaque, so that no colour has to be undone from its alpha, which is left out.
    encoder.encode(pixels.data(), width, height, ColorType::Rgba).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests;
