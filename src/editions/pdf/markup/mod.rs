//! Writes a report as Typst markup that only calls functions of the theme's template.
//!
//! Every word of the author's is a string literal within content (`#"…"`), so that no text can become code
//! and Typst's errors lead back to the author's file. Only ids, paths, URLs and alternative texts, which are
//! never set in type, are string arguments.

mod blocks;
pub(in crate::editions) mod brief;
pub(in crate::editions) mod cover;
mod front;
mod inlines;
mod items;
mod lead_in;
mod lists;
mod margin;
mod numbers;
mod pictures;
mod tables;
mod words;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::span_map::SpanMap;
use super::world::{COVER, TEMPLATE};
use crate::diagnostic::Span;
use crate::editions::Setting;
use crate::model::block::Trail;
use crate::model::identifier::{Id, LanguageTag};
use crate::model::literal::push_literal;
use crate::model::metadata::Kind;
use crate::model::report::Report;

/// The generated source and where it comes from.
#[derive(Debug)]
pub(in crate::editions) struct Markup {
    pub(in crate::editions) source: String,
    pub(in crate::editions::pdf) spans: SpanMap,
    /// Where in the source the text proper begins.
    pub(in crate::editions::pdf) text: usize,
    /// Tables that were left out, since pages of them would take more memory than anybody has to spare.
    pub(in crate::editions::pdf) oversized: Vec<Oversized>,
}

/// A table, and how many cells the report's tables have up to its end.
#[derive(Debug, Clone, Copy)]
pub(in crate::editions::pdf) struct Oversized {
    pub(in crate::editions::pdf) place: Span,
    pub(in crate::editions::pdf) cells: usize,
}

/// So many cells may a report's tables have together: Typst holds on to some thirty kilobytes for each.
pub(super) const MOST_CELLS: usize = 25_000;

/// Writes the whole report.
/// `cover_picture` is the path of the publisher's image for the cover; lines of the `tight` parts are set a hair closer.
pub(super) fn write(setting: &Setting<'_>, cover_picture: Option<String>, tight: &BTreeSet<Id>) -> Markup {
    let mut writer = Writer { cover_picture, tight: tight.clone(), ..Writer::new(setting) };
    let _ = writeln!(writer.out, "#import \"{TEMPLATE}\": *\n#import \"{COVER}\": cover-page");
    writer.document();
    writer.front_matter();
    let text = writer.out.len();
    writer.parts();
    writer.back_page();
    Markup { source: writer.out, spans: writer.spans, text, oversized: writer.oversized }
}

/// Beyond this many boxes within boxes, lists and quotations are no longer set in further: Typst refuses
/// layouts nested more deeply than 72, and each level here takes more than one.
const DEEPEST: usize = 14;

/// Whether a language is written from right to left.
pub(super) fn is_right_to_left(language: &str) -> bool {
    matches!(language, "ar" | "dv" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi")
}

/// Whether a publication is too short for parts on pages of their own.
pub(super) fn is_post(report: &Report) -> bool {
    matches!(report.metadata.kind, Kind::Article | Kind::News)
}

/// What is being written, and what has been.
struct Writer<'a> {
    setting: &'a Setting<'a>,
    out: String,
    spans: SpanMap,
    /// Which notes have been set already; later calls only point to them.
    notes: Vec<bool>,
    /// How many blocks stand around this one.
    depth: usize,
    /// Whether a heading is being written, the words of which also stand in bookmarks.
    in_heading: bool,
    /// How many cells the tables had so far.
    cells: usize,
    oversized: Vec<Oversized>,
    /// Whether what is being written may stand in the margin.
    in_margin: bool,
    /// Which findings rest on the figure or table that is being written: said within it.
    trail: Option<&'a Trail>,
    /// Whether it is the first thing of its part.
    at_opener: bool,
    /// Whether the paragraph that comes next has to stand on the page of what follows it.
    announces: bool,
    /// Whether references lead somewhere, or are words alone.
    linked: bool,
    /// The path of the publisher's image for the cover.
    cover_picture: Option<String>,
    /// The parts whose paragraphs are to take less room.
    tight: BTreeSet<Id>,
}

impl<'a> Writer<'a> {
    fn new(setting: &'a Setting<'a>) -> Self {
        Self {
            setting,
            out: String::new(),
            spans: SpanMap::default(),
            notes: vec![false; setting.report.notes.len()],
            depth: 0,
            in_heading: false,
            cells: 0,
            oversized: Vec::new(),
            in_margin: false,
            trail: None,
            at_opener: false,
            announces: false,
            linked: true,
            cover_picture: None,
            tight: BTreeSet::new(),
        }
    }

    fn finish(self) -> Markup {
        Markup { source: self.out, spans: self.spans, text: 0, oversized: self.oversized }
    }
}

impl Writer<'_> {
    /// A string literal.
    fn string(&mut self, text: &str) {
        push_literal(&mut self.out, text);
    }

    /// Text as content, with its place in the author's file where it has one.
    fn literal(&mut self, text: &str, span: Option<Span>) {
        self.out.push('#');
        let start = self.out.len();
        self.string(text);
        if let Some(span) = span {
            self.spans.record(start..self.out.len(), span);
        }
    }

    /// Words of imprint's own, such as labels.
    fn word(&mut self, text: &str) {
        self.literal(text, None);
    }

    /// Words of the locale's: where it stands in for another language, they say so, that they are neither read
    /// out nor ordered as if they were of the report's.
    fn own(&mut self, text: &str, span: Option<Span>) {
        let setting = self.setting;
        if setting.locale.language == setting.report.metadata.language.primary() {
            return self.literal(text, span);
        }
        self.out.push_str("#text(lang: ");
        self.string(&setting.locale.language);
        self.out.push_str(", region: none, dir: ");
        self.out.push_str(if is_right_to_left(&setting.locale.language) { "rtl)" } else { "ltr)" });
        self.bracketed(|writer| writer.literal(text, span));
    }

    /// A named argument and the language it names, and the region where there is one.
    fn language_arguments(&mut self, language: &LanguageTag) {
        // Typst knows codes of two or three letters; what it does not know is not hyphenated either.
        if (2..=3).contains(&language.primary().len()) {
            let _ = write!(self.out, "lang: \"{}\", ", language.primary());
        }
        if let Some(region) = language.region() {
            let _ = write!(self.out, "region: \"{region}\", ");
        }
    }

    /// Runs something and records everything that it writes as coming from one span.
    fn spanned(&mut self, span: Span, run: impl FnOnce(&mut Self)) {
        let start = self.out.len();
        run(self);
        self.spans.record(start..self.out.len(), span);
    }

    /// Content in brackets.
    fn bracketed(&mut self, run: impl FnOnce(&mut Self)) {
        self.out.push('[');
        run(self);
        self.out.push(']');
    }
}
