//! What every page of the catalogue is made from.

use std::collections::{BTreeMap, BTreeSet};

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
}

/// The same, with everything found that pages ask for.
pub(super) struct Site<'a> {
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
    /// Every page that is made now, by its path.
    pages: BTreeSet<String>,
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
        Ok(Site {
            relations: Relations::of(&known, stock.collection),
            templates: Templates::of(stock.theme)?,
            today: stock.today.or(newest),
            language: language(&stock),
            known: known.iter().map(|metadata| (&metadata.slug, *metadata)).collect(),
            settings: stock.listed.iter().map(|own| (&own.report.metadata.slug, own)).collect(),
            people: stock.collection.people.iter().map(|own| (&own.facts.id, &own.facts)).collect(),
            made,
            pages: BTreeSet::new(),
            stock,
        })
    }

    /// Notes that a page will be there, so that others may lead to it.
    pub(super) fn announce(&mut self, path: impl Into<String>) {
        self.pages.insert(path.into());
    }

    /// Whether there is, or will be, a page at a path: nothing may lead to one that is not there.
    pub(super) fn has(&self, path: &str) -> bool {
        self.pages.contains(path) || self.stock.standing.contains(path)
    }

    pub(super) fn metadata(&self, slug: &Slug) -> Option<&'a Metadata> {
        self.known.get(slug).copied()
    }

    /// A publication that is built.
    pub(super) fn setting(&self, slug: &Slug) -> Option<&'a Setting<'a>> {
        self.settings.get(slug).copied()
    }

    pub(super) fn person(&self, id: &Slug) -> Option<&'a Person> {
        self.people.get(id).copied()
    }

    /// Editions and records of one publication.
    pub(super) fn made(&self, slug: &str) -> &[&'a Artefact] {
        self.made.get(slug).map_or(&[], Vec::as_slice)
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
