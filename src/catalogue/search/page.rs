//! The page that asks the index, and lists everything for whoever cannot.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::record::Record;
use crate::catalogue::card::kind_name;
use crate::catalogue::frame::Frame;
use crate::catalogue::site::Site;
use crate::diagnostic::Diagnostic;
use crate::editions::Artefact;
use crate::model::catalogue::Person;
use crate::model::identifier::Slug;

pub(in crate::catalogue) const INDEX: &str = "search/index.html";

/// Makes the page.
///
/// # Errors
/// What is wrong with the theme's `search.html`.
pub(super) fn page(site: &Site<'_>, records: &[Record]) -> Result<Artefact, Diagnostic> {
    let locale = site.stock.locale;
    let words = &locale.site;
    let frame = Frame::of_house(site, INDEX, &words.search);
    let content = json!({
        "filters": [
            { "name": "kind", "label": words.kind, "values": kinds(records) },
            { "name": "topic", "label": words.topic, "values": topics(site, records) },
            { "name": "year", "label": words.year, "values": years(records) },
            { "name": "author", "label": words.author, "values": authors(site, records) },
        ],
        "groups": groups(site),
    });
    let text = site.templates.render("search.html", &frame.with(site, content))?;
    Ok(Artefact::new(INDEX, "text/html", text.into_bytes()))
}

/// The only script of the site.
pub(super) fn script(site: &Site<'_>) -> Artefact {
    Artefact::new("search/search.js", "text/javascript", site.stock.theme.search_script.clone().into_bytes())
}

fn kinds(records: &[Record]) -> Vec<&str> {
    let mut kinds: Vec<&str> = Vec::new();
    for record in records {
        if !kinds.contains(&record.kind.as_str()) {
            kinds.push(&record.kind);
        }
    }
    kinds.sort_unstable();
    kinds
}

/// In the order of the house.
fn topics<'s>(site: &'s Site<'_>, records: &[Record]) -> Vec<&'s str> {
    let used: std::collections::BTreeSet<&str> =
        records.iter().flat_map(|record| &record.topics).map(String::as_str).collect();
    let mut topics: Vec<&str> = Vec::new();
    for topic in &site.stock.collection.topics {
        let title = topic.facts.title.as_str();
        if used.contains(title) && !topics.contains(&title) {
            topics.push(title);
        }
    }
    topics
}

/// Newest first.
fn years(records: &[Record]) -> Vec<String> {
    let years: std::collections::BTreeSet<i32> = records.iter().filter_map(|record| record.year).collect();
    years.into_iter().rev().map(|year| year.to_string()).collect()
}

/// By the names they are sorted by.
fn authors(site: &Site<'_>, records: &[Record]) -> Vec<String> {
    let known: BTreeMap<&str, &Person> =
        site.stock.collection.people.iter().map(|own| (own.facts.name.as_str(), &own.facts)).collect();
    let key = |name: &str| match known.get(name) {
        Some(person) => person.sort_key(),
        None => name.to_lowercase(),
    };
    let names = records.iter().flat_map(|record| &record.authors);
    let sorted: BTreeMap<(String, &String), ()> = names.map(|name| ((key(name), name), ())).collect();
    sorted.into_keys().map(|(_, name)| name.clone()).collect()
}

/// Every publication by year, newest first: what can be read without a script.
fn groups(site: &Site<'_>) -> Vec<Value> {
    let locale = site.stock.locale;
    let mut groups: Vec<(Option<i32>, Vec<Value>)> = Vec::new();
    for slug in &site.relations.newest {
        let Some(own) = entry(site, slug) else { continue };
        let year = site.metadata(slug).and_then(|own| own.published).map(|date| date.year());
        match groups.last_mut() {
            Some((last, entries)) if *last == year => entries.push(own),
            _ => groups.push((year, vec![own])),
        }
    }
    let title = |year: Option<i32>| year.map_or_else(|| locale.site.undated.clone(), |year| year.to_string());
    groups
        .into_iter()
        .map(|(year, entries)| json!({ "title": title(year), "publications": entries }))
        .collect()
}

fn entry(site: &Site<'_>, slug: &Slug) -> Option<Value> {
    let path = format!("{slug}/index.html");
    let metadata = site.metadata(slug).filter(|_| site.has(&path))?;
    Some(json!({
        "title": metadata.full_title(),
        "path": path,
        "kind": kind_name(metadata.kind, site.stock.locale),
        "language": metadata.language,
    }))
}
