//! The publication as schema.org's JSON-LD: for search engines, and for whoever follows a finding to its evidence.
//!
//! A type from schema.org's vocabulary for every node; checked against Google's typings.

use serde_json::{Map, Value, json};

use super::accessibility::Accessibility;
use super::description::{Description, Edition, File, Form};
use crate::editions::Setting;
use crate::editions::markup::places::Places;
use crate::editions::markup::writer::is_forbidden;
use crate::model::block::{Block, BlockKind};
use crate::model::finding::{Item, ItemKind};
use crate::model::inline::{Inline, plain_text};
use crate::model::metadata::{Contributor, ContributorKind, ContributorRole, Kind, Offer};

/// The record, as the content of `<script type="application/ld+json">`: no `<` in it can end the element.
pub fn script(description: &Description<'_>, places: &Places<'_>, root: &str) -> String {
    let value = publication(description, places, root);
    let mut text = value.to_string();
    text.retain(|c| !is_forbidden(c));
    text.replace('<', "\\u003c")
}

/// The record. Links begin with `root`: the publication's folder as seen from the page, where the
/// house has no URL; absolute otherwise. What has an ISBN is a `Book` besides what its kind says.
pub fn publication(description: &Description<'_>, places: &Places<'_>, root: &str) -> Value {
    let metadata = description.metadata;
    let root = description.address.clone().unwrap_or_else(|| root.to_owned());
    let kind = match metadata.kind {
        Kind::Report | Kind::Briefing => "Report",
        Kind::Article => "Article",
        Kind::News => "NewsArticle",
    };
    let mut node = Map::new();
    node.insert("@context".to_owned(), json!("https://schema.org"));
    let is_book = description.isbns().next().is_some();
    node.insert("@type".to_owned(), if is_book { json!([kind, "Book"]) } else { json!(kind) });
    let mut set = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            node.insert(key.to_owned(), value);
        }
    };
    set("name", Some(json!(description.title)));
    set("headline", Some(json!(metadata.title)));
    set("inLanguage", Some(json!(metadata.language)));
    set("url", Some(json!(root)).filter(|_| !root.is_empty()));
    set("author", list(people(description, ContributorRole::Author)));
    set("editor", list(people(description, ContributorRole::Editor)));
    set("translator", list(people(description, ContributorRole::Translator)));
    let mut others = people(description, ContributorRole::Contributor);
    others.extend(people(description, ContributorRole::Illustrator));
    set("contributor", list(others));
    set("publisher", description.publisher.map(organisation));
    set("funder", list(metadata.funders.iter().map(|name| organisation(name)).collect()));
    set("sponsor", metadata.commissioned_by.as_deref().map(organisation));
    set("datePublished", metadata.published.map(|date| json!(date)));
    set("dateModified", metadata.modified.map(|date| json!(date)));
    set("creativeWorkStatus", description.is_withdrawn().then(|| json!("Withdrawn")));
    set("abstract", metadata.description.as_ref().map(|text| json!(text)));
    set("description", metadata.description.as_ref().map(|text| json!(text)));
    set("identifier", metadata.doi.as_ref().map(identifier));
    set("sameAs", metadata.doi.as_ref().map(|doi| json!(doi.url())));
    if kind == "Report" {
        set("reportNumber", metadata.number.as_ref().map(|number| json!(number)));
    }
    set("license", description.licence_url.as_ref().map(|url| json!(url)));
    set("copyrightNotice", description.copyright.map(|text| json!(text)));
    set("keywords", list(metadata.subjects.keywords.iter().map(|word| json!(word)).collect()));
    set("isAccessibleForFree", Some(json!(true)));
    set("correction", list(metadata.corrections.iter().map(correction).collect()));
    set("hasPart", list(items(description.setting, places, &root)));
    set("workExample", list(editions(description, &root)));
    Value::Object(node)
}

fn list(mut values: Vec<Value>) -> Option<Value> {
    match values.len() {
        0 => None,
        1 => values.pop(),
        _ => Some(Value::Array(values)),
    }
}

fn organisation(name: &str) -> Value {
    json!({ "@type": "Organization", "name": name })
}

fn identifier(doi: &crate::model::identifier::Doi) -> Value {
    json!({ "@type": "PropertyValue", "propertyID": "DOI", "value": doi, "url": doi.url() })
}

fn correction(correction: &crate::model::metadata::Correction) -> Value {
    json!({ "@type": "CorrectionComment", "datePublished": correction.date, "text": correction.text })
}

fn people(description: &Description<'_>, role: ContributorRole) -> Vec<Value> {
    description.contributors(role).map(contributor).collect()
}

fn contributor(one: &Contributor) -> Value {
    let mut node = match one.kind {
        ContributorKind::Person => json!({ "@type": "Person", "name": one.name }),
        ContributorKind::Organisation => organisation(&one.name),
    };
    let same = one.orcid.as_ref().map(|id| id.url()).or_else(|| one.ror.as_ref().map(|id| id.url()));
    if let Some(url) = same {
        set(&mut node, "sameAs", json!(url));
    }
    if let (Some(affiliation), ContributorKind::Person) = (&one.affiliation, one.kind) {
        set(&mut node, "affiliation", organisation(affiliation));
    }
    node
}

fn set(node: &mut Value, key: &str, value: Value) {
    if let Value::Object(map) = node {
        map.insert(key.to_owned(), value);
    }
}

/// Findings as claims that rest on parts of the report; implications and recommendations as works
/// based on findings.
fn items(setting: &Setting<'_>, places: &Places<'_>, root: &str) -> Vec<Value> {
    let kinds = [ItemKind::Finding, ItemKind::Implication, ItemKind::Recommendation];
    let link = |id: &str| format!("{root}read/{}", places.href("", id));
    let node = |item: &Item| {
        let kind = if item.kind == ItemKind::Finding { "Claim" } else { "CreativeWork" };
        let text = words(item);
        let mut node = json!({
            "@type": kind,
            "@id": link(item.id.as_str()),
            "url": link(item.id.as_str()),
            "genre": item.kind.as_str(),
            "position": item.number,
            "text": text,
        });
        if !item.headline.is_empty() {
            set(&mut node, "name", json!(plain_text(&item.headline)));
        }
        if let Some(addressee) = &item.addressee {
            set(&mut node, "audience", json!({ "@type": "Audience", "audienceType": addressee.text }));
        }
        let basis = item.basis.iter().map(|reference| json!(link(reference.target.as_str()))).collect();
        if let Some(basis) = list(basis) {
            set(&mut node, "isBasedOn", basis);
        }
        node
    };
    kinds.iter().flat_map(|kind| setting.report.items(*kind)).map(node).collect()
}

/// Headline and paragraphs, without markup.
fn words(item: &Item) -> String {
    let mut runs: Vec<&[Inline]> = vec![&item.headline];
    runs.extend(item.body.iter().filter_map(paragraph));
    let texts = runs.into_iter().map(plain_text).filter(|text| !text.trim().is_empty());
    texts.collect::<Vec<_>>().join(" ")
}

fn paragraph(block: &Block) -> Option<&[Inline]> {
    match &block.kind {
        BlockKind::Paragraph(content) => Some(content),
        _ => None,
    }
}

/// One work for each edition that was made, printed or is offered.
fn editions(description: &Description<'_>, root: &str) -> Vec<Value> {
    let there = |edition: &&Edition<'_>| {
        edition.file.is_some() || !edition.offers.is_empty() || edition.form == Form::Print
    };
    description.editions.iter().filter(there).map(|edition| work(description, edition, root)).collect()
}

fn work(description: &Description<'_>, edition: &Edition<'_>, root: &str) -> Value {
    let format = if edition.form == Form::Print { "Paperback" } else { "EBook" };
    let mut node = json!({
        "@type": "Book",
        "name": description.title,
        "bookFormat": format!("https://schema.org/{format}"),
        "inLanguage": description.metadata.language,
    });
    if let Some(media_type) = edition.form.media_type() {
        set(&mut node, "encodingFormat", json!(media_type));
    }
    if let Some(isbn) = edition.isbn {
        set(&mut node, "isbn", json!(isbn));
    }
    if let Some(file) = edition.file {
        made(&mut node, description, file, root);
    }
    let mut offers: Vec<Value> = edition.offers.iter().map(|own| offer(own)).collect();
    if let Some(file) = edition.file.filter(|_| edition.form != Form::Web) {
        let mut own = json!({ "@type": "Offer", "price": 0, "url": format!("{root}{}", file.path) });
        if let Some(publisher) = description.setting.publisher.name.as_deref() {
            set(&mut own, "seller", organisation(publisher));
        }
        offers.insert(0, own);
    }
    if let Some(offers) = list(offers) {
        set(&mut node, "offers", offers);
    }
    node
}

/// Where a file of the house is, and what is known of its accessibility.
fn made(node: &mut Value, description: &Description<'_>, file: File<'_>, root: &str) {
    let facts = Accessibility::of(description.setting);
    set(node, "url", json!(format!("{root}{}", file.path)));
    if let Some(pages) = file.pages {
        set(node, "numberOfPages", json!(pages));
    }
    set(node, "accessMode", json!(facts.modes));
    set(node, "accessibilityFeature", json!(facts.features));
    set(node, "accessibilityHazard", json!(facts.hazards));
    set(node, "accessibilitySummary", json!(facts.summary));
}

/// What a shop asks for it.
fn offer(offer: &Offer) -> Value {
    let mut node = json!({
        "@type": "Offer",
        "price": offer.price.as_ref().map_or_else(|| "0".to_owned(), |price| price.amount()),
        "url": offer.url,
        "seller": organisation(&offer.store),
    });
    if let Some(price) = &offer.price {
        set(&mut node, "priceCurrency", json!(price.currency));
    }
    node
}
