//! The site around the publications: a landing page for each, and everything that leads to them.
//!
//! Pages come from the theme's templates; this stage only fills in what they show. [`make`] first notes which pages
//! there will be, so that none leads to one that is not there, and then makes each from what it is about.

mod address;
mod card;
mod change;
mod comments;
mod excerpt;
mod feeds;
mod findings;
mod formats;
mod frame;
mod home;
mod keeping;
mod landing;
mod listing;
mod mark;
mod notices;
mod page;
mod pages;
mod person;
mod prose;
mod search;
mod series;
mod site;
mod sitemap;
mod templates;
mod topic;

pub use keeping::{Earlier, Kept, shows_alike};
pub use series::of_series;
pub use site::Stock;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::editions::{Artefact, Setting};
use crate::model::identifier::Slug;
use crate::model::publisher::Publisher;
use crate::theme::Theme;
use crate::theme::subset::Usage;
use feeds::Feed;
use listing::Listing;
use pages::Pages;
use site::Site;

/// What every page of the site shares: its style sheet, fonts and the house's mark. Pages that a build of some
/// publications leaves alone use them too, so that fonts have whatever titles and abstracts may.
pub fn assets(theme: &Theme, publisher: &Publisher) -> Vec<Artefact> {
    let style = &theme.site_css;
    let fonts = theme.fonts.cut(&Usage::wide(), style);
    let rules = format!("{}{style}", fonts.rules).into_bytes();
    let faces = fonts.faces.into_iter().map(|face| {
        Artefact::new(format!("assets/fonts/{}", face.file_name), face.media_type, face.bytes.to_vec())
    });
    let style = Artefact::new("assets/site.css", "text/css", rules);
    [style, mark::draw(publisher, theme)].into_iter().chain(mark::logo(theme)).chain(faces).collect()
}

/// Makes the pages: landing pages of what is built, and everything around them where all is built. A build of some
/// publications leaves the pages around them alone, and leads to those that stand there. Pages of an earlier build that
/// would be the same are taken over; feeds, search and sitemap tell of everything, and are always made.
///
/// # Errors
/// What is wrong with a template of the theme.
pub fn make(stock: Stock<'_>) -> Result<(Vec<Artefact>, Kept), Diagnostic> {
    let mut site = Site::of(stock)?;
    let (paths, listings, feeds) = announced(&site);
    site.announce(paths);
    let site = &site;
    let earlier = keeping::earlier(site);
    let landing = |setting: &Setting<'_>| {
        let slug = &setting.report.metadata.slug;
        let path = format!("{slug}/index.html");
        keeping::keep(site, earlier, path, Some(slug), |site| Ok(vec![landing::landing(site, setting)?]))
    };
    let mut made: BTreeMap<String, keeping::Page> =
        stock.listed.par_iter().map(landing).collect::<Result<_, _>>()?;
    if stock.whole {
        made.extend(around(site, earlier, &listings)?);
    }
    let mut pages: Vec<Artefact> = made.values().flat_map(|page| page.artefacts.iter().cloned()).collect();
    for setting in stock.listed {
        for old in &setting.report.metadata.redirect_from {
            pages.push(page::moved(site, &old.slug, setting)?);
        }
    }
    let offered = feeds::offered(site);
    pages.extend(feeds::publications(&offered));
    if stock.whole {
        pages.extend(search::make(site)?);
        pages.extend(feeds::make(site, &feeds, &offered));
        pages.extend(sitemap::make(site, &pages));
    }
    Ok((pages, Kept::of(site, made)))
}

/// Every page that will be made.
fn announced<'a>(site: &Site<'a>) -> (BTreeSet<String>, Vec<Listing>, Vec<Feed<'a>>) {
    let stock = site.stock;
    let landing = stock.listed.iter().map(|setting| format!("{}/index.html", setting.report.metadata.slug));
    let mut paths: BTreeSet<String> = landing.collect();
    if !stock.whole {
        return (paths, Vec::new(), Vec::new());
    }
    let listings = listing::listings(site);
    paths.extend(listings.iter().flat_map(Listing::paths));
    let collection = stock.collection;
    let indices = [
        (series::INDEX, collection.series.is_empty()),
        (topic::INDEX, collection.topics.is_empty()),
        (person::INDEX, collection.people.is_empty()),
    ];
    paths.extend(indices.into_iter().filter(|(_, empty)| !empty).map(|(index, _)| index.to_owned()));
    let mut long: Vec<Pages> = collection.series.iter().map(|own| series::pages(site, &own.facts)).collect();
    long.extend(collection.topics.iter().map(|own| topic::pages(site, &own.facts)));
    long.extend(collection.people.iter().map(|own| person::pages(site, &own.facts)));
    paths.extend(long.iter().flat_map(Pages::paths));
    paths.extend(collection.pages.iter().map(|own| page::path(&own.facts)));
    paths.extend([frame::HOME, listing::ARCHIVE, search::INDEX].map(str::to_owned));
    let feeds = feeds::feeds(site);
    paths.extend(feeds.iter().map(Feed::path).chain(feeds::reading_apps(site)));
    (paths, listings, feeds)
}

/// The pages around the publications, each with what belongs to it.
fn around<'a>(
    site: &Site<'a>,
    earlier: Option<Earlier<'_>>,
    listings: &[Listing],
) -> Result<Vec<(String, keeping::Page)>, Diagnostic> {
    type Make<'m, 'a> = &'m dyn Fn(&Site<'a>) -> Result<Vec<Artefact>, Diagnostic>;
    let collection = site.stock.collection;
    let mut pages = Vec::new();
    let mut add = |path: String, about: Option<&Slug>, make: Make<'_, 'a>| {
        pages.push(keeping::keep(site, earlier, path, about, make)?);
        Ok(())
    };
    let path = str::to_owned;
    add(path(frame::HOME), None, &|site| Ok(vec![home::home(site)?]))?;
    add(path(listing::ARCHIVE), None, &|site| Ok(vec![listing::archive(site)?]))?;
    add(path(page::LOST), None, &|site| Ok(vec![page::lost(site)?]))?;
    for own in listings {
        add(own.path(), None, &|site| listing::listing(site, own))?;
    }
    if !collection.series.is_empty() {
        add(path(series::INDEX), None, &|site| Ok(vec![series::index(site)?]))?;
    }
    if !collection.topics.is_empty() {
        add(path(topic::INDEX), None, &|site| Ok(vec![topic::index(site)?]))?;
    }
    if !collection.people.is_empty() {
        add(path(person::INDEX), None, &|site| Ok(vec![person::index(site)?]))?;
    }
    for own in &collection.series {
        let book = Some(&own.facts.slug).filter(|_| own.facts.collected);
        add(series::path(&own.facts), book, &|site| series::page(site, own))?;
    }
    for own in &collection.topics {
        add(topic::path(&own.facts), None, &|site| topic::page(site, own))?;
    }
    for own in &collection.people {
        add(person::path(&own.facts), None, &|site| person::page(site, own))?;
    }
    for own in &collection.pages {
        add(page::path(&own.facts), None, &|site| page::page(site, own))?;
    }
    Ok(pages)
}
