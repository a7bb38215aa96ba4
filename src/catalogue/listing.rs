//! Lists of publications: reports, articles, news, the archive by year; in pages where they are long.

use serde_json::{Value, json};

use super::card::cards;
use super::frame::{Crumb, Frame, root_of, section_title};
use super::site::Site;
use crate::diagnostic::Diagnostic;
use crate::editions::Artefact;
use crate::model::identifier::Slug;
use crate::model::metadata::Kind;

/// So many publications stand on one page.
const PAGE: usize = 20;

/// A list of publications, and where it goes.
pub(super) struct Listing {
    /// Such as `reports` or `archive/2019`.
    folder: String,
    title: String,
    way: Vec<Crumb>,
    slugs: Vec<Slug>,
}

impl Listing {
    /// How many pages it takes.
    fn pages(&self) -> usize {
        self.slugs.len().div_ceil(PAGE).max(1)
    }

    /// Where a page goes, the first being page 1.
    fn path(&self, page: usize) -> String {
        match page {
            1 => format!("{}/index.html", self.folder),
            page => format!("{}/page-{page}/index.html", self.folder),
        }
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = String> + '_ {
        (1..=self.pages()).map(|page| self.path(page))
    }
}

/// The lists by kind and by year; those that would be empty are left out.
pub(super) fn listings(site: &Site<'_>) -> Vec<Listing> {
    let locale = site.stock.locale;
    let of_kinds = |section: &str, kinds: &[Kind]| {
        let of_kind = |slug: &&Slug| site.metadata(slug).is_some_and(|own| kinds.contains(&own.kind));
        Listing {
            folder: section.to_owned(),
            title: section_title(section, locale).to_owned(),
            way: Vec::new(),
            slugs: site.relations.newest.iter().filter(of_kind).cloned().collect(),
        }
    };
    let mut listings = vec![
        of_kinds("reports", &[Kind::Report, Kind::Briefing]),
        of_kinds("articles", &[Kind::Article]),
        of_kinds("news", &[Kind::News]),
    ];
    for (year, slugs) in years(site) {
        let title = format!("{} {year}", locale.labels.publications);
        let archive = Crumb { label: locale.site.archive.clone(), path: ARCHIVE.to_owned() };
        listings.push(Listing { folder: format!("archive/{year}"), title, way: vec![archive], slugs });
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
    let pages = listing.pages();
    let make = |page: usize| {
        let path = listing.path(page);
        let root = root_of(&path);
        let slugs = listing.slugs.iter().skip((page - 1) * PAGE).take(PAGE);
        let way = listing
            .way
            .iter()
            .map(|own| Crumb { label: own.label.clone(), path: own.path.clone() })
            .collect();
        let frame = Frame { way, ..Frame::of_house(site, &path, &listing.title) };
        let to = |page: usize| format!("{root}{}", listing.path(page));
        let place = locale.site.page_of.replace("{page}", &page.to_string());
        let place = place.replace("{pages}", &pages.to_string());
        let content = json!({
            "publications": cards(site, slugs, locale),
            "place": (pages > 1).then_some(place),
            "newer": (page > 1).then(|| to(page - 1)),
            "older": (page < pages).then(|| to(page + 1)),
            "numbered": false,
        });
        let text = site.templates.render("listing.html", &frame.with(site, content))?;
        Ok(Artefact::new(path.clone(), "text/html", text.into_bytes()))
    };
    (1..=pages).map(make).collect()
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
