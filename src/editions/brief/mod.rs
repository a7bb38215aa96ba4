//! Makes the brief of a publication that has findings or implications: a page of the web, two sheets of paper, and
//! the same in plain text for the press. Its words are the report's.

mod digest;
mod facts;
mod page;
mod press;
mod sheets;

use super::{Artefact, Setting};
use crate::diagnostic::Diagnostic;
use crate::model::block::Block;
use crate::model::report::Report;

/// What all three are made from.
struct Brief<'a> {
    /// Of the whole report.
    setting: &'a Setting<'a>,
    /// Findings, implications, recommendations: a part for each.
    digest: Report,
    figure: Option<Block>,
}

/// Makes `<slug>/brief/…` and `<slug>/<slug>-brief.{pdf,txt}`; nothing where there is nothing to be brief about.
///
/// # Errors
/// What is wrong with the PDF.
pub fn make(setting: &Setting<'_>) -> Result<Vec<Artefact>, Vec<Diagnostic>> {
    let Some(digest) = digest::digest(setting) else { return Ok(Vec::new()) };
    let brief = Brief { setting, digest, figure: digest::figure(setting.report) };
    let mut artefacts = page::page(&brief);
    artefacts.push(press::release(&brief));
    artefacts.push(sheets::sheets(&brief)?);
    Ok(artefacts)
}
