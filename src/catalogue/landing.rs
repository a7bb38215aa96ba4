//! A publication's landing page: what it found, what follows, and every form in which to read it.

use serde_json::{Value, json};

use super::templates;
use crate::diagnostic::Diagnostic;
use crate::editions::markup::census::Census;
use crate::editions::markup::places::Places;
use crate::editions::markup::{front, is_right_to_left};
use crate::editions::{Artefact, Setting, html};
use crate::model::block::BlockKind;
use crate::model::finding::{Item, ItemKind};
use crate::model::inline::plain_text;
use crate::model::role::Role;
use crate::records::accessibility::Accessibility;
use crate::records::{citation, jsonld};

/// So many paragraphs of the summary stand on the page.
const PARAGRAPHS: usize = 3;

/// Makes `<slug>/index.html`.
///
/// # Errors
/// What is wrong with the theme's `landing.html` or `frame.html`.
pub fn landing(setting: &Setting<'_>, editions: &[Artefact]) -> Result<Artefact, Diagnostic> {
    let metadata = &setting.report.metadata;
    let labels = &setting.locale.labels;
    let census = Census::of(setting.report);
    let places = html::places(setting, &census);
    let licence = metadata.licence.as_ref().or(setting.publisher.licence.as_ref());
    let public = metadata.is_public();
    let folder = format!("{}/", metadata.slug);
    let reading = editions.iter().any(|edition| edition.path == format!("{folder}read/{}", html::INDEX));
    let downloads: Vec<Value> =
        editions.iter().filter_map(|edition| download(edition, setting, &folder)).collect();
    let address = setting.publisher.url.as_ref().map(|url| format!("{url}/{folder}"));
    let facts = Accessibility::of(setting, &census);
    let corrections: Vec<Value> = metadata
        .corrections
        .iter()
        .map(|own| json!({ "date": setting.locale.date(own.date), "text": own.text }))
        .collect();
    let context = json!({
        "language": metadata.language.as_str(),
        "direction": is_right_to_left(&metadata.language).then_some("rtl"),
        "page_title": metadata.full_title(),
        // A report by itself has no house, and so no home page to lead to.
        "home": setting.publisher.name.is_some(),
        "house": setting.publisher_name().unwrap_or(&labels.publications),
        "root": "../",
        "hidden": !public,
        "canonical": address.filter(|_| public),
        "doi": metadata.doi.as_ref().map(|doi| doi.url()),
        "record": jsonld::script(setting, &places, &census, ""),
        "title": metadata.title,
        "subtitle": metadata.subtitle,
        "authors": front::authors(setting),
        "date": metadata.published.map(|date| setting.locale.date(date)),
        "status": front::status_line(setting),
        "description": metadata.description,
        "summary": summary(setting),
        "groups": groups(setting, &places, reading),
        "reading": reading.then(|| format!("read/{}", html::INDEX)),
        "editions": downloads.clone(),
        "downloads": downloads,
        "licence": licence,
        "licence_url": licence.and_then(|licence| citation::licence_url(licence)),
        "cite": citation::sentence(setting),
        "accessibility": facts.summary,
        "accessibility_language": facts.summary_language(),
        "corrections": corrections,
        "label_language": setting.foreign_labels(),
        "labels": {
            "skip": labels.skip_to_content,
            "read_online": labels.read_online,
            "formats": labels.other_formats,
            "licence": labels.licence,
            "how_to_cite": labels.how_to_cite,
            "accessibility": labels.accessibility,
            "corrections": labels.corrections,
        },
    });
    let page = templates::render(setting.theme, "landing.html", &context)?;
    Ok(Artefact::new(format!("{folder}index.html"), "text/html", page.into_bytes()))
}

/// A file to download: its name, and its size and pages in words.
fn download(edition: &Artefact, setting: &Setting<'_>, folder: &str) -> Option<Value> {
    let name = match edition.media_type {
        "application/epub+zip" => "EPUB",
        "application/pdf" => "PDF",
        _ => return None,
    };
    let mut facts = Vec::new();
    if let Some(pages) = edition.pages {
        facts.push(format!("{pages} {}", setting.locale.labels.pages));
    }
    facts.push(size(edition.bytes.len()));
    Some(json!({
        "name": name,
        "href": edition.path.strip_prefix(folder)?,
        "media_type": edition.media_type,
        "facts": facts.join(", "),
    }))
}

/// Bytes for people: `340 kB`, `1.2 MB`.
fn size(bytes: usize) -> String {
    match bytes {
        0..950_000 => format!("{} kB", bytes.div_ceil(1000)),
        _ => format!("{}.{} MB", (bytes + 50_000) / 1_000_000, (bytes + 50_000) / 100_000 % 10),
    }
}

/// The first paragraphs of the summary, where there is one.
fn summary(setting: &Setting<'_>) -> Vec<String> {
    let part = setting.report.part(Role::Summary);
    let blocks = part.map_or(&[][..], |part| part.blocks.as_slice());
    let paragraphs = blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Paragraph(content) => Some(plain_text(content)),
        _ => None,
    });
    paragraphs.take(PARAGRAPHS).collect()
}

/// Findings, implications and recommendations, each linked to its place in the web edition.
fn groups(setting: &Setting<'_>, places: &Places<'_>, linked: bool) -> Vec<Value> {
    let labels = &setting.locale.labels;
    let kinds = [
        (ItemKind::Finding, &labels.key_findings),
        (ItemKind::Implication, &labels.policy_implications),
        (ItemKind::Recommendation, &labels.recommendations),
    ];
    let group = |(kind, title): (ItemKind, &String)| {
        let items: Vec<Value> = setting.report.items(kind).map(|own| item(own, places, linked)).collect();
        (!items.is_empty())
            .then(|| json!({ "title": title, "follows": kind != ItemKind::Finding, "items": items }))
    };
    kinds.into_iter().filter_map(group).collect()
}

fn item(item: &Item, places: &Places<'_>, linked: bool) -> Value {
    let first = item.body.iter().find_map(|block| match &block.kind {
        BlockKind::Paragraph(content) => Some(plain_text(content)),
        _ => None,
    });
    let headline = plain_text(&item.headline);
    let (headline, text) = match (headline.trim().is_empty(), first) {
        (true, Some(first)) => (first, None),
        (true, None) => (item.label.clone(), None),
        (false, first) => (headline, first),
    };
    let href = |id: &str| linked.then(|| format!("read/{}", places.href("", id)));
    let basis: Vec<Value> = item
        .basis
        .iter()
        .map(|own| json!({ "label": own.label, "href": href(own.target.as_str()) }))
        .collect();
    let addressee = item.addressee.as_ref().map(|line| format!("{}: {}", line.label, line.text));
    json!({
        "number": item.number,
        "headline": headline,
        "text": text,
        "addressee": addressee,
        "href": href(item.id.as_str()),
        "basis_label": item.basis_label,
        "basis": basis,
    })
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_rounded() {
        assert_eq!(size(339_001), "340 kB");
        assert_eq!(size(1_240_000), "1.2 MB");
        assert_eq!(size(1_960_000), "2.0 MB");
    }
}
