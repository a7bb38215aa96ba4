//! Makes text of a source safe to show: nothing in it may move the cursor, colour the screen or turn the line around.

/// The text on one line, with every character that a terminal would obey replaced by one that can be seen.
pub fn legible(text: &str) -> String {
    text.chars().map(legible_character).collect()
}

/// What to show for a character: control pictures for C0, a replacement character for what is invisible and
/// changes how its neighbours are shown. Joiners stay, since several scripts need them.
pub(super) fn legible_character(c: char) -> char {
    match c {
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}'),
        '\u{7F}' => '\u{2421}',
        '\u{80}'..='\u{9F}'
        | '\u{AD}'
        | '\u{61C}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}' => '\u{FFFD}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_the_terminal_as_a_command() {
        assert_eq!(legible("a\u{1b}[31mb\nc\u{202E}d"), "a␛[31mb␊c\u{FFFD}d");
        assert_eq!(legible("ŵ 日本 می\u{200C}خواهم"), "ŵ 日本 می\u{200C}خواهم");
    }
}
