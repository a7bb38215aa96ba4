//! Stands in until the Markdown reader is merged.

use std::collections::BTreeMap;

use crate::diagnostic::{FileId, Sink};
use crate::locale::Locale;
use crate::model::draft::DraftFile;
use crate::model::identifier::LanguageTag;

use super::pictures::Pictures;

/// One Markdown file as it was read.
#[derive(Debug, Clone, Copy)]
pub struct Manuscript<'a> {
    pub file: FileId,
    /// The file's name without folder and ending.
    pub stem: &'a str,
    /// The whole file.
    pub text: &'a str,
    /// The byte at which Markdown begins, behind byte-order mark and front matter.
    pub body: usize,
}

/// What the publication says about how its text is to be read.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// Whether `$…$` is a formula.
    pub maths: bool,
    pub locale: &'a Locale,
    pub language: &'a LanguageTag,
}

pub fn read(
    manuscript: &Manuscript<'_>,
    _reading: &Reading<'_>,
    _pictures: &mut dyn Pictures,
    _sink: &mut Sink,
) -> DraftFile {
    let stem = manuscript.stem.to_owned();
    DraftFile { file: manuscript.file, stem, blocks: Vec::new(), notes: BTreeMap::new() }
}
