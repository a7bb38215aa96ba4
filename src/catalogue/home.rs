//! The home page: what is newest, by kind, and the ways to everything else.

use serde_json::json;

use super::card::{card, cards};
use super::frame::{Frame, HOME};
use super::site::Site;
use crate::diagnostic::Diagnostic;
use crate::editions::Artefact;
use crate::model::identifier::Slug;
use crate::model::metadata::Kind;

/// How many of each kind are shown.
const ARTICLES: usize = 6;
const REPORTS: usize = 4;
const NEWS: usize = 4;

/// Makes `index.html`.
///
/// # Errors
/// What is wrong with the theme's `home.html` or `frame.html`.
pub(super) fn home(site: &Site<'_>) -> Result<Artefact, Diagnostic> {
    let locale = site.stock.locale;
    let publisher = site.stock.publisher;
    let title = publisher.name.as_deref().unwrap_or(&locale.labels.publications);
    let of_kinds = |kinds: &'static [Kind]| {
        let of_kind = move |slug: &&Slug| site.metadata(slug).is_some_and(|own| kinds.contains(&own.kind));
        site.relations.newest.iter().filter(of_kind)
    };
    let mut reports = of_kinds(&[Kind::Report, Kind::Briefing]);
    let lead = reports.next().and_then(|slug| card(site, slug, locale));
    let description = publisher.description.as_deref();
    let frame = Frame { description, ..Frame::of_house(site, HOME, title) };
    let topics: Vec<_> = site
        .stock
        .collection
        .topics
        .iter()
        .map(|topic| &topic.facts)
        .map(|topic| {
            json!({
                "title": topic.title,
                "description": topic.description,
                "path": format!("topics/{}/index.html", topic.slug),
            })
        })
        .collect();
    let content = json!({
        "lead": lead,
        "reports": cards(site, reports.take(REPORTS), locale),
        "articles": cards(site, of_kinds(&[Kind::Article]).take(ARTICLES), locale),
        "news": cards(site, of_kinds(&[Kind::News]).take(NEWS), locale),
        "topics": topics,
        "titles": {
            "reports": locale.site.reports,
            "articles": locale.site.articles,
            "news": locale.site.news,
            "topics": locale.site.topics,
        },
    });
    let page = site.templates.render("home.html", &frame.with(site, content))?;
    Ok(Artefact::new(HOME, "text/html", page.into_bytes()))
}
