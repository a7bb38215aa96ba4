//! What a publication outside any house makes of names that a house would know.

use std::collections::BTreeSet;
use std::path::Path;

use super::Entry;
use crate::diagnostic::{Code, Diagnostic, Sink, Sources};
use crate::model::catalogue::Person;
use crate::model::identifier::Slug;
use crate::model::mention::Mention;
use crate::model::publisher::Publisher;
use crate::source::catalogue;
use crate::source::files::Folder;

/// Takes out what nobody can explain, and says so: the rest of each publication is whole without it. People are looked
/// for in a folder `people` beside the publication, where they lie in a house too.
pub(super) fn stand_alone(entries: &mut [Entry], publisher: &Publisher, sources: &mut Sources) {
    let slugs: BTreeSet<Slug> = entries.iter().map(|entry| entry.slug().clone()).collect();
    for entry in entries {
        let people = people(entry, publisher, sources);
        let faults = &mut entry.faults;
        let metadata = &mut entry.publication.metadata;
        metadata.authors.retain_mut(|author| {
            let Some(mention) = &author.person else { return true };
            match people.iter().find(|person| person.id == mention.slug) {
                Some(person) => author.be(person),
                // Who is named beside the id needs no house.
                None if author.name != mention.slug.as_str() => author.person = None,
                None => {
                    let id = &mention.slug;
                    let hint = format!(
                        "write `{{ id = \"{id}\", name = \"…\" }}`, or put `people/{id}.md` beside the publication; \
                         without either the author is left out"
                    );
                    faults.push(unexplained("person", mention, &hint));
                    return false;
                }
            }
            true
        });
        let mut keep = |kind: &str, mentions: &mut Vec<Mention>| {
            mentions.retain(|mention| {
                let known = kind == "publication" && slugs.contains(&mention.slug);
                if !known {
                    let hint = format!(
                        "the {kind} is left out; build within a folder with `imprint.toml` to keep it"
                    );
                    faults.push(unexplained(kind, mention, &hint));
                }
                known
            });
        };
        keep("topic", &mut metadata.topics);
        keep("publication", &mut metadata.about);
        keep("publication", &mut metadata.supersedes);
        let mut one = |kind: &str, mention: &mut Option<Mention>| {
            let mut mentions: Vec<Mention> = mention.take().into_iter().collect();
            keep(kind, &mut mentions);
            *mention = mentions.pop();
        };
        one("series", &mut metadata.series);
        one("publication", &mut metadata.translation_of);
    }
}

fn unexplained(kind: &str, mention: &Mention, hint: &str) -> Diagnostic {
    let message = format!("no house is here that knows the {kind} `{}`", mention.slug);
    Diagnostic::new(Code::OutsideHouse, mention.span, message).hint(hint.to_owned())
}

/// The authors whose files lie beside the publication.
fn people(entry: &mut Entry, publisher: &Publisher, sources: &mut Sources) -> Vec<Person> {
    let named = entry.metadata().authors.iter().filter_map(|author| author.person.as_ref());
    let ids: BTreeSet<Slug> = named.map(|mention| mention.slug.clone()).collect();
    let Some(beside) = beside(entry).filter(|_| !ids.is_empty()) else { return Vec::new() };
    // Whose page is in no language of its own is read in the publication's: only the facts are wanted.
    let publisher = Publisher { language: Some(entry.metadata().language.clone()), ..publisher.clone() };
    let mut sink = Sink::new();
    let people =
        ids.iter().filter_map(|id| catalogue::person(&beside, id, &publisher, sources, &mut sink)).collect();
    entry.faults.extend(sink.into_sorted());
    people
}

/// The folder that the publication lies in.
fn beside(entry: &Entry) -> Option<Folder> {
    let real = entry.real();
    let shown = match entry.path().file_name() {
        Some(_) => entry.path().parent().unwrap_or(Path::new("")).to_owned(),
        None => entry.path().join(".."),
    };
    Folder::open(real.parent()?, shown).ok()
}
