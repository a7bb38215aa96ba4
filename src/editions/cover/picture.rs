//! The publisher's own image for a cover, in a size that covers need.

use std::io::Cursor;
use std::sync::Arc;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};

use crate::diagnostic::{Code, Diagnostic};
use crate::editions::Setting;
use crate::editions::shrinking::shrunk;
use crate::model::picture::{Picture, PictureFormat};
use crate::theme::logo::LOGO;

/// Larger images are made smaller: no edition shows more of them.
const MOST_PIXELS: u64 = 12_000_000;
/// The longer side of what is made smaller, in pixels: an A4 cover with bleed at 300 to the inch.
const LONGEST: u32 = 3600;
/// No decoder may take more memory than this.
const MEMORY: u64 = 1024 * 1024 * 1024;

/// An image as the template can place it.
#[derive(Debug, Clone)]
pub(in crate::editions) struct CoverPicture {
    /// Where Typst finds it.
    pub(in crate::editions) path: String,
    pub(in crate::editions) bytes: Arc<[u8]>,
}

impl CoverPicture {
    /// The image that a publication names; `None` where it names none.
    ///
    /// # Errors
    /// A diagnostic where a large image cannot be decoded, which reading it did not try.
    pub(in crate::editions) fn of(setting: &Setting<'_>) -> Result<Option<CoverPicture>, Vec<Diagnostic>> {
        let metadata = &setting.report.metadata;
        let Some(name) = &metadata.cover else { return Ok(None) };
        let Some(picture) = setting.report.pictures.iter().find(|picture| picture.name == *name) else {
            return Ok(None);
        };
        let pixels = u64::from(picture.width) * u64::from(picture.height);
        if picture.format == PictureFormat::Svg || pixels <= MOST_PIXELS {
            let ending = match picture.format {
                PictureFormat::Png => "png",
                PictureFormat::Jpeg => "jpg",
                PictureFormat::Gif => "gif",
                PictureFormat::WebP => "webp",
                PictureFormat::Svg => "svg",
            };
            let path = format!("/cover.{ending}");
            return Ok(Some(CoverPicture { path, bytes: Arc::clone(&picture.bytes) }));
        }
        let bytes = smaller(picture).ok_or_else(|| {
            let message =
                format!("`{name}` cannot be made smaller for the cover: it is damaged or cut short");
            let diagnostic = Diagnostic::new(Code::ImageUnreadable, metadata.span, message);
            vec![diagnostic.hint("save the image again, with fewer pixels")]
        })?;
        Ok(Some(CoverPicture { path: "/cover.jpg".to_owned(), bytes: Arc::from(bytes) }))
    }
}

/// The images that one cover takes: the publisher's own, and the house's logo.
///
/// # Errors
/// As [`CoverPicture::of`].
pub(in crate::editions) fn of(setting: &Setting<'_>) -> Result<Vec<CoverPicture>, Vec<Diagnostic>> {
    let own = CoverPicture::of(setting)?;
    let logo =
        setting.logo().map(|logo| CoverPicture { path: LOGO.to_owned(), bytes: Arc::clone(&logo.bytes) });
    Ok(own.into_iter().chain(logo).collect())
}

/// The path of the publisher's own image among those of a cover.
pub(in crate::editions) fn own_path(pictures: &[CoverPicture]) -> Option<&str> {
    pictures.iter().map(|picture| picture.path.as_str()).find(|path| *path != LOGO)
}

/// The size of the same shape whose longer side is at most [`LONGEST`].
fn within(width: u32, height: u32) -> (u32, u32) {
    let longer = u64::from(width.max(height)).max(1);
    let wanted = longer.min(u64::from(LONGEST));
    let side = |side: u32| {
        let scaled = (u64::from(side) * wanted + longer / 2) / longer;
        u32::try_from(scaled).unwrap_or(LONGEST).max(1)
    };
    (side(width), side(height))
}

/// The image as a JPEG that is no longer than [`LONGEST`]; `None` where it cannot be decoded.
fn smaller(picture: &Picture) -> Option<Vec<u8>> {
    let mut reader = ImageReader::new(Cursor::new(&*picture.bytes)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let orientation = decoder.orientation().ok()?;
    let mut image = DynamicImage::from_decoder(decoder).ok()?;
    image.apply_orientation(orientation);
    let (width, height) = within(image.width(), image.height());
    let image = shrunk(image, width, height).into_rgb8();
    let mut bytes = Vec::new();
    image.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 90)).ok()?;
    Some(bytes)
}
