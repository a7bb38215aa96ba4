//! For search engines: the list of all pages (sitemaps.org, 0.9) and `robots.txt` (RFC 9309).

use std::collections::{BTreeMap, BTreeSet};

use super::site::Site;
use super::{address, change, page};
use crate::editions::Artefact;
use crate::editions::markup::xml::Xml;
use crate::model::identifier::Date;

/// More addresses than this no list may have.
const MOST: usize = 50_000;
const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// An address and the day of its last change, where that is known.
type Place = (String, Option<Date>);

/// Lists the pages made, with those of the editions. `robots.txt` is made for a house at the root of its server only:
/// nobody reads it elsewhere. A house without a URL has neither.
pub(super) fn make(site: &Site<'_>, pages: &[Artefact]) -> Vec<Artefact> {
    let Some(url) = &site.stock.publisher.url else { return Vec::new() };
    let mut made = lists(url, &places(site, url, pages), MOST);
    let at_root = url.split_once("://").is_some_and(|(_, rest)| !rest.contains('/'));
    if at_root {
        let text = format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", address::of(url, "sitemap.xml"));
        made.push(Artefact::new("robots.txt", "text/plain; charset=utf-8", text.into_bytes()));
    }
    made
}

/// Every page but those that say of themselves that nobody should find them.
fn places(site: &Site<'_>, url: &str, pages: &[Artefact]) -> Vec<Place> {
    let mut hidden = BTreeSet::from([page::LOST]);
    let mut dates: BTreeMap<&str, (Option<Date>, Option<Date>)> = BTreeMap::new();
    for setting in site.stock.listed {
        let metadata = &setting.report.metadata;
        if !metadata.is_public() {
            hidden.insert(metadata.slug.as_str());
        }
        hidden.extend(metadata.redirect_from.iter().map(|old| old.slug.as_str()));
        let (landing, rest) = (change::of_landing_page(setting), change::of_publication(setting));
        dates.insert(metadata.slug.as_str(), (landing, rest));
    }
    let all = pages.iter().chain(site.stock.made).filter(|own| own.media_type == "text/html");
    let mut places: Vec<Place> = all
        .filter_map(|own| {
            let (folder, rest) = own.path.split_once('/').unwrap_or((own.path.as_str(), ""));
            if hidden.contains(folder) {
                return None;
            }
            let (landing, others) = dates.get(folder).copied().unwrap_or_default();
            let date = if rest == "index.html" { landing } else { others };
            Some((address::of(url, &own.path), date))
        })
        .collect();
    places.sort();
    places
}

/// One list, or as many as are needed and a list of them.
fn lists(url: &str, places: &[Place], most: usize) -> Vec<Artefact> {
    let file = |name: String, bytes: Vec<u8>| Artefact::new(name, "application/xml", bytes);
    if places.len() <= most {
        return vec![file("sitemap.xml".to_owned(), written("urlset", "url", places))];
    }
    let mut made = Vec::new();
    let mut parts: Vec<Place> = Vec::new();
    for (index, part) in places.chunks(most).enumerate() {
        let name = format!("sitemap-{}.xml", index + 1);
        parts.push((address::of(url, &name), part.iter().filter_map(|(_, date)| *date).max()));
        made.push(file(name, written("urlset", "url", part)));
    }
    made.push(file("sitemap.xml".to_owned(), written("sitemapindex", "sitemap", &parts)));
    made
}

fn written(root: &str, element: &str, places: &[Place]) -> Vec<u8> {
    let mut out = Xml::new();
    out.open(root, &[NAMESPACE]);
    for (address, date) in places {
        out.open(element, &[]);
        out.text("loc", &[], address);
        if let Some(date) = date {
            out.text("lastmod", &[], &date.to_string());
        }
        out.close(element);
    }
    out.close(root);
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_are_split() {
        let date = Date::parse("2024-02-03").ok();
        let places: Vec<Place> =
            (0..5).map(|number| (format!("https://a.example/{number}/"), date)).collect();
        let made = lists("https://a.example", &places, 2);
        let names: Vec<&str> = made.iter().map(|own| own.path.as_str()).collect();
        assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]);
        let index = String::from_utf8(made[3].bytes.clone()).expect("UTF-8");
        assert!(index.contains("<loc>https://a.example/sitemap-3.xml</loc>"), "{index}");
        assert!(index.contains("<lastmod>2024-02-03</lastmod>"), "{index}");
        assert_eq!(lists("https://a.example", &places, 5).len(), 1);
    }
}
