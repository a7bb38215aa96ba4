//! Resolves drafts, and lets publications lead to and quote one another: a step of `lib.rs`, which sees them all.

use std::collections::{BTreeMap, BTreeSet};

use crate::Job;
use crate::diagnostic::{Code, Diagnostic, Sink, Sources};
use crate::editions::{Census, Setting, html};
use crate::locale::Locale;
use crate::model::catalogue::links::SourcePages;
use crate::model::claim::Claims;
use crate::model::draft::Draft;
use crate::model::identifier::{Date, Slug};
use crate::model::mention::Mention;
use crate::model::publisher::Publisher;
use crate::model::report::Report;
use crate::model::resolve::findings::{self, Quotable};
use crate::source::project::Project;
use crate::theme::Theme;

/// Lets the texts around the publications lead to one another.
pub(crate) fn link_sources(project: &mut Project) {
    let collection = &mut project.collection;
    let mut pages = SourcePages::default();
    let entries = project.entries.iter().chain(&project.others);
    pages.add_publications(entries.map(|entry| entry.slug()));
    pages.add("people", collection.people.iter().map(|own| &own.facts.id));
    pages.add("topics", collection.topics.iter().map(|own| &own.facts.slug));
    pages.add("series", collection.series.iter().map(|own| &own.facts.slug));
    pages.add("pages", collection.pages.iter().map(|own| &own.facts.slug));
    collection.people.iter_mut().for_each(|own| pages.link(&mut own.text, "people"));
    collection.topics.iter_mut().for_each(|own| pages.link(&mut own.text, "topics"));
    collection.series.iter_mut().for_each(|own| pages.link(&mut own.text, "series"));
    collection.pages.iter_mut().for_each(|own| pages.link(&mut own.text, "pages"));
}

/// A publication whose references are filled in, and what there is to say of it so far.
pub(crate) struct Resolved {
    pub(crate) report: Report,
    pub(crate) locale: Locale,
    pub(crate) sink: Sink,
}

pub(crate) fn resolve_one((draft, mut sink): (Draft, Sink)) -> Resolved {
    let locale = Locale::bundled(&draft.metadata.language).unwrap_or_else(Locale::fallback);
    let report = crate::model::resolve::resolve(draft, &locale, &mut sink);
    Resolved { report, locale, sink }
}

/// Reads publications that were not asked for, but are quoted by those that were.
pub(crate) fn lend(
    project: &Project,
    drafts: &[(Draft, Sink)],
    quoted: &[Vec<Mention>],
    sources: &mut Sources,
) -> Vec<(Draft, Sink)> {
    let asked: BTreeSet<&Slug> = drafts.iter().map(|(draft, _)| &draft.metadata.slug).collect();
    let wanted: BTreeSet<&Slug> =
        quoted.iter().flatten().map(|mention| &mention.slug).filter(|slug| !asked.contains(slug)).collect();
    let others = project.others.iter().filter(|entry| wanted.contains(entry.slug()));
    others.filter_map(|entry| Some((project.read(entry, sources, &mut Sink::new())?, Sink::new()))).collect()
}

/// Puts quoted findings where they are asked for. Who quotes in a circle is told so.
pub(crate) fn quote(
    mut resolved: Vec<Resolved>,
    lent: &[&Resolved],
    quoted: &[Vec<Mention>],
    project: &Project,
    theme: &Theme,
) -> Vec<Resolved> {
    let wanted: BTreeSet<&Slug> = quoted.iter().flatten().map(|mention| &mention.slug).collect();
    if wanted.is_empty() {
        return resolved;
    }
    let all =
        resolved.iter().chain(lent.iter().copied()).filter(|own| wanted.contains(&own.report.metadata.slug));
    let others: BTreeMap<Slug, Quotable> =
        all.map(|own| (own.report.metadata.slug.clone(), quotable(own, &project.publisher, theme))).collect();
    let entries = project.entries.iter().chain(&project.others);
    let known: Vec<Slug> = entries.map(|entry| entry.slug().clone()).collect();
    let known = project.house().map(|_| known.as_slice());
    let slugs: Vec<Slug> = resolved.iter().map(|own| own.report.metadata.slug.clone()).collect();
    let places = slugs.iter().enumerate().map(|(at, slug)| (slug, at)).collect();
    for (at, mention) in crate::model::catalogue::rules::circles(quoted, &places) {
        let Some(own) = resolved.get_mut(at) else { continue };
        let message = format!("`{}` is quoted here, and quotes this publication", mention.slug);
        let diagnostic = Diagnostic::new(Code::RelationCycle, mention.span, message);
        own.sink.report(diagnostic.hint("take one of the two `findings` blocks out"));
    }
    for (own, _) in resolved.iter_mut().zip(quoted).filter(|(_, quoted)| !quoted.is_empty()) {
        findings::quote(&mut own.report, &others, known, &own.locale, &mut own.sink);
    }
    resolved
}

fn quotable(own: &Resolved, publisher: &Publisher, theme: &Theme) -> Quotable {
    let setting = Setting {
        report: &own.report,
        publisher,
        locale: &own.locale,
        theme,
        claims: Claims::from_diagnostics(&own.sink),
        census: Census::of(&own.report),
        date: None,
    };
    let places = html::places(&setting);
    let url = publisher.url.as_ref().map(|url| format!("{url}/{}/", own.report.metadata.slug));
    let folder = url.clone().unwrap_or_default();
    Quotable::of(&own.report, url, &|id| format!("{folder}read/{}", places.href("", id.as_str())))
}

impl Job {
    /// The day of `SOURCE_DATE_EPOCH`.
    pub(crate) fn date(&self) -> Option<Date> {
        self.epoch.and_then(Date::from_epoch)
    }
}
