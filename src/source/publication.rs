//! One publication where it lies: a folder with `report.toml`, or a single Markdown file with its metadata in it.

use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Sink, Sources, Span};
use crate::locale::Locale;
use crate::model::catalogue::Discussion;
use crate::model::draft::{Draft, DraftFile};
use crate::model::identifier::Slug;
use crate::model::metadata::Metadata;
use crate::model::picture::PictureId;
use crate::model::publisher::Publisher;

use super::chapter_title;
use super::cover_fit::{is_strip, unfit};
use super::file_order::natural;
use super::files::{Folder, MANIFEST_LIMIT, TEXT_LIMIT};
use super::front_matter::{Opening, opening};
use super::manifest::{self, Manifest, Publication};
use super::markdown::{self, Manuscript, Reading};
use super::picture_shelf::PictureShelf;
use super::pictures::Pictures;
use super::text_file::{TextFile, nowhere, text_file};
use super::unread::report_unread;

/// The name of a folder's manifest.
pub(super) const MANIFEST: &str = "report.toml";
/// The name, or the end of it, of a file of readers' comments.
const COMMENTS: &str = "comments.toml";

/// A publication whose metadata is read, and its text not yet.
#[derive(Debug, Clone)]
pub struct Entry {
    pub(super) publication: Publication,
    /// Of the folder or file, relative to where imprint was started.
    path: PathBuf,
    /// What the text may name files in.
    folder: Folder,
    text: Text,
    /// What there is to say about the metadata.
    pub(super) faults: Vec<Diagnostic>,
}

/// Where the text lies.
#[derive(Debug, Clone)]
enum Text {
    /// In Markdown files of the folder, by name in reading order.
    Files(Vec<String>),
    /// In one file, which is read; `None` where it could not be.
    Single { stem: String, file: Option<(TextFile, usize)> },
}

impl Entry {
    /// Reads the metadata of a folder, `shown` as given. Its own faults are kept for when it is read.
    pub(super) fn of_folder(
        folder: Folder,
        shown: PathBuf,
        publisher: &Publisher,
        sources: &mut Sources,
    ) -> Entry {
        let mut sink = Sink::new();
        let entries = folder.entries().unwrap_or_default();
        let mut names: Vec<String> = entries
            .iter()
            .filter(|entry| !entry.is_folder && is_text(&entry.name))
            .map(|entry| entry.name.clone())
            .collect();
        names.sort_by(|a, b| natural(stem(a), stem(b)));
        let name =
            folder.real().file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let publication = if entries.iter().any(|entry| entry.name == MANIFEST) {
            match text_file(&folder, Path::new(MANIFEST), MANIFEST_LIMIT, sources, &mut sink) {
                Some(TextFile { file, text }) => {
                    let manifest = Manifest { file, text: &text, range: 0..text.len() };
                    manifest::metadata(&manifest, &name, publisher, &mut sink)
                }
                // That it cannot be read was reported; that nothing is in it need not be.
                None => {
                    manifest::stand_in(nowhere(folder.shown(Path::new(MANIFEST)), sources), &name, publisher)
                }
            }
        } else {
            let span = nowhere(folder.shown(Path::new(MANIFEST)), sources);
            let hint = "put a `report.toml` into the folder, with `title = \"…\"` and `language = \"en-GB\"`";
            manifest::without_manifest(span, &name, hint, publisher, &mut sink)
        };
        if names.is_empty() {
            let message = format!("there is no Markdown file in `{}`", shown.to_string_lossy());
            let hint = "the text stands in files such as `01-summary.md`";
            sink.report(
                Diagnostic::new(Code::SourceUnreadable, publication.metadata.span, message).hint(hint),
            );
        }
        Entry { publication, path: shown, folder, text: Text::Files(names), faults: sink.into_sorted() }
    }

    /// Reads the metadata of a single file within a folder.
    pub(super) fn of_file(folder: Folder, name: &str, publisher: &Publisher, sources: &mut Sources) -> Entry {
        let mut sink = Sink::new();
        let path = folder.shown(Path::new(name));
        let stem = stem(name).to_owned();
        let read = text_file(&folder, Path::new(name), TEXT_LIMIT, sources, &mut sink);
        let (publication, file) = match read {
            None => {
                let span = nowhere(path.as_path(), sources);
                (manifest::stand_in(span, &stem, publisher), None)
            }
            Some(read) => {
                let opening = opening(&read.text);
                let body = opening.body(&read.text);
                (of_opening(&opening, &read, &stem, publisher, &mut sink), Some((read, body)))
            }
        };
        Entry { publication, path, folder, text: Text::Single { stem, file }, faults: sink.into_sorted() }
    }

    pub fn metadata(&self) -> &Metadata {
        &self.publication.metadata
    }

    pub fn slug(&self) -> &Slug {
        &self.publication.metadata.slug
    }

    /// Where the slug is written.
    pub(super) fn slug_span(&self) -> Span {
        self.publication.slug_span
    }

    /// Of the folder or file, relative to where imprint was started, with forward slashes.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where the folder or file really is.
    pub(super) fn real(&self) -> PathBuf {
        match &self.text {
            Text::Files(_) => self.folder.real().to_owned(),
            Text::Single { .. } => self.folder.real().join(self.path.file_name().unwrap_or_default()),
        }
    }

    /// Reads the text and its pictures. `None` where there is no text at all.
    pub(super) fn read(&self, sources: &mut Sources, sink: &mut Sink) -> Option<Draft> {
        sink.extend(self.faults.iter().cloned());
        let mut metadata = self.metadata().clone();
        let locale = Locale::bundled(&metadata.language).unwrap_or_else(Locale::fallback);
        let reading = Reading { maths: metadata.maths, locale: &locale, language: &self.metadata().language };
        let mut shelf = PictureShelf::new(&self.folder);
        let mut fences = Vec::new();
        let files = match &self.text {
            Text::Single { stem, file: Some((read, body)) } => {
                vec![markdown::read(&manuscript(read, stem, *body), &reading, &mut shelf, sink)]
            }
            Text::Single { file: None, .. } => Vec::new(),
            Text::Files(names) => names
                .iter()
                .filter_map(|name| self.read_part(name, &reading, &mut shelf, sources, (&mut fences, sink)))
                .collect(),
        };
        chapter_title::report(&fences, sink);
        metadata.cover = self.cover(&mut shelf, sink).and_then(|id| Some(shelf.get(id)?.name.clone()));
        if matches!(self.text, Text::Files(_)) {
            report_unread(&self.folder, sources, sink);
        }
        let discussion = self.discussion(sources, sink);
        (!files.is_empty()).then(|| Draft { metadata, files, pictures: shelf.into_pictures(), discussion })
    }

    /// What readers wrote, where there is a file of it: `comments.toml`, or `<name>.comments.toml` beside a single file.
    fn discussion(&self, sources: &mut Sources, sink: &mut Sink) -> Option<Discussion> {
        let name = match &self.text {
            Text::Files(_) => COMMENTS.to_owned(),
            Text::Single { stem, .. } => format!("{stem}.{COMMENTS}"),
        };
        // A link that leads nowhere is there, and is told.
        self.folder.real().join(&name).symlink_metadata().ok()?;
        let TextFile { file, text } =
            text_file(&self.folder, Path::new(&name), MANIFEST_LIMIT, sources, sink)?;
        let manifest = Manifest { file, text: &text, range: 0..text.len() };
        Some(manifest::comments(&manifest, &self.metadata().language, sink))
    }

    /// The picture on the cover.
    fn cover(&self, shelf: &mut PictureShelf<'_>, sink: &mut Sink) -> Option<PictureId> {
        let (written, span) = (self.metadata().cover.as_deref()?, self.publication.cover_span?);
        let id = shelf.find(written, span, sink)?;
        if let Some(picture) = shelf.get(id).filter(|picture| is_strip(picture)) {
            let (width, height) = (picture.width, picture.height);
            let message =
                format!("`{written}` is {width} wide and {height} high, and no cover can be made of it");
            let hint = "take an upright image, best of 1600 × 2560 pixels or more";
            sink.report(Diagnostic::new(Code::InvalidValue, span, message).hint(hint));
            return None;
        }
        if let Some((what, hint)) = shelf.get(id).and_then(unfit) {
            let message = format!("`{written}` {what}");
            sink.report(Diagnostic::new(Code::UnfitCover, span, message).hint(hint));
        }
        Some(id)
    }

    /// One of several files. Of metadata of its own only the title is taken.
    fn read_part(
        &self,
        name: &str,
        reading: &Reading<'_>,
        shelf: &mut PictureShelf<'_>,
        sources: &mut Sources,
        (fences, sink): (&mut Vec<Span>, &mut Sink),
    ) -> Option<DraftFile> {
        let read = text_file(&self.folder, Path::new(name), TEXT_LIMIT, sources, sink)?;
        let opening = opening(&read.text);
        fences.extend(chapter_title::fence(&opening, read.file));
        // A lone `+++` here is text.
        let body = match &opening {
            Opening::Unclosed { .. } => Opening::None.body(&read.text),
            opening => opening.body(&read.text),
        };
        let mut draft = markdown::read(&manuscript(&read, stem(name), body), reading, shelf, sink);
        chapter_title::put(&opening, &read.text, &mut draft);
        Some(draft)
    }
}

fn manuscript<'a>(read: &'a TextFile, stem: &'a str, body: usize) -> Manuscript<'a> {
    Manuscript { file: read.file, stem, text: &read.text, body }
}

/// The metadata that a single file begins with.
fn of_opening(
    opening: &Opening,
    read: &TextFile,
    stem: &str,
    publisher: &Publisher,
    sink: &mut Sink,
) -> Publication {
    match opening {
        Opening::Toml { toml, fence, .. } if (toml.len() as u64) <= MANIFEST_LIMIT => {
            let manifest = Manifest { file: read.file, text: &read.text, range: toml.clone() };
            let mut publication = manifest::metadata(&manifest, stem, publisher, sink);
            publication.metadata.span = Span::new(read.file, fence.clone());
            publication
        }
        Opening::Toml { fence, .. } => {
            let span = Span::new(read.file, fence.clone());
            let message = format!("the metadata has more than {} MiB", MANIFEST_LIMIT >> 20);
            sink.report(Diagnostic::new(Code::SourceTooLarge, span, message));
            manifest::stand_in(span, stem, publisher)
        }
        Opening::Unclosed { fence } => {
            let span = Span::new(read.file, fence.clone());
            let hint = "end the metadata with a line `+++`";
            sink.report(Diagnostic::new(Code::InvalidToml, span, "no other `+++` follows").hint(hint));
            manifest::stand_in(span, stem, publisher)
        }
        Opening::Yaml { fence, toml, .. } => {
            let span = Span::new(read.file, fence.clone());
            report_yaml(span, toml, sink);
            manifest::stand_in(span, stem, publisher)
        }
        Opening::None => {
            let span = Span::new(read.file, 0..0);
            let hint = "begin the file with lines `+++`, `title = \"…\"`, `language = \"en-GB\"`, `+++`";
            manifest::without_manifest(span, stem, hint, publisher, sink)
        }
    }
}

fn report_yaml(span: Span, toml: &str, sink: &mut Sink) {
    let hint = format!("write\n+++\n{toml}\n+++");
    sink.report(Diagnostic::new(Code::YamlFrontMatter, span, "the metadata is in YAML, not TOML").hint(hint));
}

/// Whether a file of a folder belongs to its text.
pub(super) fn is_text(name: &str) -> bool {
    let markdown = name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("md"));
    markdown && !name.starts_with(['.', '_'])
}

/// A name without its ending.
pub(super) fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
