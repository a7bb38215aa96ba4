//! OPDS 2.0 (draft): the catalogue for reading apps.

use serde_json::{Value, json};

use super::offering::{self, Offering};
use super::{Entry, OPDS, PAGE, entries, moment, numbered};
use crate::catalogue::address;
use crate::catalogue::frame::HOME;
use crate::catalogue::site::Site;
use crate::editions::Artefact;

const MEDIA_TYPE: &str = "application/opds+json";

/// Whether there will be a catalogue: something can be got, and has a cover.
pub(super) fn is_wanted(site: &Site<'_>, url: &str) -> bool {
    let listed = site.relations.newest.iter().filter_map(|slug| site.setting(slug));
    listed
        .chain(site.stock.books)
        .any(|setting| setting.date.is_some() && offering::offering(site, url, setting).is_some())
}

/// What can be got of a publication.
pub(in crate::catalogue) type Offered<'s> = (Entry<'s>, Offering);

/// What can be got, that which changed last first.
pub(super) fn offered<'s>(site: &Site<'s>, url: &str) -> Vec<Offered<'s>> {
    let all = entries(site, &site.relations.newest, |_| true).into_iter();
    all.filter_map(|entry| Some((entry, offering::offering(site, url, entry.setting)?))).collect()
}

/// A document for each publication, to which its `self` link leads: it lies in the publication's own folder.
pub(in crate::catalogue) fn publications(offered: &[Offered<'_>]) -> Vec<Artefact> {
    let each = offered.iter();
    each.map(|(_, own)| document(own.path.clone(), offering::MEDIA_TYPE, &own.publication)).collect()
}

/// The catalogue's documents.
pub(super) fn make(site: &Site<'_>, url: &str, offered: &[Offered<'_>]) -> Vec<Artefact> {
    let pages = offered.chunks(PAGE).count();
    let mut made = Vec::new();
    for (index, chunk) in offered.chunks(PAGE).enumerate() {
        let publications: Vec<&Value> = chunk.iter().map(|(_, own)| &own.publication).collect();
        let page = index + 1;
        let mut metadata = json!({
            "title": site.stock.publisher.name.as_ref().unwrap_or(&site.stock.locale.labels.publications),
            "numberOfItems": offered.len(),
            "itemsPerPage": PAGE,
            "currentPage": page,
        });
        if let (Value::Object(metadata), Some((newest, _))) = (&mut metadata, offered.first()) {
            metadata.insert("modified".to_owned(), json!(moment(newest.updated)));
        }
        let feed = json!({
            "metadata": metadata,
            "links": links(url, page, pages),
            "publications": publications,
        });
        made.push(document(numbered(OPDS, page), MEDIA_TYPE, &feed));
    }
    made
}

fn links(url: &str, page: usize, pages: usize) -> Vec<Value> {
    let link = |relation: &str, path: &str, kind: &str| json!({ "rel": relation, "href": address::of(url, path), "type": kind });
    let document = |relation, page| link(relation, &numbered(OPDS, page), MEDIA_TYPE);
    let mut links = vec![document("self", page), link("alternate", HOME, "text/html")];
    if pages > 1 {
        links.extend([document("first", 1), document("last", pages)]);
    }
    if page > 1 {
        links.push(document("previous", page - 1));
    }
    if page < pages {
        links.push(document("next", page + 1));
    }
    links
}

fn document(path: String, media_type: &'static str, value: &Value) -> Artefact {
    Artefact::new(path, media_type, format!("{value:#}\n").into_bytes())
}
