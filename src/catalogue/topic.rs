//! A topic: why it matters, what is done about it, by whom, and everything published on it; and the list of all.

use serde_json::{Value, json};

use super::card::{cards, people, person_card};
use super::frame::{Crumb, Frame, section_title};
use super::prose;
use super::site::Site;
use crate::diagnostic::Diagnostic;
use crate::editions::{Artefact, Setting};
use crate::model::catalogue::topic::Undertaking;
use crate::model::catalogue::{Topic, Written};
use crate::model::identifier::Slug;
use crate::model::metadata::Kind;

pub(super) const INDEX: &str = "topics/index.html";

pub(super) fn path(topic: &Topic) -> String {
    format!("topics/{}/index.html", topic.slug)
}

/// Makes a topic's page.
///
/// # Errors
/// What is wrong with the theme's `topic.html`.
pub(super) fn page(site: &Site<'_>, own: &Written<Topic, Setting<'_>>) -> Result<Vec<Artefact>, Diagnostic> {
    let (facts, setting) = (&own.facts, &own.text);
    let path = path(facts);
    let locale = setting.locale;
    let frame = Frame {
        way: vec![Crumb { label: section_title("topics", locale).to_owned(), path: INDEX.to_owned() }],
        ..Frame::of(setting, &path)
    };
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
        "groups": by_kind(site, facts, locale),
    });
    let text = site.templates.render("topic.html", &frame.with(site, content))?;
    let mut artefacts = prose::pictures(setting, &format!("topics/{}", facts.slug), None);
    artefacts.push(Artefact::new(path.clone(), "text/html", text.into_bytes()));
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

/// Publications on the topic by kind, reports first.
fn by_kind(site: &Site<'_>, topic: &Topic, locale: &crate::locale::Locale) -> Vec<Value> {
    let on = site.relations.topics.get(&topic.slug).map_or(&[][..], Vec::as_slice);
    let sections = [
        ("reports", &[Kind::Report, Kind::Briefing][..]),
        ("articles", &[Kind::Article][..]),
        ("news", &[Kind::News][..]),
    ];
    let group = |(section, kinds): (&str, &[Kind])| {
        let of_kind = |slug: &&Slug| site.metadata(slug).is_some_and(|own| kinds.contains(&own.kind));
        let cards = cards(site, on.iter().filter(of_kind), locale);
        (!cards.is_empty()).then(
            || json!({ "title": section_title(section, locale), "section": section, "publications": cards }),
        )
    };
    sections.into_iter().filter_map(group).collect()
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
