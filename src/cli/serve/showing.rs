//! What is shown now: the files of the last good build, and what is wrong since.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Bytes;
use imprint::editions::Artefact;

use super::fault_panel::Faults;

/// One file as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct File {
    pub(super) media_type: &'static str,
    pub(super) bytes: Bytes,
}

/// Everything that a build made, by path.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Files {
    by_path: BTreeMap<String, File>,
    /// The path on its server that the site is made for, `press/` or nothing.
    base: String,
}

impl Files {
    /// `url` is where the site will stand.
    pub(super) fn of(artefacts: Vec<Artefact>, url: Option<&str>) -> Files {
        let file = |artefact: Artefact| {
            (artefact.path, File { media_type: artefact.media_type, bytes: artefact.bytes.into() })
        };
        let path = url.and_then(|url| url.split_once("://")?.1.split_once('/')).map_or("", |(_, path)| path);
        let base = if path.is_empty() { String::new() } else { format!("{path}/") };
        Files { by_path: artefacts.into_iter().map(file).collect(), base }
    }

    /// The file at a path without a slash before it. A page that can stand anywhere, such as that for what is not
    /// there, leads to where the site will stand, so that is found, too.
    pub(super) fn get(&self, path: &str) -> Option<(&str, &File)> {
        let inside = path.strip_prefix(&self.base).filter(|_| !self.base.is_empty());
        let found = |path: &str| self.by_path.get_key_value(path);
        inside.and_then(found).or_else(|| found(path)).map(|(path, file)| (path.as_str(), file))
    }

    /// The folders of the root that have a page.
    pub(super) fn folders(&self) -> Vec<&str> {
        let pages = self.by_path.keys().filter_map(|path| path.strip_suffix("index.html"));
        pages.filter(|folder| folder.matches('/').count() == 1).collect()
    }
}

/// One state of the preview.
#[derive(Debug)]
pub(super) struct Showing {
    /// Names the state: no other has the same, and none of another run.
    pub(super) name: String,
    /// `None` as long as nothing could be built.
    pub(super) files: Option<Arc<Files>>,
    /// What keeps the sources from being built as they are now.
    pub(super) faults: Option<Faults>,
}
