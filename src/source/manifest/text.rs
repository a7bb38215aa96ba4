//! One line of text out of a TOML value.

/// The text with its runs of blanks as one space and without control characters and noncharacters
/// (which XML 1.0, production 2, has no place for), and the characters left out.
pub(super) fn clean(text: &str) -> (String, Vec<char>) {
    let mut clean = String::with_capacity(text.len());
    let mut left_out = Vec::new();
    let mut blank = false;
    for c in text.chars() {
        if matches!(c, ' ' | '\t' | '\n' | '\r') {
            blank = true;
        } else if c.is_control() || is_noncharacter(c) {
            left_out.push(c);
        } else {
            if blank && !clean.is_empty() {
                clean.push(' ');
            }
            blank = false;
            clean.push(c);
        }
    }
    (clean, left_out)
}

fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_joined_and_controls_left_out() {
        assert_eq!(clean(" a\n b\u{7}\u{FFFF} "), ("a b".to_owned(), vec!['\u{7}', '\u{FFFF}']));
        assert_eq!(clean(" \n"), (String::new(), Vec::new()));
    }
}
