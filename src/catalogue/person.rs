//! A person: who they are and all their work; and the list of everybody.

use serde_json::{Value, json};

use super::card::{cards, person_card};
use super::frame::{Crumb, Frame, section_title};
use super::pages::Pages;
use super::site::Site;
use super::{listing, prose};
use crate::diagnostic::Diagnostic;
use crate::editions::{Artefact, Setting};
use crate::model::catalogue::{Person, Written};
use crate::model::identifier::Slug;

pub(super) const INDEX: &str = "people/index.html";

pub(super) fn path(person: &Person) -> String {
    format!("people/{}/index.html", person.id)
}

fn works<'s>(site: &'s Site<'_>, person: &Person) -> &'s [Slug] {
    site.relations.people.get(&person.id).map_or(&[], Vec::as_slice)
}

/// The pages that somebody's work takes.
pub(super) fn pages(site: &Site<'_>, person: &Person) -> Pages {
    Pages::of(format!("people/{}", person.id), works(site, person).len())
}

/// Makes a person's page, and those that only list their work where it is much.
///
/// # Errors
/// What is wrong with the theme's `person.html` or `listing.html`.
pub(super) fn page(site: &Site<'_>, own: &Written<Person, Setting<'_>>) -> Result<Vec<Artefact>, Diagnostic> {
    let (facts, setting) = (&own.facts, &own.text);
    let path = path(facts);
    let locale = setting.locale;
    let frame = Frame {
        description: facts.position.as_deref(),
        way: vec![Crumb { label: section_title("people", locale).to_owned(), path: INDEX.to_owned() }],
        ..Frame::of(setting, &path)
    };
    let (works, pages) = (works(site, facts), pages(site, facts));
    let publications = |page| cards(site, pages.part(page, works), locale);
    let links: Vec<Value> =
        facts.links.iter().map(|link| json!({ "label": link.label, "url": link.url })).collect();
    let content = json!({
        "person": person_card(site, facts, None),
        "orcid": facts.orcid.as_ref().map(|orcid| json!({ "id": orcid.as_str(), "url": orcid.url() })),
        "links": links,
        "biography": (!prose::is_empty(setting)).then(|| prose::html(setting)),
        "edits": edits(site, facts),
        "works_on": works_on(site, facts),
        "publications": publications(1),
        "numbered": false,
    });
    let content = pages.around(1, frame.title, locale, content);
    let text = site.templates.render("person.html", &frame.with(site, content))?;
    let mut artefacts = prose::pictures(setting, &format!("people/{}", facts.id), facts.photo.as_deref());
    artefacts.push(Artefact::new(path.clone(), "text/html", text.into_bytes()));
    let more = |page| json!({ "publications": publications(page), "groups": [], "numbered": false });
    artefacts.extend(listing::further(site, &pages, &frame, &more)?);
    Ok(artefacts)
}

/// The series that somebody edits.
fn edits(site: &Site<'_>, person: &Person) -> Vec<Value> {
    let all = site.stock.collection.series.iter().map(|own| &own.facts);
    all.filter(|series| series.editors.iter().any(|editor| editor.slug == person.id))
        .map(|series| json!({ "title": series.title, "path": super::series::path(series) }))
        .collect()
}

/// The topics that somebody works on, and as what.
fn works_on(site: &Site<'_>, person: &Person) -> Vec<Value> {
    let all = site.stock.collection.topics.iter().map(|own| &own.facts);
    all.filter_map(|topic| {
        let member = topic.people.iter().find(|member| member.person.slug == person.id)?;
        Some(json!({ "title": topic.title, "path": super::topic::path(topic), "role": member.role }))
    })
    .collect()
}

/// Makes the list of everybody, by the name that they are sorted by.
///
/// # Errors
/// What is wrong with the theme's `people.html`.
pub(super) fn index(site: &Site<'_>) -> Result<Artefact, Diagnostic> {
    let locale = site.stock.locale;
    let mut people: Vec<&Person> = site.stock.collection.people.iter().map(|own| &own.facts).collect();
    people.sort_by_cached_key(|person| (person.sort_key(), person.id.clone()));
    let people: Vec<Value> = people.into_iter().map(|person| person_card(site, person, None)).collect();
    let frame = Frame::of_house(site, INDEX, &locale.site.people);
    let text = site.templates.render("people.html", &frame.with(site, json!({ "members": people })))?;
    Ok(Artefact::new(INDEX, "text/html", text.into_bytes()))
}
