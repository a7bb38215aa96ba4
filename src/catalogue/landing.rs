//! A publication's landing page: what it found, what follows, and every form in which to read it.

use serde_json::{Value, json};

use super::templates;
use crate::diagnostic::Diagnostic;
use crate::editions::markup::census::Census;
use crate::editions::markup::places::Places;
use crate::editions::markup::{front, is_right_to_left};
use crate::editions::{Artefact, Setting, download, html};
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
    let downloads: Vec<Value> = download::downloads(setting, editions)
        .iter()
        .map(|own| {
            json!({
                "name": own.name, "href": own.file, "media_type": own.media_type, "facts": own.facts,
                "whole": own.whole,
            })
        })
        .collect();
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
        "editions": downloads.iter().filter(|own| own["whole"] == true).collect::<Vec<_>>(),
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
