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

pub use series::of_series;
pub use site::Stock;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::editions::Artefact;
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
/// publications leaves the pages around them alone, and leads to those that stand there.
///
/// # Errors
/// What is wrong with a template of the theme.
pub fn make(stock: Stock<'_>) -> Result<Vec<Artefact>, Diagnostic> {
    let mut site = Site::of(stock)?;
    let (listings, feeds) = announce(&mut site);
    let site = &site;
    let mut pages: Vec<Artefact> =
        stock.listed.par_iter().map(|setting| landing::landing(site, setting)).collect::<Result<_, _>>()?;
    for setting in stock.listed {
        for old in &setting.report.metadata.redirect_from {
            pages.push(page::moved(site, &old.slug, setting)?);
        }
    }
    pages.extend(feeds::publications(site));
    if stock.whole {
        pages.extend(around(site, &listings)?);
        pages.extend(search::make(site)?);
        pages.extend(feeds::make(site, &feeds));
        pages.extend(sitemap::make(site, &pages));
    }
    Ok(pages)
}

/// Notes every page that will be made.
fn announce<'a>(site: &mut Site<'a>) -> (Vec<Listing>, Vec<Feed<'a>>) {
    let stock = site.stock;
    for setting in stock.listed {
        site.announce(format!("{}/index.html", setting.report.metadata.slug));
    }
    if !stock.whole {
        return (Vec::new(), Vec::new());
    }
    let listings = listing::listings(site);
    for path in listings.iter().flat_map(Listing::paths) {
        site.announce(path);
    }
    let collection = stock.collection;
    let indices = [
        (series::INDEX, collection.series.is_empty()),
        (topic::INDEX, collection.topics.is_empty()),
        (person::INDEX, collection.people.is_empty()),
    ];
    for (index, _) in indices.into_iter().filter(|(_, empty)| !empty) {
        site.announce(index);
    }
    let mut long: Vec<Pages> = collection.series.iter().map(|own| series::pages(site, &own.facts)).collect();
    long.extend(collection.topics.iter().map(|own| topic::pages(site, &own.facts)));
    long.extend(collection.people.iter().map(|own| person::pages(site, &own.facts)));
    let own = collection.pages.iter().map(|own| page::path(&own.facts));
    for path in own.chain(long.iter().flat_map(Pages::paths)) {
        site.announce(path);
    }
    for path in [frame::HOME, listing::ARCHIVE, search::INDEX] {
        site.announce(path);
    }
    let feeds = feeds::feeds(site);
    for path in feeds.iter().map(Feed::path).chain(feeds::reading_apps(site)) {
        site.announce(path);
    }
    (listings, feeds)
}

/// The pages around the publications.
fn around(site: &Site<'_>, listings: &[Listing]) -> Result<Vec<Artefact>, Diagnostic> {
    let collection = site.stock.collection;
    let mut pages = vec![home::home(site)?, listing::archive(site)?, page::lost(site)?];
    for own in listings {
        pages.extend(listing::listing(site, own)?);
    }
    if !collection.series.is_empty() {
        pages.push(series::index(site)?);
    }
    if !collection.topics.is_empty() {
        pages.push(topic::index(site)?);
    }
    if !collection.people.is_empty() {
        pages.push(person::index(site)?);
    }
    for own in &collection.series {
        pages.extend(series::page(site, own)?);
    }
    for own in &collection.topics {
        pages.extend(topic::page(site, own)?);
    }
    for own in &collection.people {
        pages.extend(person::page(site, own)?);
    }
    for own in &collection.pages {
        pages.extend(page::page(site, own)?);
    }
    Ok(pages)
}
