//! What stands in the folder before a build writes to it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::Refusal;
use super::checksums::CHECKSUMS;
use super::manifest::{MANIFEST, Manifest};
use super::target::Target;

/// The folder as it was: empty, or imprint's own.
#[derive(Debug, Default)]
pub(super) struct Earlier {
    pub(super) folder: PathBuf,
    pub(super) manifest: Option<Manifest>,
    /// Files at the top whose names begin with a dot, such as `.gitignore`: not imprint's, and carried over.
    pub(super) dotfiles: Vec<String>,
}

impl Earlier {
    /// Refuses a folder that imprint did not fill: what it holds would be lost.
    pub(super) fn read(target: &Target) -> Result<Self, Refusal> {
        let folder = target.path();
        if !folder.exists() {
            return Ok(Self { folder, ..Self::default() });
        }
        let (dotfiles, others) = Self::list(&folder)?;
        if others.is_empty() {
            return Ok(Self { folder, manifest: None, dotfiles });
        }
        let manifest = super::manifest::read(&folder);
        let Some(manifest) = manifest else {
            return Err(Refusal::unsuitable(
                format!("`{}` is not empty, and imprint did not fill it", folder.display()),
                "give another folder with `--out`, or empty this one",
            ));
        };
        let own: BTreeSet<&str> =
            manifest.artefacts.iter().map(|entry| entry.path.as_str()).chain([MANIFEST, CHECKSUMS]).collect();
        if let Some(foreign) = others.iter().find(|path| !own.contains(path.as_str())) {
            return Err(Refusal::unsuitable(
                format!("`{}` was not made by imprint, and would be lost", folder.join(foreign).display()),
                "move it out of the folder, or give another folder with `--out`",
            ));
        }
        Ok(Self { folder, manifest: Some(manifest), dotfiles })
    }

    /// Files at the top that begin with a dot, and the paths of all others, links among them, without the system's
    /// litter further down.
    fn list(folder: &Path) -> Result<(Vec<String>, Vec<String>), Refusal> {
        let (mut dotfiles, mut others) = (Vec::new(), Vec::new());
        let mut pending = vec![String::new()];
        while let Some(within) = pending.pop() {
            let at = folder.join(&within);
            let entries = fs::read_dir(&at).map_err(|error| Refusal::disk("read", &at, &error))?;
            for entry in entries {
                let entry = entry.map_err(|error| Refusal::disk("read", &at, &error))?;
                let kind = entry.file_type().map_err(|error| Refusal::disk("read", &entry.path(), &error))?;
                let name = entry.file_name().to_string_lossy().into_owned();
                let path = if within.is_empty() { name.clone() } else { format!("{within}/{name}") };
                match (name.starts_with('.'), kind.is_dir()) {
                    (true, false) if within.is_empty() && kind.is_file() => dotfiles.push(path),
                    (true, false) if kind.is_file() && is_litter(&name) => {}
                    (false, true) => pending.push(path),
                    _ => others.push(path),
                }
            }
        }
        dotfiles.sort();
        others.sort();
        Ok((dotfiles, others))
    }
}

/// Whether a file is what file managers and network file systems leave in every folder.
fn is_litter(name: &str) -> bool {
    let known = [".DS_Store", ".directory", ".localized"];
    known.contains(&name) || ["._", ".nfs", ".fuse_hidden"].iter().any(|begin| name.starts_with(begin))
}
