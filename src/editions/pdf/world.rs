//! All that Typst may see: the generated text, the template, the report's pictures, the theme's fonts.
//! There is no disk, no clock and no package behind it.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{DiagSpan, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World, WorldExt};

use super::fonts::{FontSet, font_set};
use crate::editions::cover::picture::CoverPicture;
use crate::model::picture::{Picture, PictureFormat, PictureId};
use crate::theme::Theme;
use crate::theme::logo::LOGO;

/// Where the template stands, for the generated text to import.
pub(super) const TEMPLATE: &str = "/template.typ";

/// Where the brief's template stands, likewise.
pub(super) const BRIEF: &str = "/brief.typ";
/// Where what draws covers stands.
pub(super) const COVER: &str = "/cover.typ";

/// Where a picture stands. By number, since Typst keeps every path it has ever seen.
pub(super) fn picture_path(id: PictureId, format: PictureFormat) -> String {
    format!("/pictures/{}.{}", id.0, format.ending())
}

/// The same for every report, so that what Typst remembers of one serves the next.
/// `a11y-extras` gives headers of rows their scope (PDF/UA-1, 7.5).
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

/// The generated texts of the reports and briefs made last, by name. A text that is changed rather than parsed anew keeps
/// the spans of what stayed the same, and by these Typst knows what it need not set again.
static EARLIER: Mutex<Vec<(String, Source)>> = Mutex::new(Vec::new());

/// How many of them are kept: somebody who writes changes one report, seldom two, and each may have a brief and be set
/// closer.
const KEPT: usize = 16;

/// The generated text as a source, made from the last one of its name where there is one, else from the last one of the
/// name before its `/`.
fn main_source(main: FileId, name: &str, markup: String) -> Source {
    let earlier = {
        let mut kept = EARLIER.lock().unwrap_or_else(PoisonError::into_inner);
        let own = kept.iter().position(|(known, _)| known == name).map(|at| kept.remove(at).1);
        let base = name.split_once('/').map(|(base, _)| base);
        own.or_else(|| {
            kept.iter().find(|(known, _)| Some(known.as_str()) == base).map(|(_, text)| text.clone())
        })
    };
    let source = match earlier {
        Some(mut source) => {
            source.replace(&markup);
            source
        }
        None => Source::new(main, markup),
    };
    let mut kept = EARLIER.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() >= KEPT {
        kept.remove(0);
    }
    kept.push((name.to_owned(), source.clone()));
    source
}

/// One report's world.
#[derive(Debug)]
pub(in crate::editions) struct ReportWorld<'a> {
    theme: &'a Theme,
    from_right: bool,
    main: FileId,
    sources: BTreeMap<FileIdKey, Source>,
    pictures: BTreeMap<FileIdKey, Bytes>,
    fonts: Arc<FontSet>,
}

/// [`FileId`] has no order of its own.
type FileIdKey = std::num::NonZeroU16;

impl<'a> ReportWorld<'a> {
    /// `None` only where a path is no path, which the paths made here never are.
    pub(super) fn new(
        name: &str,
        markup: String,
        theme: &'a Theme,
        from_right: bool,
        pictures: &[Picture],
        cover: Option<&CoverPicture>,
    ) -> Option<ReportWorld<'a>> {
        let main = file_id("/main.typ")?;
        let template = file_id(TEMPLATE)?;
        let brief = file_id(BRIEF)?;
        let cover_template = file_id(COVER)?;
        let sources = [
            (main.into_raw(), main_source(main, name, markup)),
            (brief.into_raw(), Source::new(brief, theme.brief_template.clone())),
            (template.into_raw(), Source::new(template, template_of(theme, from_right))),
            (cover_template.into_raw(), Source::new(cover_template, theme.cover_template.clone())),
        ];
        let mut pictures: BTreeMap<FileIdKey, Bytes> = pictures
            .iter()
            .enumerate()
            .map(|(number, picture)| {
                let id = file_id(&picture_path(PictureId(number), picture.format))?;
                Some((id.into_raw(), Bytes::new(Arc::clone(&picture.bytes))))
            })
            .collect::<Option<_>>()?;
        if let Some(cover) = cover {
            pictures.insert(file_id(&cover.path)?.into_raw(), Bytes::new(Arc::clone(&cover.bytes)));
        }
        if let Some(logo) = &theme.logo {
            pictures.insert(file_id(LOGO)?.into_raw(), Bytes::new(Arc::clone(&logo.bytes)));
        }
        Some(ReportWorld {
            theme,
            from_right,
            main,
            sources: sources.into_iter().collect(),
            pictures,
            fonts: font_set(&theme.fonts),
        })
    }

    /// A world of covers alone.
    pub(in crate::editions) fn of_cover(
        markup: String,
        theme: &'a Theme,
        shown: &[CoverPicture],
    ) -> Option<ReportWorld<'a>> {
        let main = file_id("/covers.typ")?;
        let template = file_id(COVER)?;
        let sources = [
            (main.into_raw(), Source::new(main, markup)),
            (template.into_raw(), Source::new(template, theme.cover_template.clone())),
        ];
        let mut pictures = BTreeMap::new();
        for picture in shown {
            pictures.insert(file_id(&picture.path)?.into_raw(), Bytes::new(Arc::clone(&picture.bytes)));
        }
        Some(ReportWorld {
            theme,
            from_right: false,
            main,
            sources: sources.into_iter().collect(),
            pictures,
            fonts: font_set(&theme.fonts),
        })
    }

    /// The generated text, parsed.
    pub(super) fn generated(&self) -> Option<&Source> {
        self.sources.get(&self.main.into_raw())
    }

    /// The place in a publisher's own file that a place in the template comes from.
    pub(super) fn place_in_template(&self, at: DiagSpan) -> Option<crate::diagnostic::Span> {
        if at.id() != file_id(TEMPLATE) {
            return None;
        }
        let range = self.range(at)?;
        let before = direction(self.from_right).len();
        self.theme.place_in_template(range.start.checked_sub(before)?..range.end.checked_sub(before)?)
    }

    /// The generated text.
    pub(super) fn markup(&self) -> &str {
        self.generated().map_or("", Source::text)
    }
}

fn direction(from_right: bool) -> String {
    format!("#let from-right = {from_right}\n")
}

/// The theme's template, and before it the direction that it is to be set in.
fn template_of(theme: &Theme, from_right: bool) -> String {
    format!("{}{}", direction(from_right), theme.pdf_template)
}

fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}

impl World for ReportWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.get(&id.into_raw()).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.pictures.get(&id.into_raw()).cloned().ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
