//! Covers drawn before in the same process: who edits a text builds its publication again and again, and the cover
//! stays what it was.

use std::sync::{Arc, Mutex, PoisonError};

use super::CoverFormat;
use super::picture::CoverPicture;
use crate::theme::Theme;

/// How many pictures are kept: those of a dozen publications.
const KEPT: usize = 48;

/// All that a picture of a cover depends on.
#[derive(Debug, Clone)]
pub(super) struct Sitting {
    format: CoverFormat,
    markup: String,
    template: String,
    /// Files are the same where they are the very same in memory, which they stay as long as they are kept here.
    files: Vec<Arc<[u8]>>,
}

impl Sitting {
    pub(super) fn new(
        format: CoverFormat,
        markup: &str,
        theme: &Theme,
        pictures: &[CoverPicture],
    ) -> Sitting {
        let faces = theme.fonts.faces.iter().map(|face| Arc::clone(&face.bytes));
        Sitting {
            format,
            markup: markup.to_owned(),
            template: theme.cover_template.clone(),
            files: faces.chain(pictures.iter().map(|own| Arc::clone(&own.bytes))).collect(),
        }
    }

    fn is(&self, other: &Sitting) -> bool {
        let same_files = || self.files.iter().zip(&other.files).all(|(one, two)| Arc::ptr_eq(one, two));
        self.format == other.format
            && self.markup == other.markup
            && self.files.len() == other.files.len()
            && same_files()
            && self.template == other.template
    }
}

static DRAWN: Mutex<Vec<(Sitting, Arc<[u8]>)>> = Mutex::new(Vec::new());

/// The picture as it was drawn for the very same sitting.
pub(super) fn recall(sitting: &Sitting) -> Option<Vec<u8>> {
    let drawn = DRAWN.lock().unwrap_or_else(PoisonError::into_inner);
    drawn.iter().find(|(known, _)| known.is(sitting)).map(|(_, bytes)| bytes.to_vec())
}

/// Keeps a picture, and forgets the one that was kept longest.
pub(super) fn keep(sitting: Sitting, bytes: &[u8]) {
    let mut drawn = DRAWN.lock().unwrap_or_else(PoisonError::into_inner);
    if drawn.len() >= KEPT {
        drawn.remove(0);
    }
    drawn.push((sitting, Arc::from(bytes)));
}
