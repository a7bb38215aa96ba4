//! Sets generated markup in Typst, in memory, and exports the pages: for the report and for its brief.

use typst::comemo::Track;
use typst::ecow::EcoString;
use typst::foundations::Smart;
use typst::introspection::{Introspector, Location};
use typst::model::LateLinkResolver;
use typst::syntax::Span;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::defects;
use super::markup::{MOST_CELLS, Markup, Oversized, is_right_to_left};
use super::world::ReportWorld;
use crate::diagnostic::{Code, Diagnostic};
use crate::editions::cover::picture::CoverPicture;
use crate::editions::{EditionKind, Setting};
use crate::model::claim::PdfClaim;

/// How many documents Typst's memory outlives: enough that a second build of a catalogue is quick.
const REMEMBERED: usize = 24;

/// Set pages, and what leads from their faults to the author's files.
pub(in crate::editions) struct Composition<'a> {
    pub(super) document: PagedDocument,
    setting: &'a Setting<'a>,
    pub(super) world: ReportWorld<'a>,
    pub(super) markup: Markup,
}

impl<'a> Composition<'a> {
    /// Sets the pages. The name is that of the file, by which Typst remembers what it set the last time.
    ///
    /// # Errors
    /// What Typst cannot set.
    pub(in crate::editions) fn set(
        setting: &'a Setting<'a>,
        name: &str,
        mut markup: Markup,
        cover: Option<&CoverPicture>,
    ) -> Result<Composition<'a>, Vec<Diagnostic>> {
        let whole = setting.report.metadata.span;
        if let Some(table) = markup.oversized.first() {
            return Err(vec![too_many_cells(table)]);
        }
        let source = std::mem::take(&mut markup.source);
        let from_right = is_right_to_left(setting.report.metadata.language.primary());
        let pictures = &setting.report.pictures;
        let world = ReportWorld::new(name, source, setting.theme, from_right, pictures, cover)
            .ok_or_else(|| defect(setting, "the PDF cannot be made: a picture has no path".to_owned()))?;
        let compiled = typst::compile::<PagedDocument>(&world);
        let unsettled: Vec<_> =
            compiled.warnings.iter().filter(|warning| defects::is_unsettled(warning)).collect();
        if !unsettled.is_empty() {
            return Err(defects::diagnostics(unsettled, &world, &markup.spans, whole));
        }
        match compiled.output {
            Ok(document) => Ok(Composition { document, setting, world, markup }),
            Err(errors) => Err(defects::diagnostics(&errors, &world, &markup.spans, whole)),
        }
    }

    pub(in crate::editions) fn pages(&self) -> usize {
        self.document.pages().len()
    }

    /// What is said of hyphens below one another.
    pub(super) fn ladder(&self, at: Span) -> Diagnostic {
        defects::ladder(at, &self.world, &self.markup.spans, self.setting.report.metadata.span)
    }

    /// The file, held to what the report may claim.
    ///
    /// # Errors
    /// What keeps the file from its claim; it is never made to claim less.
    pub(in crate::editions) fn export(&self, edition: EditionKind) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let setting = self.setting;
        let standards = PdfStandards::new(standards(setting.claims.pdf()))
            .map_err(|error| defect(setting, error.message().to_string()))?;
        let options = PdfOptions {
            ident: Smart::Custom(setting.urn(edition)),
            creator: Smart::Custom(Some("imprint".to_owned())),
            standards,
            ..PdfOptions::default()
        };
        let anchors = anchors(&self.document);
        let resolver = LateLinkResolver::new(None, self.document.introspector().as_ref());
        let bytes = typst_pdf::pdf_in_bundle(&self.document, &options, &anchors, resolver.track()).map_err(
            |errors| {
                let whole = setting.report.metadata.span;
                defects::diagnostics(&errors, &self.world, &self.markup.spans, whole)
            },
        )?;
        typst::comemo::evict(REMEMBERED);
        Ok(bytes)
    }
}

fn too_many_cells(table: &Oversized) -> Diagnostic {
    let message = format!(
        "the PDF cannot be made: with this table, the report's tables have {} cells, of which a PDF takes {MOST_CELLS}",
        table.cells
    );
    let hint = "show what readers need, and put the whole into a data file beside the report";
    Diagnostic::new(Code::PdfDefect, table.place, message).hint(hint)
}

fn defect(setting: &Setting<'_>, message: String) -> Vec<Diagnostic> {
    vec![Diagnostic::new(Code::PdfDefect, setting.report.metadata.span, message)]
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
