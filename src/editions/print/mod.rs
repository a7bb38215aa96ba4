//! Makes what a printer needs for the cover: the wrap, and a press kit for those who draw one of their own.
//!
//! Typst sets the wrap, in CMYK with bleed. printpdf draws the kit in exact millimetres: the template with layers
//! for bleed, trim, folds, safe area and barcode, and the barcode by itself. What neither writes rightly is mended
//! in `press_file`. None of these files is PDF/X, and none says so.

mod barcode;
mod barcode_sheet;
mod drawing;
mod measures;
mod press_file;
mod separation;
mod template;
mod wrap;

use self::barcode::Barcode;
use self::measures::Measures;
use super::{Artefact, Setting, pdf};
use crate::diagnostic::{Code, Diagnostic};

/// Makes `<slug>/print/`: `<slug>-cover-wrap.pdf`, `<slug>-cover-template.pdf` and, with an ISBN for print,
/// `<slug>-barcode.pdf`. Of what was `made` before, the PDF says how many pages there are.
///
/// Makes nothing for a publication that is not printed: one with neither an ISBN for print nor an offer of it.
///
/// # Errors
/// Diagnostics where the cover cannot be drawn, or the pages cannot be counted.
pub fn make(setting: &Setting<'_>, made: &[Artefact]) -> Result<Vec<Artefact>, Vec<Diagnostic>> {
    let metadata = &setting.report.metadata;
    let offered = metadata.offers.iter().any(|offer| offer.format == "print");
    if metadata.isbn.print.is_none() && !offered {
        return Ok(Vec::new());
    }
    let pages = pages(setting, made)?;
    let measures = Measures::of(&setting.theme.tokens.page, &setting.publisher.print, pages);
    let code = metadata.isbn.print.as_ref().and_then(Barcode::of);
    let slug = &metadata.slug;
    let file = |name: &str, bytes: Vec<u8>| {
        let mut artefact = Artefact::new(format!("{slug}/print/{slug}-{name}.pdf"), "application/pdf", bytes);
        artefact.pages = Some(1);
        artefact
    };
    let mut files = vec![
        file("cover-wrap", wrap::make(setting, &measures, code.as_ref())?),
        file("cover-template", template::make(setting, &measures).ok_or_else(|| unmade(setting))?),
    ];
    if let Some(code) = &code {
        files.push(file("barcode", barcode_sheet::make(setting, code).ok_or_else(|| unmade(setting))?));
    }
    Ok(files)
}

/// How many pages the book has.
fn pages(setting: &Setting<'_>, made: &[Artefact]) -> Result<usize, Vec<Diagnostic>> {
    let slug = &setting.report.metadata.slug;
    let path = format!("{slug}/{slug}.pdf");
    let known = |files: &[Artefact]| files.iter().find(|file| file.path == path).and_then(|file| file.pages);
    match known(made) {
        Some(pages) => Ok(pages),
        None => Ok(known(&pdf::make(setting)?).unwrap_or_default()),
    }
}

/// Nothing in a source leads here.
fn unmade(setting: &Setting<'_>) -> Vec<Diagnostic> {
    let message = "the press kit cannot be made: a file of it cannot be read back";
    vec![Diagnostic::new(Code::PdfDefect, setting.report.metadata.span, message)]
}
