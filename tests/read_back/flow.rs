//! Puts characters together into words, whatever elements they are scattered over.

use unicode_normalization::UnicodeNormalization;

use super::{Token, direction};

/// Takes characters and marks, gives tokens.
#[derive(Debug, Default)]
pub struct Flow {
    tokens: Vec<Token>,
    word: String,
    /// Marks that came within the word: those that open stand before it, the others after.
    before: Vec<Token>,
    after: Vec<Token>,
}

impl Flow {
    /// Adds running text; white space ends words, soft hyphens and marks of no width vanish.
    pub fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => {}
                // Marks of direction: Typst sets them around text of another direction.
                '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {}
                c if c.is_whitespace() => self.end_word(),
                c => self.word.push(c),
            }
        }
    }

    /// Ends the word: a block begins or ends here.
    pub fn end_word(&mut self) {
        self.tokens.append(&mut self.before);
        if !self.word.is_empty() {
            let word: String = std::mem::take(&mut self.word).nfc().collect();
            self.tokens.push(Token::Word(direction::normal(word)));
        }
        self.tokens.append(&mut self.after);
    }

    /// Adds a mark that may stand within a word.
    pub fn mark(&mut self, token: Token) {
        match token {
            Token::Link(_) => self.before.push(token),
            // A link without a word, or whose last word has ended.
            token if self.word.is_empty() && self.before.is_empty() => self.tokens.push(token),
            token => self.after.push(token),
        }
    }

    /// Adds a mark between blocks.
    pub fn boundary(&mut self, token: Token) {
        self.end_word();
        self.tokens.push(token);
    }

    pub fn finish(mut self) -> Vec<Token> {
        self.end_word();
        direction::order(&mut self.tokens);
        plain_empty_cells(&mut self.tokens);
        self.tokens
    }
}

/// An empty cell heads nothing: what an edition takes it for does not matter.
fn plain_empty_cells(tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        let empty = matches!(tokens.get(at + 1), None | Some(Token::Cell { .. } | Token::Row));
        if let Token::Cell { header } = &mut tokens[at] {
            *header &= !empty;
        }
    }
}

/// Words with single spaces, as alternative text is compared.
pub fn words(text: &str) -> String {
    let mut flow = Flow::default();
    flow.text(text);
    let words: Vec<String> = flow.finish().iter().map(ToString::to_string).collect();
    words.join(" ")
}
