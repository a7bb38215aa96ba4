//! The house's own fonts: every `.ttf` and `.otf` under `assets/fonts/`.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Sink, Sources, Span};
use crate::theme::fonts::FontFile;

use super::files::{Folder, Refusal};
use super::text_file::{nowhere, refused, told};

/// Where the fonts lie, beside `imprint.toml`.
const FOLDER: &str = "assets/fonts";
/// The largest font file, in bytes.
const FONT_LIMIT: u64 = 64 << 20;
/// All fonts together.
const ALL_FONTS_LIMIT: u64 = 512 << 20;
/// So many files are looked at.
const MOST_FILES: usize = 5000;

/// Reads the fonts in the order of their paths; what is no font is reported and left out.
pub(super) fn fonts(house: &Folder, sources: &mut Sources, sink: &mut Sink) -> Vec<FontFile> {
    let folder = match house.inside(Path::new(FOLDER)) {
        Ok(folder) => folder,
        Err(Refusal::Missing) => return Vec::new(),
        Err(refusal) => {
            refused(&refusal, &house.shown(Path::new(FOLDER)), sources, sink);
            return Vec::new();
        }
    };
    let listing = folder.all_files(MOST_FILES);
    listing.report_passed(&folder, sources, sink);
    let mut fonts = Vec::new();
    let mut total = 0;
    for name in listing.files {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        if !matches!(ending.as_deref(), Some("ttf" | "otf")) {
            continue;
        }
        let shown = folder.shown(Path::new(&name));
        let mut report = |diagnose: &dyn Fn(Span, &str) -> Diagnostic| {
            let span = nowhere(shown.clone(), sources);
            sink.report(diagnose(span, &shown.to_string_lossy()));
        };
        let bytes = match folder.read(Path::new(&name), FONT_LIMIT) {
            Ok(bytes) => bytes,
            Err(refusal) => {
                report(&|span, shown| told(&refusal, shown, FONT_LIMIT, span));
                continue;
            }
        };
        total += bytes.len() as u64;
        if total > ALL_FONTS_LIMIT {
            report(&|span, shown| {
                let message =
                    format!("`{shown}` is one font more than fits into {} MiB", ALL_FONTS_LIMIT >> 20);
                Diagnostic::new(Code::SourceTooLarge, span, message)
                    .hint("keep only the faces that the theme uses")
            });
            break;
        }
        if ttf_parser::Face::parse(&bytes, 0).is_err() {
            report(&|span, shown| {
                let message = format!("`{shown}` is no font that can be read");
                Diagnostic::new(Code::SourceUnreadable, span, message).hint("save or download it again")
            });
            continue;
        }
        fonts.push(FontFile { file_name: name, bytes: bytes.into() });
    }
    fonts
}
