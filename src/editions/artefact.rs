//! What a build makes.

use super::page_map::PageMap;
use crate::diagnostic::Diagnostic;

/// One file: where it goes, what it is, and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artefact {
    /// Relative to `output/`, forward slashes, never `..`: `system-leadership/system-leadership.pdf`.
    pub path: String,
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
    /// What it claims to conform to, such as `PDF/UA-1`; listed in the manifest.
    pub standards: Vec<&'static str>,
    /// Pages, where it has any.
    pub pages: Option<usize>,
    /// What there is to say about it that is no fault of the source, such as that a brief is too long to be one.
    pub remarks: Vec<Diagnostic>,
    /// Where its pages begin, for editions that follow it.
    pub page_map: Option<PageMap>,
}

impl Artefact {
    pub fn new(path: impl Into<String>, media_type: &'static str, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            path: path.into(),
            media_type,
            bytes: bytes.into(),
            standards: Vec::new(),
            pages: None,
            remarks: Vec::new(),
            page_map: None,
        }
    }
}
