//! Writes blocks as short lines, so that a test shows what was read.

use std::fmt::Write as _;

use crate::diagnostic::{FileId, Sink, Sources, Span};
use crate::locale::{Locale, Quotes};
use crate::model::block::{Attributes, Block, BlockKind, Caption, Row};
use crate::model::draft::DraftFile;
use crate::model::identifier::{Id, LanguageTag};
use crate::model::inline::{Destination, Inline, InlineKind, NoteCall};
use crate::model::maths::FormulaAlt;
use crate::model::picture::{Alt, Image, PictureId};
use crate::source::pictures::Pictures;

use super::{Manuscript, Reading, read};

/// Finds every picture.
pub(super) struct AnyPictures;

impl Pictures for AnyPictures {
    fn find(&mut self, _written: &str, _span: Span, _sink: &mut Sink) -> Option<PictureId> {
        Some(PictureId(0))
    }
}

/// What a text becomes: its blocks, its notes, and what was said about it.
pub(super) fn outline_in(text: &str, language: &str, maths: bool) -> String {
    let (draft, sink) = draft(text, language, maths);
    let mut out = String::new();
    blocks(&draft.blocks, 0, &mut out);
    for (label, note) in &draft.notes {
        let _ = writeln!(out, "note {label}");
        blocks(&note.blocks, 1, &mut out);
    }
    for diagnostic in sink.into_sorted() {
        let place = diagnostic.place.map_or("", |span| text.get(span.range()).expect("a place in the text"));
        let _ = writeln!(out, "! {} {place:?}", diagnostic.code.as_str());
    }
    out
}

pub(super) fn outline(text: &str) -> String {
    outline_in(text, "en", false)
}

pub(super) fn draft(text: &str, language: &str, maths: bool) -> (DraftFile, Sink) {
    let file: FileId = Sources::default().add("test.md", text);
    let language = LanguageTag::new(language).expect("a tag");
    let mut locale = Locale::fallback();
    if language.primary() == "de" {
        let [open, close, inner_open, inner_close] = ["„", "“", "‚", "‘"].map(str::to_owned);
        locale.quotes = Quotes { open, close, inner_open, inner_close };
    }
    let manuscript = Manuscript { file, stem: "test", text, body: 0 };
    let reading = Reading { maths, locale: &locale, language: &language };
    let mut sink = Sink::new();
    let draft = read(&manuscript, &reading, &mut AnyPictures, &mut sink);
    (draft, sink)
}

fn id(id: Option<&Id>) -> String {
    id.map_or(String::new(), |id| format!(" #{id}"))
}

fn attributes(attributes: &Attributes) -> String {
    let mut out = id(attributes.id.as_ref());
    for class in &attributes.classes {
        let _ = write!(out, " .{class}");
    }
    for (key, value) in &attributes.pairs {
        let _ = write!(out, " {key}={value:?}");
    }
    out
}

fn image(image: &Image) -> String {
    match &image.alt {
        Alt::Text(words) => format!("image({words})"),
        Alt::Decorative => "image(decorative)".to_owned(),
        Alt::Missing => "image(missing)".to_owned(),
    }
}

fn caption(caption: &Caption) -> String {
    let source = caption.source.as_ref().map_or(String::new(), |source| format!(" source: {}", line(source)));
    format!("{}: {}{source}", id(caption.id.as_ref()), line(&caption.content))
}

fn row(name: &str, row: &Row, depth: usize, out: &mut String) {
    let _ = write!(out, "{:1$}{name}", "", depth * 2);
    for cell in &row.cells {
        let spans = match (cell.columns, cell.rows) {
            (1, 1) => String::new(),
            (columns, rows) => format!("{columns}x{rows} "),
        };
        let header = if cell.header { "^" } else { "" };
        let mut content = String::new();
        blocks(&cell.content, 0, &mut content);
        let _ = write!(out, " [{header}{spans}{}]", content.trim_end().replace('\n', "; "));
    }
    out.push('\n');
}

pub(super) fn blocks(list: &[Block], depth: usize, out: &mut String) {
    for block in list {
        let _ = write!(out, "{:1$}", "", depth * 2);
        match &block.kind {
            BlockKind::Paragraph(content) => drop(writeln!(out, "p {}", line(content))),
            BlockKind::Heading(heading) => {
                let attributes = attributes(&heading.attributes);
                let _ = writeln!(out, "h{}{attributes} {}", heading.level, line(&heading.content));
            }
            BlockKind::List(list) => {
                let start = list.start.map_or(String::new(), |start| format!(" from {start}"));
                let _ = writeln!(out, "list{start}{}", if list.tight { "" } else { " loose" });
                for item in &list.items {
                    let task = item.task.map_or("", |done| if done { " done" } else { " to do" });
                    let attributes = attributes(&item.attributes);
                    let _ = writeln!(out, "{:1$}-{task}{attributes}", "", depth * 2 + 2);
                    blocks(&item.blocks, depth + 2, out);
                }
            }
            BlockKind::Definitions(definitions) => {
                out.push_str("definitions\n");
                for definition in definitions {
                    let _ = writeln!(out, "{:1$}term {2}", "", depth * 2 + 2, line(&definition.term));
                    definition.meanings.iter().for_each(|meaning| blocks(meaning, depth + 2, out));
                }
            }
            BlockKind::Quotation(quotation) => {
                let pull = if quotation.pull { " pull" } else { "" };
                let by =
                    quotation.attribution.as_ref().map_or(String::new(), |by| format!(" by {}", line(by)));
                let _ = writeln!(out, "quote{}{pull}{by}", id(quotation.id.as_ref()));
                blocks(&quotation.blocks, depth + 1, out);
            }
            BlockKind::Panel(panel) => {
                let id = id(panel.id.as_ref());
                let _ = writeln!(out, "panel {:?}{id} {}", panel.kind, line(&panel.title));
                blocks(&panel.blocks, depth + 1, out);
            }
            BlockKind::Alert(alert) => {
                let _ = writeln!(out, "alert {}", alert.kind.as_str());
                blocks(&alert.blocks, depth + 1, out);
            }
            BlockKind::Code(listing) => {
                let language = listing.language.as_deref().unwrap_or("-");
                let _ = writeln!(out, "code {language} {:?}", listing.text());
            }
            BlockKind::Formula(formula) => {
                let _ = writeln!(out, "formula {:?} {:?}", formula.latex, formula.alt);
            }
            BlockKind::Figure(figure) => {
                let _ = writeln!(out, "figure{} {}", caption(&figure.caption), image(&figure.image));
            }
            BlockKind::Image(picture) => drop(writeln!(out, "{}", image(picture))),
            BlockKind::Table(table) => {
                let caption = table.caption.as_ref().map(caption).unwrap_or_default();
                let _ = writeln!(out, "table {:?}{caption}", table.columns);
                table.head.iter().for_each(|head| row("head", head, depth + 1, out));
                table.body.iter().for_each(|body| row("row", body, depth + 1, out));
            }
            BlockKind::Item(_) => out.push_str("item\n"),
            BlockKind::Trail(_) => out.push_str("trail\n"),
            BlockKind::Findings(quoted) => drop(writeln!(out, "findings of {}", quoted.of.slug)),
            BlockKind::Rule => out.push_str("rule\n"),
            BlockKind::Directive { name, body } => drop(writeln!(out, "directive {name} {body:?}")),
        }
    }
}

pub(super) fn line(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        let within = inline.content().map(|content| line(content)).unwrap_or_default();
        let _ = match &inline.kind {
            InlineKind::Text(text) => write!(out, "{text}"),
            InlineKind::Emphasis(_) => write!(out, "<em {within}>"),
            InlineKind::Strong(_) => write!(out, "<strong {within}>"),
            InlineKind::Strikethrough(_) => write!(out, "<s {within}>"),
            InlineKind::Superscript(_) => write!(out, "<sup {within}>"),
            InlineKind::Subscript(_) => write!(out, "<sub {within}>"),
            InlineKind::Keyboard(_) => write!(out, "<kbd {within}>"),
            InlineKind::Mark(_) => write!(out, "<mark {within}>"),
            InlineKind::Work(_) => write!(out, "<cite {within}>"),
            InlineKind::Quoted(_) => write!(out, "<q {within}>"),
            InlineKind::Abbreviation { expansion, .. } => write!(out, "<abbr {expansion:?} {within}>"),
            InlineKind::Foreign { language, .. } => write!(out, "<{language} {within}>"),
            InlineKind::Code(code) => write!(out, "`{code}`"),
            InlineKind::Formula(formula) => match &formula.alt {
                FormulaAlt::Written(words) => write!(out, "<formula {} ({words})>", formula.latex),
                _ => write!(out, "<formula {}>", formula.latex),
            },
            InlineKind::Link { destination: Destination::Written(to), .. } => {
                write!(out, "<a {to} {within}>")
            }
            InlineKind::Link { .. } => write!(out, "<a ? {within}>"),
            InlineKind::Reference(reference) => write!(out, "<ref {}>", reference.target),
            InlineKind::NoteCall(NoteCall::Written(label)) => write!(out, "<note {label}>"),
            InlineKind::NoteCall(_) => write!(out, "<note ?>"),
            InlineKind::Image(picture) => write!(out, "<{}>", image(picture)),
            InlineKind::Anchor(id) => write!(out, "<#{id}>"),
            InlineKind::LineBreak => write!(out, "<br>"),
        };
    }
    out
}
