//! The wrap and the press kit, read back: boxes, colours, fonts, layers, and the barcode as a scanner sees it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod press_files;
mod support;

use imprint::editions::{Artefact, EditionKind};
use press_files::{PressFile, marks};
use support::{House, job, make};

const NUMBER: &str = "978-1-9999999-5-7";

fn report(more: &str) -> String {
    format!(
        "+++\ntitle = \"A Telephone and a Kettle\"\nslug = \"text\"\nlanguage = \"de\"\npublished = 2026-03-01\n\
         description = \"Ten leaders tell.\"\nauthors = [\"Ada Example\"]\n{more}\n+++\n\n# Einleitung\n\nText.\n"
    )
}

fn printed(house: &House) -> Vec<Artefact> {
    let mut job = job(house.path(), &[]);
    job.editions = vec![EditionKind::Print];
    make(&job).fine().built.artefacts.into_iter().filter(|file| file.path.contains("/print/")).collect()
}

fn file(files: &[Artefact], name: &str) -> PressFile {
    let path = format!("text/print/text-{name}.pdf");
    let file = files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("no {path}"));
    assert!(file.standards.is_empty(), "no claim is made of press files");
    assert!(!file.bytes.windows(7).any(|bytes| bytes == b"GTS_PDF"), "{name} is no PDF/X");
    PressFile::read(&file.bytes)
}

fn near(one: [f64; 4], other: [f64; 4]) {
    assert!(one.iter().zip(other).all(|(one, other)| (one - other).abs() < 0.02), "{one:?} is not {other:?}");
}

/// What a scanner reads from black marks.
fn scanned(file: &PressFile, most_wide: f64) -> String {
    let black: Vec<_> =
        marks::black(&file.contents()[0]).into_iter().filter(|mark| mark[2] - mark[0] < most_wide).collect();
    assert_eq!(black.len(), 30, "an EAN-13 has thirty bars");
    let (luma, width, height) = marks::picture(&black);
    let read = rxing::helpers::detect_in_luma(luma, width, height, Some(rxing::BarcodeFormat::EAN_13));
    read.expect("a barcode").getText().to_owned()
}

#[test]
fn the_wrap_is_cut_where_it_says_and_printed_in_four_inks() {
    let house = House::new()
        .file("reports/text.md", report(&format!("[isbn]\nprint = \"{NUMBER}\"")))
        .file("imprint.toml", format!("{}[print]\ncaliper = 1.0\nbleed = 4\n", support::PUBLISHER));
    let files = printed(&house);
    let wrap = file(&files, "cover-wrap");
    // Four pages: cover, imprint page, contents, text. Two leaves of a millimetre.
    near(wrap.area("TrimBox"), [4.0, 4.0, 422.0, 297.0]);
    near(wrap.area("MediaBox"), [0.0, 0.0, 430.0, 305.0]);
    near(wrap.area("BleedBox"), wrap.area("MediaBox"));
    assert!(wrap.fonts_are_embedded());
    let colours: Vec<String> = wrap.colours().into_iter().collect();
    assert!(colours.iter().all(|own| ["DeviceCMYK", "k"].contains(&own.as_str())), "{colours:?}");
    assert!(!colours.is_empty());
    assert_eq!(scanned(&wrap, 10.0), NUMBER.replace('-', ""));
}

#[test]
fn a_theme_image_is_printed_in_four_inks_too() {
    let red = image::RgbImage::from_pixel(1000, 1600, image::Rgb([255, 0, 0]));
    let mut png = std::io::Cursor::new(Vec::new());
    red.write_to(&mut png, image::ImageFormat::Png).unwrap();
    let house = House::new()
        .file("reports/cover.png", png.into_inner())
        .file("reports/text.md", report(&format!("cover = \"cover.png\"\n[isbn]\nprint = \"{NUMBER}\"")));
    let wrap = file(&printed(&house), "cover-wrap");
    assert!(!wrap.colours().iter().any(|own| own.contains("RGB") || own == "rg" || own.contains("ICC")));
    let image = wrap
        .document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok())
        .find(|stream| {
            stream.dict.get(b"Subtype").and_then(lopdf::Object::as_name).is_ok_and(|kind| kind == b"Image")
        })
        .expect("an image");
    let inks = image.get_plain_content().unwrap();
    assert_eq!(inks.len(), 1000 * 1600 * 4);
    assert_eq!(inks[..4], [0, 255, 255, 0], "red is magenta and yellow");
}

/// Drawings hold colours of the screen, which a press has not.
#[test]
fn drawings_are_printed_in_four_inks_too() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 80 120\" width=\"80\" height=\"120\">\
               <path fill=\"#ff0000\" d=\"M0 0H80V120H0Z\"/></svg>";
    let own = "[logo]\npicture = \"logo.svg\"\n";
    for (cover, tokens) in [("cover = \"cover.svg\"\n", ""), ("", own)] {
        let house = House::new()
            .file("imprint.toml", format!("{}theme = \"own\"\n", support::PUBLISHER))
            .file("assets/themes/own/theme.toml", tokens)
            .file("assets/themes/own/logo.svg", svg)
            .file("reports/cover.svg", svg)
            .file("reports/text.md", report(&format!("{cover}[isbn]\nprint = \"{NUMBER}\"")));
        let wrap = file(&printed(&house), "cover-wrap");
        let colours = wrap.colours();
        assert!(
            colours.iter().all(|own| ["DeviceCMYK", "DeviceGray", "k"].contains(&own.as_str())),
            "{colours:?}"
        );
        let images: Vec<_> = wrap
            .document
            .objects
            .values()
            .filter_map(|object| object.as_stream().ok())
            .filter(|stream| {
                stream
                    .dict
                    .get(b"Subtype")
                    .and_then(lopdf::Object::as_name)
                    .is_ok_and(|kind| kind == b"Image")
                    && stream
                        .dict
                        .get(b"ColorSpace")
                        .and_then(lopdf::Object::as_name)
                        .is_ok_and(|own| own == b"DeviceCMYK")
            })
            .collect();
        assert_eq!(images.len(), 1, "{tokens}");
        let inks = images[0].get_plain_content().unwrap();
        assert!(inks.chunks(4).any(|ink| ink == [0, 255, 255, 0]), "red is magenta and yellow");
    }
}

#[test]
fn the_template_has_a_layer_for_each_thing() {
    let house = House::new().file("reports/text.md", report(&format!("[isbn]\nprint = \"{NUMBER}\"")));
    let template = file(&printed(&house), "cover-template");
    assert_eq!(
        template.layers(),
        ["Anschnitt", "Endformat", "Falz", "Sicherheitsabstand", "Strichcode", "Maße"]
    );
    near(template.area("TrimBox"), [25.0, 25.0, 420.2, 297.0]);
    near(template.area("BleedBox"), [22.0, 22.0, 426.2, 303.0]);
    near(template.area("MediaBox"), [0.0, 0.0, 470.2, 347.0]);
    assert!(template.fonts_are_embedded());
    let colours: Vec<String> = template.colours().into_iter().collect();
    assert_eq!(colours, ["k"]);
}

#[test]
fn the_barcode_alone_is_black_and_can_be_read() {
    let house = House::new().file("reports/text.md", report(&format!("[isbn]\nprint = \"{NUMBER}\"")));
    let files = printed(&house);
    let sheet = file(&files, "barcode");
    assert_eq!(scanned(&sheet, 10.0), NUMBER.replace('-', ""));
    assert!(sheet.fonts_are_embedded());
    let [_, _, width, height] = sheet.area("TrimBox");
    assert!(width > 37.29 && height > 25.93, "the quiet zones are on the sheet: {width} × {height}");
    assert_eq!(sheet.colours().into_iter().collect::<Vec<_>>(), ["k"]);
}

#[test]
fn two_makings_are_the_same_to_the_byte() {
    let house = House::new().file("reports/text.md", report(&format!("[isbn]\nprint = \"{NUMBER}\"")));
    let (one, other) = (printed(&house), printed(&house));
    assert_eq!(one.len(), 3);
    assert!(one == other);
}

#[test]
fn what_is_not_printed_has_no_press_files() {
    assert!(printed(&House::new().file("reports/text.md", report(""))).is_empty());
    let offered = "offers = [{ store = \"Shop\", url = \"https://shop.example\", format = \"print\", price = \"5.00 GBP\" }]";
    let files = printed(&House::new().file("reports/text.md", report(offered)));
    assert_eq!(files.len(), 2, "without a number there is no barcode");
}
