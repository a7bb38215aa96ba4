//! One publication as OPDS 2.0 has it: what it is, where to get it, and its cover.

use serde_json::{Map, Value, json};

use super::{change, files, identity, moment};
use crate::catalogue::site::Site;
use crate::catalogue::{address, series, topic};
use crate::editions::cover::CoverFormat;
use crate::editions::{Artefact, Setting, html};
use crate::model::metadata::{ContributorKind, ContributorRole, Kind, Metadata, Offer, Status};
use crate::records::accessibility::Accessibility;

pub(super) const MEDIA_TYPE: &str = "application/opds-publication+json";

/// A publication that can be got.
pub(in crate::catalogue) struct Offering {
    /// Where its own document goes.
    pub(super) path: String,
    pub(super) publication: Value,
}

/// What is offered of a publication. `None` for what is withdrawn, cannot be got or has no cover: the draft asks for
/// both.
pub(super) fn offering(site: &Site<'_>, url: &str, setting: &Setting<'_>) -> Option<Offering> {
    let metadata = &setting.report.metadata;
    if metadata.status == Status::Withdrawn {
        return None;
    }
    let folder = metadata.folder();
    let acquisitions = acquisitions(site, url, setting);
    let images = images(site, url, metadata);
    if acquisitions.is_empty() || images.is_empty() {
        return None;
    }
    let path = format!("{folder}/records/opds.json");
    let page = address::of(url, &format!("{folder}/index.html"));
    let mut links = vec![
        json!({ "rel": "self", "href": address::of(url, &path), "type": MEDIA_TYPE }),
        json!({ "rel": "alternate", "href": page, "type": "text/html" }),
    ];
    links.extend(acquisitions);
    let publication = json!({ "metadata": about(site, url, setting), "links": links, "images": images });
    Some(Offering { path, publication })
}

/// The house's own files, free for everybody, and what stores offer; the web edition where there is no file.
fn acquisitions(site: &Site<'_>, url: &str, setting: &Setting<'_>) -> Vec<Value> {
    let metadata = &setting.report.metadata;
    let open = |file: &Artefact| {
        json!({
            "rel": "http://opds-spec.org/acquisition/open-access",
            "href": address::of(url, &file.path),
            "type": file.media_type,
        })
    };
    let mut links: Vec<Value> = files(site, setting).map(open).collect();
    if links.is_empty() {
        let reading = format!("{}/read/{}", metadata.folder(), html::INDEX);
        links.extend(site.made_of(metadata).iter().filter(|own| own.path == reading).map(|own| open(own)));
    }
    links.extend(metadata.offers.iter().filter_map(offer));
    links
}

/// A store's page, and what one gets there; nothing for paper, which is nothing for an app.
fn offer(offer: &Offer) -> Option<Value> {
    let got = match offer.format.as_str() {
        "epub" => "application/epub+zip",
        "pdf" => "application/pdf",
        "kindle" => "application/vnd.amazon.ebook",
        _ => return None,
    };
    let mut properties = json!({ "indirectAcquisition": [{ "type": got }] });
    let relation = match &offer.price {
        None => "open-access",
        Some(price) => {
            let value: f64 = price.amount().parse().ok()?;
            if let Value::Object(properties) = &mut properties {
                let price = json!({ "value": value, "currency": price.currency });
                properties.insert("price".to_owned(), price);
            }
            "buy"
        }
    };
    Some(json!({
        "rel": format!("http://opds-spec.org/acquisition/{relation}"),
        "href": offer.url,
        "type": "text/html",
        "title": offer.store,
        "properties": properties,
    }))
}

/// The upright pictures of its cover, largest first.
fn images(site: &Site<'_>, url: &str, metadata: &Metadata) -> Vec<Value> {
    let image = |format: CoverFormat| {
        let path = format!("{}/{}", metadata.folder(), format.path());
        let (width, height) = format.size();
        let there = site.made_of(metadata).iter().any(|own| own.path == path);
        there.then(|| {
            json!({ "href": address::of(url, &path), "type": "image/jpeg", "width": width, "height": height })
        })
    };
    [CoverFormat::Retail, CoverFormat::Thumbnail].into_iter().filter_map(image).collect()
}

/// Metadata in the terms of the Readium Web Publication Manifest; what is not known is left out, since no value may be
/// blank.
fn about(site: &Site<'_>, url: &str, setting: &Setting<'_>) -> Value {
    let metadata = &setting.report.metadata;
    let kind = match metadata.kind {
        _ if metadata.collects => "http://schema.org/Book",
        Kind::Report | Kind::Briefing => "http://schema.org/Report",
        Kind::Article => "http://schema.org/Article",
        Kind::News => "http://schema.org/NewsArticle",
    };
    let mut about = Map::new();
    let mut set = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            about.insert(key.to_owned(), value);
        }
    };
    set("@type", Some(json!(kind)));
    set("identifier", Some(json!(identity::of(setting))));
    let isbns = [metadata.isbn.epub.as_ref(), metadata.isbn.pdf.as_ref()];
    set("altIdentifier", list(isbns.into_iter().flatten().map(|isbn| json!(isbn.urn()))));
    set("title", Some(json!(metadata.title)));
    set("subtitle", metadata.subtitle.as_ref().map(|text| json!(text)));
    set("language", Some(json!(metadata.language)));
    set("modified", change::of_publication(setting).map(|date| json!(moment(date))));
    set("published", metadata.published.map(|date| json!(date)));
    for (key, role) in [
        ("author", ContributorRole::Author),
        ("editor", ContributorRole::Editor),
        ("translator", ContributorRole::Translator),
        ("illustrator", ContributorRole::Illustrator),
        ("contributor", ContributorRole::Contributor),
    ] {
        set(key, list(people(setting, role)));
    }
    set("publisher", setting.publisher_name().map(|name| json!({ "name": name })));
    set("description", metadata.description.as_ref().map(|text| json!(text)));
    let pages = files(site, setting).find_map(|file| file.pages);
    set("numberOfPages", pages.map(|pages| json!(pages)));
    set("subject", list(subjects(site, url, setting)));
    set("belongsTo", part_of(site, url, setting));
    set("accessibility", Some(accessibility(setting)));
    Value::Object(about)
}

fn list(values: impl IntoIterator<Item = Value>) -> Option<Value> {
    let values: Vec<Value> = values.into_iter().collect();
    (!values.is_empty()).then_some(Value::Array(values))
}

fn people(setting: &Setting<'_>, role: ContributorRole) -> Vec<Value> {
    let all = setting.report.metadata.authors.iter().filter(|one| one.role == role);
    all.map(|one| {
        let identifier = match one.kind {
            ContributorKind::Person => one.orcid.as_ref().map(|orcid| orcid.url()),
            ContributorKind::Organisation => one.ror.as_ref().map(|ror| ror.url()),
        };
        match identifier {
            Some(identifier) => json!({ "name": one.name, "identifier": identifier }),
            None => json!({ "name": one.name }),
        }
    })
    .collect()
}

/// The house's topics, each with its page, and keywords.
fn subjects(site: &Site<'_>, url: &str, setting: &Setting<'_>) -> Vec<Value> {
    let metadata = &setting.report.metadata;
    let topics = metadata.topics.iter().filter_map(|own| {
        let facts = site.stock.collection.topics.iter().find(|topic| topic.facts.slug == own.slug)?;
        let page = address::of(url, &topic::path(&facts.facts));
        let links = [json!({ "href": page, "type": "text/html" })];
        Some(json!({ "name": facts.facts.title, "links": links }))
    });
    let keywords = metadata.subjects.keywords.iter().map(|word| json!({ "name": word }));
    topics.chain(keywords).collect()
}

fn part_of(site: &Site<'_>, url: &str, setting: &Setting<'_>) -> Option<Value> {
    let metadata = &setting.report.metadata;
    let own = metadata.series.as_ref()?;
    let facts = &site.stock.collection.series.iter().find(|series| series.facts.slug == own.slug)?.facts;
    let page = address::of(url, &series::path(facts));
    let mut series = json!({ "name": facts.title, "links": [{ "href": page, "type": "text/html" }] });
    if let (Value::Object(series), Some(number)) = (&mut series, metadata.series_number) {
        series.insert("position".to_owned(), json!(number));
    }
    Some(json!({ "series": [series] }))
}

/// What was checked. Conformance is a claim about one edition, not about all that can be got.
fn accessibility(setting: &Setting<'_>) -> Value {
    let facts = Accessibility::of(setting);
    let sufficient: Vec<Vec<&str>> =
        facts.sufficient.iter().map(|modes| modes.split(',').collect()).collect();
    json!({
        "accessMode": facts.modes,
        "accessModeSufficient": sufficient,
        "feature": facts.features,
        "hazard": facts.hazards,
        "summary": facts.summary,
    })
}
