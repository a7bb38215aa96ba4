//! Makes books of series: a step of `lib.rs`, which sees every draft.

use crate::building::{accepted, in_rounds, make, setting};
use crate::catalogue;
use crate::diagnostic::{Code, Diagnostic, Levels, Sink, Span};
use crate::editions::{self, Artefact, EditionKind};
use crate::locale::Locale;
use crate::model::catalogue::collected::{self, Collecting};
use crate::model::draft::Draft;
use crate::model::identifier::Slug;
use crate::model::mention::Mention;
use crate::model::resolve::findings;
use crate::model::rules::{self, Surroundings};
use crate::resolving::{Resolved, quote, resolve_one};
use crate::source::project::Project;
use crate::theme::Theme;
use crate::{Built, Checked, Job, Publication, Step, check_one};

/// A series in one book: a publication whose page is the series'.
#[derive(Debug)]
pub struct Collected {
    pub publication: Publication,
    /// The articles in it.
    pub articles: Vec<Slug>,
}

/// A book in the making, and what was said while its articles were read: of what was lowered there, the whole claims
/// nothing either.
pub(crate) struct Book<R> {
    articles: Vec<Slug>,
    text: R,
}

/// The books of the series that ask for one. A series of which an article could not be read has none: nobody would see
/// what is missing.
pub(crate) fn books(project: &Project, drafts: &[(Draft, Sink)], job: &Job) -> Vec<Book<(Draft, Sink)>> {
    let named = |slug: &Slug| {
        let named = job.selection.iter().any(|name| name == slug.as_str());
        named && !project.entries.iter().any(|entry| entry.slug() == slug)
    };
    let asked = |slug: &Slug| job.selection.is_empty() || named(slug);
    let collected =
        project.collection.series.iter().filter(|own| own.facts.collected && asked(&own.facts.slug));
    let books = collected.filter_map(|series| {
        let slug = &series.facts.slug;
        let belongs = |mention: Option<&Mention>| mention.is_some_and(|own| own.slug == *slug);
        let entries =
            project.entries.iter().filter(|entry| belongs(entry.metadata().series.as_ref())).count();
        let read = drafts.iter().filter(|(draft, _)| belongs(draft.metadata.series.as_ref()));
        if entries != read.clone().count() {
            return None;
        }
        let asked = |draft: &&Draft| job.include_drafts || draft.metadata.is_public();
        let articles = collected::articles(&series.facts, read.clone().map(|(draft, _)| draft).filter(asked));
        if articles.is_empty() {
            return None;
        }
        let slugs: Vec<Slug> = articles.iter().map(|draft| draft.metadata.slug.clone()).collect();
        let mut sink = Sink::new();
        for (_, own) in read.filter(|(draft, _)| slugs.contains(&draft.metadata.slug)) {
            sink.extend(own.iter().cloned());
        }
        let locale = Locale::bundled(&series.text.metadata.language).unwrap_or_else(Locale::fallback);
        let draft = collected::collect(Collecting {
            series,
            articles: &articles,
            people: &project.collection.people,
            publisher: &project.publisher,
            locale: &locale,
        });
        Some(Book { articles: slugs, text: (draft, sink) })
    });
    books.collect()
}

/// Resolves the books; what their articles quote stands in them, too.
pub(crate) fn resolve(
    mut books: Vec<Book<(Draft, Sink)>>,
    known: &[&Resolved],
    project: &Project,
    theme: &Theme,
) -> Vec<Book<Resolved>> {
    let quoted: Vec<Vec<Mention>> = books.iter_mut().map(|book| findings::quoted(&mut book.text.0)).collect();
    let (articles, texts): (Vec<_>, Vec<_>) =
        books.into_iter().map(|book| (book.articles, resolve_one(book.text))).unzip();
    let resolved = quote(texts, known, &quoted, project, theme);
    articles.into_iter().zip(resolved).map(|(articles, text)| Book { articles, text }).collect()
}

/// Applies the rules, and keeps what was not said of the articles already.
pub(crate) fn check(
    books: Vec<Book<Resolved>>,
    told: &[&Diagnostic],
    surroundings: &Surroundings<'_>,
    levels: &Levels,
) -> (Vec<Collected>, Vec<Diagnostic>) {
    let told: Vec<(Code, Option<Span>)> = told.iter().map(|own| (own.code, own.place)).collect();
    let mut new = Vec::new();
    let collected = books.into_iter().map(|book| {
        let (publication, said) = check_one(book.text, rules::check, surroundings, levels);
        new.extend(said.into_iter().filter(|own| !told.contains(&(own.code, own.place))));
        Collected { publication, articles: book.articles }
    });
    (collected.collect(), new)
}

/// Makes the e-book, the PDF and the cover of the book of a series, unless one of its articles is not published: a book
/// must be whole.
pub(crate) fn publish(
    book: &Collected,
    same: Option<&[Artefact]>,
    checked: &Checked,
    job: &Job,
    progress: &(dyn Fn(Step<'_>) + Sync),
    built: &mut Built,
) {
    let slug = &book.publication.report.metadata.slug;
    let whole = book.articles.iter().all(|article| built.published.contains(article));
    if book.publication.denied || !whole {
        built.denied.push(slug.clone());
        return;
    }
    let setting = setting(&book.publication, checked, job.date());
    let kinds = job.editions.iter().filter(|kind| matches!(kind, EditionKind::Epub | EditionKind::Pdf));
    let kinds: Vec<EditionKind> = kinds.copied().collect();
    let shelved = |own: Artefact| Artefact { path: catalogue::of_series(&own.path), ..own };
    let made = match same {
        Some(made) => Ok(made.to_vec()),
        None => in_rounds(&kinds, &|kind, made| make(kind, &setting, made, progress))
            .and_then(|mut made| {
                if !kinds.is_empty() {
                    made.extend(editions::cover::make(&setting)?);
                }
                Ok(made)
            })
            .map(|made| made.into_iter().map(shelved).collect()),
    };
    if let Some(artefacts) = accepted(made, slug, &checked.levels, built) {
        let paths = artefacts.iter().map(|artefact| artefact.path.clone()).collect();
        if !artefacts.is_empty() {
            built.lowered.insert(slug.clone(), book.publication.lowered.clone());
        }
        built.books.insert(slug.clone(), paths);
        built.artefacts.extend(artefacts);
    }
}
