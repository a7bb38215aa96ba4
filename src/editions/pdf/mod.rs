//! Makes the PDF edition: the report as Typst markup, set by Typst in memory, exported as what it may claim.

pub(in crate::editions) mod composition;
mod defects;
mod fonts;
pub(in crate::editions) mod markup;
mod span_map;
mod world;

use self::composition::Composition;
use super::{Artefact, EditionKind, Setting};
use crate::diagnostic::Diagnostic;

/// Makes `<slug>/<slug>.pdf`.
///
/// # Errors
/// Diagnostics about what the PDF cannot show. A file that fails what it would claim is never made to claim less.
pub fn make(setting: &Setting<'_>) -> Result<Vec<Artefact>, Vec<Diagnostic>> {
    let slug = &setting.report.metadata.slug;
    let composition = Composition::set(setting, slug.as_str(), markup::write(setting))?;
    let mut artefact =
        Artefact::new(format!("{slug}/{slug}.pdf"), "application/pdf", composition.export(EditionKind::Pdf)?);
    artefact.standards = setting.claims.pdf().standards().to_vec();
    artefact.pages = Some(composition.pages());
    Ok(vec![artefact])
}

#[cfg(test)]
mod tests;
