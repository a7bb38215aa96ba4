//! Pictures whole, cut short, too large, turned and packed.

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
fn photographs_have_the_size_at_which_they_are_shown() {
    let bytes = encoded(ImageFormat::Jpeg);
    for (orientation, size) in [(1, (40, 30)), (3, (40, 30)), (6, (30, 40)), (8, (30, 40))] {
        // An Exif segment behind the start marker: TIFF's head, and one entry, 0x0112.
        let exif = [
            b"\xFF\xE1\x00\x22Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(),
            &[orientation, 0, 0, 0, 0, 0, 0],
        ];
        let turned = [&bytes[..2], &exif.concat(), &bytes[2..]].concat();
        let header = inspect(&turned).expect("good");
        assert_eq!((header.width, header.height), size, "{orientation}");
    }
}

#[test]
fn profiles_are_not_unpacked_whole() {
    use std::io::Write;
    let with_profile = |size: usize| {
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(&vec![0; size]).expect("packed");
        let data = [b"x\0\0".as_slice(), &packed.finish().expect("packed")].concat();
        let mut bytes = encoded(ImageFormat::Png);
        let length = u32::try_from(data.len()).expect("small").to_be_bytes();
        // Behind the header; the checksum of what is not essential is nobody's concern.
        let chunk = [length.as_slice(), b"iCCP", &data, &[0; 4]].concat();
        bytes.splice(33..33, chunk);
        check_profile(&bytes, PictureFormat::Png)
    };
    assert_eq!(with_profile(8 << 20), Ok(()));
    let fault = with_profile((8 << 20) + 1).expect_err("too large");
    assert_eq!(
        (fault.code, &*fault.message),
        (Code::ImageTooLarge, "has a colour profile of more than 8 MiB")
    );
    assert_eq!(check_profile(b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffiCCP", PictureFormat::Png), Ok(()));
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
