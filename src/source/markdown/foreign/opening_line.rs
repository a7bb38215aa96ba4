//! The line that opens a box of another tool: what kind it is, what it is called.

use std::ops::Range;

use crate::model::block::AlertKind;

/// The least that fences a box.
pub(super) const COLONS: &str = ":::";
/// The marks of admonitions, of those that fold, and of tabs.
pub(super) const ADMONITIONS: [&str; 3] = ["!!!", "???", "==="];

/// What a line of colons does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fence {
    Opens,
    Closes,
}

/// Whether a line is a fence of colons.
pub(super) fn fence(line: &str) -> Option<Fence> {
    let rest = line.trim_start_matches(':');
    if line.len() - rest.len() < COLONS.len() {
        return None;
    }
    let rest = rest.trim();
    Some(if rest.is_empty() { Fence::Closes } else { Fence::Opens })
}

/// Whether a line begins an admonition or a tab.
pub(super) fn is_admonition(line: &str) -> bool {
    let Some(mark) = ADMONITIONS.iter().find(|mark| line.starts_with(**mark)) else { return false };
    let rest = line.get(mark.len()..).unwrap_or("").trim_start_matches(['+', '!']);
    let rest = match rest.strip_prefix(' ') {
        Some(rest) => rest.trim_start(),
        None => return false,
    };
    match *mark {
        "===" => rest.len() > 2 && rest.starts_with('"') && rest.ends_with('"'),
        _ => rest.starts_with(|c: char| c.is_alphabetic()),
    }
}

/// What a line that opens a box says: ranges of the line.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) kind: Option<Range<usize>>,
    pub(super) classes: Vec<Range<usize>>,
    pub(super) id: Option<Range<usize>>,
    pub(super) title: Option<Range<usize>>,
}

/// Reads `:::note Title`, `::: {.callout-note title="Title"}`, `:::note[Title]{#id}`, `!!! note "Title"`.
pub(super) fn written(line: &str) -> Written {
    let mut written = Written::default();
    let mark = line.len() - line.trim_start_matches([':', '!', '?', '+', '=']).len();
    let end = line.trim_end().trim_end_matches(':').trim_end().len().max(mark);
    let mut at = mark;
    let rest = |at: usize| line.get(at..end).unwrap_or("");
    let skip = |at: usize| at + rest(at).len() - rest(at).trim_start().len();
    at = skip(at);
    if rest(at).starts_with('{') {
        at = braces(line, at, end, &mut written);
    } else if rest(at).starts_with('"') {
        written.title = quoted(line, at, end);
        return written;
    } else {
        let word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        let length = rest(at).find(|c| !word(c)).unwrap_or(rest(at).len());
        written.kind = Some(at..at + length);
        at += length;
    }
    at = skip(at);
    if rest(at).starts_with('[')
        && let Some(length) = rest(at).rfind(']')
    {
        written.title = Some(at + 1..at + length);
        at += length + 1;
    }
    if rest(at).starts_with('{') {
        at = braces(line, at, end, &mut written);
    }
    at = skip(at);
    if let Some(title) = quoted(line, at, end) {
        written.title = Some(title);
    } else if at < end && written.title.is_none() && !rest(at).starts_with('{') {
        written.title = Some(at..end);
    }
    written.title = written.title.filter(|title| !line.get(title.clone()).unwrap_or("").trim().is_empty());
    written
}

/// The text between quotation marks that begins at a place.
fn quoted(line: &str, at: usize, end: usize) -> Option<Range<usize>> {
    let inside = line.get(at..end)?.strip_prefix('"')?;
    Some(at + 1..at + 1 + inside.rfind('"')?)
}

/// Reads what stands in braces; gives where they end.
fn braces(line: &str, at: usize, end: usize, written: &mut Written) -> usize {
    let inside = line.get(at + 1..end).unwrap_or("");
    let length = inside.rfind('}').unwrap_or(inside.len());
    let close = at + 1 + length;
    let mut from = at + 1;
    let mut in_quotes = false;
    for (to, c) in line.get(..=close).unwrap_or(line).char_indices() {
        if to < from {
            continue;
        }
        in_quotes ^= c == '"';
        if (c.is_whitespace() && !in_quotes) || to >= close {
            word(line, from..to, written);
            from = to + c.len_utf8();
        }
    }
    if from < close {
        word(line, from..close, written);
    }
    (close + 1).min(end)
}

/// One word between braces.
fn word(line: &str, range: Range<usize>, written: &mut Written) {
    let text = line.get(range.clone()).unwrap_or("");
    match text.chars().next() {
        Some('#') => written.id = Some(range.start + 1..range.end),
        Some('.') => written.classes.push(range.start + 1..range.end),
        Some(_) if !text.contains('=') => written.kind = Some(range),
        _ => {
            if let Some(value) = text.strip_prefix("title=\"").and_then(|rest| rest.strip_suffix('"')) {
                written.title = Some(range.end - 1 - value.len()..range.end - 1);
            }
        }
    }
}

/// The alert that a word of another tool means.
pub(in super::super) fn alert(word: &str) -> Option<AlertKind> {
    let word = word.to_lowercase();
    let word = word.strip_prefix("callout-").unwrap_or(&word);
    Some(match word {
        "note" | "info" | "information" | "remark" => AlertKind::Note,
        "tip" | "hint" | "success" | "check" | "done" => AlertKind::Tip,
        "important" | "key" => AlertKind::Important,
        "warning" | "warn" | "attention" => AlertKind::Warning,
        "caution" | "danger" | "error" | "failure" | "fail" | "bug" | "missing" => AlertKind::Caution,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tool_s_line_is_read() {
        for (line, kind, title) in [
            (":::note", "note", ""),
            ("::: warning Mind the gap", "warning", "Mind the gap"),
            (":::danger[Take *care*]", "danger", "Take *care*"),
            ("::: {.callout-tip collapse=\"true\" title=\"Count twice\"}", "callout-tip", "Count twice"),
            (":::{note} A title", "note", "A title"),
            ("::: sidebar :::", "sidebar", ""),
            ("!!! info \"\"", "info", ""),
            ("???+ tip \"Folded\"", "tip", "Folded"),
            ("=== \"Linux\"", "", "Linux"),
            ("::: {#refs}", "", ""),
        ] {
            let written = written(line);
            let word = written.kind.iter().chain(&written.classes).next();
            let text =
                |range: Option<&Range<usize>>| range.and_then(|range| line.get(range.clone())).unwrap_or("");
            assert_eq!((text(word), text(written.title.as_ref())), (kind, title), "{line}");
        }
        assert_eq!(written("::: {#refs}").id, Some(6..10));
    }

    #[test]
    fn what_only_looks_like_a_box_is_text() {
        for line in ["!!!", "!!! 5", "???", "== x", "===", "=== x", "!important"] {
            assert!(!is_admonition(line), "{line}");
        }
        assert_eq!(
            (fence("::"), fence("::::"), fence(":::a")),
            (None, Some(Fence::Closes), Some(Fence::Opens))
        );
    }
}
