//! Keeps two builds from writing to one folder at once; the second waits.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::Refusal;
use super::target::Target;

/// Held while a build writes; the system lets go of it however the build ends.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    pub(super) fn take(target: &Target) -> Result<Self, Refusal> {
        let path = target.lock();
        loop {
            let file = open(&path).map_err(|error| Refusal::disk("write", &path, &error))?;
            match file.lock() {
                Ok(()) => {}
                // Some network file systems have no locks; staging names are still each build's own.
                Err(error) if error.kind() == io::ErrorKind::Unsupported => {}
                Err(error) => return Err(Refusal::disk("lock", &path, &error)),
            }
            // Whoever held it before may have removed the file while we waited: then another could make it anew.
            if is_still_there(&file, &path) {
                return Ok(Self { path, _file: file });
            }
        }
    }
}

/// Opens the file, or makes it. No link is followed, so that nothing is made elsewhere; no pipe is waited for.
fn open(path: &Path) -> io::Result<File> {
    if fs::symlink_metadata(path).is_ok_and(|about| !about.is_file()) {
        return Err(io::Error::other("it is in the way; remove it"));
    }
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
        options.custom_flags(flags.bits().cast_signed());
    }
    options.open(path)
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is held, so that no file is left beside the output. Where this fails, the next build
        // takes the file over.
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(unix)]
fn is_still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(held), Ok(named)) => (held.dev(), held.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

/// Open files cannot be removed elsewhere.
#[cfg(not(unix))]
fn is_still_there(_file: &File, _path: &Path) -> bool {
    true
}
