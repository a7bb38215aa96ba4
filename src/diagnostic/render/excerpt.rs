//! Cuts the few lines around a span out of a source, in a form that any terminal shows as it stands:
//! no tabs, no carriage returns, no control characters, no line of a megabyte, and never an empty label.

use std::ops::Range;

use super::legible::legible_character;
use super::place::Lines;
use crate::diagnostic::{Position, Span};

/// Lines shown before and after those of the span.
const CONTEXT: usize = 1;
/// A span over more lines than this is shown by its first line.
const MOST_LINES: usize = 6;
const TAB: usize = 4;

/// Some lines of a source, and what of them is meant.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// Lines with `\n` between them.
    pub(super) text: String,
    /// The number of the first line, from 1.
    pub(super) first_line: usize,
    /// What is meant, in bytes of `text`; never empty.
    pub(super) label: Range<usize>,
    /// Where the span stands in the source itself.
    pub(super) position: Position,
}

/// Cuts an excerpt whose lines have at most `width` characters.
pub(super) fn excerpt(lines: &Lines<'_>, span: Span, width: usize) -> Excerpt {
    let (start, end) = lines.clamp(span);
    let (start, end) = lines.trim(start, end);
    let first = lines.line_at(start);
    let mut last = lines.line_at(end);
    let mut end = end;
    if last - first >= MOST_LINES {
        last = first;
        end = lines.line(first).map_or(end, |(at, text)| at + text.len()).max(start);
    }

    let mut text = String::new();
    let mut label = 0..0;
    let first_shown = first.saturating_sub(CONTEXT);
    for number in first_shown..=last + CONTEXT {
        let Some((at, line)) = lines.line(number) else { break };
        if number > last && line.is_empty() {
            break;
        }
        if number != first_shown {
            text.push('\n');
        }
        let offset = |bound: usize| line.floor_char_boundary(bound.saturating_sub(at));
        let from = if number == first { skipped(line, offset(start), width) } else { 0 };
        let mut marks = Marks {
            start: (number == first).then(|| offset(start)),
            end: (number == last).then(|| offset(end)),
        };
        marks.copy(line, from, width, &mut text, &mut label);
        if number == last && label.is_empty() {
            widen(&mut text, &mut label);
        }
    }
    Excerpt { text, first_line: first_shown + 1, label, position: lines.position(start) }
}

/// How many bytes to leave out at the front of a line so that the label is within sight.
fn skipped(line: &str, label: usize, width: usize) -> usize {
    let before = line.get(..label).unwrap_or("").char_indices().rev();
    match before.clone().nth(width / 2) {
        Some(_) => before.clone().nth(width / 3).map_or(0, |(at, _)| at),
        None => 0,
    }
}

/// Gives an empty label the character behind it, or a space where the text ends.
fn widen(text: &mut String, label: &mut Range<usize>) {
    if label.start == text.len() {
        text.push(' ');
    }
    let next = text.get(label.start..).and_then(|rest| rest.chars().next());
    label.end = label.start + next.map_or(0, char::len_utf8);
}

/// The offsets within a line that are still to be found in its copy.
struct Marks {
    start: Option<usize>,
    end: Option<usize>,
}

impl Marks {
    /// Copies a line from an offset on, at most `width` characters, and sets the label as its ends are met.
    fn copy(&mut self, line: &str, from: usize, width: usize, text: &mut String, label: &mut Range<usize>) {
        if from > 0 {
            text.push('…');
        }
        let mut column = 0;
        let mut characters = line.get(from..).unwrap_or("").char_indices();
        for (at, c) in characters.by_ref().take(width) {
            self.meet(from + at, text.len(), label);
            if c == '\t' {
                let next = (column / TAB + 1) * TAB;
                text.extend(std::iter::repeat_n(' ', next - column));
                column = next;
            } else {
                text.push(legible_character(c));
                column += 1;
            }
        }
        if let Some((at, _)) = characters.next() {
            self.meet(from + at, text.len(), label);
            text.push('…');
        }
        self.meet(usize::MAX, text.len(), label);
    }

    fn meet(&mut self, at: usize, copied: usize, label: &mut Range<usize>) {
        if self.start.is_some_and(|start| start <= at) {
            self.start = None;
            label.start = copied;
            label.end = copied;
        }
        if self.end.is_some_and(|end| end <= at) {
            self.end = None;
            label.end = copied.max(label.start);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Sources;

    fn cut(text: &str, range: Range<usize>) -> Excerpt {
        let file = Sources::default().add("a.md", text);
        excerpt(&Lines::new(text), Span::new(file, range), 60)
    }

    fn labelled(text: &str, range: Range<usize>) -> String {
        let excerpt = cut(text, range);
        excerpt.text[excerpt.label].to_owned()
    }

    #[test]
    fn the_label_is_what_was_meant() {
        assert_eq!(labelled("one\r\ntwo three\r\nfour", 9..14), "three");
        assert_eq!(labelled("\u{feff}title = 1", 3..8), "title");
        assert_eq!(labelled("\ta\tbc\n", 3..5), "bc");
        assert_eq!(labelled("日本語 é", 3..6), "本");
        assert_eq!(labelled("one\ntwo\n", 4..8), "two");
        assert_eq!(labelled("one\n\u{1b}[2Jx", 4..8), "␛[2J");
    }

    #[test]
    fn empty_spans_still_have_something_to_point_at() {
        for (text, range) in [("", 0..0), ("\u{feff}", 0..0), ("abc", 3..3), ("abc\n", 4..4), ("\n\n", 1..2)]
        {
            assert_eq!(labelled(text, range.clone()), " ", "{text:?} {range:?}");
        }
        assert_eq!(labelled("abc\ndef", 1..1), "b");
        assert_eq!(labelled("abc", 90..99), " ");
    }

    #[test]
    fn long_lines_and_long_spans_are_cut() {
        let line = format!("{}HERE{}", "x".repeat(100_000), "y".repeat(100_000));
        let short = cut(&line, 100_000..100_004);
        assert!(short.text.chars().count() < 70, "{}", short.text);
        assert_eq!(&short.text[short.label], "HERE");
        assert_eq!(short.position, Position { line: 1, column: 100_001 });
        assert!(short.text.starts_with('…') && short.text.ends_with('…'));

        let many = "line\n".repeat(100);
        let excerpt = cut(&many, 50..400);
        assert_eq!(excerpt.text, "line\nline\nline");
        assert_eq!((excerpt.first_line, excerpt.label), (10, 5..9));
    }

    #[test]
    fn lines_around_are_shown() {
        let excerpt = cut("a\nb\nc\nd\ne\n", 4..7);
        assert_eq!((excerpt.text.as_str(), excerpt.first_line), ("b\nc\nd\ne", 2));
        assert_eq!(&excerpt.text[excerpt.label], "c\nd");
    }
}
