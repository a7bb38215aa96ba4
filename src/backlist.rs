//! Keeps what was made, so that a later build in the same process makes anew only what would be different.
//!
//! What is made of a publication is made of its [`Setting`](crate::editions::Setting) and of the editions asked for, and
//! of nothing else: `tests/architecture.rs` sees to it. So two settings that are equal make equal artefacts, and there is
//! no list of reasons to keep up with. A setting has everything in it: the text and the pictures, the names of people,
//! findings that are quoted, the house's settings, the theme. Places in files are numbered in the order of reading: a
//! file that is added or taken away makes those anew that are read after it, which is more than need be, and never less.
//! Pages of the catalogue note what they look at while they are made; `catalogue/keeping.rs` takes them over.

use std::collections::{BTreeMap, BTreeSet};

use crate::building::setting;
use crate::catalogue::{Earlier, Kept, shows_alike};
use crate::editions::{Artefact, EditionKind, Setting};
use crate::model::identifier::{Date, Slug};
use crate::{Built, Checked, Collected, Job, Publication};

/// The publications of an earlier build: of what they were made, and what.
#[derive(Debug)]
pub struct Backlist {
    checked: Checked,
    editions: Vec<EditionKind>,
    epoch: Option<Date>,
    titles: BTreeMap<Slug, Title>,
    books: BTreeMap<Slug, Title>,
    pages: Kept,
}

#[derive(Debug)]
struct Title {
    /// Where it stands among those that were checked.
    at: usize,
    /// In the order in which they were made.
    artefacts: Vec<Artefact>,
}

impl Backlist {
    /// Keeps what a build made of what was checked, and takes its pages.
    pub fn of(checked: Checked, job: &Job, built: &mut Built) -> Backlist {
        let by_path: BTreeMap<&str, &Artefact> =
            built.artefacts.iter().map(|artefact| (artefact.path.as_str(), artefact)).collect();
        let title = |made: &BTreeMap<Slug, Vec<String>>, at: usize, publication: &Publication| {
            let slug = &publication.report.metadata.slug;
            let paths = made.get(slug)?;
            let artefacts = paths.iter().map(|path| by_path.get(path.as_str()).map(|own| (*own).clone()));
            Some((slug.clone(), Title { at, artefacts: artefacts.collect::<Option<_>>()? }))
        };
        let titles = checked.publications.iter().enumerate();
        let titles = titles.filter_map(|(at, own)| title(&built.own, at, own)).collect();
        let books = checked.collected.iter().enumerate();
        let books = books.filter_map(|(at, own)| title(&built.books, at, &own.publication)).collect();
        let pages = std::mem::take(&mut built.kept);
        Backlist { editions: job.editions.clone(), epoch: job.date(), titles, books, pages, checked }
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

/// What is not as it was.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// Publications, and series whose books are others.
    pub(crate) anew: BTreeSet<Slug>,
    /// Publications that others' pages show otherwise.
    pub(crate) otherwise: BTreeSet<Slug>,
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
        self.is_same(earlier, publication).then_some(title.artefacts.as_slice())
    }

    /// What was made of the book of a series that is still the same.
    pub(crate) fn book(&self, book: &Collected) -> Option<&'b [Artefact]> {
        let title = self.earlier.books.get(&book.publication.report.metadata.slug)?;
        let earlier = self.earlier.checked.collected.get(title.at)?;
        self.is_same(&earlier.publication, &book.publication).then_some(title.artefacts.as_slice())
    }

    /// What is to be known of publications that are not the same.
    pub(crate) fn changes<'p>(&self, publications: impl Iterator<Item = &'p Publication>) -> Changes {
        let mut changes = Changes::default();
        for publication in publications {
            let slug = &publication.report.metadata.slug;
            let title = self.earlier.titles.get(slug);
            let earlier = title.and_then(|title| self.earlier.checked.publications.get(title.at));
            let alike = earlier.is_some_and(|earlier| {
                let (was, is) = self.settings(earlier, publication);
                shows_alike(&was, &is)
            });
            changes.anew.insert(slug.clone());
            if !alike {
                changes.otherwise.insert(slug.clone());
            }
        }
        changes
    }

    /// The earlier pages, where everything but the publications is the same.
    pub(crate) fn pages<'c>(&self, changes: &'c Changes) -> Option<Earlier<'c>>
    where
        'b: 'c,
    {
        let same = self.earlier.checked.collection == self.checked.collection;
        let Changes { anew, otherwise } = changes;
        same.then_some(Earlier { kept: &self.earlier.pages, anew, otherwise })
    }

    fn settings<'p>(&'p self, earlier: &'p Publication, now: &'p Publication) -> (Setting<'p>, Setting<'p>) {
        let epoch = self.earlier.epoch;
        (setting(earlier, &self.earlier.checked, epoch), setting(now, self.checked, epoch))
    }

    fn is_same(&self, earlier: &Publication, now: &Publication) -> bool {
        let (was, is) = self.settings(earlier, now);
        // Publisher and theme are the house's, and were compared.
        was.report == is.report && was.locale == is.locale && was.claims == is.claims && was.date == is.date
    }
}
