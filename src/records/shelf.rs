//! What records may say of other publications: only of those that are listed.

use std::collections::BTreeMap;

use crate::model::catalogue::Series;
use crate::model::identifier::Slug;
use crate::model::mention::Mention;
use crate::model::metadata::Metadata;

/// Listed publications and the house's series.
#[derive(Debug, Default)]
pub struct Shelf<'a> {
    publications: BTreeMap<&'a Slug, &'a Metadata>,
    series: BTreeMap<&'a Slug, &'a str>,
    /// What takes the place of each publication.
    successors: BTreeMap<&'a Slug, Vec<&'a Metadata>>,
}

impl<'a> Shelf<'a> {
    pub fn of(
        listed: impl IntoIterator<Item = &'a Metadata>,
        series: impl IntoIterator<Item = &'a Series>,
    ) -> Shelf<'a> {
        let publications: BTreeMap<&Slug, &Metadata> =
            listed.into_iter().map(|metadata| (&metadata.slug, metadata)).collect();
        let mut successors: BTreeMap<&Slug, Vec<&Metadata>> = BTreeMap::new();
        for metadata in publications.values() {
            for replaced in &metadata.supersedes {
                successors.entry(&replaced.slug).or_default().push(metadata);
            }
        }
        Shelf {
            publications,
            successors,
            series: series.into_iter().map(|series| (&series.slug, series.title.as_str())).collect(),
        }
    }

    /// The title of a series.
    pub(super) fn series(&self, slug: &Slug) -> Option<&'a str> {
        self.series.get(slug).copied()
    }

    /// The listed publications that supersede one, by slug.
    pub(super) fn successors(&self, slug: &Slug) -> &[&'a Metadata] {
        self.successors.get(slug).map_or(&[], Vec::as_slice)
    }

    /// Those of the publications mentioned that are listed.
    pub(super) fn publications(&self, mentioned: &[Mention]) -> Vec<&'a Metadata> {
        mentioned.iter().filter_map(|mention| self.publications.get(&mention.slug).copied()).collect()
    }
}
