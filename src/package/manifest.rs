//! `manifest.json`: what imprint wrote, and what it claims of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Refusal;

pub(super) const MANIFEST: &str = "manifest.json";

/// The version of the file's form, raised when a reader of the old one would misread the new.
const FORMAT: u32 = 1;

/// Everything in the folder but the manifest itself and `SHA256SUMS`. Carries no time, so that the same source gives
/// the same manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub format: u32,
    pub generator: Generator,
    /// By slug; that of the series for its collected edition.
    pub publications: BTreeMap<String, PublicationEntry>,
    /// By path.
    pub artefacts: Vec<Entry>,
}

/// What wrote the folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Generator {
    pub name: String,
    pub version: String,
}

/// One publication, or the collected edition of a series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicationEntry {
    /// Codes that are denied unless lowered, and were reported and lowered: what they guard is not claimed.
    pub lowered: Vec<String>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Relative to the manifest, with forward slashes.
    pub path: String,
    pub media_type: String,
    /// In bytes.
    pub size: u64,
    /// Lower-case hexadecimal.
    pub sha256: String,
    /// What the file claims to conform to.
    pub standards: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub pages: Option<usize>,
}

/// The largest manifest that is read: one of half a million files.
const LIMIT: u64 = 256 << 20;

/// What stands in a folder; `None` where imprint did not write it. A link, a pipe or a device is none of imprint's.
pub(super) fn read(folder: &Path) -> Option<Manifest> {
    let path = folder.join(MANIFEST);
    let about = fs::symlink_metadata(&path).ok()?;
    if !about.is_file() || about.len() > LIMIT {
        return None;
    }
    fs::read(path).ok().and_then(|bytes| Manifest::parse(&bytes))
}

impl Manifest {
    pub(super) fn new(publications: BTreeMap<String, PublicationEntry>, mut artefacts: Vec<Entry>) -> Self {
        artefacts.sort_by(|a, b| a.path.cmp(&b.path));
        let generator =
            Generator { name: "imprint".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() };
        Self { format: FORMAT, generator, publications, artefacts }
    }

    /// Reads a manifest; `None` where imprint did not write it, or a later imprint did in a new form.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let manifest: Self = serde_json::from_slice(bytes).ok()?;
        (manifest.generator.name == "imprint" && manifest.format == FORMAT).then_some(manifest)
    }

    pub(super) fn to_json(&self) -> Result<String, Refusal> {
        let json = serde_json::to_string_pretty(self)
            .map_err(|error| Refusal::defect(format!("the manifest cannot be written: {error}")))?;
        Ok(json + "\n")
    }
}
