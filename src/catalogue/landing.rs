//! A publication's landing page: what it found, what follows, and every form in which to read it.

use serde_json::{Value, json};

use super::card::{self, byline, cards, kind_name};
use super::comments::comments;
use super::frame::{Crumb, Frame, section_title};
use super::site::Site;
use super::{findings, formats, notices};
use crate::diagnostic::Diagnostic;
use crate::editions::download::downloads;
use crate::editions::markup::front;
use crate::editions::{Artefact, Setting, html};
use crate::model::block::BlockKind;
use crate::model::catalogue::relations::Related;
use crate::model::identifier::Slug;
use crate::model::inline::plain_text;
use crate::model::metadata::Kind;
use crate::model::report::Part;
use crate::model::role::Role;
use crate::records::accessibility::Accessibility;
use crate::records::{Description, citation, jsonld, tags};

/// So many paragraphs of the summary stand on the page.
const PARAGRAPHS: usize = 3;

/// Makes `<slug>/index.html`.
///
/// # Errors
/// What is wrong with the theme's `landing.html` or `frame.html`.
pub(super) fn landing(site: &Site<'_>, setting: &Setting<'_>) -> Result<Artefact, Diagnostic> {
    let metadata = &setting.report.metadata;
    let (labels, words) = (&setting.locale.labels, &setting.locale.site);
    let slug = &metadata.slug;
    let made = site.made(slug.as_str());
    let path = format!("{slug}/index.html");
    let places = html::places(setting);
    let licence = metadata.licence.as_ref().or(setting.publisher.licence.as_ref());
    let reading = made.iter().any(|own| own.path == format!("{slug}/read/{}", html::INDEX));
    let facts = Accessibility::of(setting);
    let description = Description::of(setting, made.iter().copied());
    let related = site.relations.to(slug);
    let downloads = downloads(setting, made.iter().copied());
    let title = metadata.full_title();
    let (way, hidden) = (way(site, setting), !metadata.is_public());
    let frame = Frame { title: &title, way, hidden, ..Frame::of(setting, &path) };
    let corrections: Vec<Value> = metadata
        .corrections
        .iter()
        .map(|own| json!({ "date": setting.locale.date(own.date), "text": own.text }))
        .collect();
    let house = site.stock.publisher.name.as_deref();
    let (cite, doi) = (citation::sentence(setting), metadata.doi.as_ref().map(|doi| doi.url()));
    let context = frame.with(
        site,
        json!({
            "doi": doi,
            "record": jsonld::script(&description, &places, ""),
            "tags": tags::named(&description),
            "properties": tags::social(&description, description.address().map(str::to_owned)),
            "kind": kind_name(metadata.kind, setting.locale),
            "title": metadata.title,
            "subtitle": metadata.subtitle,
            "authors": byline(site, metadata, setting.locale),
            "date": metadata.published.map(|date| setting.locale.date(date)),
            "datetime": metadata.published,
            "number": metadata.number,
            "facts": publication_facts(setting, house),
            "cover": card::cover(site, slug),
            "notices": notices::notices(site, setting, &related),
            "corrections": corrections,
            "summary": summary(setting),
            "groups": findings::groups(setting, &places, reading),
            "terms": setting.report.part(Role::TermsOfReference).map(digest),
            "reading": reading.then(|| format!("read/{}", html::INDEX)),
            "editions": downloads.iter().filter(|own| own.whole).collect::<Vec<_>>(),
            "downloads": downloads,
            "offers": formats::offers(setting),
            "records": formats::records(made, slug.as_str()),
            "licence": licence,
            "licence_url": licence.and_then(|licence| citation::licence_url(licence)),
            "cite": cite.strip_suffix(doi.as_deref().unwrap_or_default()).unwrap_or(&cite),
            "accessibility": facts.summary,
            "accessibility_language": facts.summary_language(),
            "series": series(site, setting, &related),
            "relations": relations(site, setting, &related),
            "topics": topics(site, setting),
            "discussion": setting.report.discussion.as_ref().and_then(|own| comments(own, setting.locale)),
            "web_edition": labels.web_edition,
            "read_more": words.read_more,
        }),
    );
    let page = site.templates.render("landing.html", &context)?;
    Ok(Artefact::new(path, "text/html", page.into_bytes()))
}

/// From the home page to where the publication is listed.
fn way(site: &Site<'_>, setting: &Setting<'_>) -> Vec<Crumb> {
    let metadata = &setting.report.metadata;
    let section = match metadata.kind {
        Kind::Report | Kind::Briefing => "reports",
        Kind::Article => "articles",
        Kind::News => "news",
    };
    let series = metadata.series.as_ref().and_then(|own| {
        let series = &site.stock.collection.series;
        let facts = &series.iter().find(|series| series.facts.slug == own.slug)?.facts;
        Some(Crumb { label: facts.title.clone(), path: format!("series/{}/index.html", facts.slug) })
    });
    let listing = |section: &str| Crumb {
        label: section_title(section, setting.locale).to_owned(),
        path: format!("{section}/index.html"),
    };
    match series {
        Some(series) => vec![listing("series"), series],
        None => vec![listing(section)],
    }
}

/// Who else had a part in it: publisher where not the house, who commissioned and paid.
fn publication_facts(setting: &Setting<'_>, house: Option<&str>) -> Vec<Value> {
    let metadata = &setting.report.metadata;
    let labels = &setting.locale.labels;
    let publisher = metadata.publisher.as_deref().filter(|name| Some(*name) != house);
    let funders = (!metadata.funders.is_empty()).then(|| setting.locale.join(&metadata.funders));
    let editors: Vec<String> = editors(setting);
    let facts = [
        (&setting.locale.site.edited_by, (!editors.is_empty()).then(|| setting.locale.join(&editors))),
        (&setting.locale.site.published_by, publisher.map(str::to_owned)),
        (&labels.commissioned_by, metadata.commissioned_by.clone()),
        (&labels.funded_by, funders),
        (&labels.modified, metadata.modified.map(|date| setting.locale.date(date))),
    ];
    let given = facts.into_iter().filter_map(|(label, text)| Some((label, text?)));
    given.map(|(label, text)| json!({ "label": label, "text": text })).collect()
}

/// Editors, where others are the authors.
fn editors(setting: &Setting<'_>) -> Vec<String> {
    use crate::model::metadata::ContributorRole;
    let authors = front::author_names(&setting.report.metadata);
    let all = setting.report.metadata.authors.iter();
    all.filter(|one| one.role == ContributorRole::Editor && !authors.contains(&one.name))
        .map(|one| one.name.clone())
        .collect()
}

/// The first paragraphs of the summary, where there is one; else the description.
fn summary(setting: &Setting<'_>) -> Vec<Value> {
    let mut summary: Vec<Value> = Vec::new();
    if let Some(description) = &setting.report.metadata.description {
        summary.push(json!({ "text": description, "items": null, "ordered": false }));
    }
    if let Some(part) = setting.report.part(Role::Summary) {
        summary.extend(digest(part).into_iter().take(PARAGRAPHS));
    }
    summary
}

/// A part's paragraphs and lists, as words.
fn digest(part: &Part) -> Vec<Value> {
    let mut digest = Vec::new();
    for block in &part.blocks {
        match &block.kind {
            BlockKind::Paragraph(content) => {
                digest.push(json!({ "text": plain_text(content), "items": null, "ordered": false }))
            }
            BlockKind::List(list) => {
                let items: Vec<String> = list
                    .items
                    .iter()
                    .filter_map(|item| {
                        item.blocks.iter().find_map(|block| match &block.kind {
                            BlockKind::Paragraph(content) => Some(plain_text(content)),
                            _ => None,
                        })
                    })
                    .collect();
                digest.push(json!({ "text": null, "items": items, "ordered": list.start.is_some() }));
            }
            _ => {}
        }
    }
    digest
}

/// The series it is part of, and the parts around it.
fn series(site: &Site<'_>, setting: &Setting<'_>, related: &Related) -> Option<Value> {
    let metadata = &setting.report.metadata;
    let own = metadata.series.as_ref()?;
    let all = &site.stock.collection.series;
    let facts = &all.iter().find(|series| series.facts.slug == own.slug)?.facts;
    let words = &setting.locale.site;
    let place = metadata.series_number.map(|number| match facts.parts {
        Some(parts) => {
            words.part_of.replace("{number}", &number.to_string()).replace("{parts}", &parts.to_string())
        }
        None => words.part.replace("{number}", &number.to_string()),
    });
    let path = format!("series/{}/index.html", facts.slug);
    let one = |slug: &Option<Slug>| slug.as_ref().and_then(|slug| card::card(site, slug, setting.locale));
    Some(json!({
        "title": facts.title,
        "path": site.has(&path).then_some(path),
        "place": place,
        "previous": one(&related.previous),
        "next": one(&related.next),
    }))
}

/// Publications that belong to this one, by how they do.
fn relations(site: &Site<'_>, setting: &Setting<'_>, related: &Related) -> Vec<Value> {
    let words = &setting.locale.site;
    let original: Vec<Slug> = related.translation_of.iter().cloned().collect();
    let groups = [
        (&words.about, &related.about),
        (&words.covered_by, &related.covered_by),
        (&words.supersedes, &related.supersedes),
        (&words.translation_of, &original),
        (&words.translations, &related.translations),
        (&words.same_topic, &related.same_topic),
    ];
    let group = |(title, slugs): (&String, &Vec<Slug>)| {
        let cards = cards(site, slugs, setting.locale);
        (!cards.is_empty()).then(|| json!({ "title": title, "publications": cards }))
    };
    groups.into_iter().filter_map(group).collect()
}

/// The topics it is on.
fn topics(site: &Site<'_>, setting: &Setting<'_>) -> Vec<Value> {
    let own = setting.report.metadata.topics.iter();
    let topics = own.filter_map(|mention| {
        let all = &site.stock.collection.topics;
        let facts = &all.iter().find(|topic| topic.facts.slug == mention.slug)?.facts;
        let path = format!("topics/{}/index.html", facts.slug);
        site.has(&path).then(|| json!({ "title": facts.title, "path": path }))
    });
    topics.collect()
}
