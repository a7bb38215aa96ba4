//! The files of a theme by their paths in its folder; a publisher's own stand before the bundled ones.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::FileId;

/// The tokens.
pub const TOKENS: &str = "theme.toml";

/// The Typst template's parts, in the order they are joined: each knows those before it, and a publisher replaces them
/// one by one.
const PDF: &[&str] = &[
    "pdf/type.typ",
    "pdf/openers.typ",
    "pdf/figures.typ",
    "pdf/text.typ",
    "pdf/pages.typ",
    "pdf/front.typ",
    "pdf/items.typ",
    "pdf/boxes.typ",
    "pdf/tables.typ",
    "pdf/code.typ",
];

/// Files that stand after those they are named for, so that a few rules need no copy of the whole. Those of the theme
/// that another extends are kept.
const MORE: [&str; 4] = ["web-more.css", "book-more.css", "site-more.css", "pdf-more.typ"];

macro_rules! bundled {
    ($name:literal: $($path:literal,)*) => {
        ($name, &[$(($path, include_str!(concat!("../../assets/themes/", $name, "/", $path))),)*])
    };
}

/// The themes that come with imprint: the first is whole, others have only what differs from it.
const BUNDLED: &[(&str, &[(&str, &str)])] = &[
    bundled![
        "default":
        "theme.toml",
        "web.css",
        "book.css",
        "site.css",
        "pdf/type.typ",
        "pdf/openers.typ",
        "pdf/figures.typ",
        "pdf/text.typ",
        "pdf/pages.typ",
        "pdf/front.typ",
        "pdf/items.typ",
        "pdf/boxes.typ",
        "pdf/tables.typ",
        "pdf/code.typ",
        "brief.typ",
        "cover.typ",
        "search.js",
        "pages/404.html",
        "pages/archive.html",
        "pages/byline.html",
        "pages/cards.html",
        "pages/digest.html",
        "pages/frame.html",
        "pages/groups.html",
        "pages/home.html",
        "pages/landing.html",
        "pages/listing.html",
        "pages/moved.html",
        "pages/page.html",
        "pages/pages.html",
        "pages/people-list.html",
        "pages/people.html",
        "pages/person.html",
        "pages/search.html",
        "pages/series.html",
        "pages/shelf.html",
        "pages/title.html",
        "pages/topic.html",
        "pages/undertakings.html",
    ],
    bundled!["gazette": "theme.toml", "web-more.css", "book-more.css", "site-more.css", "pdf/openers.typ",],
];

/// The names of the themes that come with imprint.
pub fn names() -> impl Iterator<Item = &'static str> + Clone {
    BUNDLED.iter().map(|(name, _)| *name)
}

/// One file of a theme.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeFile {
    pub text: Arc<str>,
    /// Where it lies, for a publisher's own.
    pub place: Option<FileId>,
}

/// The files of one theme.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Folder {
    files: BTreeMap<String, Vec<ThemeFile>>,
}

impl Folder {
    /// A theme that comes with imprint, complete; `None` where there is none of that name.
    pub fn bundled(name: &str) -> Option<Folder> {
        let (_, whole) = BUNDLED.first()?;
        let (_, own) = BUNDLED.iter().find(|(other, _)| *other == name)?;
        let mut folder = Folder::default();
        for (path, text) in whole.iter().chain(own.iter()) {
            folder.put(path, ThemeFile { text: Arc::from(*text), place: None });
        }
        Some(folder)
    }

    /// Whether a theme may have a file of this path.
    pub fn knows(path: &str) -> bool {
        Self::paths().any(|known| known == path)
    }

    /// Every path that a theme may have.
    pub fn paths() -> impl Iterator<Item = &'static str> {
        let whole = BUNDLED.first().map_or(&[][..], |(_, files)| files);
        whole.iter().map(|(path, _)| *path).chain(MORE)
    }

    /// Puts a file in the place of the one that is there, or after those of its name.
    pub fn put(&mut self, path: &str, file: ThemeFile) {
        let files = self.files.entry(path.to_owned()).or_default();
        if !MORE.contains(&path) {
            files.clear();
        }
        files.push(file);
    }

    /// The text of one file; empty where there is none.
    pub fn text(&self, path: &str) -> &str {
        self.of(path).last().map_or("", |file| &file.text)
    }

    fn of(&self, path: &str) -> &[ThemeFile] {
        self.files.get(path).map_or(&[], Vec::as_slice)
    }

    /// A style sheet with what is to stand after it.
    pub(super) fn style(&self, path: &str, more: &str) -> String {
        self.of(path).iter().chain(self.of(more)).map(|file| &*file.text).collect()
    }

    /// The Typst template after its variables.
    pub(super) fn pdf(&self, variables: String) -> Joined {
        let mut joined = Joined { text: variables, pieces: Vec::new() };
        for path in PDF.iter().chain(&["pdf-more.typ"]) {
            self.of(path).iter().for_each(|file| joined.push(file));
        }
        joined
    }

    /// Every file in `pages/` by its name.
    pub(super) fn pages(&self) -> BTreeMap<String, String> {
        let files = self.files.iter();
        let pages = files.filter_map(|(path, files)| Some((path.strip_prefix("pages/")?, files.last()?)));
        pages.map(|(name, file)| (name.to_owned(), file.text.to_string())).collect()
    }

    /// Where the publisher's own file of this path lies.
    pub fn place(&self, path: &str) -> Option<FileId> {
        self.of(path).last().and_then(|file| file.place)
    }
}

/// A text of several files.
#[derive(Debug, Clone, Default)]
pub(super) struct Joined {
    pub(super) text: String,
    pub(super) pieces: Vec<Piece>,
}

/// A stretch of a joined text that is a publisher's own file.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) file: FileId,
}

impl Joined {
    fn push(&mut self, file: &ThemeFile) {
        let start = self.text.len();
        self.text.push_str(&file.text);
        if let Some(place) = file.place {
            self.pieces.push(Piece { start, end: self.text.len(), file: place });
        }
        self.text.push('\n');
    }
}
