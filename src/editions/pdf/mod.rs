//! Makes the PDF edition: the report as Typst markup, set by Typst in memory, exported as what it may claim.

mod defects;
mod fonts;
pub(in crate::editions) mod markup;
mod pages;
mod pictures;
mod proof;
mod span_map;
pub(in crate::editions) mod world;

use typst::comemo::Track;
use typst::ecow::EcoString;
use typst::foundations::Smart;
use typst::introspection::{Introspector, Location};
use typst::model::LateLinkResolver;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use self::markup::Markup;
pub use self::pictures::PagePicture;
pub use self::proof::{Line, Sheet, Standing};
use self::world::ReportWorld;
use super::cover::picture::CoverPicture;
use super::{Artefact, EditionKind, Setting};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::model::claim::PdfClaim;

/// How many reports Typst's memory outlives: enough that a second build of a catalogue is quick.
const REMEMBERED: usize = 24;

/// Makes `<slug>/<slug>.pdf`.
///
/// # Errors
/// Diagnostics about what the PDF cannot show. A file that fails what it would claim is never made to claim less.
pub fn make(setting: &Setting<'_>) -> Result<Vec<Artefact>, Vec<Diagnostic>> {
    let metadata = &setting.report.metadata;
    let whole = metadata.span;
    let Composed { world, markup, document } = compose(setting)?;

    let claim = setting.claims.pdf();
    let standards =
        PdfStandards::new(standards(claim)).map_err(|error| defect(whole, error.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Custom(setting.urn(EditionKind::Pdf)),
        creator: Smart::Custom(Some("imprint".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    let anchors = anchors(&document);
    let resolver = LateLinkResolver::new(None, document.introspector().as_ref());
    let bytes = typst_pdf::pdf_in_bundle(&document, &options, &anchors, resolver.track())
        .map_err(|errors| defects::diagnostics(&errors, &world, &markup.spans, whole))?;
    typst::comemo::evict(REMEMBERED);

    let path = format!("{slug}/{slug}.pdf", slug = metadata.slug);
    let mut artefact = Artefact::new(path, "application/pdf", bytes);
    artefact.standards = claim.standards().to_vec();
    artefact.pages = Some(document.pages().len());
    let ladders = proof::ladders(&proof::read(&document));
    artefact.remarks =
        ladders.into_iter().map(|at| defects::ladder(at, &world, &markup.spans, whole)).collect();
    artefact.page_map =
        world.generated().map(|generated| pages::map(&document, generated, &markup.spans, markup.text));
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

/// A report set in type.
struct Composed<'a> {
    world: ReportWorld<'a>,
    markup: Markup,
    document: PagedDocument,
}

fn compose<'a>(setting: &Setting<'a>) -> Result<Composed<'a>, Vec<Diagnostic>> {
    let metadata = &setting.report.metadata;
    let whole = metadata.span;
    let cover = CoverPicture::of(setting)?;
    let mut markup = markup::write(setting, cover.as_ref().map(|cover| cover.path.clone()));
    if let Some(table) = markup.oversized.first() {
        let message = format!(
            "the PDF cannot be made: with this table, the report's tables have {} cells, of which a PDF takes {}",
            table.cells,
            markup::MOST_CELLS
        );
        let hint = "show what readers need, and put the whole into a data file beside the report";
        return Err(vec![Diagnostic::new(Code::PdfDefect, table.place, message).hint(hint)]);
    }
    let source = std::mem::take(&mut markup.source);
    let pictures = &setting.report.pictures;
    let from_right = markup::is_right_to_left(metadata.language.primary());
    let world =
        ReportWorld::new(metadata.slug.as_str(), source, setting.theme, from_right, pictures, cover.as_ref())
            .ok_or_else(|| defect(whole, "the PDF cannot be made: a picture has no path".to_owned()))?;
    let compiled = typst::compile::<PagedDocument>(&world);
    let unsettled: Vec<_> =
        compiled.warnings.iter().filter(|warning| defects::is_unsettled(warning)).collect();
    if !unsettled.is_empty() {
        return Err(defects::diagnostics(unsettled, &world, &markup.spans, whole));
    }
    match compiled.output {
        Ok(document) => Ok(Composed { world, markup, document }),
        Err(errors) => Err(defects::diagnostics(&errors, &world, &markup.spans, whole)),
    }
}

fn defect(whole: Span, message: String) -> Vec<Diagnostic> {
    vec![Diagnostic::new(Code::PdfDefect, whole, message)]
}

/// Every id and where it is: each becomes a named destination, so that `report.pdf#fig-tenure` leads there.
fn anchors(document: &PagedDocument) -> Vec<(Location, EcoString)> {
    let labelled = document.introspector().query_labelled();
    let named = labelled.iter().filter_map(|element| Some((element.location()?, element.label()?)));
    named.map(|(location, label)| (location, label.resolve().as_str().into())).collect()
}

/// What Typst is to hold the file to.
fn standards(claim: PdfClaim) -> &'static [PdfStandard] {
    match claim {
        PdfClaim::ArchivalAccessible => &[PdfStandard::A_2a, PdfStandard::Ua_1],
        PdfClaim::Accessible => &[PdfStandard::Ua_1],
        PdfClaim::Archival => &[PdfStandard::A_2u],
        PdfClaim::Tagged => &[],
    }
}

#[cfg(test)]
mod tests;
