//! Words of scripts written from right to left.
//!
//! A PDF has the glyphs of a line as they stand on it, from left to right, and a glyph that shows half a letter
//! stands for the whole one. So such words are compared by which letters they have, and neighbours in any order.

use super::Token;

/// The word, or where it is written from right to left its letters, each once, in the order of their code points.
pub fn normal(word: String) -> String {
    if !word.chars().any(is_right_to_left) {
        return word;
    }
    let mut letters: Vec<char> = word.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    letters.into_iter().collect()
}

/// Sorts every run of such words.
pub fn order(tokens: &mut [Token]) {
    let turned = |token: &Token| matches!(token, Token::Word(word) if word.chars().any(is_right_to_left));
    for run in tokens.chunk_by_mut(|a, b| turned(a) && turned(b)) {
        run.sort();
    }
}

/// Hebrew, Arabic, Syriac, Thaana, NKo and their presentation forms.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}
