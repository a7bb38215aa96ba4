//! Quotation marks and dashes: the parser's in the text, in the publication's language; the same in captions.

use std::ops::Range;

use crate::model::inline::InlineKind;

use super::builder::Builder;
use super::frame::{Kind, Span};

impl Builder<'_> {
    /// Takes text from the parser, which has made typographic marks of typewriter ones.
    pub(super) fn text(&mut self, text: &str, range: Range<usize>) {
        let source = self.source(range.clone());
        let typed = is_mark(text) && source.bytes().all(|byte| matches!(byte, b'"' | b'\'' | b'-' | b'.'));
        let code = match &self.top().kind {
            Kind::Raw(_) => true,
            Kind::Inline(span) => matches!(span, Span::Code),
            _ => false,
        };
        if code {
            let text = self.clean_code(if typed { source } else { text }, range.clone());
            return self.inline(InlineKind::Text(text), range);
        }
        if typed && let Some(mark) = self.mark(text, &range) {
            return self.inline(InlineKind::Text(mark), range);
        }
        let skipped = self.skipped.iter().map(|skipped| skipped.end).filter(|end| *end > range.start).max();
        let (text, range) = match skipped {
            // Attributes end within this text; it is the source's own, or it would begin behind them.
            Some(end) if end < range.end && source == text => (self.source(end..range.end), end..range.end),
            _ => (text, range),
        };
        let text = self.clean(text, range.clone());
        if !text.is_empty() {
            self.inline(InlineKind::Text(text), range);
        }
    }

    /// The mark of the publication's language for an English one; `None` where the English one is right.
    fn mark(&mut self, english: &str, range: &Range<usize>) -> Option<String> {
        let quotes = &self.reading.locale.quotes;
        if self.reading.language.primary() == "en" || quotes.open.is_empty() {
            return None;
        }
        match english {
            "“" => Some(quotes.open.clone()),
            "”" => Some(quotes.close.clone()),
            "‘" => {
                self.quoted = true;
                Some(quotes.inner_open.clone())
            }
            "’" if self.quoted => {
                let next = self.source(range.end..self.manuscript.text.len()).chars().next();
                if next.is_some_and(char::is_alphanumeric) {
                    return None;
                }
                self.quoted = false;
                Some(quotes.inner_close.clone())
            }
            _ => None,
        }
    }

    /// Gives a text that the parser has not touched its dashes, ellipses and quotation marks.
    pub(super) fn typographic(&self, text: &str) -> String {
        let english = self.reading.language.primary() == "en" || self.reading.locale.quotes.open.is_empty();
        let quotes = &self.reading.locale.quotes;
        let marks = if english {
            ["“", "”", "‘"]
        } else {
            [&*quotes.open, &*quotes.close, &*quotes.inner_open]
        };
        let [open, close, inner_open] = marks;
        let mut made = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let opens =
                made.chars().next_back().is_none_or(|last| last.is_whitespace() || "([—–".contains(last));
            let (mark, length) = match c {
                '-' if rest.starts_with("---") => ("—", 3),
                '-' if rest.starts_with("--") => ("–", 2),
                '.' if rest.starts_with("...") => ("…", 3),
                '"' => (if opens { open } else { close }, 1),
                '\'' => (if opens { inner_open } else { "’" }, 1),
                c => ("", c.len_utf8()),
            };
            if mark.is_empty() {
                made.push(c)
            } else {
                made.push_str(mark)
            }
            rest = rest.get(length..).unwrap_or("");
        }
        made
    }
}

fn is_mark(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '“' | '”' | '‘' | '’' | '–' | '—' | '…'))
}
