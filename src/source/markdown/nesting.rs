//! Keeps the parser from lists and quotes nested so deep that every line would cost their depth, and from taking
//! other tools' fences of colons for the meanings of terms.

use std::borrow::Cow;

/// Stands where containers end that are too many for one line; the text is taken from the source instead.
pub(super) const STOP: char = '\0';

/// How many containers may begin in one line; more than may be open in the model.
const MARKERS: usize = 100;

/// The text as the parser may have it, of the same length: behind the hundredth mark of a list or quote in
/// a line stands [`STOP`], so that the line goes on as text. To go deeper over several lines costs an author
/// as many bytes as it costs the parser. A fence of colons begins with [`STOP`] likewise.
pub(super) fn bounded(text: &str) -> Cow<'_, str> {
    let mut stops = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        // Almost every line has but a few.
        if line.len() > MARKERS
            && let Some(at) = excess(line)
        {
            stops.push(start + at);
        } else if line.contains(":::")
            && let Some(at) = colons(line)
        {
            stops.push(start + at);
        }
        start += line.len();
    }
    if stops.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut bounded = String::with_capacity(text.len());
    let mut from = 0;
    for stop in stops {
        bounded.push_str(text.get(from..stop).unwrap_or(""));
        bounded.push(STOP);
        from = stop + 1;
    }
    bounded.push_str(text.get(from..).unwrap_or(""));
    Cow::Owned(bounded)
}

/// Where in a line the first mark stands that is too many.
fn excess(line: &str) -> Option<usize> {
    let mut markers = 0;
    let mut number = 0;
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b' ' | b'\t' => number = 0,
            b'0'..=b'9' if number < 9 => number += 1,
            b'>' | b'-' | b'+' | b'*' => markers += 1,
            b'.' | b')' if number > 0 => markers += 1,
            _ => return None,
        }
        if markers > MARKERS {
            return Some(at);
        }
    }
    None
}

/// Where `:::` stands at the beginning of a line, behind marks of lists and quotes.
fn colons(line: &str) -> Option<usize> {
    let rest = line.trim_start_matches([' ', '\t', '>', '-', '+', '*']);
    rest.starts_with(":::").then_some(line.len() - rest.len())
}
