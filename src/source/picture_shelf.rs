//! The pictures of one publication: each file is read and checked once, and named once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Sink, Span};
use crate::model::picture::{Picture, PictureId};

use super::files::{self, Folder, Refusal};
use super::picture_format::{PictureFault, inspect};
use super::picture_name::PictureNames;
use super::picture_path::{hint, meant};
use super::pictures::Pictures;

/// The largest picture file, in bytes.
const PICTURE_LIMIT: u64 = 64 << 20;
/// All pictures of a publication together.
const SHELF_LIMIT: u64 = 1 << 30;
/// So many files are looked through for what a wrong path may have meant,
const MOST_LISTED: usize = 5000;
/// for so many wrong paths.
const MOST_HINTS: usize = 100;

/// Reads pictures from a publication's folder, and from nowhere else.
pub(super) struct PictureShelf<'f> {
    folder: &'f Folder,
    /// What the folder is called.
    whose: &'static str,
    pictures: Vec<Picture>,
    names: PictureNames,
    /// By path as written, so that nothing is looked up twice.
    written: BTreeMap<String, Result<PictureId, PictureFault>>,
    /// By where the file really is.
    real: BTreeMap<PathBuf, Result<PictureId, PictureFault>>,
    /// Every file of the folder, once it was needed for a hint.
    listing: Option<Vec<String>>,
    hints: usize,
    bytes: u64,
}

impl<'f> PictureShelf<'f> {
    pub(super) fn new(folder: &'f Folder) -> Self {
        Self::called(folder, "publication's")
    }

    /// Pictures of a theme's folder.
    pub(super) fn of_theme(folder: &'f Folder) -> Self {
        Self::called(folder, "theme's")
    }

    fn called(folder: &'f Folder, whose: &'static str) -> Self {
        Self {
            folder,
            whose,
            pictures: Vec::new(),
            names: PictureNames::default(),
            written: BTreeMap::new(),
            real: BTreeMap::new(),
            listing: None,
            hints: 0,
            bytes: 0,
        }
    }

    /// The picture that an id stands for.
    pub(super) fn get(&self, id: PictureId) -> Option<&Picture> {
        self.pictures.get(id.0)
    }

    /// Every picture that was found.
    pub(super) fn into_pictures(self) -> Vec<Picture> {
        self.pictures
    }

    fn look(&mut self, written: &str) -> Result<PictureId, PictureFault> {
        let mut refused = Refusal::Missing;
        for path in meant(written)? {
            match self.folder.locate(&path) {
                Ok(real) => {
                    self.check_case(&path, &real)?;
                    return self.at(real);
                }
                Err(Refusal::Missing) => {}
                Err(refusal) => refused = refusal,
            }
        }
        Err(self.refused(written, &refused))
    }

    /// On disks that do not tell case apart a wrong name is found, and missing everywhere else.
    fn check_case(&self, path: &Path, real: &Path) -> Result<(), PictureFault> {
        let asked = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let found = real.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if asked == found || !asked.eq_ignore_ascii_case(&found) {
            return Ok(());
        }
        let hint = format!("write `{found}`; capitals matter in file names");
        Err(PictureFault::new(Code::ImageUnreadable, "has other capitals than the file", hint))
    }

    /// The picture in a file, read now or before.
    fn at(&mut self, real: PathBuf) -> Result<PictureId, PictureFault> {
        if let Some(known) = self.real.get(&real) {
            return known.clone();
        }
        let result = self.read(&real);
        self.real.insert(real, result.clone());
        result
    }

    fn read(&mut self, real: &Path) -> Result<PictureId, PictureFault> {
        let bytes = files::read(real, PICTURE_LIMIT).map_err(|refusal| self.refused("", &refusal))?;
        self.bytes += bytes.len() as u64;
        if self.bytes > SHELF_LIMIT {
            let message = "is one more than fits: the publication's pictures have more than 1 GiB together";
            return Err(PictureFault::new(Code::ImageTooLarge, message, "make the pictures smaller"));
        }
        let header = inspect(&bytes)?;
        let file_name = real.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        let name = self.names.name(&file_name, header.format);
        let id = PictureId(self.pictures.len());
        self.pictures.push(Picture {
            name,
            format: header.format,
            bytes: Arc::from(bytes),
            width: header.width,
            height: header.height,
        });
        Ok(id)
    }

    fn refused(&mut self, written: &str, refusal: &Refusal) -> PictureFault {
        match refusal {
            Refusal::Missing => {
                let listing = self.listing.get_or_insert_with(|| self.folder.all_files(MOST_LISTED).files);
                self.hints += 1;
                let hint = (self.hints <= MOST_HINTS)
                    .then(|| hint(written, listing))
                    .flatten()
                    .unwrap_or_else(|| format!("write its path from the {} folder", self.whose));
                PictureFault::new(Code::ImageUnreadable, "is not there", hint)
            }
            Refusal::Outside => PictureFault::new(
                Code::PathOutside,
                format!("leads out of the {} folder", self.whose),
                "copy the image into the folder and name that file",
            ),
            Refusal::NoFile | Refusal::Linked => {
                PictureFault::new(Code::ImageUnreadable, "is not a regular file", "name an image file")
            }
            Refusal::TooLarge => PictureFault::new(
                Code::ImageTooLarge,
                format!("has more than {} MiB", PICTURE_LIMIT >> 20),
                "make it smaller",
            ),
            Refusal::Unreadable(why) => PictureFault::new(
                Code::ImageUnreadable,
                format!("cannot be read: {why}"),
                "allow it to be read",
            ),
        }
    }
}

impl Pictures for PictureShelf<'_> {
    fn find(&mut self, written: &str, span: Span, sink: &mut Sink) -> Option<PictureId> {
        let result = match self.written.get(written) {
            Some(known) => known.clone(),
            None => {
                let result = self.look(written);
                self.written.insert(written.to_owned(), result.clone());
                result
            }
        };
        result.map_err(|fault| sink.report(told(written, span, fault))).ok()
    }
}

/// What is said about a picture: its name as written, cut where it is data, and what is wrong.
fn told(written: &str, span: Span, fault: PictureFault) -> Diagnostic {
    const MOST: usize = 80;
    let name: String = written.chars().take(MOST).collect();
    let cut = if name.len() < written.len() { "…" } else { "" };
    let message = match name.trim() {
        "" => format!("the image {}", fault.message),
        name => format!("`{name}{cut}` {}", fault.message),
    };
    Diagnostic::new(fault.code, span, message).hint(fault.hint)
}

#[cfg(test)]
mod tests;
