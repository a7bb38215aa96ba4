//! The house's own pages, the page for what is not there, and those that lead from old addresses to new.

use serde_json::json;

use super::frame::Frame;
use super::prose;
use super::site::Site;
use crate::diagnostic::Diagnostic;
use crate::editions::{Artefact, Setting};
use crate::model::catalogue::{Page, Written};
use crate::model::identifier::Slug;

pub(super) fn path(page: &Page) -> String {
    format!("{}/index.html", page.slug)
}

/// Makes a page of `reports/pages`.
///
/// # Errors
/// What is wrong with the theme's `page.html`.
pub(super) fn page(site: &Site<'_>, own: &Written<Page, Setting<'_>>) -> Result<Vec<Artefact>, Diagnostic> {
    let (facts, setting) = (&own.facts, &own.text);
    let path = path(facts);
    let frame = Frame::of(setting, &path);
    let content = json!({ "text": prose::html(setting) });
    let text = site.templates.render("page.html", &frame.with(site, content))?;
    let mut artefacts = prose::pictures(setting, facts.slug.as_str(), None);
    artefacts.push(Artefact::new(path.clone(), "text/html", text.into_bytes()));
    Ok(artefacts)
}

/// Where servers send readers whose page is not there.
pub(super) const LOST: &str = "404.html";

/// Makes `404.html`. Servers show it at any address, so that its links begin at the root of the house's URL; the style
/// sheet is named in both ways, for whoever opens the file itself.
///
/// # Errors
/// What is wrong with the theme's `404.html`.
pub(super) fn lost(site: &Site<'_>) -> Result<Artefact, Diagnostic> {
    let locale = site.stock.locale;
    let frame = Frame { hidden: true, ..Frame::of_house(site, LOST, &locale.site.not_found) };
    let content = json!({ "text": locale.site.not_found_text });
    let text = site.templates.render(LOST, &frame.with(site, content))?;
    Ok(Artefact::new(LOST, "text/html", text.into_bytes()))
}

/// Makes a page at an old slug that leads to where its publication is now.
///
/// # Errors
/// What is wrong with the theme's `moved.html`.
pub(super) fn moved(site: &Site<'_>, old: &Slug, setting: &Setting<'_>) -> Result<Artefact, Diagnostic> {
    let metadata = &setting.report.metadata;
    let path = format!("{old}/index.html");
    let title = setting.locale.site.moved.as_str();
    let frame = Frame { title, description: None, hidden: true, ..Frame::of(setting, &path) };
    let url = site.stock.publisher.url.as_ref().map(|url| format!("{url}/{}/", metadata.slug));
    let content = json!({
        "canonical": url,
        "to": format!("../{}/index.html", metadata.slug),
        "publication": metadata.full_title(),
    });
    let text = site.templates.render("moved.html", &frame.with(site, content))?;
    Ok(Artefact::new(path.clone(), "text/html", text.into_bytes()))
}
