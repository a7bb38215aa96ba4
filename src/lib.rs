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

pub mod catalogue;
pub mod diagnostic;
pub mod editions;
pub mod locale;
pub mod model;
pub mod package;
pub mod records;
mod resolving;
pub mod source;
pub mod theme;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use rayon::prelude::*;

use diagnostic::{Code, Diagnostic, Level, Leveled, Levels, Sink, Sources};
use editions::{Artefact, EditionKind, Setting};
use locale::Locale;
use model::catalogue::Collection;
use model::claim::Claims;
use model::draft::Draft;
use model::identifier::{Date, Slug};
use model::mention::Mention;
use model::metadata::Metadata;
use model::publisher::Publisher;
use model::report::Report;
use model::resolve::findings;
use resolving::{Resolved, lend, link_sources, quote, resolve_one};
use theme::Theme;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Job {
    /// Where `imprint.toml` is looked for, here or above.
    pub root: PathBuf,
    /// Slugs or paths; empty for every publication.
    pub selection: Vec<String>,
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
#[derive(Debug)]
pub struct Publication {
    pub report: Report,
    pub locale: Locale,
    pub claims: Claims,
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
    /// Codes lowered, by publication.
    pub lowered: BTreeMap<Slug, BTreeSet<Code>>,
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

    let quoted: Vec<Vec<Mention>> = drafts.iter_mut().map(|(draft, _)| findings::quoted(draft)).collect();
    let lent = lend(&project, &drafts, &quoted, &mut sources);
    let resolved: Vec<Resolved> = drafts.into_par_iter().map(resolve_one).collect();
    let lent: Vec<Resolved> = lent.into_par_iter().map(resolve_one).collect();
    let resolved = quote(resolved, &lent, &quoted, &project, &theme);
    let (publications, said): (Vec<_>, Vec<_>) =
        resolved.into_par_iter().map(|own| check_one(own, job, &sources, &theme, &levels)).unzip();

    let whole = job.selection.is_empty();
    let mut around = Vec::new();
    link_sources(&mut project);
    let collection = project.collection.map(|draft| {
        let resolved = resolve_one((draft, Sink::new()));
        let (publication, said) = check_text(resolved, job, &sources, &theme, &levels);
        around.extend(said);
        publication
    });
    if whole {
        sink.extend(around);
    }
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

fn check_one(
    mut resolved: Resolved,
    job: &Job,
    sources: &Sources,
    theme: &Theme,
    levels: &Levels,
) -> (Publication, Vec<Diagnostic>) {
    let surroundings = model::rules::Surroundings {
        sources,
        covers: &|c| theme.fonts.covers(c),
        dated: job.epoch.and_then(Date::from_epoch).is_some(),
    };
    model::rules::check(&resolved.report, &surroundings, &mut resolved.sink);
    publication(resolved, levels)
}

/// Checks a text that is no publication: it has no date, and no evidence.
fn check_text(
    mut resolved: Resolved,
    job: &Job,
    sources: &Sources,
    theme: &Theme,
    levels: &Levels,
) -> (Publication, Vec<Diagnostic>) {
    let surroundings = model::rules::Surroundings {
        sources,
        covers: &|c| theme.fonts.covers(c),
        dated: job.epoch.and_then(Date::from_epoch).is_some(),
    };
    model::rules::check_text(&resolved.report, &surroundings, &mut resolved.sink);
    publication(resolved, levels)
}

fn publication(resolved: Resolved, levels: &Levels) -> (Publication, Vec<Diagnostic>) {
    let Resolved { report, locale, sink } = resolved;
    let claims = Claims::from_diagnostics(&sink);
    let denied = sink.iter().any(|diagnostic| levels.of(diagnostic.code) == Level::Deny);
    let lowered = sink
        .iter()
        .map(|diagnostic| diagnostic.code)
        .filter(|code| levels.of(*code) < code.default_level())
        .collect();
    (Publication { report, locale, claims, denied, lowered }, sink.into_sorted())
}

fn leveled(sink: Sink, levels: &Levels) -> Vec<Leveled> {
    sink.into_sorted()
        .into_iter()
        .map(|diagnostic| level(diagnostic, levels))
        .filter(|leveled| leveled.level != Level::Allow)
        .collect()
}

fn level(diagnostic: Diagnostic, levels: &Levels) -> Leveled {
    Leveled { level: levels.of(diagnostic.code), diagnostic }
}

/// Makes the editions and pages of every publication that nothing denies.
///
/// Editions are made in parallel, those that follow others after them; what is made depends on which editions
/// are asked for, but not on the order of asking or on how many threads there are.
pub fn build(checked: &Checked, job: &Job, progress: &(dyn Fn(Step<'_>) + Sync)) -> Built {
    let wanted: Vec<&Publication> = checked
        .publications
        .iter()
        .filter(|publication| job.include_drafts || publication.report.metadata.is_public())
        .collect();
    let epoch = job.epoch.and_then(Date::from_epoch);
    let made: Vec<Result<Vec<Artefact>, Vec<Diagnostic>>> = wanted
        .par_iter()
        .map(|publication| match publication.denied {
            true => Ok(Vec::new()),
            false => publish(publication, checked, job, epoch, progress),
        })
        .collect();

    let mut built = Built {
        artefacts: Vec::new(),
        findings: checked.findings.clone(),
        published: Vec::new(),
        denied: Vec::new(),
        lowered: BTreeMap::new(),
    };
    for (publication, made) in wanted.iter().zip(made) {
        let slug = publication.report.metadata.slug.clone();
        match made {
            Ok(artefacts) if !publication.denied => {
                let remarks = remarks(&artefacts, &checked.levels);
                let refused = remarks.iter().any(|remark| remark.level == Level::Deny);
                built.findings.extend(remarks);
                if refused {
                    built.denied.push(slug);
                    continue;
                }
                built.artefacts.extend(artefacts);
                built.lowered.insert(slug.clone(), publication.lowered.clone());
                built.published.push(slug);
            }
            Ok(_) => built.denied.push(slug),
            Err(diagnostics) => {
                let more = diagnostics.into_iter().map(|diagnostic| level(diagnostic, &checked.levels));
                built.findings.extend(more);
                built.denied.push(slug);
            }
        }
    }
    let listed: Vec<Setting<'_>> = wanted
        .iter()
        .filter(|publication| built.published.contains(&publication.report.metadata.slug))
        .map(|publication| setting(publication, checked, epoch))
        .collect();
    match site(&listed, checked, job, &built.artefacts) {
        Ok(pages) => built.artefacts.extend(pages),
        Err(diagnostic) => {
            built.findings.push(Leveled { level: Level::Deny, diagnostic });
            built.denied.append(&mut built.published);
            built.artefacts.clear();
        }
    }
    built.artefacts.sort_by(|a, b| a.path.cmp(&b.path));
    built
}

/// What the editions say of what they made; what is allowed is left out.
fn remarks(artefacts: &[Artefact], levels: &Levels) -> Vec<Leveled> {
    let remarks = artefacts.iter().flat_map(|artefact| artefact.remarks.iter().cloned());
    remarks
        .map(|diagnostic| Leveled { level: levels.of(diagnostic.code), diagnostic })
        .filter(|remark| remark.level != Level::Allow)
        .collect()
}

/// The pages around the publications.
fn site(
    listed: &[Setting<'_>],
    checked: &Checked,
    job: &Job,
    made: &[Artefact],
) -> Result<Vec<Artefact>, Diagnostic> {
    let publisher = &checked.publisher;
    let locale = publisher.language.as_ref().and_then(Locale::bundled).unwrap_or_else(Locale::fallback);
    let public = |metadata: &&Metadata| job.include_drafts || metadata.is_public();
    let others: Vec<&Metadata> = checked.others.iter().filter(public).collect();
    let epoch = job.epoch.and_then(Date::from_epoch);
    let collection = checked.collection.each(|own| setting(own, checked, epoch));
    let mut pages = catalogue::assets(&checked.theme);
    pages.extend(catalogue::make(catalogue::Stock {
        publisher,
        locale: &locale,
        theme: &checked.theme,
        listed,
        others: &others,
        collection: &collection,
        made,
        standing: &job.standing,
        whole: checked.whole,
        today: epoch,
    })?);
    Ok(pages)
}

fn setting<'a>(publication: &'a Publication, checked: &'a Checked, epoch: Option<Date>) -> Setting<'a> {
    Setting {
        report: &publication.report,
        publisher: &checked.publisher,
        locale: &publication.locale,
        theme: &checked.theme,
        claims: publication.claims,
        date: publication.report.metadata.date().or(epoch),
    }
}

fn publish(
    publication: &Publication,
    checked: &Checked,
    job: &Job,
    epoch: Option<Date>,
    progress: &(dyn Fn(Step<'_>) + Sync),
) -> Result<Vec<Artefact>, Vec<Diagnostic>> {
    let setting = setting(publication, checked, epoch);
    let slug = publication.report.metadata.slug.as_str();
    let make = |kind: EditionKind, made: &[Artefact]| {
        let edition = kind.as_str();
        progress(Step::Started { slug, edition });
        let made = editions::make(kind, &setting, made);
        progress(Step::Finished { slug, edition });
        made
    };
    let (rounds, covers) =
        rayon::join(|| in_rounds(&job.editions, &make), || editions::cover::make(&setting));
    match (rounds, covers) {
        (Ok(mut artefacts), Ok(covers)) => {
            artefacts.extend(covers);
            Ok(artefacts)
        }
        (rounds, covers) => Err(rounds.err().into_iter().chain(covers.err()).flatten().collect()),
    }
}

/// Makes one edition, and tells of it.
type Make<'m> = dyn Fn(EditionKind, &[Artefact]) -> Result<Vec<Artefact>, Vec<Diagnostic>> + Sync + 'm;

/// Makes editions in parallel, round by round: each may look at what the rounds before made.
fn in_rounds(editions: &[EditionKind], make: &Make<'_>) -> Result<Vec<Artefact>, Vec<Diagnostic>> {
    let mut artefacts: Vec<Artefact> = Vec::new();
    let mut faults = Vec::new();
    for round in EditionKind::ROUNDS {
        let kinds = editions.par_iter().filter(|kind| kind.round() == round);
        let made: Vec<_> = kinds.map(|kind| make(*kind, &artefacts)).collect();
        for edition in made {
            match edition {
                Ok(files) => artefacts.extend(files),
                Err(diagnostics) => faults.extend(diagnostics),
            }
        }
    }
    if faults.is_empty() { Ok(artefacts) } else { Err(faults) }
}
