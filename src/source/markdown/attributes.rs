//! Attributes in braces: `{#id .class key="value"}`, and nothing else that stands in braces.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::block::Attributes;
use crate::model::identifier::Id;

use super::builder::Builder;

/// Attributes as they stand in the file, each with its bytes; not yet known to mean anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) ids: Vec<(String, Range<usize>)>,
    pub(super) classes: Vec<(String, Range<usize>)>,
    pub(super) pairs: Vec<(String, String, Range<usize>)>,
    /// Of the braces with what they hold.
    pub(super) range: Range<usize>,
}

/// What attributes mean at a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Allowed<'a> {
    /// What bears them, with its article: "a heading".
    pub(super) bearer: &'a str,
    pub(super) classes: &'a [&'a str],
    pub(super) keys: &'a [&'a str],
}

/// How many braces before the end are tried; a line has few, and a hostile one must not cost its square.
const CANDIDATES: usize = 16;

impl Written {
    pub(super) fn has_class(&self, class: &str) -> bool {
        self.classes.iter().any(|(own, _)| own == class)
    }
}

/// Pandoc's class for a heading without a number, for which it also takes a dash.
const UNNUMBERED: &str = "unnumbered";

/// Reads the attributes that begin at the byte `start` of a text with `{`.
/// Gives `None` where there are none, or any token is not of the three forms.
pub(super) fn parse(text: &str, start: usize) -> Option<Written> {
    parse_with(text, start, false)
}

fn parse_with(text: &str, start: usize, heading: bool) -> Option<Written> {
    let rest = text.get(start..)?.strip_prefix('{')?;
    let mut written =
        Written { ids: Vec::new(), classes: Vec::new(), pairs: Vec::new(), range: start..start };
    let mut at = start + 1;
    let mut rest = rest;
    loop {
        let trimmed = rest.trim_start_matches([' ', '\t']);
        let spaced = trimmed.len() < rest.len() || at == start + 1;
        at += rest.len() - trimmed.len();
        rest = trimmed;
        if rest.starts_with('}') {
            written.range = start..at + 1;
            let any = !(written.ids.is_empty() && written.classes.is_empty() && written.pairs.is_empty());
            return any.then_some(written);
        }
        if !spaced {
            return None;
        }
        let dash = heading && rest.strip_prefix('-').is_some_and(|rest| rest.starts_with([' ', '}']));
        let length = if dash {
            written.classes.push((UNNUMBERED.to_owned(), at..at + 1));
            1
        } else {
            token(rest, at, &mut written)?
        };
        at += length;
        rest = rest.get(length..)?;
    }
}

/// Reads one token and returns its length.
fn token(rest: &str, at: usize, written: &mut Written) -> Option<usize> {
    let name_of = |text: &str| -> usize {
        text.find(|c: char| c.is_whitespace() || matches!(c, '{' | '}' | '"' | '\'' | '=' | '`' | '\\'))
            .unwrap_or(text.len())
    };
    if let Some(after) = rest.strip_prefix(['#', '.']) {
        let length = name_of(after);
        let name = after.get(..length).filter(|name| !name.is_empty())?;
        let entry = (name.to_owned(), at..at + 1 + length);
        if rest.starts_with('#') {
            written.ids.push(entry)
        } else {
            written.classes.push(entry)
        }
        return Some(1 + length);
    }
    let length = name_of(rest);
    let key = rest.get(..length)?;
    let good = key.chars().next().is_some_and(char::is_alphabetic)
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    if !good {
        return None;
    }
    let after = rest.get(length..)?.strip_prefix("=\"")?;
    let value_length = after.find(['"', '\n', '\r'])?;
    let value = after.get(..value_length)?;
    if !after.get(value_length..)?.starts_with('"') {
        return None;
    }
    let total = length + 2 + value_length + 1;
    written.pairs.push((key.to_owned(), value.to_owned(), at..at + total));
    Some(total)
}

/// Reads the attributes that end a range of a text, if it ends in any; those of a heading may have a dash.
pub(super) fn trailing(text: &str, range: Range<usize>, heading: bool) -> Option<Written> {
    let slice = text.get(range.clone())?;
    if !slice.ends_with('}') {
        return None;
    }
    let line = range.start + slice.rfind('\n').map_or(0, |at| at + 1);
    let mut end = range.end;
    for _ in 0..CANDIDATES {
        let open = line + text.get(line..end)?.rfind('{')?;
        let escaped = text.get(..open).is_some_and(|before| before.ends_with('\\'));
        let written = parse_with(text, open, heading);
        if let Some(written) = written.filter(|written| written.range.end == range.end && !escaped) {
            return Some(written);
        }
        end = open;
    }
    None
}

impl Builder<'_> {
    /// Gives attributes their meaning; what has none here is reported and kept.
    pub(super) fn accept(&mut self, written: Written, allowed: Allowed<'_>) -> Attributes {
        let bearer = allowed.bearer;
        let mut attributes =
            Attributes { span: Some(self.span(written.range.clone())), ..Attributes::default() };
        for (text, range) in written.ids {
            if attributes.id.is_some() {
                let message = format!("`#{text}` is a second id for {bearer}");
                self.report(Diagnostic::new(Code::InvalidAttribute, self.span(range), message));
                continue;
            }
            attributes.id = Some(self.id(&text, range));
        }
        for (class, range) in written.classes {
            if !allowed.classes.contains(&class.as_str()) {
                let message = format!("the class `.{class}` means nothing on {bearer}");
                self.unknown(range, message, &class, allowed.classes, ".");
            }
            attributes.classes.push(class);
        }
        for (key, value, range) in written.pairs {
            if !allowed.keys.contains(&key.as_str()) {
                let message = format!("the attribute `{key}` means nothing on {bearer}");
                self.unknown(range.clone(), message, &key, allowed.keys, "");
            }
            let value = self.clean(&value, range);
            attributes.pairs.push((key, value));
        }
        attributes
    }

    fn unknown(&mut self, range: Range<usize>, message: String, name: &str, known: &[&str], mark: &str) {
        let mut diagnostic = Diagnostic::new(Code::InvalidAttribute, self.span(range), message);
        if name == UNNUMBERED && known.contains(&"preface") {
            let hint = "delete it, or say what the part is, as in `{.preface}` or `{.acknowledgements}`: only chapters \
                        have numbers";
            diagnostic = diagnostic.hint(hint);
        } else if let Some(near) = nearest(name, known.iter().copied()) {
            diagnostic = diagnostic.hint(format!("did you mean `{mark}{near}`?"));
        }
        self.report(diagnostic);
    }

    /// An id as written; a bad one is reported and mended.
    pub(super) fn id(&mut self, text: &str, range: Range<usize>) -> Id {
        match Id::new(text) {
            Ok(id) => id,
            Err(fault) => {
                let mut diagnostic = Diagnostic::new(Code::InvalidId, self.span(range), fault.message);
                diagnostic.hint = fault.hint;
                self.report(diagnostic);
                Id::from_words(text)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_three_forms_are_attributes() {
        let written = parse(r#"{#a .b key="v w"}"#, 0).expect("attributes");
        assert_eq!(written.ids, [("a".to_owned(), 1..3)]);
        assert!(written.has_class("b"));
        assert_eq!(written.pairs, [("key".to_owned(), "v w".to_owned(), 7..16)]);
        for text in [
            "{2014–15}",
            "{}",
            "{#}",
            "{key=v}",
            "{#a word}",
            "{#a",
            "{.a.b\"}",
            "{#a#b\n}",
            "{a=\"b\"c=\"d\"}",
        ] {
            assert_eq!(parse(text, 0), None, "{text}");
        }
    }

    #[test]
    fn the_last_braces_count() {
        let text = "Budget {2014} {#budget}";
        assert_eq!(trailing(text, 0..text.len(), false).map(|written| written.range), Some(14..23));
        assert_eq!(trailing(r"Budget \{#budget}", 0..17, false), None);
        let dash = |heading| {
            trailing("About us {- #us}", 0..16, heading).map(|written| written.has_class("unnumbered"))
        };
        assert_eq!((dash(true), dash(false)), (Some(true), None));
        assert_eq!(trailing(&"{".repeat(10_000), 0..10_000, false), None);
    }
}
