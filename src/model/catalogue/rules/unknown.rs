//! `unknown-relation` and `unknown-person`: a slug that nothing has.

use std::collections::BTreeSet;

use super::{Fault, House, of_catalogue, of_publication};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::mention::Mention;

/// The slugs of one kind.
struct Names<'a> {
    code: Code,
    /// As in "no publication".
    kind: &'static str,
    names: BTreeSet<&'a str>,
}

impl Names<'_> {
    fn check(&self, mentions: &[Mention]) -> Vec<Diagnostic> {
        mentions
            .iter()
            .filter(|mention| !self.names.contains(mention.slug.as_str()))
            .map(|mention| unknown(self.code, self.kind, mention, &mut self.names.iter().copied()))
            .collect()
    }
}

/// Says that there is nothing of a name, and what may be meant.
pub fn unknown(
    code: Code,
    kind: &str,
    mention: &Mention,
    names: &mut dyn Iterator<Item = &str>,
) -> Diagnostic {
    let message = format!("there is no {kind} `{}`", mention.slug);
    let hint = match nearest(mention.slug.as_str(), names) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => match kind {
            "publication" => "write the slug of a publication in `reports/`".to_owned(),
            "person" => format!("add `reports/people/{}.md`, or write the name as it is read", mention.slug),
            "series" => format!("add `reports/series/{}.md`", mention.slug),
            _ => format!("add `reports/topics/{}.md`", mention.slug),
        },
    };
    Diagnostic::new(code, mention.span, message).hint(hint)
}

pub(super) fn check<T>(house: &House<'_, T>, faults: &mut Vec<Fault>) {
    let collection = house.collection;
    let relation = |kind, names| Names { code: Code::UnknownRelation, kind, names };
    let publications =
        relation("publication", house.publications.iter().map(|own| own.slug.as_str()).collect());
    let topics = relation("topic", collection.topics.iter().map(|own| own.facts.slug.as_str()).collect());
    let series = relation("series", collection.series.iter().map(|own| own.facts.slug.as_str()).collect());
    let people = Names {
        code: Code::UnknownPerson,
        kind: "person",
        names: collection.people.iter().map(|own| own.facts.id.as_str()).collect(),
    };
    for (at, metadata) in house.publications.iter().enumerate() {
        let mut told = publications.check(&metadata.about);
        told.extend(publications.check(&metadata.supersedes));
        told.extend(publications.check(metadata.translation_of.as_slice()));
        told.extend(topics.check(&metadata.topics));
        told.extend(series.check(metadata.series.as_slice()));
        faults.extend(told.into_iter().map(|told| of_publication(at, told)));
    }
    for topic in collection.topics.iter().map(|own| &own.facts) {
        let members: Vec<Mention> = topic.people.iter().map(|member| member.person.clone()).collect();
        let mut told = people.check(&members);
        told.extend(people.check(&topic.contacts));
        for undertaking in topic.projects.iter().chain(&topic.programmes) {
            told.extend(people.check(&undertaking.people));
        }
        faults.extend(told.into_iter().map(of_catalogue));
    }
    for own in collection.series.iter().map(|own| &own.facts) {
        let mut told = people.check(&own.editors);
        told.extend(topics.check(&own.topics));
        faults.extend(told.into_iter().map(of_catalogue));
    }
}
