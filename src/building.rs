//! Makes what is published of what was checked: a step of `lib.rs`, which sees every stage.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::catalogue::{self, Earlier, Kept};
use crate::diagnostic::{Diagnostic, Level, Leveled, Levels};
use crate::editions::{self, Artefact, EditionKind, Setting};
use crate::locale::Locale;
use crate::model::identifier::{Date, Slug};
use crate::model::metadata::Metadata;
use crate::recording::records;
use crate::{Backlist, Built, Checked, Job, Publication, Step, collecting};

/// Makes the editions and pages of every publication that nothing denies.
///
/// Editions are made in parallel, those that follow others after them; what is made depends on which editions
/// are asked for, but not on the order of asking or on how many threads there are.
pub fn build(checked: &Checked, job: &Job, progress: &(dyn Fn(Step<'_>) + Sync)) -> Built {
    rebuild(checked, job, None, progress)
}

/// The same, but takes publications that are still the same from an earlier build, and pages that show nothing else;
/// records, feeds and search are made anew. What comes of it is what [`build`] would make, byte for byte.
pub fn rebuild(
    checked: &Checked,
    job: &Job,
    earlier: Option<&Backlist>,
    progress: &(dyn Fn(Step<'_>) + Sync),
) -> Built {
    let kept = earlier.and_then(|earlier| earlier.for_house(checked, job));
    let wanted: Vec<&Publication> = checked
        .publications
        .iter()
        .filter(|publication| job.include_drafts || publication.report.metadata.is_public())
        .collect();
    let epoch = job.date();
    let same: Vec<Option<&[Artefact]>> =
        wanted.par_iter().map(|publication| kept.and_then(|kept| kept.made(publication))).collect();
    let made: Vec<Result<Vec<Artefact>, Vec<Diagnostic>>> = wanted
        .par_iter()
        .zip(&same)
        .map(|(publication, same)| match (publication.denied, same) {
            (true, _) => Ok(Vec::new()),
            (_, Some(made)) => Ok(made.to_vec()),
            _ => publish(publication, checked, job, epoch, progress),
        })
        .collect();

    let mut built = Built {
        artefacts: Vec::new(),
        findings: checked.findings.clone(),
        published: Vec::new(),
        denied: Vec::new(),
        lowered: BTreeMap::new(),
        own: BTreeMap::new(),
        books: BTreeMap::new(),
        kept: Kept::default(),
    };
    for (publication, made) in wanted.iter().zip(made) {
        let slug = publication.report.metadata.slug.clone();
        match made {
            Ok(_) if publication.denied => built.denied.push(slug),
            made => {
                let Some(artefacts) = accepted(made, &slug, &checked.levels, &mut built) else { continue };
                let paths = artefacts.iter().map(|artefact| artefact.path.clone()).collect();
                built.own.insert(slug.clone(), paths);
                built.artefacts.extend(artefacts);
                built.lowered.insert(slug.clone(), publication.lowered.clone());
                built.published.push(slug);
            }
        }
    }
    let changed = wanted.iter().zip(&same).filter(|(_, same)| same.is_none());
    let mut changes = kept.map(|kept| kept.changes(changed.map(|(publication, _)| *publication)));
    for book in &checked.collected {
        let same = kept.and_then(|kept| kept.book(book));
        if let Some(changes) = changes.as_mut().filter(|_| same.is_none()) {
            changes.anew.insert(book.publication.report.metadata.slug.clone());
        }
        collecting::publish(book, same, checked, job, progress, &mut built);
    }
    let listed: Vec<Setting<'_>> = wanted
        .iter()
        .filter(|publication| built.published.contains(&publication.report.metadata.slug))
        .map(|publication| setting(publication, checked, epoch))
        .collect();
    let books = checked.collected.iter().map(|book| &book.publication);
    let books =
        books.filter(|book| built.books.get(&book.report.metadata.slug).is_some_and(|own| !own.is_empty()));
    let books: Vec<Setting<'_>> = books.map(|book| setting(book, checked, epoch)).collect();
    built.artefacts.extend(records(&listed, &books, checked, job, &built.artefacts));
    let earlier = kept.zip(changes.as_ref()).and_then(|(kept, changes)| kept.pages(changes));
    match site(&listed, &books, checked, job, &built.artefacts, earlier) {
        Ok((pages, kept)) => {
            built.artefacts.extend(pages);
            built.kept = kept;
        }
        Err(diagnostic) => {
            built.findings.push(Leveled { level: Level::Deny, diagnostic });
            built.denied.append(&mut built.published);
            built.artefacts.clear();
            built.own.clear();
            built.books.clear();
        }
    }
    built.artefacts.sort_by(|a, b| a.path.cmp(&b.path));
    built
}

/// What was made, where nothing that there is to say of it denies it; what there is to say is kept.
pub(crate) fn accepted(
    made: Result<Vec<Artefact>, Vec<Diagnostic>>,
    slug: &Slug,
    levels: &Levels,
    built: &mut Built,
) -> Option<Vec<Artefact>> {
    match made {
        Ok(artefacts) => {
            let remarks = remarks(&artefacts, levels);
            let refused = remarks.iter().any(|remark| remark.level == Level::Deny);
            built.findings.extend(remarks);
            if !refused {
                return Some(artefacts);
            }
        }
        Err(faults) => built.findings.extend(faults.into_iter().map(|fault| Leveled::of(fault, levels))),
    }
    built.denied.push(slug.clone());
    None
}

/// What the editions say of what they made; what is allowed is left out.
fn remarks(artefacts: &[Artefact], levels: &Levels) -> Vec<Leveled> {
    let remarks = artefacts.iter().flat_map(|artefact| artefact.remarks.iter().cloned());
    remarks
        .map(|diagnostic| Leveled::of(diagnostic, levels))
        .filter(|remark| remark.level != Level::Allow)
        .collect()
}

/// The pages around the publications.
fn site(
    listed: &[Setting<'_>],
    books: &[Setting<'_>],
    checked: &Checked,
    job: &Job,
    made: &[Artefact],
    earlier: Option<Earlier<'_>>,
) -> Result<(Vec<Artefact>, Kept), Diagnostic> {
    let publisher = &checked.publisher;
    let locale = publisher.language.as_ref().and_then(Locale::bundled).unwrap_or_else(Locale::fallback);
    let public = |metadata: &&Metadata| job.include_drafts || metadata.is_public();
    let others: Vec<&Metadata> = checked.others.iter().filter(public).collect();
    let epoch = job.date();
    let collection = checked.collection.each(|own| setting(own, checked, epoch));
    let mut pages = catalogue::assets(&checked.theme, &checked.publisher);
    let (made, kept) = catalogue::make(catalogue::Stock {
        publisher,
        locale: &locale,
        theme: &checked.theme,
        listed,
        books,
        others: &others,
        collection: &collection,
        made,
        standing: &job.standing,
        whole: checked.whole,
        today: epoch,
        earlier,
    })?;
    pages.extend(made);
    Ok((pages, kept))
}

pub(crate) fn setting<'a>(
    publication: &'a Publication,
    checked: &'a Checked,
    epoch: Option<Date>,
) -> Setting<'a> {
    Setting {
        report: &publication.report,
        publisher: &checked.publisher,
        locale: &publication.locale,
        theme: &checked.theme,
        claims: publication.claims,
        census: publication.census,
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
    if job.editions.is_empty() {
        return Ok(Vec::new());
    }
    let make = |kind: EditionKind, made: &[Artefact]| make(kind, &setting, made, progress);
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
pub(crate) fn make(
    kind: EditionKind,
    setting: &Setting<'_>,
    made: &[Artefact],
    progress: &(dyn Fn(Step<'_>) + Sync),
) -> Result<Vec<Artefact>, Vec<Diagnostic>> {
    let (slug, edition) = (setting.report.metadata.slug.as_str(), kind.as_str());
    progress(Step::Started { slug, edition });
    let made = editions::make(kind, setting, made);
    progress(Step::Finished { slug, edition });
    made
}

/// What makes one edition.
pub(crate) type Make<'m> =
    dyn Fn(EditionKind, &[Artefact]) -> Result<Vec<Artefact>, Vec<Diagnostic>> + Sync + 'm;

/// Makes editions in parallel, round by round: each may look at what the rounds before made.
pub(crate) fn in_rounds(editions: &[EditionKind], make: &Make<'_>) -> Result<Vec<Artefact>, Vec<Diagnostic>> {
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
