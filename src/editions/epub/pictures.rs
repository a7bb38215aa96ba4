//! Images as stores take them: rasters of at most four million pixels.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageReader, Limits};
use rayon::prelude::*;
use std::io::Cursor;
use std::sync::Arc;

use super::{Packing, Resource};
use crate::editions::shrinking::shrunk;
use crate::model::picture::{Picture, PictureFormat};

/// What Apple Books allows for one image.
const PIXELS: u64 = 4_000_000;

/// No decoder may take more memory than this.
const MEMORY: u64 = 1024 * 1024 * 1024;

/// The pictures as files of the book; the large ones made smaller.
pub(super) fn fit(pictures: &[&Picture]) -> Vec<Resource> {
    pictures
        .par_iter()
        .map(|picture| Resource {
            path: format!("images/{}", picture.name),
            media_type: picture.format.media_type(),
            bytes: smaller(picture).map_or_else(|| Arc::clone(&picture.bytes), Arc::from),
            packing: if picture.format == PictureFormat::Svg { Packing::Deflated } else { Packing::Stored },
        })
        .collect()
}

/// The picture with fewer pixels in the same format; `None` where it is small enough, a drawing, an
/// animation, or cannot be decoded.
fn smaller(picture: &Picture) -> Option<Vec<u8>> {
    let pixels = u64::from(picture.width) * u64::from(picture.height);
    let fixed = matches!(picture.format, PictureFormat::Svg | PictureFormat::Gif);
    if pixels <= PIXELS || fixed {
        return None;
    }
    let mut reader = ImageReader::with_format(Cursor::new(&*picture.bytes), format(picture.format)?);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let orientation = decoder.orientation().ok()?;
    let profile = decoder.icc_profile().ok().flatten();
    let mut image = DynamicImage::from_decoder(decoder).ok()?;
    image.apply_orientation(orientation);
    let (width, height) = target(image.width(), image.height());
    encode(&shrunk(image, width, height), picture.format, profile)
}

/// The largest size of the same shape with few enough pixels.
fn target(width: u32, height: u32) -> (u32, u32) {
    let scale = (PIXELS as f64 / (f64::from(width) * f64::from(height))).sqrt().min(1.0);
    let shrink = |length: u32| ((f64::from(length) * scale).floor() as u32).max(1);
    (shrink(width), shrink(height))
}

fn format(format: PictureFormat) -> Option<image::ImageFormat> {
    match format {
        PictureFormat::Png => Some(image::ImageFormat::Png),
        PictureFormat::Jpeg => Some(image::ImageFormat::Jpeg),
        PictureFormat::WebP => Some(image::ImageFormat::WebP),
        PictureFormat::Gif | PictureFormat::Svg => None,
    }
}

fn encode(image: &DynamicImage, format: PictureFormat, profile: Option<Vec<u8>>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    match format {
        PictureFormat::Png => {
            // Trying every filter for every row takes a third of the time, and saves little.
            let (packing, filter) = (CompressionType::Fast, FilterType::Up);
            write(image, PngEncoder::new_with_quality(&mut bytes, packing, filter), profile)?
        }
        PictureFormat::Jpeg => write(image, JpegEncoder::new_with_quality(&mut bytes, 88), profile)?,
        PictureFormat::WebP => write(image, WebPEncoder::new_lossless(&mut bytes), profile)?,
        PictureFormat::Gif | PictureFormat::Svg => return None,
    }
    Some(bytes)
}

fn write(image: &DynamicImage, mut encoder: impl ImageEncoder, profile: Option<Vec<u8>>) -> Option<()> {
    if let Some(profile) = profile {
        // Colours are a shade off without it; an encoder that takes none still writes the picture.
        let _ = encoder.set_icc_profile(profile);
    }
    image.write_with_encoder(encoder).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn picture(width: u32, height: u32) -> Picture {
        let image = DynamicImage::new_rgb8(width, height);
        let bytes = encode(&image, PictureFormat::Png, None).expect("a picture");
        Picture { name: "a.png".into(), format: PictureFormat::Png, bytes: Arc::from(bytes), width, height }
    }

    #[test]
    fn large_pictures_are_made_smaller() {
        let large = picture(4000, 2000);
        let bytes = smaller(&large).expect("smaller");
        let image = image::load_from_memory(&bytes).expect("a picture");
        assert!(u64::from(image.width()) * u64::from(image.height()) <= PIXELS);
        assert_eq!(image.width() / 2, image.height());
    }

    #[test]
    fn others_stay_as_they_are() {
        assert_eq!(smaller(&picture(200, 100)), None);
        let broken = Picture { bytes: Arc::from(b"no picture".to_vec()), ..picture(3, 3) };
        assert_eq!(smaller(&Picture { width: 9000, height: 9000, ..broken }), None);
    }
}
