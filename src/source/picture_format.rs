//! Finds out what an image file is, by its bytes, and whether it is whole; nothing is decoded before its size is known.

use std::io::Cursor;

use image::{ImageFormat, ImageReader, Limits};

use crate::diagnostic::Code;
use crate::model::picture::PictureFormat;

use super::svg;

/// The most pixels of a picture: 100 megapixels.
const MOST_PIXELS: u64 = 100_000_000;
/// Pictures of up to so many pixels are decoded to see that they can be.
const MOST_DECODED: u64 = 25_000_000;
/// What a decoder may take, in bytes.
const MOST_MEMORY: u64 = 512 << 20;

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
    let (width, height) = reader(bytes, format).into_dimensions().map_err(|_| PictureFault::broken())?;
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
mod tests {
    use super::*;

    fn encoded(format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let image = image::RgbImage::from_fn(40, 30, |x, y| image::Rgb([(x * 6) as u8, (y * 8) as u8, 9]));
        image.write_to(&mut bytes, format).expect("encoded");
        bytes.into_inner()
    }

    #[test]
    fn pictures_have_to_be_whole() {
        let formats = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP];
        for format in formats {
            let bytes = encoded(format);
            let header = inspect(&bytes).expect("good");
            assert_eq!((header.width, header.height), (40, 30), "{format:?}");
            for end in [bytes.len() / 2, bytes.len() * 9 / 10, bytes.len() - 2] {
                let fault = inspect(&bytes[..end]).expect_err("cut");
                assert_eq!(fault.code, Code::ImageUnreadable, "{format:?} {end}");
            }
        }
    }

    #[test]
    fn sizes_are_known_before_anything_is_decoded() {
        let mut bytes = encoded(ImageFormat::Png);
        // The width stands in bytes 16 to 19 and the checksum of the header in 29 to 32.
        bytes.splice(16..24, [0, 1, 0x86, 0xA0, 0, 1, 0x86, 0xA0]);
        let table: Vec<u32> = (0..256u32)
            .map(|byte| {
                (0..8).fold(byte, |sum, _| if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 })
            })
            .collect();
        let sum = !bytes[12..29]
            .iter()
            .fold(!0u32, |sum, byte| table[((sum ^ u32::from(*byte)) & 255) as usize] ^ (sum >> 8));
        bytes.splice(29..33, sum.to_be_bytes());
        let fault = inspect(&bytes).expect_err("too large");
        assert_eq!(fault.code, Code::ImageTooLarge);
        assert_eq!(fault.message, "has 100000 × 100000 pixels, more than 100 megapixels");
    }

    #[test]
    fn other_formats_are_named() {
        assert_eq!(inspect(b"%PDF-1.7").expect_err("PDF").message, "is a PDF");
        assert_eq!(inspect(b"").expect_err("empty").message, "is empty");
        assert_eq!(inspect(b"hello").expect_err("text").message, "is in no known image format");
    }

    #[test]
    fn colours_for_print_are_refused() {
        let mut bytes = encoded(ImageFormat::Jpeg);
        let frame = bytes.windows(2).position(|pair| pair == [0xFF, 0xC0]).expect("a frame");
        bytes[frame + 9] = 4;
        assert!(check_jpeg(&bytes).expect_err("CMYK").message.contains("CMYK"));
    }
}
