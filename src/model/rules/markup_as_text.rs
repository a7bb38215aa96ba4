//! `markup-as-text`: what was meant as markup, but is not by CommonMark's rules, and would be printed as it stands.

use crate::diagnostic::{Code, Diagnostic, Sink, Sources, Span};
use crate::model::inline::{Inline, InlineKind, plain_text};
use crate::model::report::Report;
use crate::model::texts::{self, Reader};

use super::{Surroundings, foreign};

/// Reports images, links, bold, headings, tables and other tools' commands that were left as text.
/// What the author escaped with a backslash, or wrote as code, is meant as it stands.
pub(super) fn check(report: &Report, surroundings: &Surroundings<'_>, sink: &mut Sink) {
    texts::read(report, &mut Leftovers { sources: surroundings.sources, sink });
}

/// Every leftover has one of these in its text.
const SIGNS: [&str; 16] =
    ["](", "**", "#", "::", "|", "[TOC", "_TOC", "\\", "[@", "[[", "^[", "{{", "{%", "==", "$$", "-+"];

struct Leftovers<'a> {
    sources: &'a Sources,
    sink: &'a mut Sink,
}

impl Reader for Leftovers<'_> {
    fn run(&mut self, run: &[Inline]) {
        let is_text = |inline: &Inline| matches!(inline.kind, InlineKind::Text(_) | InlineKind::LineBreak);
        for texts in run.chunk_by(|a, b| is_text(a) && is_text(b)) {
            let (Some(first), Some(last)) = (texts.first(), texts.last()) else { continue };
            if !is_text(first) {
                continue;
            }
            // Words of imprint's own have the place of what they stand for: the signs must be in both.
            let words = plain_text(texts);
            let suspect = SIGNS.iter().any(|sign| words.contains(sign));
            if suspect && first.span.file == last.span.file && first.span.end <= last.span.end {
                self.look(first.span.to(last.span));
            }
        }
    }
}

/// What is left as text: from where to where, what it is, and how to write it.
pub(super) struct Leftover {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) what: &'static str,
    pub(super) hint: &'static str,
}

impl Leftovers<'_> {
    fn look(&mut self, span: Span) {
        let text = self.sources.slice(span);
        let begins_line = self.begins_line(span);
        let with_mark = self.sources.slice(Span { start: span.start.saturating_sub(1), ..span });
        let found = [
            heading(text).filter(|_| begins_line),
            fence(with_mark).or_else(|| fence(text)).filter(|_| begins_line),
            table(text).filter(|_| begins_line),
            command(text).filter(|_| begins_line),
            foreign::grid(text).filter(|_| begins_line),
            foreign::lines(text).filter(|_| begins_line),
        ];
        let within = [target, bold, foreign::within].into_iter().flat_map(|finder| each(text, finder));
        for found in found.into_iter().flatten().chain(within) {
            let place = Span { start: span.start + found.start, end: span.start + found.end, ..span };
            self.sink.report(Diagnostic::new(Code::MarkupAsText, place, found.what).hint(found.hint));
        }
    }

    /// Whether only marks of lists and quotations stand before a place in its line.
    fn begins_line(&self, span: Span) -> bool {
        let before = self.sources.slice(Span { start: 0, end: span.start, ..span });
        let line = before.rsplit('\n').next().unwrap_or(before);
        line.chars().all(|c| matches!(c, ' ' | '\t' | '>' | '-' | '*' | '+' | '.' | ')' | ':' | '0'..='9'))
    }
}

/// So many marks of a kind are told of a run of text; a hostile one must not cost its square.
const MOST: usize = 64;

/// Each leftover of a kind, with the finder of the first.
fn each(text: &str, finder: fn(&str) -> Option<Leftover>) -> Vec<Leftover> {
    let mut found: Vec<Leftover> = Vec::new();
    while found.len() < MOST {
        let at = found.last().map_or(0, |last| last.end);
        let Some(next) = text.get(at..).and_then(finder) else { break };
        found.push(Leftover { start: at + next.start, end: at + next.end, ..next });
    }
    found
}

/// Where something stands that no backslash makes mere text, outside of code.
pub(super) fn unescaped<'t>(text: &'t str, what: &'t str) -> impl Iterator<Item = usize> + 't {
    text.match_indices(what).map(|(at, _)| at).filter(|at| {
        let before = text.get(..*at).unwrap_or("");
        !before.ends_with('\\') && before.matches('`').count() % 2 == 0
    })
}

/// An image or a link, the target of which was not understood: mostly for spaces in it.
fn target(text: &str) -> Option<Leftover> {
    let middle = unescaped(text, "](").next()?;
    let start = text.get(..middle)?.rfind('[')?;
    let end = middle + text.get(middle..)?.find(')')? + 1;
    if text.get(..start)?.ends_with('\\') || text.get(middle..end)?.contains("\n\n") {
        return None;
    }
    match text.get(..start)?.ends_with('!') {
        true => Some(Leftover {
            start: start - 1,
            end,
            what: "an image is left as text: its path cannot be read",
            hint: "a path with spaces stands between angle brackets: `![…](<figures/years in post.png>)`",
        }),
        false => Some(Leftover {
            start,
            end,
            what: "a link is left as text: its target cannot be read",
            hint: "a target with spaces stands between angle brackets: `[…](<04 methods.md>)`",
        }),
    }
}

/// `**bold **`, which is not bold: the marks must touch the words.
fn bold(text: &str) -> Option<Leftover> {
    let mut marks = unescaped(text, "**");
    let (start, end) = (marks.next()?, marks.next()? + 2);
    let inside = text.get(start + 2..end - 2)?;
    (!inside.trim().is_empty() && !inside.contains("\n\n")).then_some(Leftover {
        start,
        end,
        what: "`**` is left as text",
        hint: "the stars touch the words that they make bold, without a space between: `**words**`",
    })
}

/// `#Heading` alone in its paragraph.
fn heading(text: &str) -> Option<Leftover> {
    let title = text.trim_start_matches('#');
    let marks = text.len() - title.len();
    let words = title.chars().next().is_some_and(char::is_alphabetic) && !title.contains('\n');
    ((1..=6).contains(&marks) && words && title.contains(' ')).then_some(Leftover {
        start: 0,
        end: text.len(),
        what: "a heading is left as text",
        hint: "put a space after `#`",
    })
}

/// `:::`, by which other tools fence boxes. Its first colon may have been taken for that of a definition.
fn fence(text: &str) -> Option<Leftover> {
    text.starts_with(":::").then(|| Leftover {
        start: 0,
        end: text.find('\n').unwrap_or(text.len()),
        what: "`:::` is left as text",
        hint: "a box is a block quote that begins with a heading: `> ## Title`",
    })
}

/// Rows of a table without the line of dashes under the first.
fn table(text: &str) -> Option<Leftover> {
    let rows = || text.lines().map(str::trim);
    let is_row = |row: &str| row.len() > 2 && row.starts_with('|') && row.ends_with('|');
    (rows().count() > 1 && rows().all(is_row)).then_some(Leftover {
        start: 0,
        end: text.len(),
        what: "a table is left as text",
        hint: "under its first row stands a line of dashes with as many columns: `|---|---|`",
    })
}

/// What makes contents and pages in other tools.
fn command(text: &str) -> Option<Leftover> {
    const COMMANDS: [&str; 6] =
        ["[TOC]", "[[TOC]]", "[[_TOC_]]", "\\newpage", "\\pagebreak", "\\tableofcontents"];
    COMMANDS.contains(&text.trim()).then_some(Leftover {
        start: 0,
        end: text.len(),
        what: "a command of another tool is left as text",
        hint: "delete it: contents and pages are made by themselves",
    })
}
