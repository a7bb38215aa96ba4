//! What every page of the catalogue is made from.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

use super::keeping::Earlier;
use super::templates::Templates;
use crate::diagnostic::Diagnostic;
use crate::editions::{Artefact, Setting};
use crate::locale::Locale;
use crate::model::catalogue::{Collection, Person, Relations};
use crate::model::identifier::{Date, LanguageTag, Slug};
use crate::model::metadata::Metadata;
use crate::model::publisher::Publisher;
use crate::theme::Theme;

/// What is built, what it is built into, and for which house.
#[derive(Debug, Clone, Copy)]
pub struct Stock<'a> {
    pub publisher: &'a Publisher,
    /// The house's own.
    pub locale: &'a Locale,
    pub theme: &'a Theme,
    /// The publications that are built, each in its own language.
    pub listed: &'a [Setting<'a>],
    /// The collected editions of series that are built.
    pub books: &'a [Setting<'a>],
    /// Others of the house that were not asked for.
    pub others: &'a [&'a Metadata],
    /// People, topics, series and pages, each with its text.
    pub collection: &'a Collection<Setting<'a>>,
    /// Editions and records of the publications that are built.
    pub made: &'a [Artefact],
    /// Files that stand in the folder already and stay there.
    pub standing: &'a BTreeSet<String>,
    /// Whether everything is built, or a selection of the publications only.
    pub whole: bool,
    /// The day from which age is reckoned; the newest date of the catalogue where none is given.
    pub today: Option<Date>,
    /// Where pages may be taken over from.
    pub earlier: Option<Earlier<'a>>,
}

/// The site as one page sees it while it is made.
pub(super) struct Site<'a> {
    ground: Arc<Ground<'a>>,
    /// Every page that is made now, by its path.
    paths: Arc<BTreeSet<String>>,
    /// The publications that the page looked at.
    looked_at: Mutex<BTreeSet<Slug>>,
}

/// What is built, with everything found that pages ask for.
pub(super) struct Ground<'a> {
    pub(super) stock: Stock<'a>,
    pub(super) relations: Relations,
    pub(super) templates: Templates<'a>,
    pub(super) today: Option<Date>,
    /// The house's own.
    pub(super) language: LanguageTag,
    known: BTreeMap<&'a Slug, &'a Metadata>,
    settings: BTreeMap<&'a Slug, &'a Setting<'a>>,
    people: BTreeMap<&'a Slug, &'a Person>,
    made: BTreeMap<&'a str, Vec<&'a Artefact>>,
}

impl<'a> Deref for Site<'a> {
    type Target = Ground<'a>;

    fn deref(&self) -> &Ground<'a> {
        &self.ground
    }
}

impl<'a> Site<'a> {
    /// # Errors
    /// What is wrong with a template of the theme.
    pub(super) fn of(stock: Stock<'a>) -> Result<Site<'a>, Diagnostic> {
        let listed = stock.listed.iter().map(|setting| &setting.report.metadata);
        let known: Vec<&Metadata> = listed.chain(stock.others.iter().copied()).collect();
        let newest = known.iter().filter_map(|metadata| metadata.date()).max();
        let mut made: BTreeMap<&str, Vec<&Artefact>> = BTreeMap::new();
        for artefact in stock.made {
            let folder = artefact.path.split('/').next().unwrap_or("");
            made.entry(folder).or_default().push(artefact);
        }
        let ground = Ground {
            relations: Relations::of(&known, stock.collection),
            templates: Templates::of(stock.theme)?,
            today: stock.today.or(newest),
            language: language(&stock),
            known: known.iter().map(|metadata| (&metadata.slug, *metadata)).collect(),
            settings: stock.listed.iter().map(|own| (&own.report.metadata.slug, own)).collect(),
            people: stock.collection.people.iter().map(|own| (&own.facts.id, &own.facts)).collect(),
            made,
            stock,
        };
        Ok(Site { ground: Arc::new(ground), paths: Arc::default(), looked_at: Mutex::default() })
    }

    /// Notes which pages will be there, so that others may lead to them.
    pub(super) fn announce(&mut self, paths: BTreeSet<String>) {
        self.paths = Arc::new(paths);
    }

    /// The same for another page.
    pub(super) fn afresh(&self) -> Site<'a> {
        let (ground, paths) = (Arc::clone(&self.ground), Arc::clone(&self.paths));
        Site { ground, paths, looked_at: Mutex::default() }
    }

    pub(super) fn paths(&self) -> &BTreeSet<String> {
        &self.paths
    }

    /// The publications that were asked for.
    pub(super) fn looked_at(&self) -> BTreeSet<Slug> {
        self.looked_at.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn look_at(&self, slug: &Slug) {
        let mut all = self.looked_at.lock().unwrap_or_else(PoisonError::into_inner);
        if !all.contains(slug) {
            all.insert(slug.clone());
        }
    }

    /// Whether there is, or will be, a page at a path: nothing may lead to one that is not there.
    pub(super) fn has(&self, path: &str) -> bool {
        self.paths.contains(path) || self.stock.standing.contains(path)
    }

    pub(super) fn metadata(&self, slug: &Slug) -> Option<&'a Metadata> {
        self.look_at(slug);
        self.known.get(slug).copied()
    }

    /// A publication that is built.
    pub(super) fn setting(&self, slug: &Slug) -> Option<&'a Setting<'a>> {
        self.look_at(slug);
        self.settings.get(slug).copied()
    }

    pub(super) fn person(&self, id: &Slug) -> Option<&'a Person> {
        self.people.get(id).copied()
    }

    /// Editions and records of one publication.
    pub(super) fn made(&self, slug: &str) -> &[&'a Artefact] {
        self.made.get(slug).map_or(&[], Vec::as_slice)
    }

    /// Editions and records in a publication's folder, or for the book of a series in those of all series.
    pub(super) fn made_of(&self, metadata: &Metadata) -> &[&'a Artefact] {
        self.made(metadata.shelf())
    }

    /// Whether a file of a publication is there, or stays there.
    pub(super) fn has_file(&self, slug: &str, path: &str) -> bool {
        self.made(slug).iter().any(|artefact| artefact.path == path) || self.stock.standing.contains(path)
    }
}

fn language(stock: &Stock<'_>) -> LanguageTag {
    let own = stock.publisher.language.clone();
    own.or_else(|| LanguageTag::new(&stock.locale.language).ok()).unwrap_or_else(LanguageTag::english)
}
