//! Machine-readable metadata, and sentences made of it.
//!
//! Every record reads a [`Description`], so that none says what another does not.

pub mod accessibility;
mod bibtex;
pub mod citation;
mod crossref;
mod csl;
mod datacite;
mod description;
pub mod jsonld;
mod name;
mod onix;
mod ris;
mod shelf;
pub mod tags;
mod xml;

use serde_json::Value;

use crate::editions::Artefact;
use crate::editions::markup::writer::is_forbidden;
use crate::model::publisher::Publisher;

pub use description::Description;
pub use shelf::Shelf;

/// Makes `records/` in the publication's folder. Crossref and DataCite only where there is a
/// DOI; ONIX where there is something that shops know as a product.
pub fn make(description: &Description<'_>, shelf: &Shelf<'_>) -> Vec<Artefact> {
    let setting = description.setting;
    let slug = &setting.report.metadata.slug;
    let folder = setting.report.metadata.folder();
    let files = [
        (format!("{slug}.bib"), "application/x-bibtex", Some(bibtex::write(description, shelf))),
        (format!("{slug}.ris"), "application/x-research-info-systems", Some(ris::write(description, shelf))),
        (
            format!("{slug}.csl.json"),
            "application/vnd.citationstyles.csl+json",
            Some(csl::write(description, shelf)),
        ),
        ("onix.xml".to_owned(), "application/xml", onix::write(&[description], setting.publisher, shelf)),
        ("crossref.xml".to_owned(), "application/xml", crossref::write(description, shelf)),
        (
            "datacite.json".to_owned(),
            "application/vnd.datacite.datacite+json",
            datacite::write(description, shelf),
        ),
    ];
    let file = |(name, media_type, text): (String, &'static str, Option<String>)| {
        Some(Artefact::new(
            format!("{folder}/records/{name}"),
            media_type,
            without_forbidden(text?).into_bytes(),
        ))
    };
    files.into_iter().filter_map(file).collect()
}

/// Makes the `onix.xml` of the whole list; `None` where there is no product in it.
pub fn list(publisher: &Publisher, descriptions: &[Description<'_>], shelf: &Shelf<'_>) -> Option<Artefact> {
    let descriptions: Vec<&Description<'_>> = descriptions.iter().collect();
    let text = onix::write(&descriptions, publisher, shelf)?;
    Some(Artefact::new("onix.xml", "application/xml", without_forbidden(text).into_bytes()))
}

/// Whatever a source holds, no record has characters that XML and text files refuse.
fn without_forbidden(mut text: String) -> String {
    text.retain(|c| c == '\r' || !is_forbidden(c));
    text
}

/// Text for JSON: escaped by its writer, but for what readers refuse all the same.
fn clean(text: &str) -> String {
    text.chars().filter(|c| !is_forbidden(*c)).collect()
}

/// JSON for people to read too.
fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

/// Whether a character would end the line of a format that has one value a line.
fn breaks_line(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') || is_forbidden(c)
}
