//! Takes pages over from an earlier build.
//!
//! While a page is made, it is noted which publications it looks at. It would be the same again if none of them is shown
//! otherwise now, and everything else that pages are made of is equal: that is compared as a whole, by whoever built,
//! and here (the relations, and which pages there are). So there is no list of what depends on what.

use std::collections::{BTreeMap, BTreeSet};

use super::site::{Site, Stock};
use crate::diagnostic::Diagnostic;
use crate::editions::{Artefact, Setting};
use crate::model::catalogue::Relations;
use crate::model::identifier::{Date, Slug};

/// Pages that a build made, and what they are made of.
#[derive(Debug, Default)]
pub struct Kept {
    relations: Relations,
    /// Every path that pages may lead to.
    paths: BTreeSet<String>,
    today: Option<Date>,
    pages: BTreeMap<String, Page>,
}

/// A page with its pictures, or a list in all its pages.
#[derive(Debug, Clone)]
pub(super) struct Page {
    looks_at: BTreeSet<Slug>,
    pub(super) artefacts: Vec<Artefact>,
    anew: bool,
}

/// An earlier build of the same house, with the same people, topics, series and texts.
#[derive(Debug, Clone, Copy)]
pub struct Earlier<'a> {
    pub kept: &'a Kept,
    /// The publications and the series' books that were made anew since.
    pub anew: &'a BTreeSet<Slug>,
    /// Those of them that other pages show otherwise, or do not know.
    pub otherwise: &'a BTreeSet<Slug>,
}

/// Whether pages about others show two states of a publication alike.
pub fn shows_alike(was: &Setting<'_>, is: &Setting<'_>) -> bool {
    let excerpt = |own: &Setting<'_>| super::excerpt::excerpt(&own.report.metadata, Some(own));
    was.report.metadata == is.report.metadata
        && was.locale == is.locale
        && was.date == is.date
        && was.report.discussion == is.report.discussion
        && excerpt(was) == excerpt(is)
}

impl Kept {
    /// Nothing is kept of a build beside files that stand there already.
    pub(super) fn of(site: &Site<'_>, pages: BTreeMap<String, Page>) -> Kept {
        if !is_kept(&site.stock) {
            return Kept::default();
        }
        let relations = site.relations.clone();
        Kept { relations, paths: site.paths().clone(), today: site.today, pages }
    }

    /// The pages that were made, not taken over, by their paths.
    pub fn anew(&self) -> impl Iterator<Item = &str> {
        self.pages.iter().filter(|(_, page)| page.anew).map(|(path, _)| path.as_str())
    }
}

fn is_kept(stock: &Stock<'_>) -> bool {
    stock.whole && stock.standing.is_empty()
}

/// The earlier build, where pages of this one may be the same.
pub(super) fn earlier<'a>(site: &Site<'a>) -> Option<Earlier<'a>> {
    let earlier = site.stock.earlier.filter(|_| is_kept(&site.stock))?;
    let kept = earlier.kept;
    let same = kept.relations == site.relations && kept.paths == *site.paths() && kept.today == site.today;
    same.then_some(earlier)
}

/// Takes a page over, or makes it. `about` are the publications or books that it shows more of than others do.
///
/// # Errors
/// Those of making it.
pub(super) fn keep<'a>(
    site: &Site<'a>,
    earlier: Option<Earlier<'_>>,
    path: String,
    about: Option<&Slug>,
    make: impl FnOnce(&Site<'a>) -> Result<Vec<Artefact>, Diagnostic>,
) -> Result<(String, Page), Diagnostic> {
    let kept = earlier.and_then(|earlier| {
        let page = earlier.kept.pages.get(&path)?;
        let same = about.is_none_or(|about| !earlier.anew.contains(about));
        (same && page.looks_at.is_disjoint(earlier.otherwise)).then_some(page)
    });
    if let Some(page) = kept {
        return Ok((path, Page { anew: false, ..page.clone() }));
    }
    let own = site.afresh();
    let artefacts = make(&own)?;
    Ok((path, Page { looks_at: own.looked_at(), artefacts, anew: true }))
}
