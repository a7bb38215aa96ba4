//! The deposit that registers a DOI with Crossref, in schema 5.5.0: elements in the order that it has them.

mod people;
mod programs;

use super::description::{Description, Form};
use super::shelf::Shelf;
use super::xml::{Xml, fit};
use crate::editions::markup::front::contact_link;
use crate::model::identifier::{Date, Doi};
use crate::model::metadata::{Kind, Metadata};

const NAMESPACES: [(&str, &str); 6] = [
    ("version", "5.5.0"),
    ("xmlns", "http://www.crossref.org/schema/5.5.0"),
    ("xmlns:ai", "http://www.crossref.org/AccessIndicators.xsd"),
    ("xmlns:fr", "http://www.crossref.org/fundref.xsd"),
    ("xmlns:jats", "http://www.ncbi.nlm.nih.gov/JATS1"),
    ("xmlns:rel", "http://www.crossref.org/relations.xsd"),
];

/// What a deposit cannot do without.
struct Needed<'a> {
    doi: &'a Doi,
    address: &'a str,
    house: &'a str,
    /// Of whoever answers for the deposit.
    email: &'a str,
    published: Date,
    /// Later deposits have later ones.
    changed: Date,
}

/// Writes the deposit; `None` where Crossref would refuse it: without a DOI, a date, the house's name, its URL, or an
/// e-mail address as its contact.
pub(super) fn write(description: &Description<'_>, shelf: &Shelf<'_>) -> Option<String> {
    let publisher = description.setting.publisher;
    let contact = publisher.contact.as_deref()?;
    let published = description.published()?;
    let needed = Needed {
        doi: description.metadata.doi.as_ref()?,
        address: description.address.as_deref()?,
        house: publisher.name.as_deref()?,
        email: contact_link(contact)?.starts_with("mailto:").then_some(contact)?,
        published,
        changed: description.metadata.date().unwrap_or(published),
    };
    let mut xml = Xml::new();
    xml.within("doi_batch", &NAMESPACES, |xml| {
        head(xml, description, &needed);
        xml.within("body", &[], |xml| match description.metadata.kind {
            Kind::Report | Kind::Briefing => xml.within("report-paper", &[], |xml| {
                let language = description.metadata.language.primary();
                xml.within("report-paper_metadata", &[("language", language)], |xml| {
                    report(xml, description, &needed, shelf);
                });
            }),
            Kind::Article => posted(xml, "blog", description, &needed, shelf),
            Kind::News => posted(xml, "other", description, &needed, shelf),
        });
    });
    Some(xml.finish())
}

fn head(xml: &mut Xml, description: &Description<'_>, needed: &Needed<'_>) {
    let stamp = format!("{}000000", needed.changed.to_string().replace('-', ""));
    xml.within("head", &[], |xml| {
        xml.text("doi_batch_id", &format!("{}-{stamp}", fit(description.metadata.slug.as_str(), 80)));
        xml.text("timestamp", &stamp);
        xml.within("depositor", &[], |xml| {
            xml.text("depositor_name", &fit(needed.house, 130));
            xml.text("email_address", needed.email);
        });
        xml.text("registrant", &fit(needed.house, 255));
    });
}

fn report(xml: &mut Xml, description: &Description<'_>, needed: &Needed<'_>, shelf: &Shelf<'_>) {
    let metadata = description.metadata;
    people::contributors(xml, description);
    titles(xml, metadata);
    xml.text_if("edition_number", metadata.edition.as_deref().map(|own| fit(own, 15)).as_deref());
    summary(xml, metadata);
    date(xml, "publication_date", needed.published, &[("media_type", "online")]);
    for (form, isbn) in description.isbns() {
        let kind = if form == Form::Print { "print" } else { "electronic" };
        xml.text_with("isbn", &[("media_type", kind)], isbn.as_str());
    }
    if let Some(publisher) = description.publisher {
        xml.within("publisher", &[], |xml| {
            xml.text("publisher_name", &fit(publisher, 255));
            xml.text_if("publisher_place", description.place.map(|place| fit(place, 255)).as_deref());
        });
    }
    people::institution(xml, metadata.commissioned_by.as_deref());
    if let Some(number) = &metadata.number {
        xml.within("publisher_item", &[], |xml| {
            xml.text_with("item_number", &[("item_number_type", "report-number")], &fit(number, 32));
        });
    }
    programs::write(xml, description, needed, shelf);
    version(xml, description, needed);
    data(xml, needed);
}

/// What is no report: Crossref takes posts and news as posted content.
fn posted(xml: &mut Xml, kind: &str, description: &Description<'_>, needed: &Needed<'_>, shelf: &Shelf<'_>) {
    let metadata = description.metadata;
    let language = metadata.language.primary();
    xml.within("posted_content", &[("type", kind), ("language", language)], |xml| {
        xml.text_if("group_title", description.series(shelf).map(|title| fit(title, 1024)).as_deref());
        people::contributors(xml, description);
        titles(xml, metadata);
        date(xml, "posted_date", needed.published, &[]);
        if description.is_withdrawn() {
            let changed = needed.changed.to_string();
            xml.within("status", &[("type", "withdrawn"), ("date", &changed)], |xml| {
                xml.text("description", &description.setting.locale.labels.withdrawn);
            });
        }
        people::institution(xml, description.publisher);
        xml.text_if("item_number", metadata.number.as_deref().map(|own| fit(own, 32)).as_deref());
        summary(xml, metadata);
        programs::write(xml, description, needed, shelf);
        version(xml, description, needed);
        data(xml, needed);
    });
}

fn titles(xml: &mut Xml, metadata: &Metadata) {
    xml.within("titles", &[], |xml| {
        xml.text("title", &metadata.title);
        xml.text_if("subtitle", metadata.subtitle.as_deref());
    });
}

fn summary(xml: &mut Xml, metadata: &Metadata) {
    if let Some(text) = metadata.description.as_deref().filter(|text| !text.trim().is_empty()) {
        let language = [("xml:lang", metadata.language.as_str())];
        xml.within("jats:abstract", &language, |xml| xml.text("jats:p", text));
    }
}

fn date(xml: &mut Xml, name: &str, date: Date, attributes: &[(&str, &str)]) {
    xml.within(name, attributes, |xml| {
        xml.text("month", &format!("{:02}", date.month()));
        xml.text("day", &format!("{:02}", date.day()));
        xml.text("year", &date.year().to_string());
    });
}

/// What was put right or withdrawn since; a version is known by the day of its last change.
fn version(xml: &mut Xml, description: &Description<'_>, needed: &Needed<'_>) {
    let notes = description.notes();
    if notes.is_empty() {
        return;
    }
    let corrected = description.metadata.corrections.iter().map(|own| own.date).max();
    xml.within("version_info", &[], |xml| {
        xml.text("version", &corrected.map_or(needed.changed, |date| date.max(needed.changed)).to_string());
        notes.iter().for_each(|note| xml.text("description", note));
    });
}

fn data(xml: &mut Xml, needed: &Needed<'_>) {
    xml.within("doi_data", &[], |xml| {
        xml.text("doi", needed.doi.as_str());
        xml.text("resource", needed.address);
    });
}
