//! Cuts HTML into tags, comments and text, each with its bytes.
//!
//! Follows the tokenisation of the HTML standard (§13.2.5) as far as tags go. Every scan to a far end is
//! made only where that end is known to exist, so that no text costs more than its length.

use std::ops::Range;

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Text(&'a str),
    /// The text of `<script>` or `<style>`, in which nothing is markup.
    Raw(&'a str),
    Comment,
    /// From `<!--` to the end, without the mark.
    UnclosedComment(&'a str),
    /// `<!DOCTYPE …>`, `<?…?>`, `<![CDATA[…]]>`.
    Declaration(&'a str),
    Open(Tag<'a>),
    Close {
        name: String,
        written: &'a str,
    },
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// In lower case.
    pub(super) name: String,
    /// Names in lower case, values as written.
    pub(super) attributes: Vec<(String, &'a str)>,
    pub(super) written: &'a str,
}

impl Tag<'_> {
    /// The value of an attribute, its character references decoded.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let (_, value) = self.attributes.iter().find(|(own, _)| own == name)?;
        Some(super::entities::decode(value).into_owned())
    }
}

pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// The element whose text is raw.
    raw: Option<String>,
    last_close: Option<usize>,
    last_comment_end: Option<usize>,
    last_quotes: [Option<usize>; 2],
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            raw: None,
            last_close: text.rfind('>'),
            last_comment_end: text.rfind("-->"),
            last_quotes: [text.rfind('"'), text.rfind('\'')],
        }
    }

    fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or("")
    }

    fn take(&mut self, end: usize) -> &'a str {
        let taken = self.text.get(self.at..end).unwrap_or("");
        self.at = end;
        taken
    }

    /// Reads the markup at a `<`; `None` where it is only a character.
    fn markup(&mut self) -> Option<Token<'a>> {
        let start = self.at;
        if self.last_close.is_none_or(|last| last < start) && !self.rest(start).starts_with("<!--") {
            return None;
        }
        let rest = self.rest(start + 1);
        if let Some(comment) = rest.strip_prefix("!--") {
            // `<!-->` and `<!--->` are whole comments.
            let short = ["->", ">"].iter().find(|end| comment.starts_with(**end)).map(|end| end.len());
            if let Some(short) = short {
                self.take(start + 4 + short);
                return Some(Token::Comment);
            }
            if self.last_comment_end.is_none_or(|last| last < start + 4) {
                let text = comment;
                self.take(self.text.len());
                return Some(Token::UnclosedComment(text));
            }
            let end = comment.find("-->")?;
            self.take(start + 4 + end + 3);
            return Some(Token::Comment);
        }
        if rest.starts_with(['!', '?']) {
            let end = rest.find('>')?;
            return Some(Token::Declaration(self.take(start + 1 + end + 1)));
        }
        let closes = rest.starts_with('/');
        let name_start = start + 1 + usize::from(closes);
        let name = self.name(name_start)?;
        let name_end = name_start + name.len();
        let (attributes, end) = self.attributes(name_end)?;
        let name = name.to_ascii_lowercase();
        let written = self.take(end);
        if closes {
            return Some(Token::Close { name, written });
        }
        if matches!(name.as_str(), "script" | "style") && !written.ends_with("/>") {
            self.raw = Some(name.clone());
        }
        Some(Token::Open(Tag { name, attributes, written }))
    }

    fn name(&self, at: usize) -> Option<&'a str> {
        let rest = self.rest(at);
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let end =
            rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(rest.len());
        rest.get(..end)
    }

    /// Reads attributes to the end of the tag.
    fn attributes(&self, at: usize) -> Option<(Vec<(String, &'a str)>, usize)> {
        let mut attributes = Vec::new();
        let mut at = at;
        loop {
            let rest = self.rest(at);
            let trimmed = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            at += rest.len() - trimmed.len();
            if trimmed.starts_with('>') {
                return Some((attributes, at + 1));
            }
            // A first `=` belongs to the name, by the standard.
            let first = trimmed.chars().next()?.len_utf8();
            let length = trimmed
                .get(first..)?
                .find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>' | '='))
                .map_or(trimmed.len(), |length| first + length);
            let name = trimmed.get(..length)?.to_ascii_lowercase();
            at += length;
            let rest = trimmed.get(length..)?;
            let behind = rest.trim_start();
            let Some(value) = behind.strip_prefix('=') else {
                attributes.push((name, ""));
                continue;
            };
            let value = value.trim_start();
            at += rest.len() - value.len();
            let (value, length) = self.value(value, at)?;
            attributes.push((name, value));
            at += length;
        }
    }

    /// Reads a value at the beginning of a text; gives it and how many bytes it takes with its quotes.
    fn value(&self, text: &'a str, at: usize) -> Option<(&'a str, usize)> {
        for (quote, last) in ['"', '\''].into_iter().zip(self.last_quotes) {
            if text.starts_with(quote) && last.is_some_and(|last| last > at) {
                let value = text.get(1..)?;
                let end = value.find(quote)?;
                return Some((value.get(..end)?, end + 2));
            }
        }
        let end = text.find(|c: char| c.is_ascii_whitespace() || c == '>')?;
        Some((text.get(..end)?, end))
    }

    /// The text of a script or style sheet up to its end tag.
    fn raw_text(&mut self, name: &str) -> Option<Token<'a>> {
        let rest = self.rest(self.at);
        let end = rest
            .match_indices("</")
            .find(|(at, _)| {
                let behind = rest.get(at + 2..at + 2 + name.len());
                behind.is_some_and(|behind| behind.eq_ignore_ascii_case(name))
            })
            .map_or(self.text.len(), |(end, _)| self.at + end);
        let text = self.take(end);
        (!text.is_empty()).then_some(Token::Raw(text))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = (Token<'a>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at;
        if let Some(name) = self.raw.take()
            && let Some(token) = self.raw_text(&name)
        {
            return Some((token, start..self.at));
        }
        let rest = self.rest(start);
        if rest.is_empty() {
            return None;
        }
        if rest.starts_with('<')
            && let Some(token) = self.markup()
        {
            return Some((token, start..self.at));
        }
        // A `<` that is no markup belongs to the text behind it.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = rest.get(first..).and_then(|rest| rest.find('<')).map_or(rest.len(), |end| first + end);
        let text = self.take(start + end);
        Some((Token::Text(text), start..self.at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        Tokens::new(text)
            .map(|(token, range)| match token {
                Token::Text(text) => format!("{text:?}@{}", range.start),
                Token::Raw(text) => format!("raw {text:?}"),
                Token::Comment => "comment".to_owned(),
                Token::UnclosedComment(text) => format!("unclosed {text:?}"),
                Token::Declaration(text) => format!("declaration {text:?}"),
                Token::Open(tag) => format!("<{} {:?}>", tag.name, tag.attributes),
                Token::Close { name, .. } => format!("</{name}>"),
            })
            .collect()
    }

    #[test]
    fn tags_and_text() {
        assert_eq!(
            names("a<B x=1 y='2' z>c</b >"),
            ["\"a\"@0", "<b [(\"x\", \"1\"), (\"y\", \"2\"), (\"z\", \"\")]>", "\"c\"@16", "</b>",]
        );
        assert_eq!(names("1 < 2 <3"), ["\"1 \"@0", "\"< 2 \"@2", "\"<3\"@6"]);
        assert_eq!(names("<!-- a > b --><!-->x"), ["comment", "comment", "\"x\"@19"]);
        assert_eq!(names("<!-- a > b"), ["unclosed \" a > b\""]);
        assert_eq!(names("<style>a<b{}</style>c"), ["<style []>", "raw \"a<b{}\"", "</style>", "\"c\"@20"]);
        assert_eq!(names("<a b=\"c>d</a>"), ["<a [(\"b\", \"\\\"c\")]>", "\"d\"@8", "</a>"]);
    }
}
