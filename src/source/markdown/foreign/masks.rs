//! What the parser is given in place of other tools' blocks: text of the same length, so that every place stays true.
//!
//! A line `:::` becomes a rule, the first line of an admonition the mark of a list entry, a drawn table a rule with
//! blank lines under it. What was put there is known again by its place; all else is read from the author's bytes.

use std::borrow::Cow;
use std::ops::Range;

use super::drawn::{self, Drawing};
use super::opening_line::{Fence, fence, is_admonition};

/// A mark that begins a block and, where it must, ends the one before.
const RULE: &str = "***";
/// The mark of an entry whose content is indented by four, as an admonition's is.
const ENTRY: &str = "01)";
/// How far a block may be indented before it is code.
const INDENT: usize = 3;

#[derive(Debug)]
pub(in super::super) struct Masked<'t> {
    pub(in super::super) text: Cow<'t, str>,
    /// The tables that were drawn, and where.
    pub(in super::super) tables: Vec<(Range<usize>, Drawing)>,
}

/// A line and where it stands, without its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    pub(super) start: usize,
    pub(super) text: &'t str,
}

impl Line<'_> {
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    pub(super) fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }
}

pub(in super::super) fn masked(text: &str) -> Masked<'_> {
    if ![":::", "!!!", "???", "===", "+--", "+==", "+:-", "--"].iter().any(|sign| text.contains(sign)) {
        return Masked { text: Cow::Borrowed(text), tables: Vec::new() };
    }
    let lines = lines(text);
    let mut masks: Vec<(usize, &str)> = Vec::new();
    let mut blank: Vec<Range<usize>> = Vec::new();
    let mut tables = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut code: Option<Code> = None;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        if let Some(fence) = &code {
            if fence.ends_at(line.text) {
                code = None;
            }
            continue;
        }
        code = Code::begins_at(line.text);
        let trimmed = line.text.trim();
        if code.is_some() || trimmed.is_empty() {
            continue;
        }
        if is_admonition(trimmed) && has_body(line, lines.get(at)) {
            masks.push((line.start + line.indent(), ENTRY));
            blank.push(line.start + line.indent() + ENTRY.len()..line.end());
            continue;
        }
        if line.indent() > INDENT {
            continue;
        }
        match fence(trimmed) {
            Some(Fence::Opens) => open.push(at - 1),
            Some(Fence::Closes) => {
                for line in open.pop().into_iter().chain([at - 1]).filter_map(|at| lines.get(at)).rev() {
                    masks.push((line.start + line.indent(), RULE));
                    blank.push(line.start + line.indent() + RULE.len()..line.end());
                }
            }
            None => {
                let Some((table, drawing)) = drawn::at(&lines, at - 1) else { continue };
                let (Some(first), Some(last)) = (lines.get(table.start), lines.get(table.end - 1)) else {
                    continue;
                };
                masks.push((first.start + first.indent(), RULE));
                blank.push(first.start + first.indent() + RULE.len()..last.end());
                tables.push((first.start + first.indent()..last.end(), drawing));
                at = table.end;
            }
        }
    }
    if masks.is_empty() {
        return Masked { text: Cow::Borrowed(text), tables };
    }
    Masked { text: Cow::Owned(put(text, masks, &blank)), tables }
}

/// Puts marks at places, and spaces for all characters but line ends in ranges.
fn put(text: &str, mut masks: Vec<(usize, &str)>, blank: &[Range<usize>]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for range in blank {
        for byte in bytes.get_mut(range.clone()).into_iter().flatten() {
            if !matches!(byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
    }
    masks.sort_unstable();
    for (at, mark) in masks {
        for (byte, own) in bytes.iter_mut().skip(at).zip(mark.bytes()) {
            *byte = own;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let own = Line { start, text: line.trim_end_matches(['\n', '\r']) };
            start += line.len();
            own
        })
        .collect()
}

/// Whether the next line is indented by four more, as the text of an admonition is.
fn has_body(line: &Line<'_>, next: Option<&Line<'_>>) -> bool {
    next.is_some_and(|next| !next.is_blank() && next.indent() >= line.indent() + 4)
}

/// A fence of code that is open.
#[derive(Debug)]
struct Code {
    mark: char,
    length: usize,
    quoted: bool,
}

impl Code {
    fn begins_at(line: &str) -> Option<Code> {
        let rest = line.trim_start_matches([' ', '\t', '>']);
        let entry =
            rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '*' | '+' | '.' | ')'));
        let rest = if entry.len() < rest.len() { entry.trim_start() } else { rest };
        let mark = rest.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
        let length = rest.len() - rest.trim_start_matches(mark).len();
        let info = rest.get(length..).unwrap_or("");
        (length >= 3 && !(mark == '`' && info.contains('`'))).then(|| Code {
            mark,
            length,
            quoted: line.trim_start().starts_with('>'),
        })
    }

    fn ends_at(&self, line: &str) -> bool {
        let quoted = line.trim_start().starts_with('>');
        let rest = line.trim_start_matches([' ', '\t', '>']).trim_end();
        let closes = rest.len() >= self.length && rest.chars().all(|c| c == self.mark);
        closes || (self.quoted && !quoted)
    }
}
