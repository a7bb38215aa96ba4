//! The checks of a whole report, one a file; each is documented in `docs/rules/`.
//!
//! Faults that show while a source is read or its references are looked up are reported there;
//! these are the ones that need the report as it will be published.

mod brief_figure;
mod character_without_font;
mod empty_section;
mod finding_without_evidence;
mod foreign;
mod implication_without_finding;
mod markup_as_text;
mod missing_date;
mod section_without_items;

use crate::diagnostic::{Sink, Sources};
use crate::model::report::Report;

/// What rules must know of the world outside the report.
pub struct Surroundings<'a> {
    /// The authors' files, to narrow a place down to a character.
    pub sources: &'a Sources,
    /// Whether the theme's fonts have a glyph for a character.
    pub covers: &'a (dyn Fn(char) -> bool + Sync),
    /// Whether the build gives a date to publications without one.
    pub dated: bool,
}

/// Runs every check.
pub fn check(report: &Report, surroundings: &Surroundings<'_>, sink: &mut Sink) {
    brief_figure::check(report, sink);
    character_without_font::check(report, surroundings, sink);
    empty_section::check(report, sink);
    finding_without_evidence::check(report, sink);
    implication_without_finding::check(report, sink);
    markup_as_text::check(report, surroundings, sink);
    missing_date::check(report, surroundings, sink);
    section_without_items::check(report, sink);
}

/// Runs the checks of a text that is no publication, such as a biography.
pub fn check_text(text: &Report, surroundings: &Surroundings<'_>, sink: &mut Sink) {
    character_without_font::check(text, surroundings, sink);
    empty_section::check(text, sink);
}
