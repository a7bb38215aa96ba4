//! Writes elements into one string: HTML or XHTML, always closed, always escaped.

use super::Dialect;
use super::is_right_to_left;
use crate::model::identifier::LanguageTag;

/// A document in the making.
#[derive(Debug)]
pub struct Markup {
    text: String,
    dialect: Dialect,
}

/// A start tag whose attributes are still being written; [`Tag::begin`] or [`Tag::void`] ends it.
#[derive(Debug)]
#[must_use = "a tag is open until `begin` or `void` ends it"]
pub struct Tag<'a> {
    out: &'a mut Markup,
}

impl Markup {
    pub fn new(dialect: Dialect) -> Self {
        Self { text: String::with_capacity(16 * 1024), dialect }
    }

    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Begins a start tag.
    pub fn start(&mut self, name: &str) -> Tag<'_> {
        self.text.push('<');
        self.text.push_str(name);
        Tag { out: self }
    }

    /// A start tag without attributes.
    pub fn open(&mut self, name: &str) {
        self.start(name).begin();
    }

    pub fn close(&mut self, name: &str) {
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
    }

    /// An element that holds only text.
    pub fn element(&mut self, name: &str, class: &str, text: &str) {
        let class = (!class.is_empty()).then_some(class);
        self.start(name).with_if("class", class).begin();
        self.text(text);
        self.close(name);
    }

    /// Characters, escaped; those that XML or HTML forbid are left out.
    pub fn text(&mut self, text: &str) {
        push_escaped(&mut self.text, text, false);
    }

    /// A line end between elements, for people who read the source.
    pub fn line(&mut self) {
        self.text.push('\n');
    }

    /// Markup that imprint itself made and that is known to be well-formed.
    pub fn trusted(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    pub fn finish(self) -> String {
        self.text
    }
}

impl Tag<'_> {
    pub fn with(self, name: &str, value: &str) -> Self {
        let text = &mut self.out.text;
        text.push(' ');
        text.push_str(name);
        text.push_str("=\"");
        push_escaped(text, value, true);
        text.push('"');
        self
    }

    pub fn with_if(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// What the element is to a reading system; nothing in the web edition.
    pub fn semantics(self, kind: Option<&str>, role: Option<&str>) -> Self {
        match self.out.dialect {
            Dialect::Html => self,
            Dialect::Xhtml => self.with_if("epub:type", kind).with_if("role", role),
        }
    }

    /// The language of the content, and its direction where that is from right to left.
    pub fn language(self, language: &LanguageTag) -> Self {
        let direction = is_right_to_left(language).then_some("rtl");
        let tag = match self.out.dialect {
            Dialect::Html => self,
            Dialect::Xhtml => self.with("xml:lang", language.as_str()),
        };
        tag.with("lang", language.as_str()).with_if("dir", direction)
    }

    /// Leaves the tag open for trusted attributes.
    pub fn unfinished(self) {}

    /// Ends the start tag of an element with content.
    pub fn begin(self) {
        self.out.text.push('>');
    }

    /// Ends the tag of an element that has none, such as `img`.
    pub fn void(self) {
        self.out.text.push_str(match self.out.dialect {
            Dialect::Html => ">",
            Dialect::Xhtml => "/>",
        });
    }
}

/// Escapes for text or, in double quotes, for an attribute's value.
pub fn push_escaped(out: &mut String, text: &str, quoted: bool) {
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let written = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' if quoted => "&quot;",
            '\n' if quoted => "&#10;",
            '\t' if quoted => "&#9;",
            '\n' | '\t' => continue,
            c if is_forbidden(c) => "",
            _ => continue,
        };
        out.push_str(text.get(from..at).unwrap_or(""));
        out.push_str(written);
        from = at + c.len_utf8();
    }
    out.push_str(text.get(from..).unwrap_or(""));
}

/// Controls and non-characters: what XML 1.0 (production 2) or the HTML parser refuses.
pub fn is_forbidden(c: char) -> bool {
    match c {
        '\u{0}'..='\u{8}' | '\u{B}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FDD0}'..='\u{FDEF}' => true,
        c => u32::from(c) & 0xFFFE == 0xFFFE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_markup() {
        let mut out = Markup::new(Dialect::Html);
        out.start("p").with("title", "a\"b<c>&\n").begin();
        out.text("<script>\u{0}\u{FFFE}\u{1F}&\"");
        out.close("p");
        assert_eq!(out.finish(), "<p title=\"a&quot;b&lt;c&gt;&amp;&#10;\">&lt;script&gt;&amp;\"</p>");
    }

    #[test]
    fn void_elements_follow_their_syntax() {
        for (dialect, expected) in [(Dialect::Html, "<br>"), (Dialect::Xhtml, "<br/>")] {
            let mut out = Markup::new(dialect);
            out.start("br").void();
            assert_eq!(out.finish(), expected);
        }
    }
}
