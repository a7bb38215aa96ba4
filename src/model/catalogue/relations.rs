//! How publications, people, topics and series belong together, in both directions.
//!
//! Made once of all that will be listed. Cost grows with the number of relations: nothing is compared with everything.

use std::collections::BTreeMap;

use super::Collection;
use crate::model::identifier::Slug;
use crate::model::mention::Mention;
use crate::model::metadata::Metadata;

/// So many publications on the same topics are shown beside one.
const NEIGHBOURS: usize = 4;

/// Every relation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Relations {
    /// Every publication, newest first.
    pub newest: Vec<Slug>,
    /// The parts of each series, in its order.
    pub series: BTreeMap<Slug, Vec<Slug>>,
    /// What is on each topic, newest first.
    pub topics: BTreeMap<Slug, Vec<Slug>>,
    /// What each person wrote, edited or contributed to, newest first.
    pub people: BTreeMap<Slug, Vec<Slug>>,
    publications: BTreeMap<Slug, Related>,
}

/// What belongs to one publication.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Related {
    pub about: Vec<Slug>,
    /// Publications that are about this one, newest first.
    pub covered_by: Vec<Slug>,
    pub supersedes: Vec<Slug>,
    pub superseded_by: Vec<Slug>,
    pub translation_of: Option<Slug>,
    pub translations: Vec<Slug>,
    /// The parts before and after it in its series.
    pub previous: Option<Slug>,
    pub next: Option<Slug>,
    /// Others on its topics that are nearest to it in time; none that is named above.
    pub same_topic: Vec<Slug>,
}

impl Relations {
    /// Finds them among the publications that will be listed. What is not among them is related to nothing.
    pub fn of<T>(listed: &[&Metadata], collection: &Collection<T>) -> Relations {
        let mut newest: Vec<&Metadata> = listed.to_vec();
        newest.sort_by(|a, b| b.published.cmp(&a.published).then_with(|| a.slug.cmp(&b.slug)));
        let mut made = Relations {
            newest: newest.iter().map(|metadata| metadata.slug.clone()).collect(),
            ..Relations::default()
        };
        for slug in &made.newest {
            made.publications.entry(slug.clone()).or_default();
        }
        for metadata in &newest {
            made.enter(metadata);
        }
        let mut of_series: BTreeMap<&Slug, Vec<&Metadata>> =
            collection.series.iter().map(|own| (&own.facts.slug, Vec::new())).collect();
        for metadata in &newest {
            let parts = metadata.series.as_ref().and_then(|own| of_series.get_mut(&own.slug));
            parts.into_iter().for_each(|parts| parts.push(metadata));
        }
        for (slug, mut parts) in of_series {
            parts.sort_by_key(|part| (part.series_number.unwrap_or(u32::MAX), part.published, &part.slug));
            let parts: Vec<Slug> = parts.iter().map(|part| part.slug.clone()).collect();
            made.chain(&parts);
            made.series.insert(slug.clone(), parts);
        }
        made.find_neighbours(&newest);
        made
    }

    /// What belongs to a publication; nothing for one that is not listed.
    pub fn to(&self, slug: &Slug) -> Related {
        self.publications.get(slug).cloned().unwrap_or_default()
    }

    fn enter(&mut self, metadata: &Metadata) {
        let own = &metadata.slug;
        for topic in once(&metadata.topics) {
            self.topics.entry(topic.clone()).or_default().push(own.clone());
        }
        let people: Vec<Mention> = metadata.authors.iter().filter_map(|one| one.person.clone()).collect();
        for person in once(&people) {
            self.people.entry(person.clone()).or_default().push(own.clone());
        }
        self.both(own, &once(&metadata.about), |to| &mut to.about, |of| &mut of.covered_by);
        self.both(own, &once(&metadata.supersedes), |to| &mut to.supersedes, |of| &mut of.superseded_by);
        if let Some(original) = &metadata.translation_of
            && let Some(other) = self.publications.get_mut(&original.slug)
        {
            other.translations.push(own.clone());
            if let Some(related) = self.publications.get_mut(own) {
                related.translation_of = Some(original.slug.clone());
            }
        }
    }

    fn both(
        &mut self,
        own: &Slug,
        others: &[&Slug],
        forth: impl Fn(&mut Related) -> &mut Vec<Slug>,
        back: impl Fn(&mut Related) -> &mut Vec<Slug>,
    ) {
        for other in others {
            let Some(related) = self.publications.get_mut(*other) else { continue };
            back(related).push(own.clone());
            if let Some(related) = self.publications.get_mut(own) {
                forth(related).push((*other).clone());
            }
        }
    }

    /// Tells each part of a series what comes before and after it.
    fn chain(&mut self, parts: &[Slug]) {
        for (at, part) in parts.iter().enumerate() {
            if let Some(related) = self.publications.get_mut(part) {
                related.previous = at.checked_sub(1).and_then(|before| parts.get(before)).cloned();
                related.next = parts.get(at + 1).cloned();
            }
        }
    }

    fn find_neighbours(&mut self, newest: &[&Metadata]) {
        let mut places: BTreeMap<(&Slug, &Slug), usize> = BTreeMap::new();
        for (topic, on) in &self.topics {
            places.extend(on.iter().enumerate().map(|(at, slug)| ((topic, slug), at)));
        }
        let mut found = Vec::with_capacity(newest.len());
        for metadata in newest {
            let related = self.to(&metadata.slug);
            let mut taken: Vec<&Slug> = vec![&metadata.slug];
            let named = [&related.about, &related.covered_by, &related.supersedes, &related.superseded_by];
            taken.extend(named.into_iter().flatten());
            taken.extend(&related.translations);
            taken.extend(related.translation_of.iter().chain(&related.previous).chain(&related.next));
            let mut neighbours: Vec<Slug> = Vec::new();
            for topic in once(&metadata.topics) {
                let (Some(on), Some(at)) = (self.topics.get(topic), places.get(&(topic, &metadata.slug)))
                else {
                    continue;
                };
                for candidate in around(on, *at).take(NEIGHBOURS * 4) {
                    if neighbours.len() < NEIGHBOURS
                        && !taken.contains(&candidate)
                        && !neighbours.contains(candidate)
                    {
                        neighbours.push(candidate.clone());
                    }
                }
            }
            found.push(neighbours);
        }
        for (metadata, neighbours) in newest.iter().zip(found) {
            if let Some(related) = self.publications.get_mut(&metadata.slug) {
                related.same_topic = neighbours;
            }
        }
    }
}

/// The items of a list by how near they are to a place in it, the one before it first.
fn around(list: &[Slug], at: usize) -> impl Iterator<Item = &Slug> {
    (1..list.len().max(1)).flat_map(move |step| {
        let before = at.checked_sub(step).and_then(|place| list.get(place));
        before.into_iter().chain(list.get(at + step))
    })
}

/// What is mentioned, each once.
fn once(mentions: &[Mention]) -> Vec<&Slug> {
    let mut once: Vec<&Slug> = Vec::new();
    for mention in mentions {
        if !once.contains(&&mention.slug) {
            once.push(&mention.slug);
        }
    }
    once
}
