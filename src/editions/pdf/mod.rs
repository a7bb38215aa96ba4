//! Makes the PDF edition: the report as Typst markup, set by Typst in memory, exported as what it may claim.

pub(in crate::editions) mod composition;
mod defects;
mod fonts;
pub(in crate::editions) mod markup;
mod pages;
mod pictures;
mod proof;
mod short_ends;
mod span_map;
pub(in crate::editions) mod world;

use std::collections::BTreeSet;

use self::composition::Composition;
pub use self::pictures::PagePicture;
pub use self::proof::{Line, Sheet, Standing};
use super::cover::picture::CoverPicture;
use super::{Artefact, EditionKind, Setting};
use crate::diagnostic::Diagnostic;
use crate::model::identifier::Id;

/// Makes `<slug>/<slug>.pdf`.
///
/// # Errors
/// Diagnostics about what the PDF cannot show. A file that fails what it would claim is never made to claim less.
pub fn make(setting: &Setting<'_>) -> Result<Vec<Artefact>, Vec<Diagnostic>> {
    let slug = &setting.report.metadata.slug;
    let composition = compose(setting)?;
    let bytes = composition.export(EditionKind::Pdf)?;
    let mut artefact = Artefact::new(format!("{slug}/{slug}.pdf"), "application/pdf", bytes);
    artefact.standards = setting.claims.pdf().standards().to_vec();
    artefact.pages = Some(composition.pages());
    let ladders = proof::ladders(&proof::read(&composition.document));
    artefact.remarks = ladders.into_iter().map(|at| composition.ladder(at)).collect();
    let Composition { document, world, markup, .. } = &composition;
    artefact.page_map =
        world.generated().map(|generated| pages::map(document, generated, &markup.spans, markup.text));
    Ok(vec![artefact])
}

/// The pages as pictures, at so many pixels to a point.
///
/// # Errors
/// As [`make`], but for what only a file must be.
pub fn pictures(setting: &Setting<'_>, pixels_per_point: f64) -> Result<Vec<PagePicture>, Vec<Diagnostic>> {
    Ok(pictures::draw(&compose(setting)?.document, pixels_per_point))
}

/// The pages as they are set, for who wants to measure them.
///
/// # Errors
/// As [`make`].
pub fn proof(setting: &Setting<'_>) -> Result<Vec<Sheet>, Vec<Diagnostic>> {
    Ok(proof::read(&compose(setting)?.document))
}

fn compose<'a>(setting: &'a Setting<'a>) -> Result<Composition<'a>, Vec<Diagnostic>> {
    let cover = CoverPicture::of(setting)?;
    let slug = setting.report.metadata.slug.as_str();
    // What is set closer is another text to Typst: what it remembers of each serves the next build.
    let set = |name: &str, tight: &BTreeSet<Id>| {
        let path = cover.as_ref().map(|cover| cover.path.clone());
        let markup = markup::write(setting, path, tight);
        Composition::set(setting, name, markup, cover.as_ref())
    };
    let loose = set(slug, &BTreeSet::new())?;
    let apart = !markup::is_post(setting.report);
    let short = short_ends::parts(&loose.document, setting.report, apart);
    if short.is_empty() {
        return Ok(loose);
    }
    // Two documents at once would take the memory of two.
    drop(loose);
    let mended: BTreeSet<Id> = match set(&format!("{slug}/closer"), &short) {
        Ok(tight) => {
            let still = short_ends::parts(&tight.document, setting.report, apart);
            if still.is_empty() {
                return Ok(tight);
            }
            short.difference(&still).cloned().collect()
        }
        Err(_) => BTreeSet::new(),
    };
    set(&format!("{slug}/mended"), &mended)
}

#[cfg(test)]
mod tests;
