//! Makes the new folder beside the old one.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::checksums::{CHECKSUMS, checksums, sha256};
use super::earlier::Earlier;
use super::manifest::{Entry, MANIFEST, Manifest, PublicationEntry};
use super::target::Target;
use super::{Refusal, Release, paths};
use crate::editions::Artefact;

/// A folder in the making; removed when dropped, unless it was swapped in.
#[derive(Debug)]
pub(super) struct Staging {
    path: PathBuf,
}

impl Staging {
    pub(super) fn new(target: &Target) -> Result<Self, Refusal> {
        let path = target.staging();
        fs::create_dir(&path).map_err(|error| Refusal::disk("make", &path, &error))?;
        if let Ok(metadata) = fs::metadata(target.path()) {
            let _ = fs::set_permissions(&path, metadata.permissions());
        }
        Ok(Self { path })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes everything, and returns how many files and bytes that is.
    pub(super) fn fill(&self, release: &Release<'_>, earlier: &Earlier) -> Result<(usize, u64), Refusal> {
        let kept = kept(release, earlier);
        let new = release.artefacts.iter().map(|artefact| artefact.path.as_str());
        // The earlier manifest is a file that anybody may have written: its paths are checked like all others.
        paths::check(new.chain(kept.iter().map(|entry| entry.path.as_str())))?;

        let written: Result<Vec<Entry>, Refusal> =
            release.artefacts.par_iter().map(|artefact| self.artefact(artefact)).collect();
        kept.par_iter().try_for_each(|entry| self.keep(entry, &earlier.folder))?;
        let entries: Vec<Entry> = written?.into_iter().chain(kept.into_iter().cloned()).collect();

        for name in earlier.dotfiles.iter().filter(|name| entries.iter().all(|entry| entry.path != **name)) {
            let from = earlier.folder.join(name);
            fs::copy(&from, self.path.join(name)).map_err(|error| Refusal::disk("copy", &from, &error))?;
        }

        let bytes = entries.iter().map(|entry| entry.size).sum::<u64>();
        let manifest = Manifest::new(publications(release, earlier), entries);
        let json = manifest.to_json()?;
        let json_sum = sha256(json.as_bytes());
        let sums = checksums(
            manifest
                .artefacts
                .iter()
                .map(|entry| (entry.path.as_str(), entry.sha256.as_str()))
                .chain([(MANIFEST, json_sum.as_str())]),
        );
        self.file(MANIFEST, json.as_bytes())?;
        self.file(CHECKSUMS, sums.as_bytes())?;
        Ok((manifest.artefacts.len() + 2, bytes + (json.len() + sums.len()) as u64))
    }

    fn artefact(&self, artefact: &Artefact) -> Result<Entry, Refusal> {
        self.file(&artefact.path, &artefact.bytes)?;
        Ok(Entry {
            path: artefact.path.clone(),
            media_type: artefact.media_type.to_owned(),
            size: artefact.bytes.len() as u64,
            sha256: sha256(&artefact.bytes),
            standards: artefact.standards.iter().map(|name| (*name).to_owned()).collect(),
            pages: artefact.pages,
        })
    }

    fn file(&self, path: &str, bytes: &[u8]) -> Result<(), Refusal> {
        let at = self.folder_for(path)?;
        let write = || {
            let mut file = OpenOptions::new().write(true).create_new(true).open(&at)?;
            file.write_all(bytes)
        };
        write().map_err(|error| Refusal::disk("write", &at, &error))
    }

    /// Takes a file over from the earlier folder, if it still is what was written then.
    fn keep(&self, entry: &Entry, earlier: &Path) -> Result<(), Refusal> {
        let from = earlier.join(&entry.path);
        let disk = |error: io::Error| Refusal::disk("read", &from, &error);
        // What took the file's place may lead out of the folder, or never end.
        let about = fs::symlink_metadata(&from).map_err(disk)?;
        let same = about.is_file() && about.len() == entry.size;
        let bytes = if same { fs::read(&from).map_err(disk)? } else { Vec::new() };
        if !same || sha256(&bytes) != entry.sha256 {
            return Err(Refusal {
                message: format!("`{}` was changed since imprint wrote it", from.display()),
                hint: Some("build everything, without naming publications".to_owned()),
                is_unsuitable: false,
            });
        }
        let at = self.folder_for(&entry.path)?;
        // A second name for the same bytes costs nothing; where there are none, the bytes are written again.
        if fs::hard_link(&from, &at).is_err() {
            fs::write(&at, &bytes).map_err(|error| Refusal::disk("write", &at, &error))?;
        }
        Ok(())
    }

    fn folder_for(&self, path: &str) -> Result<PathBuf, Refusal> {
        let at = self.path.join(path);
        if let Some(folder) = at.parent() {
            fs::create_dir_all(folder).map_err(|error| Refusal::disk("make", folder, &error))?;
        }
        Ok(at)
    }

    /// Asks the system to put the manifest and the folder on the disk before they take the old ones' place. The
    /// artefacts themselves are not waited for, one by one: the checksums tell if the power failed too soon.
    pub(super) fn sync(&self) {
        for name in [CHECKSUMS, MANIFEST, ""] {
            let _ = File::open(self.path.join(name)).and_then(|file| file.sync_all());
        }
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // After the swap this is the earlier folder's place, or nobody's.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// What a partial build leaves as it is: everything outside the folders it replaces that it does not write anew.
fn kept<'a>(release: &Release<'_>, earlier: &'a Earlier) -> Vec<&'a Entry> {
    let (Some(subset), Some(manifest)) = (release.subset, &earlier.manifest) else { return Vec::new() };
    let new: std::collections::BTreeSet<&str> =
        release.artefacts.iter().map(|artefact| artefact.path.as_str()).collect();
    let is_replaced = |path: &str| {
        new.contains(path) || subset.iter().any(|slug| path.split('/').next() == Some(slug.as_str()))
    };
    manifest.artefacts.iter().filter(|entry| !is_replaced(&entry.path)).collect()
}

fn publications(release: &Release<'_>, earlier: &Earlier) -> BTreeMap<String, PublicationEntry> {
    let mut publications = BTreeMap::new();
    if let (Some(subset), Some(manifest)) = (release.subset, &earlier.manifest) {
        publications = manifest.publications.clone();
        publications.retain(|slug, _| subset.iter().all(|replaced| replaced.as_str() != slug));
    }
    for (slug, lowered) in release.publications {
        let lowered = lowered.iter().map(|code| code.as_str().to_owned()).collect();
        publications.insert(slug.to_string(), PublicationEntry { lowered });
    }
    publications
}
