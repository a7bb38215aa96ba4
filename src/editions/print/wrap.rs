//! The wrap: back, spine and front on one sheet, set by Typst in CMYK.

use std::fmt::Write as _;

use typst::foundations::Smart;
use typst_pdf::PdfOptions;

use super::barcode::Barcode;
use super::measures::Measures;
use super::press_file::{Boxes, PressFile};
use crate::diagnostic::Diagnostic;
use crate::editions::Setting;
use crate::editions::cover::art::{self, Paint};
use crate::editions::cover::{as_dots, compile, defect, picture};
use crate::editions::pdf::markup::cover::{CoverWriter, document};

/// Makes the sheet.
///
/// # Errors
/// A diagnostic where it cannot be drawn.
pub(super) fn make(
    setting: &Setting<'_>,
    measures: &Measures,
    code: Option<&Barcode>,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let pictures = as_dots(setting, picture::of(setting)?);
    let paint = Paint::Press(&setting.theme.tokens.inks);
    let art = art::written(setting, &art::of(setting), &paint, picture::own_path(&pictures));
    let Measures { width, height, spine, bleed } = measures;
    let markup = document(setting, |writer| {
        writer.code("#let back = (");
        back(writer, setting, code);
        writer.code(")\n");
        writer.call("wrap-page", &art, &format!("back, {width}mm, {height}mm, {spine}mm, {bleed}mm"));
    });
    let sheet = compile(setting, markup.source, &pictures)?;
    let options = PdfOptions {
        ident: Smart::Custom(setting.urn_of("cover-wrap")),
        creator: Smart::Custom(Some("imprint".to_owned())),
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&sheet, &options)
        .map_err(|errors| defect(setting, errors.first().map_or("", |error| error.message.as_str())))?;
    let mend = || {
        let mut file = PressFile::open(&bytes)?;
        file.set_boxes(&Boxes::around((0.0, 0.0), measures.trimmed(), *height, *bleed, 0.0))?;
        file.separate_images()?;
        file.save()
    };
    mend().ok_or_else(|| defect(setting, "its PDF cannot be read back"))
}

/// What the back says.
fn back(writer: &mut CoverWriter<'_, '_>, setting: &Setting<'_>, code: Option<&Barcode>) {
    let metadata = &setting.report.metadata;
    writer.code("blurb: ");
    match &metadata.description {
        Some(description) => writer.content(description),
        None => writer.code("none"),
    }
    writer.code(", isbn: ");
    match &metadata.isbn.print {
        Some(isbn) => writer.content(isbn.printed()),
        None => writer.code("none"),
    }
    writer.code(", code: ");
    let Some(code) = code else { return writer.code("none") };
    let mut typst = format!("(digits: \"{}\", bars: (", code.digits);
    for bar in &code.bars {
        let _ = write!(typst, "({}, {}, {}), ", bar.from, bar.width, bar.guard);
    }
    typst.push_str("))");
    writer.code(&typst);
}
