//! Fonts, deflated once for every book of a process: they are the same in each, and cost most of its making.

use std::io::{Cursor, Write};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use zip::ZipWriter;
use zip::result::ZipError;

use super::finish::options;

/// More than any theme has; a server that reads a house's fonts anew at each change must not keep them all.
const KEPT: usize = 64;

/// Files and their archives. A file is known by its address, which it keeps as long as it stands here.
type Shelf = Vec<(Arc<[u8]>, Arc<[u8]>)>;

static SHELF: LazyLock<Mutex<Shelf>> = LazyLock::new(Mutex::default);

/// An archive that holds the font alone, in the way of the finished container.
///
/// # Errors
/// Why it cannot be written.
pub(super) fn deflated(font: &Arc<[u8]>) -> Result<Arc<[u8]>, ZipError> {
    let mut shelf = SHELF.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, archive)) = shelf.iter().find(|(own, _)| Arc::ptr_eq(own, font)) {
        return Ok(Arc::clone(archive));
    }
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("font", options())?;
    archive.write_all(font)?;
    let archive: Arc<[u8]> = archive.finish()?.into_inner().into();
    if shelf.len() >= KEPT {
        shelf.clear();
    }
    shelf.push((Arc::clone(font), Arc::clone(&archive)));
    Ok(archive)
}
