//! Keeps what was made, so that a later build in the same process makes anew only what would be different.
//!
//! What is made of a publication is made of its [`Setting`](crate::editions::Setting) and of the editions asked for, and
//! of nothing else: `tests/architecture.rs` sees to it. So two settings that are equal make equal artefacts, and there is
//! no list of reasons to keep up with. A setting has everything in it: the text and the pictures, the names of people,
//! findings that are quoted, the house's settings, the theme. Places in files are numbered in the order of reading: a
//! file that is added or taken away makes those anew that are read after it, which is more than need be, and never less.

use std::collections::BTreeMap;

use crate::building::setting;
use crate::editions::{Artefact, EditionKind};
use crate::model::identifier::{Date, Slug};
use crate::{Built, Checked, Job, Publication};

/// The publications of an earlier build: of what they were made, and what.
#[derive(Debug)]
pub struct Backlist {
    checked: Checked,
    editions: Vec<EditionKind>,
    epoch: Option<Date>,
    titles: BTreeMap<Slug, Title>,
}

#[derive(Debug)]
struct Title {
    /// Where it stands among those that were checked.
    at: usize,
    /// In the order in which they were made.
    artefacts: Vec<Artefact>,
}

impl Backlist {
    /// Keeps what a build made of what was checked.
    pub fn of(checked: Checked, job: &Job, built: &Built) -> Backlist {
        let by_path: BTreeMap<&str, &Artefact> =
            built.artefacts.iter().map(|artefact| (artefact.path.as_str(), artefact)).collect();
        let title = |(at, publication): (usize, &Publication)| {
            let slug = &publication.report.metadata.slug;
            let paths = built.own.get(slug)?;
            let artefacts = paths.iter().map(|path| by_path.get(path.as_str()).map(|own| (*own).clone()));
            Some((slug.clone(), Title { at, artefacts: artefacts.collect::<Option<_>>()? }))
        };
        let titles = checked.publications.iter().enumerate().filter_map(title).collect();
        Backlist { editions: job.editions.clone(), epoch: job.date(), titles, checked }
    }

    /// The earlier publications, where a build for this house and of these editions could make the same of them.
    pub(crate) fn for_house<'b>(&'b self, checked: &'b Checked, job: &Job) -> Option<House<'b>> {
        let same = self.editions == job.editions
            && self.epoch == job.date()
            && self.checked.publisher == checked.publisher
            && self.checked.theme == checked.theme;
        same.then_some(House { earlier: self, checked })
    }
}

/// An earlier build and this one, of one house.
#[derive(Debug, Clone, Copy)]
pub(crate) struct House<'b> {
    earlier: &'b Backlist,
    checked: &'b Checked,
}

impl<'b> House<'b> {
    /// What was made of a publication that is still the same.
    pub(crate) fn made(&self, publication: &Publication) -> Option<&'b [Artefact]> {
        let title = self.earlier.titles.get(&publication.report.metadata.slug)?;
        let earlier = self.earlier.checked.publications.get(title.at)?;
        let was = setting(earlier, &self.earlier.checked, self.earlier.epoch);
        let is = setting(publication, self.checked, self.earlier.epoch);
        // Publisher and theme are the house's, and were compared.
        let same = was.report == is.report
            && was.locale == is.locale
            && was.claims == is.claims
            && was.date == is.date;
        same.then_some(title.artefacts.as_slice())
    }
}
