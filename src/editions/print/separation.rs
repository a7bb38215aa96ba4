//! Images of a PDF in the colours of the press.

use lopdf::{Document, Object, ObjectId, Stream};

use crate::theme::press::separated;
use crate::theme::tokens::Colour;

/// Turns every image in red, green and blue to CMYK, by the formula that the theme's colours are turned by.
/// `None` where an image cannot be decoded.
pub(super) fn separate_images(document: &mut Document) -> Option<()> {
    let images: Vec<ObjectId> = document
        .objects
        .iter()
        .filter(|(_, object)| object.as_stream().is_ok_and(is_coloured_image))
        .map(|(id, _)| *id)
        .collect();
    for id in images {
        let profile = document.get_object(id).ok()?.as_stream().ok()?.dict.get(b"ColorSpace").ok()?.clone();
        if components(document, &profile) != Some(3) {
            continue;
        }
        let stream = document.get_object_mut(id).ok()?.as_stream_mut().ok()?;
        let pixels = pixels(stream)?;
        let mut separations = Vec::with_capacity(pixels.len() / 3 * 4);
        let mut last: Option<([u8; 3], [u8; 4])> = None;
        for pixel in pixels.chunks_exact(3) {
            let [red, green, blue] = *pixel else { continue };
            let inks = match last {
                Some((same, inks)) if same == [red, green, blue] => inks,
                _ => bytes(separated(Colour { red, green, blue })),
            };
            last = Some(([red, green, blue], inks));
            separations.extend(inks);
        }
        stream.dict.remove(b"Filter");
        stream.dict.remove(b"DecodeParms");
        stream.dict.remove(b"Decode");
        stream.dict.set("ColorSpace", Object::Name(b"DeviceCMYK".to_vec()));
        stream.dict.set("BitsPerComponent", 8);
        stream.set_content(separations);
    }
    Some(())
}

fn is_coloured_image(stream: &Stream) -> bool {
    let is =
        |key: &[u8], name: &[u8]| stream.dict.get(key).and_then(Object::as_name).is_ok_and(|own| own == name);
    is(b"Subtype", b"Image") && !is(b"ColorSpace", b"DeviceGray") && !is(b"ColorSpace", b"DeviceCMYK")
}

/// How many components a colour space has; `None` for one that images here are not in.
fn components(document: &Document, space: &Object) -> Option<i64> {
    match document.dereference(space).ok()?.1 {
        Object::Name(name) if name == b"DeviceRGB" => Some(3),
        Object::Array(parts) => {
            let profile = document.dereference(parts.get(1)?).ok()?.1.as_stream().ok()?;
            profile.dict.get(b"N").ok()?.as_i64().ok()
        }
        _ => None,
    }
}

/// An image's red, green and blue, a byte each.
fn pixels(stream: &Stream) -> Option<Vec<u8>> {
    let is_jpeg = stream.filters().is_ok_and(|filters| filters.iter().any(|filter| *filter == b"DCTDecode"));
    if is_jpeg {
        let image = image::load_from_memory_with_format(&stream.content, image::ImageFormat::Jpeg).ok()?;
        return Some(image.into_rgb8().into_raw());
    }
    let wide = stream.dict.get(b"BitsPerComponent").and_then(Object::as_i64).is_ok_and(|bits| bits == 16);
    let bytes = stream.decompressed_content().ok()?;
    Some(if wide { bytes.into_iter().step_by(2).collect() } else { bytes })
}

/// Percentages as bytes.
fn bytes(inks: [f64; 4]) -> [u8; 4] {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rounded and within a byte")]
    inks.map(|ink| (ink * 2.55).round().clamp(0.0, 255.0) as u8)
}
