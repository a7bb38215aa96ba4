//! Raw HTML: its tags open and close the same frames as Markdown does.

mod closing;
mod elements;
mod entities;
mod figures;
mod opening;
mod tokens;
mod unknown;

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::inline::InlineKind;

use super::builder::Builder;
use super::frame::Kind;
use elements::is_html;
use tokens::{Tag, Token, Tokens};

/// The text of a block of HTML, without the marks of the quotes and lists it stands in.
#[derive(Debug, Default)]
pub(super) struct HtmlText {
    text: String,
    /// Where each piece begins in the text, and its place in the file.
    pieces: Vec<(usize, Range<usize>)>,
}

impl HtmlText {
    pub(super) fn add(&mut self, text: &str, range: Range<usize>) {
        self.pieces.push((self.text.len(), range));
        self.text.push_str(text);
    }

    /// The bytes of the file for a range of the text.
    fn place(&self, range: Range<usize>) -> Range<usize> {
        let start = self.at(range.start);
        let end = if range.end > range.start { self.at(range.end - 1) + 1 } else { start };
        start..end.max(start)
    }

    fn at(&self, offset: usize) -> usize {
        let piece = self.pieces.partition_point(|(begin, _)| *begin <= offset).saturating_sub(1);
        self.pieces.get(piece).map_or(0, |(begin, place)| (place.start + (offset - begin)).min(place.end))
    }
}

impl Builder<'_> {
    /// Reads a whole block of HTML.
    pub(super) fn html_block(&mut self, html: &HtmlText) {
        self.end_leaf(html.at(0));
        let tokens = Tokens::new(&html.text);
        for (token, range) in tokens {
            let range = html.place(range);
            self.token(token, range, true);
        }
    }

    /// Reads one tag within a line of Markdown.
    pub(super) fn inline_html(&mut self, text: &str, range: Range<usize>) {
        for (token, _) in Tokens::new(text) {
            self.token(token, range.clone(), false);
        }
    }

    fn token(&mut self, token: Token<'_>, range: Range<usize>, block: bool) {
        match token {
            Token::Text(text) => self.html_text(text, range),
            Token::Raw(text) => {
                let text = self.clean_code(text, range.clone());
                self.inline(InlineKind::Text(text), range);
            }
            Token::Comment => {}
            Token::UnclosedComment(text) => {
                let place = self.span(range.start..range.start + 4);
                let message = "a comment is never closed";
                let hint = "write `-->` behind it; its text is kept until then";
                self.report(Diagnostic::new(Code::RawHtml, place, message).hint(hint));
                self.html_text(text, range);
            }
            Token::Declaration(text) => {
                let message = "a declaration or processing instruction means nothing in Markdown";
                let diagnostic = Diagnostic::new(Code::RawHtml, self.span(range.clone()), message);
                self.report(diagnostic.hint("delete it; it is kept as text"));
                self.html_text(text, range);
            }
            Token::Open(tag) if !block && self.is_prose(&tag) => self.prose(tag.written, range),
            Token::Close { name, written } if !block && !is_html(&name) && !name.contains('-') => {
                self.prose(written, range);
            }
            Token::Open(tag) => self.open_tag(&tag, range),
            Token::Close { name, .. } => self.close_tag(&name, range),
        }
    }

    /// Whether what looks like a tag is a word in pointed brackets, as in `Option<T>`.
    fn is_prose(&self, tag: &Tag<'_>) -> bool {
        !is_html(&tag.name) && tag.attributes.is_empty() && !tag.name.contains('-')
    }

    fn prose(&mut self, written: &str, range: Range<usize>) {
        let message = format!("`{written}` is no element of HTML");
        let diagnostic = Diagnostic::new(Code::RawHtml, self.span(range.clone()), message);
        self.report(diagnostic.hint(format!("it is kept as text: write `\\{written}`")));
        let text = self.clean(written, range.clone());
        self.inline(InlineKind::Text(text), range);
    }

    fn html_text(&mut self, text: &str, range: Range<usize>) {
        if matches!(self.top().kind, Kind::Raw(_)) {
            let text = self.clean_code(&entities::decode(text), range.clone());
            return self.inline(InlineKind::Text(text), range);
        }
        // Authors who write Markdown within HTML mean it: an image or link there is no text to be read.
        let markdown = text.contains("](") && !self.within_html && self.source(range.clone()) == text;
        if markdown {
            let start = range.start + text.len() - text.trim_start().len();
            self.within_html = true;
            self.read_markdown(start..range.end);
            self.within_html = false;
            return;
        }
        let text = collapse(text);
        let text = entities::decode(&text);
        let text = self.clean(&text, range.clone());
        self.inline(InlineKind::Text(text), range);
    }
}

/// One space for each run of white space.
fn collapse(text: &str) -> String {
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}');
    let mut collapsed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(is_space) {
        collapsed.push_str(rest.get(..at).unwrap_or(""));
        collapsed.push(' ');
        rest = rest.get(at..).unwrap_or("").trim_start_matches(is_space);
    }
    collapsed.push_str(rest);
    collapsed
}
