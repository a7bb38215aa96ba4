//! Finds out what an image file is, by its bytes, and whether it is whole; nothing is decoded before its size is known.

use std::io::{self, Cursor, Read};

use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::diagnostic::Code;
use crate::model::picture::PictureFormat;

use super::svg;

/// The most pixels of a picture: 100 megapixels.
const MOST_PIXELS: u64 = 100_000_000;
/// Pictures of up to so many pixels are decoded to see that they can be.
const MOST_DECODED: u64 = 25_000_000;
/// What a decoder may take, in bytes.
const MOST_MEMORY: u64 = 512 << 20;
/// The largest colour profile; those of presses have one or two.
const MOST_PROFILE: u64 = 8 << 20;

/// What a picture is and how large, in pixels or SVG user units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PictureHeader {
    pub(super) format: PictureFormat,
    pub(super) width: u32,
    pub(super) height: u32,
}

/// Why a picture cannot be used; the message goes on from the picture's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PictureFault {
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) hint: String,
}

impl PictureFault {
    pub(super) fn new(code: Code, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code, message: message.into(), hint: hint.into() }
    }

    fn broken() -> Self {
        Self::new(Code::ImageUnreadable, "is damaged or cut short", "save or copy the image again")
    }
}

/// Looks at an image file whole.
pub(super) fn inspect(bytes: &[u8]) -> Result<PictureHeader, PictureFault> {
    let format = match image::guess_format(bytes) {
        Ok(ImageFormat::Png) => PictureFormat::Png,
        Ok(ImageFormat::Jpeg) => PictureFormat::Jpeg,
        Ok(ImageFormat::Gif) => PictureFormat::Gif,
        Ok(ImageFormat::WebP) => PictureFormat::WebP,
        _ if svg::is_svg(bytes) => {
            let size = svg::inspect(bytes)?;
            return Ok(PictureHeader { format: PictureFormat::Svg, width: size.width, height: size.height });
        }
        _ => return Err(unknown(bytes)),
    };
    check_profile(bytes, format)?;
    let mut decoder = reader(bytes, format).into_decoder().map_err(|_| PictureFault::broken())?;
    let (mut width, mut height) = decoder.dimensions();
    // Everybody turns a photograph as its camera says that it was held.
    if decoder.orientation().is_ok_and(lies_on_its_side) {
        (width, height) = (height, width);
    }
    drop(decoder);
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 {
        return Err(PictureFault::broken());
    }
    if pixels > MOST_PIXELS {
        return Err(PictureFault::new(
            Code::ImageTooLarge,
            format!("has {width} × {height} pixels, more than 100 megapixels"),
            "make it smaller",
        ));
    }
    check_whole(bytes, format, pixels)?;
    Ok(PictureHeader { format, width, height })
}

/// Whether width and height change places when the picture is shown.
fn lies_on_its_side(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

fn reader(bytes: &[u8], format: PictureFormat) -> ImageReader<Cursor<&[u8]>> {
    let format = match format {
        PictureFormat::Jpeg => ImageFormat::Jpeg,
        PictureFormat::Gif => ImageFormat::Gif,
        PictureFormat::WebP => ImageFormat::WebP,
        PictureFormat::Png | PictureFormat::Svg => ImageFormat::Png,
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    reader
}

/// A PNG's colour profile is packed (ISO/IEC 15948, 11.3.2.3), and whoever shows the picture unpacks it whole: a small
/// file may hold one of gigabytes.
fn check_profile(bytes: &[u8], format: PictureFormat) -> Result<(), PictureFault> {
    let mut rest = bytes.get(8..).filter(|_| format == PictureFormat::Png).unwrap_or(&[]);
    while let Some((head, after)) = rest.split_at_checked(8) {
        let (length, kind) = head.split_at(4);
        let length = length.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
        let Some(data) = after.get(..length).filter(|_| kind != b"IDAT") else { break };
        if kind == b"iCCP" {
            let packed = data.splitn(2, |byte| *byte == 0).nth(1).and_then(|after| after.get(1..));
            let mut unpacked = flate2::read::ZlibDecoder::new(packed.unwrap_or(&[])).take(MOST_PROFILE + 1);
            if io::copy(&mut unpacked, &mut io::sink()).is_ok_and(|size| size > MOST_PROFILE) {
                let message = format!("has a colour profile of more than {} MiB", MOST_PROFILE >> 20);
                return Err(PictureFault::new(
                    Code::ImageTooLarge,
                    message,
                    "save it without a colour profile",
                ));
            }
        }
        rest = after.get(length + 4..).unwrap_or(&[]);
    }
    Ok(())
}

/// The JPEG decoder makes something of half a file, so its parts are looked at; the others' decoders do not.
fn check_whole(bytes: &[u8], format: PictureFormat, pixels: u64) -> Result<(), PictureFault> {
    let ended = match format {
        PictureFormat::Jpeg => return check_jpeg(bytes),
        PictureFormat::Png => bytes.windows(8).rev().any(|end| end == b"IEND\xAE\x42\x60\x82"),
        PictureFormat::Gif => bytes.iter().rev().find(|byte| **byte != 0) == Some(&b';'),
        PictureFormat::WebP | PictureFormat::Svg => true,
    };
    if ended && (pixels > MOST_DECODED || reader(bytes, format).decode().is_ok()) {
        Ok(())
    } else {
        Err(PictureFault::broken())
    }
}

/// Walks the segments to the first scan, and looks for the end marker after it (ISO/IEC 10918-1, annex B).
fn check_jpeg(bytes: &[u8]) -> Result<(), PictureFault> {
    let mut rest = bytes.get(2..).unwrap_or(&[]);
    loop {
        let [0xFF, marker, after @ ..] = rest else { return Err(PictureFault::broken()) };
        if *marker == 0xFF {
            rest = rest.get(1..).unwrap_or(&[]);
            continue;
        }
        let [high, low, ..] = after else { return Err(PictureFault::broken()) };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let segment = after.get(2..length).ok_or_else(PictureFault::broken)?;
        let frame = matches!(*marker, 0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF);
        if frame && segment.get(5) == Some(&4) {
            return Err(PictureFault::new(
                Code::ImageUnreadable,
                "is in CMYK colours, which screens and PDF/A do not show alike",
                "save it as RGB",
            ));
        }
        rest = after.get(length..).unwrap_or(&[]);
        if *marker == 0xDA {
            break;
        }
    }
    // Within a scan, 0xFF is always followed by zero or a restart marker: this can only be the end.
    let ended = rest.windows(2).rev().any(|pair| pair == [0xFF, 0xD9]);
    if ended { Ok(()) } else { Err(PictureFault::broken()) }
}

/// Names what a file of another format is.
fn unknown(bytes: &[u8]) -> PictureFault {
    let brand = bytes.get(4..12).unwrap_or(&[]);
    let what = match bytes {
        [] => "is empty".to_owned(),
        [b'B', b'M', ..] => "is a BMP image".to_owned(),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => "is a TIFF image".to_owned(),
        [b'%', b'P', b'D', b'F', ..] => "is a PDF".to_owned(),
        [b'%', b'!', b'P', b'S', ..] => "is a PostScript file".to_owned(),
        [0x1F, 0x8B, ..] => "is compressed with gzip".to_owned(),
        _ if brand.starts_with(b"ftypavi") => "is an AVIF image".to_owned(),
        _ if brand.starts_with(b"ftyphei") || brand.starts_with(b"ftypmif") => "is a HEIC image".to_owned(),
        _ => "is in no known image format".to_owned(),
    };
    PictureFault::new(Code::ImageUnreadable, what, "save it as PNG, JPEG, GIF, WebP or SVG")
}

#[cfg(test)]
mod tests;
