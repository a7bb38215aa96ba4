//! Lists of publications: reports, articles, news, the archive by year, and the further pages of whatever lists more than
//! fit on its own.

use serde_json::{Value, json};

use super::card::cards;
use super::frame::{Crumb, Frame, section_title};
use super::pages::Pages;
use super::site::Site;
use crate::diagnostic::Diagnostic;
use crate::editions::Artefact;
use crate::model::identifier::Slug;
use crate::model::metadata::Kind;

/// A list of publications, and where it goes.
pub(super) struct Listing {
    pages: Pages,
    title: String,
    way: Vec<Crumb>,
    slugs: Vec<Slug>,
}

impl Listing {
    fn of(folder: String, title: String, way: Vec<Crumb>, slugs: Vec<Slug>) -> Listing {
        Listing { pages: Pages::of(folder, slugs.len()), title, way, slugs }
    }

    /// The first page.
    pub(super) fn path(&self) -> String {
        self.pages.path(1)
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = String> + '_ {
        self.pages.paths()
    }
}

/// The lists by kind and by year; those that would be empty are left out.
pub(super) fn listings(site: &Site<'_>) -> Vec<Listing> {
    let locale = site.stock.locale;
    let of_kinds = |section: &str, kinds: &[Kind]| {
        let of_kind = |slug: &&Slug| site.metadata(slug).is_some_and(|own| kinds.contains(&own.kind));
        let slugs = site.relations.newest.iter().filter(of_kind).cloned().collect();
        Listing::of(section.to_owned(), section_title(section, locale).to_owned(), Vec::new(), slugs)
    };
    let mut listings = vec![
        of_kinds("reports", &[Kind::Report, Kind::Briefing]),
        of_kinds("articles", &[Kind::Article]),
        of_kinds("news", &[Kind::News]),
    ];
    for (year, slugs) in years(site) {
        let title = format!("{} {year}", locale.labels.publications);
        let archive = Crumb { label: locale.site.archive.clone(), path: ARCHIVE.to_owned() };
        listings.push(Listing::of(format!("archive/{year}"), title, vec![archive], slugs));
    }
    listings.retain(|listing| !listing.slugs.is_empty());
    listings
}

/// What was published in each year, newest first.
fn years(site: &Site<'_>) -> Vec<(i32, Vec<Slug>)> {
    let mut years: Vec<(i32, Vec<Slug>)> = Vec::new();
    for slug in &site.relations.newest {
        let Some(published) = site.metadata(slug).and_then(|own| own.published) else { continue };
        match years.last_mut() {
            Some((year, slugs)) if *year == published.year() => slugs.push(slug.clone()),
            _ => years.push((published.year(), vec![slug.clone()])),
        }
    }
    years
}

/// Where the years are listed.
pub(super) const ARCHIVE: &str = "archive/index.html";

/// Makes every page of a list.
///
/// # Errors
/// What is wrong with the theme's `listing.html`.
pub(super) fn listing(site: &Site<'_>, listing: &Listing) -> Result<Vec<Artefact>, Diagnostic> {
    let locale = site.stock.locale;
    let make = |page: usize| {
        let path = listing.pages.path(page);
        let frame = Frame { way: listing.way.clone(), ..Frame::of_house(site, &path, &listing.title) };
        let cards = cards(site, listing.pages.part(page, &listing.slugs), locale);
        let content = json!({ "publications": cards, "groups": [], "numbered": false });
        written(site, &listing.pages, page, &frame, content)
    };
    (1..=listing.pages.count()).map(make).collect()
}

/// The pages after the first of something whose first page shows more than its list. They lead back to the first.
///
/// # Errors
/// What is wrong with the theme's `listing.html`.
pub(super) fn further(
    site: &Site<'_>,
    pages: &Pages,
    first: &Frame<'_>,
    content: &dyn Fn(usize) -> Value,
) -> Result<Vec<Artefact>, Diagnostic> {
    let mut way = first.way.clone();
    way.push(Crumb { label: first.title.to_owned(), path: pages.path(1) });
    let make = |page: usize| {
        let path = pages.path(page);
        let frame = Frame { path: &path, description: None, way: way.clone(), ..*first };
        written(site, pages, page, &frame, content(page))
    };
    (2..=pages.count()).map(make).collect()
}

fn written(
    site: &Site<'_>,
    pages: &Pages,
    page: usize,
    frame: &Frame<'_>,
    content: Value,
) -> Result<Artefact, Diagnostic> {
    let content = pages.around(page, frame.title, frame.locale, content);
    let text = site.templates.render("listing.html", &frame.with(site, content))?;
    Ok(Artefact::new(frame.path, "text/html", text.into_bytes()))
}

/// Makes the list of years.
///
/// # Errors
/// What is wrong with the theme's `archive.html`.
pub(super) fn archive(site: &Site<'_>) -> Result<Artefact, Diagnostic> {
    let locale = site.stock.locale;
    let years: Vec<Value> = years(site)
        .into_iter()
        .map(|(year, slugs)| {
            json!({ "year": year, "count": slugs.len(), "path": format!("archive/{year}/index.html") })
        })
        .collect();
    let frame = Frame::of_house(site, ARCHIVE, &locale.site.archive);
    let text = site.templates.render("archive.html", &frame.with(site, json!({ "years": years })))?;
    Ok(Artefact::new(ARCHIVE, "text/html", text.into_bytes()))
}
