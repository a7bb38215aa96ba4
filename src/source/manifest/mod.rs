//! Reads `report.toml`, front matter and `imprint.toml`: spanned TOML into typed metadata, every fault at once.

mod accessibility;
mod choice;
mod comments;
mod contributor;
mod dates;
mod fields;
mod mentions;
mod metadata;
mod numbers;
mod offer;
mod profile;
mod prose;
mod publisher;
mod quoted;
mod reader;
mod subjects;
mod syntax;
#[cfg(test)]
pub(super) mod tests;
mod text;
mod theme;
mod theme_cover;
mod toml_text;
mod url;

pub(super) use accessibility::Hazard;
pub(super) use comments::comments;
pub(super) use metadata::{Publication, metadata, stand_in, without_manifest};
pub(super) use offer::OfferFormat;
pub(super) use profile::{Profile, profile};
pub(super) use publisher::publisher;
pub(super) use quoted::quoted_findings;
pub(super) use text::clean;
pub(super) use theme::{OwnTokens, theme};

use std::ops::Range;

use crate::diagnostic::FileId;

/// TOML within a file: the whole of `report.toml`, or what stands between `+++` lines.
#[derive(Debug, Clone)]
pub(super) struct Manifest<'t> {
    pub(super) file: FileId,
    /// Of the whole file.
    pub(super) text: &'t str,
    pub(super) range: Range<usize>,
}
