//! imprint: one report source becomes a web edition, an accessible PDF and an e-book.
//!
//! ```text
//! source ──► model ──► editions ──► package
//! files to     typed      model to      artefacts to
//! a draft      report     artefacts     output/
//! ```
//!
//! [`check`] takes the first two steps, [`build`] the third; [`package`] writes what they made.

#![cfg_attr(test, allow(clippy::string_slice, reason = "a test that fails should stop"))]

mod backlist;
mod building;
pub mod catalogue;
mod collecting;
pub mod diagnostic;
pub mod editions;
pub mod locale;
pub mod model;
pub mod package;
mod recording;
pub mod records;
mod resolving;
pub mod source;
pub mod theme;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use rayon::prelude::*;

pub use backlist::Backlist;
pub use building::{build, rebuild};
use catalogue::Kept;
pub use collecting::Collected;
use diagnostic::{Code, Diagnostic, Level, Leveled, Levels, Sink, Sources};
use editions::{Artefact, Census, EditionKind};
use locale::Locale;
use model::catalogue::Collection;
use model::claim::Claims;
use model::draft::Draft;
use model::identifier::Slug;
use model::mention::Mention;
use model::metadata::Metadata;
use model::publisher::Publisher;
use model::report::Report;
use model::resolve::findings;
use model::rules::{self, Surroundings};
use resolving::{Resolved, lend, link_sources, quote, resolve_one};
use theme::Theme;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Job {
    /// Where `imprint.toml` is looked for, here or above.
    pub root: PathBuf,
    /// Slugs of publications or series, or paths; empty for every publication.
    pub selection: Vec<String>,
    /// None for the site alone: no covers are drawn then, either.
    pub editions: Vec<EditionKind>,
    /// Levels set on the command line, in order; they win over the publisher's.
    pub levels: Vec<(Level, String)>,
    pub include_drafts: bool,
    /// `SOURCE_DATE_EPOCH`: seconds since 1970, for publications without a date.
    pub epoch: Option<i64>,
    /// Files that stand where will be built, and stay there: pages may lead to them.
    pub standing: BTreeSet<String>,
}

/// Why nothing can be checked or built: the asking is wrong, not the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unusable(pub String);

/// One publication, read, resolved and checked.
#[derive(Debug, PartialEq)]
pub struct Publication {
    pub report: Report,
    pub locale: Locale,
    pub claims: Claims,
    pub census: Census,
    /// Whether anything was denied.
    pub denied: bool,
    /// Codes that were reported but lowered from what they are by default.
    pub lowered: BTreeSet<Code>,
}

/// Everything asked for, read and checked.
#[derive(Debug)]
pub struct Checked {
    pub sources: Sources,
    pub publisher: Publisher,
    pub theme: Theme,
    pub publications: Vec<Publication>,
    /// People, topics, series and pages, each with its text.
    pub collection: Collection<Publication>,
    /// The collected editions of series, where all is asked for or the series.
    pub collected: Vec<Collected>,
    /// What is known of the publications of the house that were not asked for.
    pub others: Vec<Metadata>,
    /// Everything there is to say, by place; what is allowed is left out.
    pub findings: Vec<Leveled>,
    /// Whether something outside any publication was denied, or a publication could not be read at all.
    pub denied: bool,
    /// Whether these are all publications there are, not a selection.
    whole: bool,
    levels: Levels,
}

/// What a build made.
#[derive(Debug)]
pub struct Built {
    pub artefacts: Vec<Artefact>,
    /// What the checks and the editions have to say.
    pub findings: Vec<Leveled>,
    pub published: Vec<Slug>,
    pub denied: Vec<Slug>,
    /// Codes lowered, by publication or by series whose book was made.
    pub lowered: BTreeMap<Slug, BTreeSet<Code>>,
    /// Paths of what was made of each publication alone, in the order of making.
    pub own: BTreeMap<Slug, Vec<String>>,
    /// The same of the book of each series.
    pub books: BTreeMap<Slug, Vec<String>>,
    /// The pages around the publications, and their landing pages, for a later build.
    pub kept: Kept,
}

/// A step of a build, for progress.
#[derive(Debug, Clone, Copy)]
pub enum Step<'a> {
    Started { slug: &'a str, edition: &'a str },
    Finished { slug: &'a str, edition: &'a str },
}

/// Reads, resolves and checks the publications asked for.
///
/// # Errors
/// [`Unusable`] where the selection names nothing, a level names no rule, or the theme is not there.
pub fn check(job: &Job) -> Result<Checked, Unusable> {
    let mut sources = Sources::default();
    let mut sink = Sink::new();
    let mut project = source::project::Project::open(&job.root, &job.selection, &mut sources, &mut sink)
        .map_err(|fault| Unusable(fault.to_string()))?;
    let levels = levels_of(&project.publisher, job)?;
    let theme = project
        .theme(&mut sources, &mut sink)
        .ok_or_else(|| Unusable("no theme comes with imprint".to_owned()))?;

    let mut lost = false;
    let mut drafts: Vec<(Draft, Sink)> = Vec::new();
    for entry in &project.entries {
        let mut own = Sink::new();
        match project.read(entry, &mut sources, &mut own) {
            Some(draft) => drafts.push((draft, own)),
            None => {
                lost = true;
                sink.extend(own.into_sorted());
            }
        }
    }

    let whole = job.selection.is_empty();
    link_sources(&mut project);
    let books = collecting::books(&project, &drafts, job);
    let quoted: Vec<Vec<Mention>> = drafts.iter_mut().map(|(draft, _)| findings::quoted(draft)).collect();
    let lent = lend(&project, &drafts, &quoted, &mut sources);
    let resolved: Vec<Resolved> = drafts.into_par_iter().map(resolve_one).collect();
    let lent: Vec<Resolved> = lent.into_par_iter().map(resolve_one).collect();
    let lent: Vec<&Resolved> = lent.iter().collect();
    let resolved = quote(resolved, &lent, &quoted, &project, &theme);
    let known: Vec<&Resolved> = resolved.iter().chain(lent).collect();
    let books = collecting::resolve(books, &known, &project, &theme);
    let surroundings =
        Surroundings { sources: &sources, covers: &|c| theme.fonts.covers(c), dated: job.date().is_some() };
    let (publications, said): (Vec<_>, Vec<_>) =
        resolved.into_par_iter().map(|own| check_one(own, rules::check, &surroundings, &levels)).unzip();

    let mut around = Vec::new();
    let collection = project.collection.map(|draft| {
        let resolved = resolve_one((draft, Sink::new()));
        let (publication, said) = check_one(resolved, rules::check_text, &surroundings, &levels);
        around.extend(said);
        publication
    });
    if whole {
        sink.extend(around);
    }
    let told: Vec<&Diagnostic> = said.iter().flatten().chain(sink.iter()).collect();
    let (collected, new) = collecting::check(books, &told, &surroundings, &levels);
    sink.extend(new);
    let denied = lost || sink.iter().any(|diagnostic| levels.of(diagnostic.code) == Level::Deny);
    for own in said {
        sink.extend(own);
    }
    let findings = leveled(sink, &levels);
    let others = project.others.iter().map(|entry| entry.metadata().clone()).collect();
    Ok(Checked {
        sources,
        publisher: project.publisher,
        theme,
        publications,
        collection,
        collected,
        others,
        findings,
        denied,
        whole,
        levels,
    })
}

fn levels_of(publisher: &Publisher, job: &Job) -> Result<Levels, Unusable> {
    let mut levels = publisher.levels.clone();
    for (level, code) in &job.levels {
        levels.set(code, *level).map_err(|unknown| {
            let near = diagnostic::nearest(&unknown.0, Code::ALL.iter().map(|code| code.as_str()));
            let hint = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
            Unusable(format!("there is no rule `{}`{hint}", unknown.0))
        })?;
    }
    Ok(levels)
}

/// Applies the rules for a publication, or for a text that is none.
fn check_one(
    mut resolved: Resolved,
    rules: fn(&Report, &Surroundings<'_>, &mut Sink),
    surroundings: &Surroundings<'_>,
    levels: &Levels,
) -> (Publication, Vec<Diagnostic>) {
    rules(&resolved.report, surroundings, &mut resolved.sink);
    publication(resolved, levels)
}

fn publication(resolved: Resolved, levels: &Levels) -> (Publication, Vec<Diagnostic>) {
    let Resolved { report, locale, sink } = resolved;
    let claims = Claims::from_diagnostics(&sink);
    let codes = || sink.iter().map(|diagnostic| diagnostic.code);
    let denied = codes().any(|code| levels.of(code) == Level::Deny);
    let lowered = codes().filter(|code| levels.of(*code) < code.default_level()).collect();
    let census = Census::of(&report);
    (Publication { report, locale, claims, census, denied, lowered }, sink.into_sorted())
}

fn leveled(sink: Sink, levels: &Levels) -> Vec<Leveled> {
    let all = sink.into_sorted().into_iter().map(|diagnostic| Leveled::of(diagnostic, levels));
    all.filter(|leveled| leveled.level != Level::Allow).collect()
}
