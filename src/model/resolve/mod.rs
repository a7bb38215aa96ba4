//! Turns a draft into a report: parts, items, ids, numbers, notes, references, the evidence trail.
//!
//! Each step is one file; later steps rely on earlier ones, so their order here matters.

mod attributes;
mod evidence;
pub mod findings;
mod formulas;
mod headline;
mod highlight;
mod identity;
mod items;
mod links;
pub(crate) mod maths;
mod notes;
mod numbering;
mod outline;
mod places;
mod references;
mod title;

use crate::diagnostic::Sink;
use crate::locale::Locale;
use crate::model::draft::Draft;
use crate::model::report::Report;
pub(in crate::model) use places::without_order;

/// Resolves a draft, reporting what cannot be resolved and leaving that as plain text.
pub fn resolve(draft: Draft, locale: &Locale, sink: &mut Sink) -> Report {
    let Draft { metadata, files, pictures, discussion } = draft;
    let manuscripts = places::Manuscripts::of(&files);
    let (blocks, definitions) = notes::gather(files);

    let mut parts = outline::parts(blocks, &metadata, locale, sink);
    items::type_items(&mut parts, sink);
    attributes::report_idle(&mut parts, sink);
    let notes = notes::number(&mut parts, definitions, sink);
    let mut report = Report { metadata, parts, notes, pictures, discussion };

    numbering::number(&mut report, locale);
    let places = identity::assign(&mut report, manuscripts, sink);
    references::fill(&mut report, &places, sink);
    evidence::trace(&mut report, &places, locale);
    formulas::convert_all(&mut report, sink);
    highlight::highlight_all(&mut report);
    report
}
