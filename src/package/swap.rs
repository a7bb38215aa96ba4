//! Puts the new folder in the place of the old one, and mends what a killed build left.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::Refusal;
use super::stage::Staging;
use super::target::Target;

/// Swaps a staged folder in; at no moment is there half of one.
pub(super) fn swap(staging: Staging, target: &Target) -> Result<(), Refusal> {
    staging.sync();
    let out = target.path();
    let swapped = if out.exists() {
        exchange(staging.path(), &out).or_else(|error| match is_unsupported(&error) {
            true => rename_twice(staging.path(), target),
            false => Err(error),
        })
    } else {
        fs::rename(staging.path(), &out)
    };
    swapped.map_err(|error| match error.kind() {
        io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices => Refusal::unsuitable(
            format!("cannot replace `{}`: it is a mount point or on a disk of its own", out.display()),
            "give a folder within it",
        ),
        _ => Refusal::disk("replace", &out, &error),
    })?;
    // The new folder's name on the disk, as far as the system can say.
    let _ = File::open(target.parent()).and_then(|folder| folder.sync_all());
    // What is at the staging place now is the earlier folder; dropping removes it.
    drop(staging);
    Ok(())
}

/// Makes two folders change places in one step.
#[cfg(any(target_os = "linux", target_os = "android", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_os = "macos")))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether the file system knows no exchange: `EINVAL`, `ENOSYS`, `EOPNOTSUPP`.
fn is_unsupported(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

/// The way of systems that cannot exchange. Killed between the two renames, it leaves the earlier folder under another
/// name, and [`recover`] puts it back.
pub(super) fn rename_twice(staging: &Path, target: &Target) -> io::Result<()> {
    let (out, previous) = (target.path(), target.previous());
    fs::rename(&out, &previous)?;
    if let Err(error) = fs::rename(staging, &out) {
        fs::rename(&previous, &out)?;
        return Err(error);
    }
    fs::remove_dir_all(&previous)
}

/// Puts an earlier folder back that a killed build had moved aside, and removes half-made ones. Called with the lock
/// held, so that nobody else's are met.
pub(super) fn recover(target: &Target) -> Result<(), Refusal> {
    let (out, previous) = (target.path(), target.previous());
    if fs::symlink_metadata(&previous).is_ok_and(|about| about.is_dir()) {
        let mended = if out.exists() { fs::remove_dir_all(&previous) } else { fs::rename(&previous, &out) };
        mended.map_err(|error| Refusal::disk("recover", &previous, &error))?;
    }
    let prefix = target.staging_prefix();
    let entries =
        fs::read_dir(target.parent()).map_err(|error| Refusal::disk("read", target.parent(), &error))?;
    for entry in entries.flatten() {
        // Only folders are a build's: what else has such a name is left to whoever made it.
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && entry.file_name().to_string_lossy().starts_with(&prefix) {
            fs::remove_dir_all(entry.path())
                .map_err(|error| Refusal::disk("remove", &entry.path(), &error))?;
        }
    }
    Ok(())
}
