//! What the index knows of one publication.

use crate::catalogue::card::kind_name;
use crate::catalogue::excerpt::excerpt;
use crate::catalogue::site::Site;
use crate::editions::markup::{Dialect, Markup, front};
use crate::editions::{Setting, html};
use crate::model::metadata::Status;

use super::words::passages;

/// Dates sort what is found by filters alone; what has none comes last.
const UNDATED: &str = "0000-00-00";

/// One publication: where it is, what readers may choose it by, and its text as a page for the indexer.
pub(super) struct Record {
    /// As seen from the root.
    pub(super) path: String,
    pub(super) kind: String,
    pub(super) topics: Vec<String>,
    pub(super) year: Option<i32>,
    pub(super) authors: Vec<String>,
    pub(super) page: String,
}

/// Makes the record. Of what is withdrawn only the title can be found, and of what has no web edition the places
/// cannot be led to.
pub(super) fn record(site: &Site<'_>, setting: &Setting<'_>) -> Record {
    let metadata = &setting.report.metadata;
    let locale = site.stock.locale;
    let topics = metadata.topics.iter().filter_map(|own| {
        let topic = site.stock.collection.topics.iter().find(|topic| topic.facts.slug == own.slug)?;
        Some(topic.facts.title.clone())
    });
    let mut record = Record {
        path: format!("{}/index.html", metadata.slug),
        kind: kind_name(metadata.kind, locale).to_owned(),
        topics: topics.collect(),
        year: metadata.published.map(|date| date.year()),
        authors: front::author_names(metadata),
        page: String::new(),
    };
    let mut out = Markup::new(Dialect::Html);
    out.start("html").with("lang", "und").begin();
    out.open("body");
    for (name, value) in record.choices() {
        datum(&mut out, "data-pagefind-filter", name, &value);
    }
    let date = metadata.published.map(|date| locale.date(date));
    let status = front::status_line(setting);
    let foreign = (Some(&metadata.language) != site.stock.publisher.language.as_ref())
        .then(|| metadata.language.to_string());
    let authors = (!record.authors.is_empty()).then(|| setting.locale.join(&record.authors));
    let facts = [
        ("title", Some(metadata.full_title())),
        ("kind", Some(record.kind.clone())),
        ("date", date),
        ("authors", authors),
        ("status", status),
        ("language", foreign),
    ];
    for (name, value) in facts.iter().filter_map(|(name, value)| Some((name, value.as_ref()?))) {
        datum(&mut out, "data-pagefind-meta", name, value);
    }
    let sorted = metadata.published.map_or_else(|| UNDATED.to_owned(), |date| date.to_string());
    datum(&mut out, "data-pagefind-sort", "date", &sorted);
    let withdrawn = metadata.status == Status::Withdrawn;
    if withdrawn || setting.report.parts.is_empty() {
        // The index passes over what has no text.
        out.element("p", "", &metadata.full_title());
    }
    if !withdrawn {
        // The beginning of the text comes again with the text.
        if metadata.description.is_some() || metadata.excerpt.is_some() {
            out.element("p", "", &excerpt(metadata, Some(setting)).unwrap_or_default());
        }
        write_text(&mut out, site, setting);
    }
    if let Some(number) = &metadata.number {
        out.element("p", "", number);
    }
    out.close("body");
    out.close("html");
    record.page = out.finish();
    record
}

impl Record {
    /// What readers may choose by, in the names of the page's form.
    fn choices(&self) -> Vec<(&'static str, String)> {
        let mut choices = vec![("kind", self.kind.clone())];
        choices.extend(self.topics.iter().map(|topic| ("topic", topic.clone())));
        choices.extend(self.year.map(|year| ("year", year.to_string())));
        choices.extend(self.authors.iter().map(|name| ("author", name.clone())));
        choices
    }
}

/// A fact about the publication that is no text of it.
fn datum(out: &mut Markup, attribute: &str, name: &str, value: &str) {
    out.start("span")
        .with("data-pagefind-ignore", "")
        .with(attribute, &format!("{name}[data-value]"))
        .with("data-value", value)
        .begin();
    out.close("span");
}

/// Parts and sections under headings whose ids are where the web edition has them.
fn write_text(out: &mut Markup, site: &Site<'_>, setting: &Setting<'_>) {
    let slug = &setting.report.metadata.slug;
    let places = html::places(setting);
    let folder = format!("{slug}/read/");
    let reading = site.has_file(slug.as_str(), &format!("{folder}{}", html::INDEX));
    for passage in passages(setting, &places) {
        if !passage.title.trim().is_empty() {
            let place = format!("{folder}{}", places.href("", &passage.id));
            out.start("h2")
                .with_if("id", reading.then_some(place.as_str()))
                .with("data-pagefind-title", passage.title.trim())
                .begin();
            out.text(&passage.title);
            out.close("h2");
        }
        for text in &passage.texts {
            out.element("p", "", text);
        }
    }
}
