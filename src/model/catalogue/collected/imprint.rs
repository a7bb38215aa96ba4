//! What is known of a collected edition: what its series says, and what all its articles say together.

use super::Collecting;
use crate::model::identifier::Slug;
use crate::model::metadata::{
    Accessibility, Brief, Contributor, ContributorKind, ContributorRole, Correction, Kind, Metadata, Status,
    Subjects,
};

pub(super) fn metadata(own: &Collecting<'_>) -> Metadata {
    let series = &own.series.facts;
    let articles = || own.articles.iter().map(|draft| &draft.metadata);
    // An article that came or changed after the book was published makes another book of it.
    let newest = articles().filter_map(Metadata::date).max();
    let newest = newest.filter(|newest| series.published.is_none_or(|published| *newest > published));
    let mut corrections: Vec<Correction> = articles().flat_map(corrections).collect();
    corrections.sort_by_key(|correction| correction.date);
    Metadata {
        kind: Kind::Report,
        title: series.title.clone(),
        subtitle: None,
        slug: series.slug.clone(),
        language: own.series.text.metadata.language.clone(),
        description: series.description.clone(),
        authors: contributors(own),
        publisher: None,
        funders: once(articles().flat_map(|article| article.funders.iter().cloned())),
        status: status(articles().map(|article| article.status)),
        embargo_until: articles().filter_map(|article| article.embargo_until).max(),
        published: series.published,
        modified: series.modified.max(newest),
        corrections,
        edition: None,
        number: None,
        isbn: series.isbn.clone(),
        doi: None,
        licence: stated(own, own.publisher.licence.as_ref(), |article| article.licence.as_ref()),
        copyright: stated(own, own.publisher.copyright.as_ref(), |article| article.copyright.as_ref()),
        topics: series.topics.clone(),
        series: None,
        series_number: None,
        subjects: Subjects {
            thema: once(articles().flat_map(|article| article.subjects.thema.iter().cloned())),
            bisac: once(articles().flat_map(|article| article.subjects.bisac.iter().cloned())),
            keywords: once(articles().flat_map(|article| article.subjects.keywords.iter().cloned())),
        },
        cover: None,
        excerpt: None,
        about: Vec::new(),
        supersedes: Vec::new(),
        translation_of: None,
        collects: true,
        redirect_from: Vec::new(),
        offers: Vec::new(),
        commissioned_by: None,
        comments: false,
        accessibility: Accessibility {
            hazards: once(articles().flat_map(|article| article.accessibility.hazards.iter().cloned())),
            ..Accessibility::default()
        },
        brief: Brief::default(),
        maths: articles().any(|article| article.maths),
        span: series.span,
    }
}

/// Everybody who wrote, each once, and the editors.
fn contributors(own: &Collecting<'_>) -> Vec<Contributor> {
    let mut all: Vec<Contributor> = Vec::new();
    for author in own.articles.iter().flat_map(|draft| &draft.metadata.authors) {
        if !all.iter().any(|other| other.name == author.name && other.role == author.role) {
            all.push(author.clone());
        }
    }
    let person = |id: &Slug| own.people.iter().map(|person| &person.facts).find(|person| person.id == *id);
    for editor in &own.series.facts.editors {
        let Some(facts) = person(&editor.slug) else { continue };
        all.push(Contributor {
            kind: ContributorKind::Person,
            name: facts.name.clone(),
            sort_name: facts.sort_name.clone(),
            person: Some(editor.clone()),
            role: ContributorRole::Editor,
            affiliation: facts.affiliation.clone(),
            orcid: facts.orcid.clone(),
            ror: None,
        });
    }
    all
}

/// A draft among the articles makes a draft of the whole.
fn status(all: impl Iterator<Item = Status>) -> Status {
    let rank = |status: &Status| match status {
        Status::Published | Status::Withdrawn => 0,
        Status::Embargoed => 1,
        Status::Draft => 2,
    };
    all.max_by_key(rank).unwrap_or(Status::Draft)
}

/// What articles state for themselves, or the house for them: each once. `None` where none states anything.
fn stated<'a>(
    own: &Collecting<'a>,
    house: Option<&String>,
    of: impl Fn(&'a Metadata) -> Option<&'a String>,
) -> Option<String> {
    let articles = own.articles.iter().map(|draft| &draft.metadata);
    let all = once(articles.filter_map(|article| of(article).or(house)).cloned());
    (!all.is_empty()).then(|| all.join("; "))
}

/// The corrections of an article, with its title before each.
fn corrections(article: &Metadata) -> impl Iterator<Item = Correction> {
    article
        .corrections
        .iter()
        .map(|own| Correction { date: own.date, text: format!("{}: {}", article.title, own.text) })
}

fn once(all: impl Iterator<Item = String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for each in all {
        if !once.contains(&each) {
            once.push(each);
        }
    }
    once
}
