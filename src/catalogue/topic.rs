//! A topic: why it matters, what is done about it, by whom, and everything published on it; and the list of all.

use serde_json::{Value, json};

use super::card::{cards, people, person_card};
use super::frame::{Crumb, Frame, section_title};
use super::pages::Pages;
use super::site::Site;
use super::{listing, prose};
use crate::diagnostic::Diagnostic;
use crate::editions::{Artefact, Setting};
use crate::locale::Locale;
use crate::model::catalogue::topic::Undertaking;
use crate::model::catalogue::{Topic, Written};
use crate::model::metadata::{Kind, Metadata};

pub(super) const INDEX: &str = "topics/index.html";

pub(super) fn path(topic: &Topic) -> String {
    format!("topics/{}/index.html", topic.slug)
}

/// The kinds in which publications on a topic are grouped, reports first.
const KINDS: [(&str, &[Kind]); 3] =
    [("reports", &[Kind::Report, Kind::Briefing]), ("articles", &[Kind::Article]), ("news", &[Kind::News])];

/// Everything on the topic, in the order of its pages: by kind, and the newest of each first.
fn by_kind<'a>(site: &Site<'a>, topic: &Topic) -> Vec<&'a Metadata> {
    let on = site.relations.topics.get(&topic.slug).map_or(&[][..], Vec::as_slice);
    let mut all: Vec<&Metadata> = on.iter().filter_map(|slug| site.metadata(slug)).collect();
    all.sort_by_key(|own| KINDS.iter().position(|(_, kinds)| kinds.contains(&own.kind)));
    all
}

/// The pages that the publications on a topic take.
pub(super) fn pages(site: &Site<'_>, topic: &Topic) -> Pages {
    Pages::of(format!("topics/{}", topic.slug), by_kind(site, topic).len())
}

/// Makes a topic's page, and those that only list what was published on it where that is much.
///
/// # Errors
/// What is wrong with the theme's `topic.html` or `listing.html`.
pub(super) fn page(site: &Site<'_>, own: &Written<Topic, Setting<'_>>) -> Result<Vec<Artefact>, Diagnostic> {
    let (facts, setting) = (&own.facts, &own.text);
    let path = path(facts);
    let locale = setting.locale;
    let frame = Frame {
        way: vec![Crumb { label: section_title("topics", locale).to_owned(), path: INDEX.to_owned() }],
        ..Frame::of(setting, &path)
    };
    let (all, pages) = (by_kind(site, facts), pages(site, facts));
    let members: Vec<Value> = facts
        .people
        .iter()
        .filter_map(|member| Some((site.person(&member.person.slug)?, member.role.as_deref())))
        .map(|(person, role)| person_card(site, person, role))
        .collect();
    let goals: Vec<Value> =
        facts.goals.iter().map(|goal| json!({ "title": goal.title, "text": goal.text })).collect();
    let content = json!({
        "essay": prose::html(setting),
        "goals": goals,
        "projects": undertakings(site, &facts.projects),
        "programmes": undertakings(site, &facts.programmes),
        "members": members,
        "contacts": people(site, facts.contacts.iter().map(|contact| &contact.slug)),
        "groups": groups(site, pages.part(1, &all), locale),
    });
    let content = pages.around(1, frame.title, locale, content);
    let text = site.templates.render("topic.html", &frame.with(site, content))?;
    let mut artefacts = prose::pictures(setting, &format!("topics/{}", facts.slug), None);
    artefacts.push(Artefact::new(path.clone(), "text/html", text.into_bytes()));
    let more = |page| json!({ "groups": groups(site, pages.part(page, &all), locale), "publications": [] });
    artefacts.extend(listing::further(site, &pages, &frame, &more)?);
    Ok(artefacts)
}

fn undertakings(site: &Site<'_>, undertakings: &[Undertaking]) -> Vec<Value> {
    let one = |own: &Undertaking| {
        json!({
            "title": own.title,
            "text": own.text,
            "url": own.url,
            "people": people(site, own.people.iter().map(|person| &person.slug)),
        })
    };
    undertakings.iter().map(one).collect()
}

/// What stands on one page, under the names of its kinds.
fn groups<'a>(site: &Site<'_>, shown: impl Iterator<Item = &'a &'a Metadata>, locale: &Locale) -> Vec<Value> {
    let shown: Vec<&Metadata> = shown.copied().collect();
    let group = |(section, kinds): (&str, &[Kind])| {
        let of_kind = shown.iter().filter(|own| kinds.contains(&own.kind)).map(|own| &own.slug);
        let cards = cards(site, of_kind, locale);
        (!cards.is_empty()).then(
            || json!({ "title": section_title(section, locale), "section": section, "publications": cards }),
        )
    };
    KINDS.into_iter().filter_map(group).collect()
}

/// Makes the list of all topics.
///
/// # Errors
/// What is wrong with the theme's `shelf.html`.
pub(super) fn index(site: &Site<'_>) -> Result<Artefact, Diagnostic> {
    let locale = site.stock.locale;
    let entries: Vec<Value> = site
        .stock
        .collection
        .topics
        .iter()
        .map(|own| &own.facts)
        .map(|topic| {
            let on = site.relations.topics.get(&topic.slug).map_or(&[][..], Vec::as_slice);
            json!({
                "title": topic.title,
                "description": topic.description,
                "path": path(topic),
                "people": [],
                "publications": cards(site, on.iter().take(3), locale),
            })
        })
        .collect();
    let frame = Frame::of_house(site, INDEX, &locale.site.topics);
    let text = site.templates.render("shelf.html", &frame.with(site, json!({ "entries": entries })))?;
    Ok(Artefact::new(INDEX, "text/html", text.into_bytes()))
}
