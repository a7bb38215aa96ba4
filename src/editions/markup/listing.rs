//! Code listings as elements.

use super::Renderer;
use crate::model::code::{Listing, TokenKind};

/// Lines up to this many characters fit on the narrowest screen and never scroll.
const NARROW: usize = 32;

impl Renderer<'_> {
    pub(super) fn listing(&mut self, listing: &Listing) {
        let length = |line: &Vec<_>| {
            let count = |token: &crate::model::code::Token| {
                token.text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>()
            };
            line.iter().map(count).sum::<usize>()
        };
        // What scrolls must be reached by the keyboard (WCAG 2.1.1); in the e-book lines wrap instead.
        let scrolls = self.is_html() && listing.lines.iter().any(|line| length(line) > NARROW);
        let html = self.is_html();
        let class = listing.language.as_deref().map(class_name);
        self.out.start("pre").with_if("tabindex", scrolls.then_some("0")).begin();
        self.out.start("code").with_if("class", class.as_deref()).begin();
        for (index, line) in listing.lines.iter().enumerate() {
            if index > 0 && html {
                self.out.line();
            }
            if !html {
                // A line that is too long goes on under its beginning, set in; its end belongs to it.
                self.out.start("span").with("class", "line").begin();
            }
            for (at, token) in line.iter().enumerate() {
                self.token(token.kind, &token.text, at + 1 == line.len());
            }
            if !html {
                if index + 1 < listing.lines.len() {
                    self.out.line();
                }
                self.out.close("span");
            }
        }
        self.out.close("code");
        self.out.close("pre");
        self.out.line();
    }

    fn token(&mut self, kind: TokenKind, text: &str, last: bool) {
        if kind != TokenKind::Plain {
            self.out.start("span").with("class", token_class(kind)).begin();
        }
        // Blanks at a line's end are the author's and stay, but not as what checkers take for carelessness.
        let kept = if last { text.trim_end_matches([' ', '\t']) } else { text };
        self.out.text(kept);
        for blank in text.chars().skip(kept.chars().count()) {
            self.out.trusted(if blank == '\t' { "&#9;" } else { "&#32;" });
        }
        if kind != TokenKind::Plain {
            self.out.close("span");
        }
    }
}

fn token_class(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::Plain => "tok-plain",
        TokenKind::Comment => "tok-comment",
        TokenKind::Keyword => "tok-keyword",
        TokenKind::String => "tok-string",
        TokenKind::Number => "tok-number",
        TokenKind::Constant => "tok-constant",
        TokenKind::Function => "tok-function",
        TokenKind::Type => "tok-type",
        TokenKind::Attribute => "tok-attribute",
        TokenKind::Operator => "tok-operator",
    }
}

/// `language-rust`: one class name, whatever stands in the fence.
fn class_name(language: &str) -> String {
    let mut name = String::from("language-");
    for c in language.chars().take(40) {
        match c {
            '+' => name.push('p'),
            '#' => name.push_str("sharp"),
            c if c.is_ascii_alphanumeric() => name.push(c.to_ascii_lowercase()),
            _ if name.ends_with('-') => {}
            _ => name.push('-'),
        }
    }
    let kept = name.trim_end_matches('-').len();
    name.truncate(kept);
    name
}

#[cfg(test)]
mod tests {
    use super::class_name;

    #[test]
    fn a_fence_gives_one_class() {
        assert_eq!(class_name("rust,ignore x"), "language-rust-ignore-x");
        assert_eq!(class_name("c++"), "language-cpp");
        assert_eq!(class_name("f#"), "language-fsharp");
        assert_eq!(class_name("\"><b>"), "language-b");
    }
}
