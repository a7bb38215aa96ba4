//! Finishes a line of text: sub- and superscripts, notes that nothing defines, and one text where the parser gave many.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::inline::{Inline, InlineKind, NoteCall};

use super::builder::Builder;

/// A sub- or superscript is short: `10^6^`, `CO~2~`, `1^st^`.
const LONGEST: usize = 24;

/// Texts of the parser that follow one another, joined, with the place of each.
struct Run {
    text: String,
    /// Where each piece begins in the text, its place in the file, and whether it stands there letter for letter.
    pieces: Vec<(usize, Range<usize>, bool)>,
}

impl Run {
    /// The bytes of the file for a range of the text.
    fn place(&self, range: Range<usize>) -> Range<usize> {
        let piece = |at: usize| {
            let piece = self.pieces.partition_point(|(begin, ..)| *begin <= at).saturating_sub(1);
            self.pieces.get(piece)
        };
        let start = match piece(range.start) {
            Some((begin, place, true)) => place.start + (range.start - begin),
            Some((_, place, false)) => place.start,
            None => 0,
        };
        let end = match piece(range.end.saturating_sub(1)) {
            Some((begin, place, true)) => place.start + (range.end - begin),
            Some((_, place, false)) => place.end,
            None => start,
        };
        start..end.max(start)
    }

    /// Whether the author wrote a backslash before the character, or it is not the author's own.
    fn is_escaped(&self, at: usize, source: &str) -> bool {
        match self.pieces.binary_search_by_key(&at, |(begin, ..)| *begin) {
            Ok(piece) => {
                let before = piece.checked_sub(1).and_then(|before| self.pieces.get(before));
                let Some((_, range, verbatim)) = self.pieces.get(piece) else { return true };
                let gap = before.is_none_or(|(_, before, _)| before.end < range.start);
                let slash =
                    range.start.checked_sub(1).and_then(|at| source.as_bytes().get(at)) == Some(&b'\\');
                !verbatim || (gap && slash)
            }
            Err(_) => false,
        }
    }
}

impl Builder<'_> {
    /// Finishes the text of one element: joins it, and reads what only the joined text shows.
    pub(super) fn finish_line(&mut self, inlines: Vec<Inline>) -> Vec<Inline> {
        let mut finished = Vec::with_capacity(inlines.len());
        let mut run: Option<Run> = None;
        for inline in inlines {
            let range = inline.span.range();
            if let InlineKind::Text(text) = &inline.kind {
                let verbatim = self.source(range.clone()) == text;
                let run = run.get_or_insert_with(|| Run { text: String::new(), pieces: Vec::new() });
                // Between two pieces may have stood a comment, which leaves both its spaces.
                let doubled = run.text.ends_with(' ').then(|| text.strip_prefix(' ')).flatten();
                let (text, range) = match doubled {
                    Some(rest) => (rest, range.end.min(range.start + 1)..range.end),
                    None => (text.as_str(), range),
                };
                run.pieces.push((run.text.len(), range, verbatim));
                run.text.push_str(text);
                continue;
            }
            if let Some(run) = run.take() {
                self.finish_run(&run, &mut finished);
            }
            finished.push(inline);
        }
        if let Some(run) = run.take() {
            self.finish_run(&run, &mut finished);
        }
        finished
    }

    fn finish_run(&mut self, run: &Run, finished: &mut Vec<Inline>) {
        let source = self.manuscript.text;
        let mut from = 0;
        if run.text.contains(['^', '~']) {
            for (at, mark) in run.text.match_indices(['^', '~']) {
                if at < from || run.is_escaped(at, source) {
                    continue;
                }
                if mark == "^"
                    && let Some(label) = note_around(run, at, source)
                {
                    let whole = at - 1..at + 1 + label.len() + 1;
                    if self.has_note(label) {
                        self.push_text(run, from..whole.start, finished);
                        from = whole.end;
                        let call = NoteCall::Written(label.to_lowercase());
                        finished.push(Inline::new(InlineKind::NoteCall(call), self.span(run.place(whole))));
                    } else {
                        self.report_undefined_note(label, run.place(whole));
                    }
                    continue;
                }
                let Some(inner) =
                    script(&run.text, at, mark).filter(|inner| !run.is_escaped(inner.end, source))
                else {
                    continue;
                };
                self.push_text(run, from..at, finished);
                let content = run.text.get(inner.clone()).unwrap_or("");
                let content = vec![Inline::text(content, self.span(run.place(inner.clone())))];
                let kind = match mark {
                    "^" => InlineKind::Superscript(content),
                    _ => InlineKind::Subscript(content),
                };
                from = inner.end + 1;
                finished.push(Inline::new(kind, self.span(run.place(at..from))));
            }
        }
        self.push_text(run, from..run.text.len(), finished);
    }

    fn push_text(&self, run: &Run, range: Range<usize>, finished: &mut Vec<Inline>) {
        let text = run.text.get(range.clone()).unwrap_or("");
        if text.is_empty() {
            return;
        }
        let whole = range.end == run.text.len();
        let end = if whole { run.pieces.last().map(|(_, range, _)| range.end) } else { None };
        let place = run.place(range);
        let place = place.start..end.unwrap_or(place.end).max(place.start);
        finished.push(Inline::text(text, self.span(place)));
    }

    fn report_undefined_note(&mut self, label: &str, range: Range<usize>) {
        let message = format!("nothing defines the note `{label}`");
        let hint = format!("write `[^{label}]: …` on a line of its own, or `\\[` for a bracket");
        self.report(Diagnostic::new(Code::UndefinedFootnote, self.span(range), message).hint(hint));
    }
}

/// The label of `[^label]` around the caret. The parser would have taken it, had it a definition and stood in Markdown.
fn note_around<'r>(run: &'r Run, caret: usize, source: &str) -> Option<&'r str> {
    let open = caret.checked_sub(1).filter(|open| run.text.as_bytes().get(*open) == Some(&b'['))?;
    let rest = run.text.get(caret + 1..)?;
    let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(rest.len());
    let closed = rest.get(end..).is_some_and(|rest| rest.starts_with(']'));
    let label = rest.get(..end).filter(|label| !label.is_empty())?;
    (closed && !run.is_escaped(open, source)).then_some(label)
}

/// The content of a sub- or superscript whose first mark is at a byte: within a word, without spaces, and short.
fn script(text: &str, at: usize, mark: &str) -> Option<Range<usize>> {
    let before = text.get(..at)?.chars().next_back()?;
    if !(before.is_alphanumeric() || matches!(before, ')' | ']' | '’')) {
        return None;
    }
    let rest = text.get(at + 1..)?;
    let length =
        rest.char_indices().take(LONGEST + 1).find(|(_, c)| c.is_whitespace() || *c == '^' || *c == '~');
    let (length, close) = length?;
    let closed = close.len_utf8() == mark.len() && mark.starts_with(close);
    let doubled = rest.get(length + 1..).is_some_and(|rest| mark == "~" && rest.starts_with('~'));
    (closed && length > 0 && !doubled).then_some(at + 1..at + 1 + length)
}

/// Takes white space from both ends of a line.
pub(super) fn trim(inlines: &mut Vec<Inline>) {
    let is_break = |inline: &Inline| matches!(inline.kind, InlineKind::LineBreak);
    let mut start = true;
    inlines.retain_mut(|inline| {
        if !start {
            return true;
        }
        if let InlineKind::Text(text) = &mut inline.kind {
            let trimmed = text.trim_start_matches([' ', '\t', '\n']);
            if trimmed.len() < text.len() {
                inline.span.start += text.len() - trimmed.len();
                inline.span.start = inline.span.start.min(inline.span.end);
                *text = trimmed.to_owned();
            }
            if text.is_empty() {
                return false;
            }
        }
        if is_break(inline) {
            return false;
        }
        start = matches!(inline.kind, InlineKind::Anchor(_));
        true
    });
    while let Some(last) = inlines.last_mut() {
        if let InlineKind::Text(text) = &mut last.kind {
            let trimmed = text.trim_end_matches([' ', '\t', '\n']).len();
            if trimmed > 0 {
                let cut = text.len() - trimmed;
                last.span.end = last.span.end.saturating_sub(cut).max(last.span.start);
                text.truncate(trimmed);
                return;
            }
        } else if !is_break(last) {
            return;
        }
        inlines.pop();
    }
}
