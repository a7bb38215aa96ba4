//! One line of text out of a TOML value.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::diagnostic::Code;
use crate::source::cluster::Cluster;

/// The longest text of metadata, in characters: no PDF takes one of more than 32,767 bytes, and a word of 100,000
/// letters keeps whoever fits it on a cover busy for minutes.
pub(super) const LONGEST: usize = 10_000;

/// Whether anything of a text can be seen: not blanks and characters without a shape alone.
pub(super) fn is_seen(text: &str) -> bool {
    let unseen = |c: char| matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}');
    text.chars().any(|c| !c.is_whitespace() && !unseen(c))
}

/// The text with its runs of blanks as one space and without control characters and noncharacters
/// (which XML 1.0, production 2, has no place for) and characters that reorder what is read, and those left out.
/// Isolates may stay where each is closed, and no more marks on one letter than can be read. Letters are composed, as HTML should be (Normalization Form C).
pub(in crate::source) fn clean(text: &str) -> (String, Vec<char>) {
    let mut clean = String::with_capacity(text.len());
    let mut left_out = Vec::new();
    let mut blank = false;
    let isolates = is_balanced(text);
    let mut cluster = Cluster::default();
    for c in text.chars() {
        if matches!(c, ' ' | '\t' | '\n' | '\r') {
            blank = true;
        } else if cluster.is_full(c)
            || c.is_control()
            || is_noncharacter(c)
            || is_override(c)
            || (is_isolate(c) && !isolates)
        {
            left_out.push(c);
        } else {
            if blank && !clean.is_empty() {
                clean.push(' ');
            }
            blank = false;
            clean.push(c);
        }
    }
    if !is_nfc(&clean) {
        clean = clean.nfc().collect();
    }
    (clean, left_out)
}

/// The rule that a character left out is under.
pub(super) fn rule(c: char) -> Code {
    if is_override(c) || is_isolate(c) { Code::BidirectionalControl } else { Code::ControlCharacter }
}

fn is_override(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}')
}

fn is_isolate(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2069}')
}

/// Whether every isolate that is opened is closed, and no other.
fn is_balanced(text: &str) -> bool {
    let mut open = 0_usize;
    for c in text.chars().filter(|c| is_isolate(*c)) {
        open = match c {
            '\u{2069}' if open == 0 => return false,
            '\u{2069}' => open - 1,
            _ => open + 1,
        };
    }
    open == 0
}

fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_no_text() {
        assert!(["", "\u{A0}", "\u{200B}", "\u{AD}\u{FEFF} \u{2028}"].iter().all(|text| !is_seen(text)));
        assert!(["a", "\u{200B}.", "ש"].iter().all(|text| is_seen(text)));
    }

    #[test]
    fn letters_are_composed() {
        assert_eq!(clean("Universita\u{308}t").0, "Universität");
    }

    #[test]
    fn blanks_are_joined_and_controls_left_out() {
        assert_eq!(clean(" a\n b\u{7}\u{FFFF} "), ("a b".to_owned(), vec!['\u{7}', '\u{FFFF}']));
        assert_eq!(clean(" \n"), (String::new(), Vec::new()));
    }

    #[test]
    fn what_turns_text_around_is_left_out() {
        assert_eq!(clean("a\u{202E}b"), ("ab".to_owned(), vec!['\u{202E}']));
        assert_eq!(clean("\u{2067}a"), ("a".to_owned(), vec!['\u{2067}']));
        assert!(clean("\u{2067}a\u{2069}").1.is_empty());
        assert_eq!(rule('\u{202E}'), Code::BidirectionalControl);
    }
}
