//! Reads what stands around the publications: `reports/people`, `topics`, `series` and `pages`, one Markdown file each.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Sink, Sources, Span};
use crate::locale::Locale;
use crate::model::catalogue::{Collection, Person, Written};
use crate::model::draft::Draft;
use crate::model::identifier::{LanguageTag, Slug};
use crate::model::metadata::Kind;
use crate::model::publisher::Publisher;

use super::files::{Folder, MANIFEST_LIMIT, TEXT_LIMIT};
use super::front_matter::{Opening, opening};
use super::manifest::{self, Manifest, Profile};
use super::markdown::{self, Manuscript, Reading};
use super::picture_shelf::PictureShelf;
use super::pictures::Pictures as _;
use super::publication::{is_text, stem};
use super::text_file::{self, TextFile, refused, text_file};

/// The folders in `reports/` that hold no publications.
pub(super) const FOLDERS: [&str; 4] = ["pages", "people", "series", "topics"];

/// Reads every file of the four folders, those that are there.
pub(super) fn collection(
    reports: &Folder,
    publisher: &Publisher,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Collection<Draft> {
    let mut shelf = Shelf { reports, publisher, sources, sink };
    Collection {
        people: shelf.read("people"),
        topics: shelf.read("topics"),
        series: shelf.read("series"),
        pages: shelf.read("pages"),
    }
}

/// What a folder `people` says of one person, where it has a file of theirs.
pub(super) fn person(
    folder: &Folder,
    id: &Slug,
    publisher: &Publisher,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Option<Person> {
    let people = folder.inside(Path::new("people")).ok()?;
    let name = format!("{id}.md");
    people.locate(Path::new(&name)).ok()?;
    let written = Shelf { reports: folder, publisher, sources, sink }.file::<Person>(&people, &name)?;
    Some(written.facts)
}

struct Shelf<'a> {
    reports: &'a Folder,
    publisher: &'a Publisher,
    sources: &'a mut Sources,
    sink: &'a mut Sink,
}

impl Shelf<'_> {
    fn read<P: Profile>(&mut self, name: &str) -> Vec<Written<P, Draft>> {
        let folder = match self.reports.inside(Path::new(name)) {
            Ok(folder) => folder,
            Err(super::files::Refusal::Missing) => return Vec::new(),
            Err(refusal) => {
                refused(&refusal, &self.reports.shown(Path::new(name)), self.sources, self.sink);
                return Vec::new();
            }
        };
        let entries = text_file::entries(&folder, self.sources, self.sink);
        let names = entries.iter().filter(|entry| {
            !entry.is_folder && is_text(&entry.name) && !entry.name.to_lowercase().starts_with("readme")
        });
        names.filter_map(|entry| self.file(&folder, &entry.name)).collect()
    }

    fn file<P: Profile>(&mut self, folder: &Folder, name: &str) -> Option<Written<P, Draft>> {
        let read = text_file(folder, Path::new(name), TEXT_LIMIT, self.sources, self.sink)?;
        let opening = opening(&read.text);
        let body = opening.body(&read.text);
        let (range, span) = self.front_matter(&opening, &read)?;
        let slug = self.slug(stem(name), span)?;
        let manifest = Manifest { file: read.file, text: &read.text, range };
        let (mut facts, language, photo) =
            manifest::profile::<P>(&manifest, slug.clone(), self.publisher, self.sink);
        let text = self.text(folder, &read, stem(name), body, span, &slug, &language, (&mut facts, photo));
        Some(Written { facts, text })
    }

    /// Where the facts stand; what is there in their place is reported.
    fn front_matter(&mut self, opening: &Opening, read: &TextFile) -> Option<(std::ops::Range<usize>, Span)> {
        let diagnostic = match opening {
            Opening::Toml { toml, fence, .. } if (toml.len() as u64) <= MANIFEST_LIMIT => {
                return Some((toml.clone(), Span::new(read.file, fence.clone())));
            }
            Opening::Toml { fence, .. } => {
                let span = Span::new(read.file, fence.clone());
                let message = format!("the metadata has more than {} MiB", MANIFEST_LIMIT >> 20);
                Diagnostic::new(Code::SourceTooLarge, span, message)
            }
            Opening::Unclosed { fence } => {
                let span = Span::new(read.file, fence.clone());
                Diagnostic::new(Code::InvalidToml, span, "no other `+++` follows")
                    .hint("end the metadata with a line `+++`")
            }
            Opening::Yaml { fence, toml, .. } => {
                let span = Span::new(read.file, fence.clone());
                Diagnostic::new(Code::YamlFrontMatter, span, "the metadata is in YAML, not TOML")
                    .hint(format!("write\n+++\n{toml}\n+++"))
            }
            Opening::None => {
                let span = Span::new(read.file, 0..0);
                Diagnostic::new(Code::MissingKey, span, "the file does not begin with metadata")
                    .hint("begin it with a line `+++`, its metadata, and a line `+++`")
            }
        };
        self.sink.report(diagnostic);
        None
    }

    fn slug(&mut self, stem: &str, span: Span) -> Option<Slug> {
        match Slug::new(stem) {
            Ok(slug) => Some(slug),
            Err(fault) => {
                let mut diagnostic = Diagnostic::new(Code::InvalidSlug, span, fault.message);
                diagnostic.hint = fault.hint.map(|hint| format!("{hint}: let the file's name be that"));
                self.sink.report(diagnostic);
                None
            }
        }
    }

    /// Reads the text as that of a short publication, which every later step then treats alike.
    #[expect(clippy::too_many_arguments, reason = "all of one file")]
    fn text<P: Profile>(
        &mut self,
        folder: &Folder,
        read: &TextFile,
        stem: &str,
        body: usize,
        span: Span,
        slug: &Slug,
        language: &LanguageTag,
        (facts, photo_span): (&mut P, Option<Span>),
    ) -> Draft {
        let locale = Locale::bundled(language).unwrap_or_else(Locale::fallback);
        let reading = Reading { maths: false, locale: &locale, language };
        let mut shelf = PictureShelf::new(folder);
        let manuscript = Manuscript { file: read.file, stem, text: &read.text, body };
        let file = markdown::read(&manuscript, &reading, &mut shelf, self.sink);
        if let Some(photo) = facts.photo() {
            let found =
                photo.as_deref().and_then(|path| shelf.find(path, photo_span.unwrap_or(span), self.sink));
            *photo = found.and_then(|id| Some(shelf.get(id)?.name.clone()));
        }
        let mut metadata = manifest::stand_in(span, stem, self.publisher).metadata;
        metadata.kind = Kind::Article;
        metadata.title = facts.title().to_owned();
        metadata.description = facts.description().map(str::to_owned);
        metadata.language = language.clone();
        metadata.slug = slug.clone();
        Draft { metadata, files: vec![file], pictures: shelf.into_pictures(), discussion: None }
    }
}
