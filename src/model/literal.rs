//! Words as string literals of Typst: how texts, formulas and names of fonts reach it without becoming code.

/// Writes a text as a string literal; quotation marks, backslashes and line ends are all that needs escaping.
pub fn push_literal(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            // A glyph must not be mapped to U+FEFF (PDF/UA-1 7.21.7, PDF/A-2 6.2.11.7); U+2060 does the same.
            '\u{FEFF}' => out.push('\u{2060}'),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_literal_early() {
        let mut out = String::new();
        push_literal(&mut out, "a\"b\\c\nd\te\u{FEFF}#f");
        assert_eq!(out, "\"a\\\"b\\\\c\\nd\\te\u{2060}#f\"");
    }
}
