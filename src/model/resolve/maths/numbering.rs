//! Takes out what LaTeX says about the numbers of equations: no formula has one here, and none of it is shown.

use std::borrow::Cow;

/// The formula without `\label{…}`, `\nonumber` and `\notag`. `\tag{…}` is shown, so that it stays.
pub(super) fn without(latex: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    let mut rest = latex;
    let mut from = latex;
    while let Some(at) = rest.find('\\') {
        let after = rest.get(at + 1..).unwrap_or("");
        let name = after.get(..length(after)).unwrap_or("");
        let end = after.get(name.len()..).unwrap_or("");
        let next = match name {
            "nonumber" | "notag" => Some(end),
            "label" => argument(end),
            _ => None,
        };
        rest = match next {
            Some(next) => {
                kept.push_str(from.get(..from.len() - rest.len() + at).unwrap_or(""));
                from = next;
                next
            }
            // A sign behind it belongs to it: `\\label` is a new line and a word.
            None if name.is_empty() => {
                after.get(after.chars().next().map_or(0, char::len_utf8)..).unwrap_or("")
            }
            None => end,
        };
    }
    if from.len() == latex.len() {
        return Cow::Borrowed(latex);
    }
    kept.push_str(from);
    Cow::Owned(kept)
}

/// How long the name of a command is.
fn length(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len())
}

/// What stands behind a group in braces.
fn argument(text: &str) -> Option<&str> {
    let inner = text.trim_start().strip_prefix('{')?;
    inner.split_once('}').map(|(_, after)| after)
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn numbers_go_and_all_else_stays() {
        for (latex, kept) in [
            (r"x = y \label{eq:one} + 1", r"x = y  + 1"),
            (
                r"\begin{align} a &= b \nonumber \\ &= c \label {eq} \end{align}",
                r"\begin{align} a &= b  \\ &= c  \end{align}",
            ),
            (r"a \notag", "a "),
            (r"a \\label{b}", r"a \\label{b}"),
            (r"a \labelled \label", r"a \labelled \label"),
            (r"\tag{1} x\", r"\tag{1} x\"),
            (r"\label{ü}é\ü", r"é\ü"),
        ] {
            assert_eq!(without(latex), kept, "{latex}");
        }
    }
}
