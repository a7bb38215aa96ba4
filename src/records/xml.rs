//! Writes the elements of a record, each on a line of its own, every text escaped.

use crate::editions::markup::Dialect;
use crate::editions::markup::writer::Markup;

/// A document in the making.
#[derive(Debug)]
pub(super) struct Xml {
    out: Markup,
    depth: usize,
}

impl Xml {
    pub(super) fn new() -> Xml {
        let mut out = Markup::new(Dialect::Xhtml);
        out.trusted("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        Xml { out, depth: 0 }
    }

    /// An element with others in it.
    pub(super) fn within(&mut self, name: &str, attributes: &[(&str, &str)], content: impl FnOnce(&mut Xml)) {
        self.start(name, attributes);
        self.out.line();
        self.depth += 1;
        content(self);
        self.depth -= 1;
        self.indent();
        self.end(name);
    }

    /// An element with text in it.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.text_with(name, &[], text);
    }

    pub(super) fn text_with(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.start(name, attributes);
        self.out.text(text);
        self.end(name);
    }

    /// Nothing where there is nothing to say: schemas refuse empty texts.
    pub(super) fn text_if(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) {
            self.text(name, text);
        }
    }

    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.indent();
        let tag = self.out.start(name);
        attributes.iter().fold(tag, |tag, (name, value)| tag.with(name, value)).void();
        self.out.line();
    }

    pub(super) fn finish(self) -> String {
        self.out.finish()
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.indent();
        let tag = self.out.start(name);
        attributes.iter().fold(tag, |tag, (name, value)| tag.with(name, value)).begin();
    }

    fn end(&mut self, name: &str) {
        self.out.close(name);
        self.out.line();
    }

    fn indent(&mut self) {
        self.out.trusted(&"  ".repeat(self.depth));
    }
}

/// At most so many characters, for fields whose length a schema bounds; white space is one space.
pub(super) fn fit(text: &str, most: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().take(most).collect::<String>().trim().to_owned()
}
