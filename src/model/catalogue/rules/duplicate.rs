//! `duplicate-identifier`: a number that two things have; `duplicate-slug`: an old slug that something has.

use std::collections::BTreeMap;

use super::{Fault, House, of_catalogue, of_publication};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::model::identifier::Isbn;
use crate::model::metadata::Isbns;

pub(super) fn check<T>(house: &House<'_, T>, faults: &mut Vec<Fault>) {
    numbers(house, faults);
    orcids(house, faults);
    old_slugs(house, faults);
    books(house, faults);
}

/// What has a number: its name for messages, and where to tell it.
struct Holder<'a> {
    name: &'a str,
    publication: Option<usize>,
    span: Span,
}

/// ISBNs and DOIs of publications and collected editions.
fn numbers<T>(house: &House<'_, T>, faults: &mut Vec<Fault>) {
    let mut holders: BTreeMap<String, Vec<Holder<'_>>> = BTreeMap::new();
    for (at, metadata) in house.publications.iter().enumerate() {
        let holder = || Holder { name: metadata.slug.as_str(), publication: Some(at), span: metadata.span };
        for isbn in isbns(&metadata.isbn) {
            holders.entry(format!("ISBN {isbn}")).or_default().push(holder());
        }
        if let Some(doi) = &metadata.doi {
            // DOIs are the same whatever the case of their letters (DOI Handbook, 2.4).
            let key = format!("DOI {}", doi.as_str().to_ascii_lowercase());
            holders.entry(key).or_default().push(holder());
        }
    }
    for series in house.collection.series.iter().map(|own| &own.facts) {
        for isbn in isbns(&series.isbn) {
            let holder = Holder { name: series.slug.as_str(), publication: None, span: series.span };
            holders.entry(format!("ISBN {isbn}")).or_default().push(holder);
        }
    }
    tell(holders, "each has a number of its own", faults);
}

/// One researcher has one iD.
fn orcids<T>(house: &House<'_, T>, faults: &mut Vec<Fault>) {
    let mut holders: BTreeMap<String, Vec<Holder<'_>>> = BTreeMap::new();
    for person in house.collection.people.iter().map(|own| &own.facts) {
        if let Some(orcid) = &person.orcid {
            let holder = Holder { name: person.id.as_str(), publication: None, span: person.span };
            holders.entry(format!("ORCID iD {}", orcid.as_str())).or_default().push(holder);
        }
    }
    tell(holders, "each person has an iD of their own", faults);
}

fn tell(holders: BTreeMap<String, Vec<Holder<'_>>>, hint: &str, faults: &mut Vec<Fault>) {
    for (number, holders) in holders.iter().filter(|(_, holders)| holders.len() > 1) {
        for holder in holders {
            let Some(other) = holders.iter().find(|other| other.name != holder.name) else { continue };
            let message = format!("`{}` has the {number} of `{}`", holder.name, other.name);
            let diagnostic =
                Diagnostic::new(Code::DuplicateIdentifier, holder.span, message).hint(hint.to_owned());
            faults.push(match holder.publication {
                Some(at) => of_publication(at, diagnostic),
                None => of_catalogue(diagnostic),
            });
        }
    }
}

fn isbns(isbns: &Isbns) -> impl Iterator<Item = &Isbn> {
    [&isbns.epub, &isbns.pdf, &isbns.print].into_iter().flatten()
}

/// An old slug leads somewhere only where nothing has it now, and one publication alone claims it.
fn old_slugs<T>(house: &House<'_, T>, faults: &mut Vec<Fault>) {
    let mut holders: BTreeMap<&str, &str> = BTreeMap::new();
    holders.extend(house.publications.iter().map(|own| (own.slug.as_str(), own.slug.as_str())));
    holders
        .extend(house.collection.pages.iter().map(|own| (own.facts.slug.as_str(), own.facts.slug.as_str())));
    for (at, metadata) in house.publications.iter().enumerate() {
        for old in &metadata.redirect_from {
            match holders.get(old.slug.as_str()) {
                Some(other) => {
                    let message = format!("`{}` is the slug of `{other}`", old.slug);
                    let hint = "an old slug must be free, or readers would not find what has it now";
                    let diagnostic = Diagnostic::new(Code::DuplicateSlug, old.span, message).hint(hint);
                    faults.push(of_publication(at, diagnostic));
                }
                None => {
                    holders.insert(old.slug.as_str(), metadata.slug.as_str());
                }
            }
        }
    }
    let pages: Vec<&str> = house.collection.pages.iter().map(|own| own.facts.slug.as_str()).collect();
    for (at, metadata) in house.publications.iter().enumerate() {
        if pages.contains(&metadata.slug.as_str()) {
            let message = format!("`{}` is the name of a page in `reports/pages` too", metadata.slug);
            let hint = "give the publication another slug";
            let diagnostic = Diagnostic::new(Code::DuplicateSlug, metadata.span, message).hint(hint);
            faults.push(of_publication(at, diagnostic));
        }
    }
}

/// The book of a series has its slug for a name, by which shops and readers' devices know it.
fn books<T>(house: &House<'_, T>, faults: &mut Vec<Fault>) {
    for series in house.collection.series.iter().map(|own| &own.facts).filter(|own| own.collected) {
        if house.publications.iter().any(|own| own.slug == series.slug) {
            let message = format!("`{}` is the slug of a publication too", series.slug);
            let hint =
                "give the file of the series another name, since its collected edition is called by it";
            faults.push(of_catalogue(Diagnostic::new(Code::DuplicateSlug, series.span, message).hint(hint)));
        }
    }
}
