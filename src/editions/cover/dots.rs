//! Drawings as pictures made of dots: what a drawing holds has colours of the screen alone, dots can be separated.

use std::sync::Arc;

use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder};
use typst::utils::Scalar;
use typst_render::RenderOptions;

use super::compile;
use super::picture::CoverPicture;
use crate::editions::Setting;

/// The longer side in dots: a whole cover of A4 at 300 to the inch.
const LONGEST: f64 = 3600.0;
/// How large it is set, in points.
const SIDE: f64 = 100.0;

/// The same pictures, of which none is a drawing. One that cannot be drawn is left out, and what stands in for it is
/// in the colours of the press.
pub(in crate::editions) fn as_dots(setting: &Setting<'_>, pictures: Vec<CoverPicture>) -> Vec<CoverPicture> {
    let drawn = |picture: CoverPicture| match is_drawing(&picture.bytes) {
        true => dots(setting, &picture),
        false => Some(picture),
    };
    pictures.into_iter().filter_map(drawn).collect()
}

fn is_drawing(bytes: &[u8]) -> bool {
    image::guess_format(bytes).is_err()
}

fn dots(setting: &Setting<'_>, picture: &CoverPicture) -> Option<CoverPicture> {
    let markup = format!(
        "#set page(width: auto, height: auto, margin: 0pt, fill: none)\n\
         #image(\"{}\", width: {SIDE}pt, height: {SIDE}pt, fit: \"contain\")",
        picture.path
    );
    let document = compile(setting, markup, std::slice::from_ref(picture)).ok()?;
    let options = RenderOptions { pixel_per_pt: Scalar::new(LONGEST / SIDE), ..RenderOptions::default() };
    let pixels = typst_render::render(document.pages().first()?, &options);
    let (width, height) = (pixels.width(), pixels.height());
    let straight: Vec<u8> = pixels
        .pixels()
        .iter()
        .map(|pixel| pixel.demultiply())
        .flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()])
        .collect();
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new(&mut bytes);
    encoder.write_image(&straight, width, height, ExtendedColorType::Rgba8).ok()?;
    Some(CoverPicture { path: picture.path.replace(".svg", ".png"), bytes: Arc::from(bytes) })
}
