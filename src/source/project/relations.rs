//! Puts names in the place of people's ids, and checks what everything says of everything else.

use std::collections::BTreeMap;

use super::Entry;
use crate::diagnostic::{Code, Sink};
use crate::model::catalogue::rules::{self, House};
use crate::model::catalogue::{Collection, Person};
use crate::model::draft::Draft;
use crate::model::metadata::{Contributor, ContributorKind, Metadata};

/// What is wrong with a publication goes to its own faults, all else to the sink.
pub(super) fn hold_together(entries: &mut [Entry], collection: &Collection<Draft>, sink: &mut Sink) {
    let people: BTreeMap<&str, &Person> =
        collection.people.iter().map(|own| (own.facts.id.as_str(), &own.facts)).collect();
    for entry in entries.iter_mut() {
        name_authors(entry, &people);
    }
    let publications: Vec<&Metadata> = entries.iter().map(Entry::metadata).collect();
    let faults = rules::check(&House { publications: &publications, collection });
    for fault in faults {
        match fault.publication.and_then(|at| entries.get_mut(at)) {
            Some(entry) => entry.faults.push(fault.diagnostic),
            None => sink.report(fault.diagnostic),
        }
    }
}

impl Contributor {
    /// Takes from a person what is not said beside the id.
    pub(super) fn be(&mut self, person: &Person) {
        self.kind = ContributorKind::Person;
        if self.name == person.id.as_str() {
            self.name.clone_from(&person.name);
            self.sort_name = self.sort_name.take().or_else(|| person.sort_name.clone());
        }
        self.affiliation = self.affiliation.take().or_else(|| person.affiliation.clone());
        self.orcid = self.orcid.take().or_else(|| person.orcid.clone());
    }
}

fn name_authors(entry: &mut Entry, people: &BTreeMap<&str, &Person>) {
    let mut unknown = Vec::new();
    for author in &mut entry.publication.metadata.authors {
        let Some(mention) = &author.person else { continue };
        match people.get(mention.slug.as_str()) {
            Some(person) => author.be(person),
            None => {
                let names = &mut people.keys().copied();
                unknown.push(rules::unknown(Code::UnknownPerson, "person", mention, names));
            }
        }
    }
    entry.faults.extend(unknown);
}
