//! The theme's fonts as Typst knows them.

use std::sync::{Arc, Mutex};

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::theme::fonts::Fonts;

/// Parsed fonts and what Typst chooses among them by.
#[derive(Debug)]
pub(super) struct FontSet {
    pub(super) book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
    files: Vec<Arc<[u8]>>,
}

/// The set made last: parsing and hashing twenty files for every report would take longer than a short report.
static LAST: Mutex<Option<Arc<FontSet>>> = Mutex::new(None);

/// The fonts of a theme, parsed once as long as the theme's files stay the same.
pub(super) fn font_set(fonts: &Fonts) -> Arc<FontSet> {
    let mut last = LAST.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let same = last.as_ref().filter(|set| {
        set.files.len() == fonts.faces.len()
            && set.files.iter().zip(&fonts.faces).all(|(file, face)| Arc::ptr_eq(file, &face.bytes))
    });
    if let Some(set) = same {
        return Arc::clone(set);
    }
    let files: Vec<Arc<[u8]>> = fonts.faces.iter().map(|face| Arc::clone(&face.bytes)).collect();
    let fonts: Vec<Font> = files.iter().flat_map(|file| Font::iter(Bytes::new(Arc::clone(file)))).collect();
    let set = Arc::new(FontSet { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts, files });
    *last = Some(Arc::clone(&set));
    set
}
