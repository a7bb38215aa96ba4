//! Takes from titles the numbers that authors wrote by hand, where imprint numbers the part itself.

use crate::model::inline::{Inline, InlineKind};

/// The title without a leading number that ends in a dot, bracket or colon: "1. Introduction".
pub(super) fn without_number(title: &str) -> &str {
    let rest = title.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() == title.len() {
        return title;
    }
    match rest.strip_prefix(['.', ')', ':']) {
        Some(words) if words.starts_with(char::is_whitespace) => words.trim_start(),
        _ => title,
    }
}

/// Removes "Chapter 3: ", "Appendix B. " or "3. " from the start of a title whose label now says it.
/// A title that is nothing else stays.
pub(super) fn strip_label(title: &mut [Inline], word: &str, number: &str) {
    let Some(InlineKind::Text(text)) =
        title.iter_mut().map(|inline| &mut inline.kind).find(|kind| !matches!(kind, InlineKind::Anchor(_)))
    else {
        return;
    };
    let stripped = strip_word(text, word).or_else(|| {
        let words = text.trim_start().strip_prefix(number)?;
        words.strip_prefix(['.', ')', ':'])?.strip_prefix(char::is_whitespace)
    });
    if let Some(words) = stripped.map(str::trim_start).filter(|words| !words.is_empty()) {
        *text = words.to_owned();
    }
}

/// What follows "Appendix B:" or "Chapter 12 –".
fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let text = text.trim_start();
    let head = text.get(..word.len())?;
    if word.is_empty() || !head.eq_ignore_ascii_case(word) {
        return None;
    }
    let rest = text.get(word.len()..)?.trim_start();
    let mark: usize = rest.chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    let after = rest.get(mark..)?.trim_start();
    let short = mark <= 3;
    after.strip_prefix([':', '.', '–', '—']).filter(|_| short)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Sources, Span};
    use crate::model::inline::plain_text;

    fn stripped(title: &str, word: &str, number: &str) -> String {
        let file = Sources::default().add("a.md", "");
        let mut title = vec![Inline::text(title, Span::new(file, 0..0))];
        strip_label(&mut title, word, number);
        plain_text(&title)
    }

    #[test]
    fn labels_written_by_hand_go() {
        assert_eq!(stripped("Appendix B: Letters", "Appendix", "A"), "Letters");
        assert_eq!(stripped("Appendix: Letters", "Appendix", "A"), "Letters");
        assert_eq!(stripped("Appendix", "Appendix", "A"), "Appendix");
        assert_eq!(stripped("3. Patients", "Chapter", "3"), "Patients");
        assert_eq!(stripped("3 wise men", "Chapter", "3"), "3 wise men");
        assert_eq!(stripped("Chapters of life: a memoir", "Chapter", "3"), "Chapters of life: a memoir");
        assert_eq!(without_number("1. Introduction"), "Introduction");
        assert_eq!(without_number("2030: a vision"), "a vision");
        assert_eq!(without_number("10 lessons"), "10 lessons");
    }
}
