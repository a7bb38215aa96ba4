//! Makes the records of what is published: a step of `building.rs`.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::editions::{Artefact, Setting};
use crate::model::metadata::Metadata;
use crate::records::{self, Description, Shelf};
use crate::{Checked, Job};

/// The records of every publication that is listed and of the books of series, and where all are built those of the
/// whole list.
pub(crate) fn records(
    listed: &[Setting<'_>],
    books: &[Setting<'_>],
    checked: &Checked,
    job: &Job,
    made: &[Artefact],
) -> Vec<Artefact> {
    let own = listed.iter().map(|setting| &setting.report.metadata);
    let public = |metadata: &&Metadata| job.include_drafts || metadata.is_public();
    let series = checked.collection.series.iter().map(|own| &own.facts);
    let shelf = Shelf::of(own.chain(checked.others.iter().filter(public)), series);
    let mut by_folder: BTreeMap<&str, Vec<&Artefact>> = BTreeMap::new();
    for artefact in made {
        let folder = artefact.path.split('/').next().unwrap_or("");
        by_folder.entry(folder).or_default().push(artefact);
    }
    let descriptions: Vec<Description<'_>> = listed
        .par_iter()
        .chain(books)
        .map(|setting| {
            let own = by_folder.get(setting.report.metadata.shelf());
            Description::of(setting, own.into_iter().flatten().copied())
        })
        .collect();
    let mut records: Vec<Artefact> =
        descriptions.par_iter().flat_map_iter(|own| records::make(own, &shelf)).collect();
    if checked.whole {
        records.extend(records::list(&checked.publisher, &descriptions, &shelf));
    }
    records
}
