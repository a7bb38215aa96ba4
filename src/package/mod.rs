//! Writes artefacts to `output/`; the only writer.
//!
//! Everything is staged in a folder beside the target, with manifest and checksums, and swapped in whole:
//!
//! ```text
//! artefacts ──► .output.imprint-staging-… ──► output
//!               paths checked, written,       one exchange; the earlier
//!               manifest, SHA256SUMS          output is removed after it
//! ```
//!
//! A build that fails or is killed leaves the earlier output as it was.

mod checksums;
mod earlier;
mod lock;
mod manifest;
mod paths;
mod refusal;
mod stage;
mod swap;
mod target;

pub use manifest::{Entry, Manifest, PublicationEntry};
pub use refusal::Refusal;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::diagnostic::Code;
use crate::editions::Artefact;
use crate::model::identifier::Slug;

use earlier::Earlier;
use lock::Lock;
use stage::Staging;
use target::Target;

/// What is to be written.
#[derive(Debug, Clone, Copy)]
pub struct Release<'a> {
    pub artefacts: &'a [Artefact],
    /// Every publication and collected edition among the artefacts, with the codes that were reported and lowered.
    pub publications: &'a BTreeMap<Slug, BTreeSet<Code>>,
    /// Where only some publications were built: their folders are replaced, everything else is kept.
    pub subset: Option<&'a [Slug]>,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The folder, absolute.
    pub folder: PathBuf,
    /// How many files the folder holds now, manifest and checksums counted.
    pub files: usize,
    /// Their bytes together.
    pub bytes: u64,
}

/// Puts a release in the place of whatever imprint wrote to the folder before.
///
/// `sources` are the files and folders that the release was made from: a folder that holds any of them is refused.
/// Waits while another build writes to the same folder.
///
/// # Errors
/// A [`Refusal`]; the folder then is as it was.
pub fn write(out: &Path, release: &Release<'_>, sources: &[PathBuf]) -> Result<Written, Refusal> {
    paths::check(release.artefacts.iter().map(|artefact| artefact.path.as_str()))?;
    let target = Target::at(out, sources)?;
    let _lock = Lock::take(&target)?;
    swap::recover(&target)?;
    let earlier = Earlier::read(&target)?;
    let staging = Staging::new(&target)?;
    let (files, bytes) = staging.fill(release, &earlier)?;
    swap::swap(staging, &target)?;
    Ok(Written { folder: target.path(), files, bytes })
}

/// Mends what a killed build left beside the folder: called when a build starts, since it may never come to write.
///
/// # Errors
/// A [`Refusal`] where the folder cannot be used, or what is left cannot be moved.
pub fn recover(out: &Path, sources: &[PathBuf]) -> Result<(), Refusal> {
    if !target::may_have_leftovers(out) {
        return Ok(());
    }
    let target = Target::at(out, sources)?;
    let _lock = Lock::take(&target)?;
    swap::recover(&target)
}

/// The files that stand in the folder and stay there when some publications are built into it: none where imprint wrote
/// nothing there.
pub fn standing(out: &Path, built: &[&Slug]) -> BTreeSet<String> {
    let folders: Vec<String> = built.iter().map(|slug| format!("{slug}/")).collect();
    let stays = |path: &String| !folders.iter().any(|folder| path.starts_with(folder.as_str()));
    let manifest = manifest::read(out);
    manifest.into_iter().flat_map(|own| own.artefacts).map(|entry| entry.path).filter(stays).collect()
}

#[cfg(test)]
mod tests;
