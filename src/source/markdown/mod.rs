//! Reads one Markdown file into draft blocks: part of `source`, before anything is numbered or looked up.
//!
//! pulldown-cmark tells where each thing begins and ends. A `Builder` takes its events, and the tags of
//! raw HTML, as openings and closings of frames on one stack; a frame that is closed becomes a block or
//! an inline of the frame below. What the parser does not know (attributes, captions, sub- and
//! superscripts, attributions) is read from the author's own bytes when a frame is closed.

mod attributes;
mod builder;
mod captions;
mod characters;
mod closing;
mod definitions;
mod events;
mod fences;
mod foreign;
mod frame;
mod grid;
mod headings;
mod html;
mod images;
mod languages;
mod links;
mod nesting;
mod paragraphs;
mod punctuation;
mod quotations;
mod runs;
mod tables;

#[cfg(test)]
mod outline;
#[cfg(test)]
mod tests;

use crate::diagnostic::{FileId, Sink};
use crate::locale::Locale;
use crate::model::draft::DraftFile;
use crate::model::identifier::LanguageTag;
use crate::source::pictures::Pictures;

use builder::Builder;

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

/// Reads a manuscript; all spans are byte ranges of the whole file.
///
/// Whatever is wrong goes to the sink; what is not understood stays in the text.
pub fn read(
    manuscript: &Manuscript<'_>,
    reading: &Reading<'_>,
    pictures: &mut dyn Pictures,
    sink: &mut Sink,
) -> DraftFile {
    let mut builder = Builder::new(*manuscript, *reading, pictures, sink);
    builder.read_markdown(manuscript.body..manuscript.text.len());
    let (blocks, notes) = builder.finish();
    DraftFile { file: manuscript.file, stem: manuscript.stem.to_owned(), blocks, notes }
}
