//! Character references in HTML: `&copy;`, `&#169;`, `&#xA9;`.

use std::borrow::Cow;

use pulldown_cmark::{Event, Parser};

/// The longest name that HTML has, `CounterClockwiseContourIntegral`, with its marks.
const LONGEST: usize = 33;

/// Replaces character references by their characters; what is none stays.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(rest.get(..at).unwrap_or(""));
        let from = rest.get(at..).unwrap_or("");
        let length = from.bytes().take(LONGEST).position(|byte| byte == b';').map_or(1, |end| end + 1);
        let reference = from.get(..length).unwrap_or("&");
        decoded.push_str(&character(reference));
        rest = from.get(reference.len()..).unwrap_or("");
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// The parser knows the two thousand names, so it is asked.
fn character(reference: &str) -> Cow<'_, str> {
    let inner = reference.strip_prefix('&').and_then(|inner| inner.strip_suffix(';'));
    if !inner.is_some_and(|inner| inner.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')) {
        return Cow::Borrowed(reference);
    }
    let mut decoded = String::new();
    for event in Parser::new(reference) {
        if let Event::Text(text) = event {
            decoded.push_str(&text);
        }
    }
    Cow::Owned(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_become_characters() {
        assert_eq!(decode("a &amp; b &eacute; &#169; &#xA9;"), "a & b é © ©");
        assert_eq!(decode("AT&T; R&D &nosuch; &"), "AT&T; R&D &nosuch; &");
    }
}
