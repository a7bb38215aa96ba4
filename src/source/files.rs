//! Reads files, and none outside the folder they belong to.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

use crate::diagnostic::{Sink, Sources};

/// The largest Markdown file, in bytes: several books, and what its blocks take in memory is bounded by it.
pub(super) const TEXT_LIMIT: u64 = 8 << 20;
/// The largest TOML file.
pub(super) const MANIFEST_LIMIT: u64 = 1 << 20;

/// A folder, and how its files are named to people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Folder {
    /// Without links.
    real: PathBuf,
    shown: PathBuf,
}

/// Why a file was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// There is no such file.
    Missing,
    /// The path, or a link on it, leads out of the folder.
    Outside,
    /// A folder, a pipe or a device.
    NoFile,
    /// A link in the place of a folder.
    Linked,
    /// More than the limit in bytes.
    TooLarge,
    /// What the system says.
    Unreadable(String),
}

impl Folder {
    /// Opens a folder; `shown` is the path that people know it by.
    pub(super) fn open(path: &Path, shown: PathBuf) -> Result<Folder, Refusal> {
        let real = fs::canonicalize(path).map_err(|error| refusal(&error))?;
        if real.is_dir() { Ok(Folder { real, shown }) } else { Err(Refusal::NoFile) }
    }

    /// A folder within, which no link may lead out of this one.
    pub(super) fn inside(&self, relative: &Path) -> Result<Folder, Refusal> {
        let real = self.locate(relative)?;
        if real.is_dir() { Ok(Folder { real, shown: self.shown(relative) }) } else { Err(Refusal::NoFile) }
    }

    pub(super) fn real(&self) -> &Path {
        &self.real
    }

    /// The path of a file for people, with forward slashes.
    pub(super) fn shown(&self, relative: &Path) -> PathBuf {
        with_slashes(&self.shown.join(relative))
    }

    /// Where a file really is.
    pub(super) fn locate(&self, relative: &Path) -> Result<PathBuf, Refusal> {
        let mut depth: usize = 0;
        for component in relative.components() {
            depth = match component {
                Component::Normal(_) => depth + 1,
                Component::CurDir => depth,
                Component::ParentDir => depth.checked_sub(1).ok_or(Refusal::Outside)?,
                Component::RootDir | Component::Prefix(_) => return Err(Refusal::Outside),
            };
        }
        let real = fs::canonicalize(self.real.join(relative)).map_err(|error| refusal(&error))?;
        if real.starts_with(&self.real) { Ok(real) } else { Err(Refusal::Outside) }
    }

    /// The bytes of a regular file of at most `limit` bytes.
    pub(super) fn read(&self, relative: &Path, limit: u64) -> Result<Vec<u8>, Refusal> {
        read(&self.locate(relative)?, limit)
    }

    /// The files and folders in the folder, sorted by name.
    pub(super) fn entries(&self) -> Result<Vec<Entry>, Refusal> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(&self.real).map_err(|error| refusal(&error))? {
            let entry = entry.map_err(|error| refusal(&error))?;
            // A name that is not Unicode finds nothing later on, and that is reported.
            let name = entry.file_name().to_string_lossy().into_owned();
            entries.push(Entry { name, is_folder: entry.path().is_dir() });
        }
        entries.sort();
        Ok(entries)
    }

    /// The paths of all files in the folder and those within it.
    pub(super) fn all_files(&self, most: usize) -> Listing {
        self.files_where(most, |_| true)
    }

    /// As [`Folder::all_files`], of folders with certain names only.
    pub(super) fn files_where(&self, most: usize, enters: impl Fn(&str) -> bool) -> Listing {
        const DEEPEST: usize = 8;
        let mut listing = Listing::default();
        let mut open = vec![(String::new(), 0)];
        while let Some((path, depth)) = open.pop() {
            let entries = match fs::read_dir(self.real.join(&path)) {
                Ok(entries) => entries,
                Err(error) => {
                    listing.passed.push((path, refusal(&error)));
                    continue;
                }
            };
            for entry in entries.flatten() {
                let Ok(kind) = entry.file_type() else { continue };
                // A name that is not Unicode finds nothing later on, and that is reported.
                let name = entry.file_name().to_string_lossy().into_owned();
                if kind.is_dir() && !enters(&name) {
                    continue;
                }
                let name = if path.is_empty() { name } else { format!("{path}/{name}") };
                match kind.is_dir() {
                    true if depth < DEEPEST => open.push((name, depth + 1)),
                    true => {}
                    false if kind.is_symlink() && entry.path().is_dir() => {
                        listing.passed.push((name, Refusal::Linked));
                    }
                    false => listing.files.push(name),
                }
            }
            if listing.files.len() + open.len() > most {
                break;
            }
        }
        listing.files.sort();
        listing.passed.sort_by(|a, b| a.0.cmp(&b.0));
        listing
    }
}

/// What is in a folder and those within it, sorted.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// The paths of the files.
    pub(super) files: Vec<String>,
    /// Folders that were not entered: links, wherever they lead, and what cannot be read.
    pub(super) passed: Vec<(String, Refusal)>,
}

impl Listing {
    /// Reports the folders that were not entered, for whoever would lose what is in them.
    pub(super) fn report_passed(&self, folder: &Folder, sources: &mut Sources, sink: &mut Sink) {
        for (path, refusal) in &self.passed {
            super::text_file::refused(refusal, &folder.shown(Path::new(path)), sources, sink);
        }
    }
}

/// A name in a folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) is_folder: bool,
}

/// Reads a file where it really is. Pipes and devices, which might never end, are not opened.
pub(super) fn read(real: &Path, limit: u64) -> Result<Vec<u8>, Refusal> {
    let about = fs::metadata(real).map_err(|error| refusal(&error))?;
    if !about.is_file() {
        return Err(Refusal::NoFile);
    }
    if about.len() > limit {
        return Err(Refusal::TooLarge);
    }
    let file = File::open(real).map_err(|error| refusal(&error))?;
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0));
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| refusal(&error))?;
    if bytes.len() as u64 > limit { Err(Refusal::TooLarge) } else { Ok(bytes) }
}

/// A path with forward slashes and without `.`.
pub(super) fn with_slashes(path: &Path) -> PathBuf {
    let mut shown = String::new();
    for component in path.components() {
        match component {
            Component::CurDir => continue,
            Component::RootDir => shown.push('/'),
            other => {
                if !shown.is_empty() && !shown.ends_with('/') {
                    shown.push('/');
                }
                shown.push_str(&other.as_os_str().to_string_lossy());
            }
        }
    }
    PathBuf::from(shown)
}

fn refusal(error: &std::io::Error) -> Refusal {
    match error.kind() {
        ErrorKind::NotFound
        | ErrorKind::NotADirectory
        | ErrorKind::InvalidInput
        | ErrorKind::InvalidFilename => Refusal::Missing,
        kind => Refusal::Unreadable(kind.to_string()),
    }
}
