//! The folder to write to, and the names beside it that a build uses.

use std::fs;
use std::path::{Path, PathBuf};

use super::Refusal;

/// A folder that may be written: neither a link nor a file, and without any of the sources in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    /// Resolved, so that links further up are followed once.
    parent: PathBuf,
    name: String,
}

impl Target {
    pub(super) fn at(out: &Path, sources: &[PathBuf]) -> Result<Self, Refusal> {
        let unsuitable = |fault: &str, hint: &str| {
            Err(Refusal::unsuitable(format!("cannot write to `{}`: {fault}", out.display()), hint))
        };
        let path = absolute(out)?;
        let (Some(parent), Some(name)) = (path.parent(), path.file_name().and_then(|name| name.to_str()))
        else {
            return unsuitable("its name cannot be used", "give a folder such as `output`");
        };
        fs::create_dir_all(parent).map_err(|error| Refusal::disk("make", parent, &error))?;
        let parent = fs::canonicalize(parent).map_err(|error| Refusal::disk("find", parent, &error))?;
        let target = Self { parent, name: name.to_owned() };
        match fs::symlink_metadata(target.path()) {
            Ok(metadata) if metadata.is_symlink() => {
                return unsuitable("it is a symbolic link", "give the folder that it leads to");
            }
            Ok(metadata) if !metadata.is_dir() => {
                return unsuitable("it is a file", "give a folder such as `output`");
            }
            Ok(_) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(Refusal::disk("read", &target.path(), &error)),
        }
        if sources
            .iter()
            .filter_map(|source| fs::canonicalize(source).ok())
            .any(|source| source.starts_with(target.path()))
        {
            return unsuitable("it holds sources, which would be replaced", "give a folder such as `output`");
        }
        Ok(target)
    }

    pub(super) fn path(&self) -> PathBuf {
        self.parent.join(&self.name)
    }

    pub(super) fn parent(&self) -> &Path {
        &self.parent
    }

    /// Where a build makes the new folder. Named after the process, so that two builds never share it even where the
    /// file system has no locks.
    pub(super) fn staging(&self) -> PathBuf {
        self.parent.join(format!("{}{}", self.staging_prefix(), std::process::id()))
    }

    pub(super) fn staging_prefix(&self) -> String {
        format!(".{}.imprint-staging-", self.name)
    }

    /// Where the earlier folder waits between the two renames of systems that cannot exchange.
    pub(super) fn previous(&self) -> PathBuf {
        self.parent.join(format!(".{}.imprint-previous", self.name))
    }

    pub(super) fn lock(&self) -> PathBuf {
        self.parent.join(format!(".{}.imprint-lock", self.name))
    }
}

/// The path without `.`, links or `..` in its way up; its last part is kept as it is.
fn absolute(out: &Path) -> Result<PathBuf, Refusal> {
    let path = std::path::absolute(out).map_err(|error| Refusal::disk("find", out, &error))?;
    if path.file_name().is_some() {
        return Ok(path);
    }
    fs::canonicalize(&path).map_err(|error| Refusal::disk("find", &path, &error))
}

/// Whether anything beside the folder looks as if a killed build had left it. Makes nothing and locks nothing.
pub(super) fn may_have_leftovers(out: &Path) -> bool {
    let Ok(path) = absolute(out) else { return false };
    let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else { return false };
    let prefix = format!(".{}.imprint-", name.to_string_lossy());
    fs::read_dir(parent)
        .into_iter()
        .flatten()
        .flatten()
        .any(|entry| entry.file_name().to_string_lossy().starts_with(&prefix))
}
