//! A series: its introduction, its editors and its parts; and the list of all series.

use serde_json::{Value, json};

use super::card::{self, cards, people};
use super::frame::{Crumb, Frame};
use super::pages::Pages;
use super::site::Site;
use super::{listing, prose};
use crate::diagnostic::Diagnostic;
use crate::editions::download::collected;
use crate::editions::{Artefact, Setting};
use crate::model::catalogue::{Series, Written};
use crate::model::identifier::Slug;

pub(super) const INDEX: &str = "series/index.html";

pub(super) fn path(series: &Series) -> String {
    format!("series/{}/index.html", series.slug)
}

fn parts<'s>(site: &'s Site<'_>, series: &Series) -> &'s [Slug] {
    site.relations.series.get(&series.slug).map_or(&[], Vec::as_slice)
}

/// The pages that the parts of a series take.
pub(super) fn pages(site: &Site<'_>, series: &Series) -> Pages {
    Pages::of(format!("series/{}", series.slug), parts(site, series).len())
}

/// Where a file of a series' collected edition goes, which is made as if it were a publication's.
pub fn of_series(path: &str) -> String {
    format!("series/{path}")
}

/// Makes a series' page, and those that only list its parts where they are many.
///
/// # Errors
/// What is wrong with the theme's `series.html` or `listing.html`.
pub(super) fn page(site: &Site<'_>, own: &Written<Series, Setting<'_>>) -> Result<Vec<Artefact>, Diagnostic> {
    let (facts, setting) = (&own.facts, &own.text);
    let path = path(facts);
    let locale = setting.locale;
    let frame = Frame {
        way: vec![Crumb { label: locale.site.series.clone(), path: INDEX.to_owned() }],
        ..Frame::of(setting, &path)
    };
    let (parts, pages) = (parts(site, facts), pages(site, facts));
    let publications = |page| cards(site, pages.part(page, parts), locale);
    let folder = format!("series/{}/", facts.slug);
    let made = site.made("series").iter().copied();
    let collected = collected(&locale.labels, &folder, facts.slug.as_str(), &facts.isbn, made);
    let content = json!({
        "intro": prose::html(setting),
        "editors": people(site, facts.editors.iter().map(|editor| &editor.slug)),
        "publications": publications(1),
        "numbered": true,
        "collected": collected,
        "cover": card::cover_in(site, "series", folder.trim_end_matches('/')).filter(|_| !collected.is_empty()),
    });
    let content = pages.around(1, frame.title, locale, content);
    let text = site.templates.render("series.html", &frame.with(site, content))?;
    let mut artefacts = prose::pictures(setting, folder.trim_end_matches('/'), None);
    artefacts.push(Artefact::new(path.clone(), "text/html", text.into_bytes()));
    let more = |page| json!({ "publications": publications(page), "groups": [], "numbered": true });
    artefacts.extend(listing::further(site, &pages, &frame, &more)?);
    Ok(artefacts)
}

/// Makes the list of all series.
///
/// # Errors
/// What is wrong with the theme's `index.html`.
pub(super) fn index(site: &Site<'_>) -> Result<Artefact, Diagnostic> {
    let locale = site.stock.locale;
    let entries: Vec<Value> = site
        .stock
        .collection
        .series
        .iter()
        .map(|own| &own.facts)
        .map(|series| {
            json!({
                "title": series.title,
                "description": series.description,
                "path": path(series),
                "people": people(site, series.editors.iter().map(|editor| &editor.slug)),
                "publications": cards(site, parts(site, series).iter().take(4), locale),
            })
        })
        .collect();
    let frame = Frame::of_house(site, INDEX, &locale.site.series);
    let text = site.templates.render("shelf.html", &frame.with(site, json!({ "entries": entries })))?;
    Ok(Artefact::new(INDEX, "text/html", text.into_bytes()))
}
