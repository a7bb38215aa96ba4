//! The collected edition of a series: one draft made of those of its articles, each a chapter.
//!
//! It is made before anything is resolved, so that numbers, ids and references are found anew, as in any report.

mod chapter;
mod imprint;
mod tongue;

use std::collections::{BTreeMap, BTreeSet};

use super::{Person, Series, Written};
use crate::locale::Locale;
use crate::model::block::{Attributes, Block, BlockKind, Heading};
use crate::model::draft::{Draft, DraftFile};
use crate::model::identifier::{Id, LanguageTag, Slug};
use crate::model::inline::{Inline, InlineKind};
use crate::model::metadata::Status;
use crate::model::picture::Picture;
use crate::model::publisher::Publisher;
use crate::model::role::Role;
use chapter::Moved;

/// What a collected edition is made from.
#[derive(Debug, Clone, Copy)]
pub struct Collecting<'a> {
    pub series: &'a Written<Series, Draft>,
    /// In the order of the series.
    pub articles: &'a [&'a Draft],
    pub people: &'a [Written<Person, Draft>],
    pub publisher: &'a Publisher,
    /// Of the series' language.
    pub locale: &'a Locale,
}

/// The articles of a series in its order: those that are there to be read.
pub fn articles<'a>(series: &Series, drafts: impl Iterator<Item = &'a Draft>) -> Vec<&'a Draft> {
    let belongs = |draft: &&Draft| {
        let metadata = &draft.metadata;
        metadata.status != Status::Withdrawn
            && metadata.series.as_ref().is_some_and(|own| own.slug == series.slug)
    };
    let mut articles: Vec<&Draft> = drafts.filter(belongs).collect();
    articles.sort_by_key(|draft| {
        let metadata = &draft.metadata;
        (metadata.series_number.unwrap_or(u32::MAX), metadata.published, &metadata.slug)
    });
    articles
}

/// Puts the articles together.
pub fn collect(own: Collecting<'_>) -> Draft {
    let mut book = Book {
        own,
        slugs: own.articles.iter().map(|draft| &draft.metadata.slug).collect(),
        ids: own.articles.iter().map(|draft| (&draft.metadata.slug, chapter::ids(draft))).collect(),
        files: Vec::new(),
        pictures: Vec::new(),
    };
    book.introduction();
    for article in own.articles {
        book.article(article);
    }
    let (files, pictures) = (book.files, book.pictures);
    Draft { metadata: imprint::metadata(&own), files, pictures, discussion: None }
}

struct Book<'a> {
    own: Collecting<'a>,
    slugs: BTreeSet<&'a Slug>,
    /// The ids that their authors gave, by article.
    ids: BTreeMap<&'a Slug, BTreeSet<Id>>,
    files: Vec<DraftFile>,
    pictures: Vec<Picture>,
}

impl<'a> Book<'a> {
    fn introduction(&mut self) {
        let series = self.own.series;
        let span = series.facts.span;
        let mut opening = Vec::new();
        let title = self.own.locale.name_of(Role::Introduction).unwrap_or(&series.facts.title);
        opening.push(heading(title, None, Role::Preface, span));
        let editors: Vec<String> = series
            .facts
            .editors
            .iter()
            .filter_map(|editor| self.person(&editor.slug))
            .map(|person| person.facts.name.clone())
            .collect();
        if !editors.is_empty() {
            let names = self.own.locale.join(&editors);
            let words = format!("{} {names}", self.own.locale.site.edited_by);
            opening.push(byline(&words, span));
        }
        let written = series.text.files.iter().any(|file| !file.blocks.is_empty());
        if !written && editors.is_empty() {
            return;
        }
        let mut files = self.moved(&series.text, "series");
        if let Some(first) = files.first_mut() {
            first.blocks.splice(0..0, opening);
        }
        self.files.extend(files);
    }

    fn article(&mut self, article: &Draft) {
        let metadata = &article.metadata;
        let slug = metadata.slug.as_str();
        let mut files = self.moved(article, slug);
        if let Some(first) = files.first_mut() {
            let span = first.blocks.first().map_or(metadata.span, |block| block.span);
            let id = Some(chapter::of_article(&metadata.slug));
            let mut opening = vec![heading(&metadata.full_title(), id, Role::Chapter, span)];
            let names: Vec<String> = metadata.authors.iter().map(|author| author.name.clone()).collect();
            if !names.is_empty() {
                opening.push(byline(&self.own.locale.join(&names), span));
            }
            if self.is_foreign(&metadata.language) {
                tongue::mark(opening.get_mut(..1).unwrap_or_default(), &metadata.language);
            }
            first.blocks.splice(0..0, opening);
        }
        self.files.extend(files);
        let people = metadata.authors.iter().filter_map(|author| author.person.as_ref());
        let people: Vec<_> = people.filter_map(|mention| self.person(&mention.slug)).collect();
        for person in people {
            let files = self.moved(&person.text, person.facts.id.as_str());
            self.files.extend(chapter::biography(&person.facts, files));
        }
    }

    fn person(&self, id: &Slug) -> Option<&'a Written<Person, Draft>> {
        self.own.people.iter().find(|person| person.facts.id == *id)
    }

    fn is_foreign(&self, language: &LanguageTag) -> bool {
        language.primary() != self.own.series.text.metadata.language.primary()
    }

    /// The files of a draft as they stand in the book; its pictures join the others.
    fn moved(&mut self, draft: &Draft, prefix: &str) -> Vec<DraftFile> {
        let pictures = self.pictures.len();
        self.pictures.extend(
            draft
                .pictures
                .iter()
                .map(|picture| Picture { name: format!("{prefix}-{}", picture.name), ..picture.clone() }),
        );
        let mut moved = Moved {
            prefix,
            pictures,
            ids: chapter::ids(draft),
            articles: &self.slugs,
            article_ids: &self.ids,
            house: self.own.publisher.url.as_deref(),
            locale: self.own.locale,
            shallowest: chapter::shallowest(draft),
            files: draft.files.iter().map(|file| file.stem.as_str()).collect(),
        };
        let mut files: Vec<DraftFile> = draft.files.iter().map(|file| moved.file(file)).collect();
        let language = &draft.metadata.language;
        if self.is_foreign(language) {
            for file in &mut files {
                tongue::mark(&mut file.blocks, language);
                file.notes.values_mut().for_each(|note| tongue::mark(&mut note.blocks, language));
            }
        }
        files
    }
}

fn heading(words: &str, id: Option<Id>, role: Role, span: crate::diagnostic::Span) -> Block {
    let attributes = Attributes { classes: vec![role.as_str().to_owned()], ..Attributes::default() };
    let content = vec![Inline::text(words, span)];
    Block::new(BlockKind::Heading(Heading { level: 1, id, content, attributes }), span)
}

/// Who wrote or edited what follows.
fn byline(words: &str, span: crate::diagnostic::Span) -> Block {
    let words = Inline::new(InlineKind::Strong(vec![Inline::text(words, span)]), span);
    Block::new(BlockKind::Paragraph(vec![words]), span)
}
