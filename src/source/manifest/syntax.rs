//! Puts what the TOML parser says into words for somebody who does not know TOML.

use std::ops::Range;

/// One place where the text is not TOML.
#[derive(Debug)]
pub(super) struct SyntaxFault {
    /// Where the parser stopped, which may be between two characters.
    pub(super) place: Range<usize>,
    /// What is shown of it.
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) hint: Option<String>,
    /// Whether no key was lost by it.
    pub(super) keeps_all: bool,
    /// Whether it was told in better words already.
    pub(super) settled: bool,
}

/// Puts one of the parser's errors into words. Only where `widen` holds is an empty place widened to its line,
/// since that costs a walk.
pub(super) fn explain(text: &str, error: &toml::de::Error, widen: bool) -> SyntaxFault {
    let place = error.span().unwrap_or(0..0);
    let written = text.get(place.clone()).unwrap_or("").trim();
    let line = if widen { line_around(text, place.start) } else { place.clone() };
    let said = error.message();
    let plain = said.split(", expected").next().unwrap_or(said);
    let key = text.get(line.clone()).unwrap_or("").split(['=', ' ']).next().unwrap_or("");
    let (message, hint) = match plain {
        "string values must be quoted" if written.is_empty() => {
            (format!("`{key}` has no value"), Some(format!("write `{key} = \"…\"`, or leave the line out")))
        }
        "string values must be quoted" => (
            "text is not in quotes".to_owned(),
            Some(format!("write `\"{}\"`", written.trim_matches(|c| "“”„‟‘’«»\"'".contains(c)))),
        ),
        "invalid basic string" | "invalid literal string" if written.is_empty() => {
            ("a quotation mark is missing".to_owned(), Some("text begins and ends with `\"`".to_owned()))
        }
        "invalid boolean" => {
            let right = if written.to_ascii_lowercase().starts_with('t') { "true" } else { "false" };
            (format!("`{written}` is neither `true` nor `false`"), Some(format!("write `{right}`")))
        }
        "key with no value" => (
            "there is no `=` after the key".to_owned(),
            Some("write each line as `key = \"value\"`".to_owned()),
        ),
        "duplicate key" => {
            (format!("`{written}` is given twice"), Some("leave one of the two out".to_owned()))
        }
        "missing escaped value" => (
            "a backslash has a special meaning within `\"`".to_owned(),
            Some("write `\\\\` for a backslash, or put the text in single quotes".to_owned()),
        ),
        "unexpected key or value" => (
            "something follows the value".to_owned(),
            Some(
                "put the next key on a line of its own; text that holds an apostrophe goes in `\"`"
                    .to_owned(),
            ),
        ),
        _ => (said.to_owned(), None),
    };
    let range = if place.is_empty() { line } else { place.clone() };
    SyntaxFault { place, range, message, hint, keeps_all: plain == "duplicate key", settled: false }
}

/// The line that a place lies in, without the blanks around it; the place itself where the line is blank.
fn line_around(text: &str, at: usize) -> Range<usize> {
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else { return at..at };
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let end = at + after.find('\n').unwrap_or(after.len());
    let line = text.get(start..end).unwrap_or("");
    let trimmed = line.trim();
    if trimmed.is_empty() {
        return at..at;
    }
    let start = start + (line.len() - line.trim_start().len());
    start..start + trimmed.len()
}
