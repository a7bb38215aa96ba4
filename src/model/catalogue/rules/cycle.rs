//! `relation-cycle`: a publication that comes round to itself by what it supersedes or translates.

use std::collections::BTreeMap;

use super::{Fault, House, of_publication};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::identifier::Slug;
use crate::model::mention::Mention;
use crate::model::metadata::Metadata;

pub(super) fn check<T>(house: &House<'_, T>, faults: &mut Vec<Fault>) {
    let supersedes = |metadata: &Metadata| metadata.supersedes.clone();
    let translates = |metadata: &Metadata| metadata.translation_of.iter().cloned().collect();
    let about = |metadata: &Metadata| metadata.about.clone();
    let relations: [(&str, &dyn Fn(&Metadata) -> Vec<Mention>); 3] =
        [("supersedes", &supersedes), ("is a translation of", &translates), ("is about", &about)];
    for (verb, relation) in relations {
        let edges: Vec<Vec<Mention>> = house.publications.iter().map(|own| relation(own)).collect();
        let places: BTreeMap<&Slug, usize> =
            house.publications.iter().enumerate().map(|(at, own)| (&own.slug, at)).collect();
        for (at, mention) in circles(&edges, &places) {
            let Some(own) = house.publications.get(at) else { continue };
            let message = if own.slug == mention.slug {
                format!("`{}` {verb} itself", own.slug)
            } else {
                format!("`{}` {verb} `{}`, and so in a circle itself", own.slug, mention.slug)
            };
            let diagnostic = Diagnostic::new(Code::RelationCycle, mention.span, message);
            faults.push(of_publication(at, diagnostic.hint("take one of the relations out")));
        }
    }
}

/// Every mention that lies on a circle, by the place of what mentions.
pub fn circles(edges: &[Vec<Mention>], places: &BTreeMap<&Slug, usize>) -> Vec<(usize, Mention)> {
    let mut reached = Vec::new();
    for (at, mentions) in edges.iter().enumerate() {
        for mention in mentions {
            if let Some(to) = places.get(&mention.slug)
                && comes_back(*to, at, edges, places)
            {
                reached.push((at, mention.clone()));
            }
        }
    }
    reached
}

/// Whether a way leads from one place to another. Relations are few and their chains short.
fn comes_back(from: usize, to: usize, edges: &[Vec<Mention>], places: &BTreeMap<&Slug, usize>) -> bool {
    let mut seen = std::collections::BTreeSet::from([from]);
    let mut waiting = vec![from];
    while let Some(at) = waiting.pop() {
        if at == to {
            return true;
        }
        let next = edges.get(at).into_iter().flatten().filter_map(|mention| places.get(&mention.slug));
        waiting.extend(next.copied().filter(|place| seen.insert(*place)));
    }
    false
}
