//! Running text, cut where long words may break.

use super::Writer;
use crate::diagnostic::Span;

/// Words up to this long are left to hyphenation.
const LONG_WORD: usize = 18;

/// The most characters of a long word that stand together where nothing better offers itself.
const LONGEST_RUN: usize = 10;

impl Writer<'_> {
    /// Text as content. White space is one space, as in HTML.
    pub(super) fn text(&mut self, text: &str, span: Span) {
        // Only where the text is the source letter for letter can a part of it be placed more narrowly.
        let exact = text.len() == span.end.saturating_sub(span.start);
        let mut start = 0;
        for end in cuts(text) {
            let Some(piece) = text.get(start..end) else { continue };
            if start > 0 {
                self.out.push_str("#b");
            }
            let place = match exact {
                true => Span { file: span.file, start: span.start + start, end: span.start + end },
                false => span,
            };
            self.literal(&with_single_spaces(piece), Some(place));
            start = end;
        }
    }

    /// Words from the publication's data as content, cut likewise.
    pub(super) fn phrase(&mut self, text: &str) {
        let mut start = 0;
        for end in cuts(text) {
            let Some(piece) = text.get(start..end) else { continue };
            if start > 0 {
                self.out.push_str("#b");
            }
            self.word(&with_single_spaces(piece));
            start = end;
        }
    }

    /// Code as content: letter for letter, cut where it may break.
    pub(super) fn code_text(&mut self, text: &str, span: Span) {
        let mut start = 0;
        for end in cuts(text) {
            let Some(piece) = text.get(start..end) else { continue };
            if start > 0 {
                self.out.push_str("#b");
            }
            self.literal(piece, Some(span));
            start = end;
        }
    }
}

/// Whether a line of code needs help to break.
pub(super) fn has_long_word(text: &str) -> bool {
    cuts(text).len() > 1
}

/// Runs of ASCII white space as single spaces.
fn with_single_spaces(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' ' | '\n' | '\r' | '\t' if out.ends_with(' ') => {}
            ' ' | '\n' | '\r' | '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// The ends of the pieces that a text falls into, the last being the text's own: within long words, behind
/// the marks that URLs, paths and names in code are made of, and after so many characters in any case where
/// a word is no natural one.
fn cuts(text: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut word_start = 0;
    for (at, c) in text.char_indices() {
        // Words that are held together by blanks that do not break are one long word to whoever breaks lines.
        if c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}') {
            cut_word(text, word_start, at, &mut cuts);
            word_start = at + c.len_utf8();
        }
    }
    cut_word(text, word_start, text.len(), &mut cuts);
    if !text.is_empty() {
        cuts.push(text.len());
    }
    cuts
}

fn cut_word(text: &str, start: usize, end: usize, cuts: &mut Vec<usize>) {
    let Some(word) = text.get(start..end) else { return };
    if word.len() <= LONG_WORD || word.chars().count() <= LONG_WORD {
        return;
    }
    let natural =
        word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '\u{AD}' | '.' | ','))
            && word.chars().count() <= 2 * LONG_WORD;
    let mut run = 0;
    let mut lower = false;
    for (at, c) in word.char_indices() {
        let joins = is_joining(c);
        // Before a capital within a name: `SystemLeadership`.
        let hump = lower && c.is_uppercase();
        if at > 0 && !joins && ((hump && !natural && run > 2) || (!natural && run >= LONGEST_RUN)) {
            push(cuts, start + at);
            run = 0;
        }
        run += 1;
        lower = c.is_lowercase();
        let next = at + c.len_utf8();
        if matches!(
            c,
            '/' | '.'
                | '_'
                | '-'
                | '?'
                | '&'
                | '='
                | ':'
                | '#'
                | ','
                | ';'
                | '+'
                | '%'
                | '@'
                | '|'
                | '('
                | '<'
        ) && run > 2
            && next < word.len()
            && !natural
        {
            push(cuts, start + next);
            run = 0;
        }
    }
}

fn push(cuts: &mut Vec<usize>, at: usize) {
    if cuts.last() != Some(&at) {
        cuts.push(at);
    }
}

/// Characters that belong to the one before them; text in complex scripts is never cut by count.
fn is_joining(c: char) -> bool {
    !c.is_ascii() && !matches!(c, '\u{A1}'..='\u{24F}' | '\u{370}'..='\u{52F}' | '\u{2010}'..='\u{2BFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        let mut start = 0;
        cuts(text)
            .into_iter()
            .map(|end| {
                let piece = text.get(start..end).expect("a cut at a character");
                start = end;
                piece
            })
            .collect()
    }

    #[test]
    fn long_words_fall_into_pieces() {
        assert_eq!(pieces("plain words stay"), ["plain words stay"]);
        assert_eq!(pieces("Verfassungsschutzbericht"), ["Verfassungsschutzbericht"]);
        assert_eq!(
            pieces("see https://example.org/a/long/path now"),
            ["see https:", "//example.", "org/", "a/long/", "path now"]
        );
        assert_eq!(pieces(&"x".repeat(45)).len(), 5);
        assert!(pieces("").is_empty());
    }

    #[test]
    fn nothing_is_lost() {
        for text in
            ["a  b", "αβγδεζηθικλμνξοπρστυφχψω/αβγδ", "कखगघङचछजझञटठडढणतथदधन", "a_b_c_d_e_f_g_h_i_j_k_l"]
        {
            assert_eq!(pieces(text).concat(), text);
        }
    }
}
