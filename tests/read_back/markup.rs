//! Reads the elements that the web edition and the e-book share.

use std::collections::BTreeSet;

use super::flow::{Flow, words};
use super::tree::{Element, Node};
use super::{Reading, Target, Token};

/// Elements that stand within a line; all others end a word.
const INLINE: [&str; 24] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "dfn", "em", "i", "kbd", "mark", "math", "q", "s",
    "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
];

/// Reads documents, in order, into one reading.
#[derive(Default)]
pub struct MarkupReader {
    reading: Reading,
    /// Parts are headed by this level in the document at hand.
    base: u8,
    /// Ids of the elements that are open.
    open: Vec<String>,
}

impl MarkupReader {
    /// Reads the parts of a document, and everything that `front` says belongs to the front.
    pub fn document(
        &mut self,
        root: &Element,
        front: &dyn Fn(&Element) -> bool,
        ignored: &dyn Fn(&Element) -> bool,
    ) {
        let titled =
            !root.find(|element| element.name == "h1" && element.has_class("report-title")).is_empty();
        let parts = !root.find(is_part).is_empty();
        self.base = if titled && parts { 2 } else { 1 };
        for id in root.all().into_iter().filter_map(|element| element.attribute("id")) {
            self.reading.places.push(id.to_owned());
        }
        self.find_parts(root, front, ignored);
    }

    fn find_parts(
        &mut self,
        element: &Element,
        front: &dyn Fn(&Element) -> bool,
        ignored: &dyn Fn(&Element) -> bool,
    ) {
        if ignored(element) {
            return;
        }
        if is_part(element) || front(element) {
            let mut flow = Flow::default();
            self.element(element, &mut flow, ignored);
            let kept = if is_part(element) { &mut self.reading.body } else { &mut self.reading.front };
            kept.extend(flow.finish());
            return;
        }
        for child in element.elements() {
            self.find_parts(child, front, ignored);
        }
    }

    pub fn finish(self) -> Reading {
        self.reading
    }

    fn children(&mut self, element: &Element, flow: &mut Flow, ignored: &dyn Fn(&Element) -> bool) {
        for child in &element.children {
            match child {
                Node::Text(text) => flow.text(text),
                Node::Element(child) => self.element(child, flow, ignored),
            }
        }
    }

    fn element(&mut self, element: &Element, flow: &mut Flow, ignored: &dyn Fn(&Element) -> bool) {
        if ignored(element) {
            return;
        }
        let id = element.attribute("id").map(str::to_owned);
        self.open.extend(id.clone());
        let block = !INLINE.contains(&element.name.as_str());
        if block {
            flow.end_word();
        }
        self.known(element, flow, ignored);
        if block {
            flow.end_word();
        }
        if id.is_some() {
            self.open.pop();
        }
    }

    fn known(&mut self, element: &Element, flow: &mut Flow, ignored: &dyn Fn(&Element) -> bool) {
        match element.name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = element.name.as_bytes().get(1).map_or(1, |digit| digit - b'0');
                flow.boundary(Token::heading(level.saturating_sub(self.base - 1)));
                self.children(element, flow, ignored);
            }
            "ol" | "ul" => self.list(element, flow, ignored),
            "tr" => {
                flow.boundary(Token::Row);
                self.children(element, flow, ignored);
            }
            "td" | "th" => {
                flow.boundary(Token::Cell { header: element.name == "th" });
                self.children(element, flow, ignored);
            }
            "a" => self.link(element, flow, ignored),
            "img" => {
                let alt = words(element.attribute("alt").unwrap_or("⟨no alt⟩"));
                if !alt.is_empty() {
                    flow.mark(Token::Image(alt));
                }
            }
            "math" => flow.mark(Token::Formula(words(element.attribute("alttext").unwrap_or("")))),
            "br" => flow.end_word(),
            "aside" if element.attribute("role") == Some("doc-footnote") => self.note(element, ignored),
            _ => self.children(element, flow, ignored),
        }
    }

    fn list(&mut self, element: &Element, flow: &mut Flow, ignored: &dyn Fn(&Element) -> bool) {
        let ordered = element.name == "ol";
        let start: u64 = element.attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1);
        let entries = element.elements().filter(|child| child.name == "li");
        for (entry, number) in entries.zip(start..) {
            flow.boundary(Token::Entry(ordered.then_some(number)));
            self.element(entry, flow, ignored);
        }
    }

    fn link(&mut self, element: &Element, flow: &mut Flow, ignored: &dyn Fn(&Element) -> bool) {
        let Some(href) = element.attribute("href") else { return self.children(element, flow, ignored) };
        if element.attribute("role") == Some("doc-noteref") {
            return match element.text().trim().parse() {
                Ok(number) => flow.mark(Token::Call(number)),
                Err(_) => flow.text("⟨call without a number⟩"),
            };
        }
        let target = target(href);
        // A label of the web edition that links to the very thing it names.
        let itself = matches!(&target, Target::Inside(id) if self.open.contains(id));
        if itself {
            return self.children(element, flow, ignored);
        }
        flow.mark(Token::Link(target));
        self.children(element, flow, ignored);
        flow.mark(Token::LinkEnd);
    }

    /// A note is read by itself; its number names it.
    fn note(&mut self, element: &Element, ignored: &dyn Fn(&Element) -> bool) {
        let number = element.find(|child| child.has_class("number")).first().map(|number| number.text());
        let number = number.and_then(|number| number.trim().parse().ok()).unwrap_or(0);
        let mut flow = Flow::default();
        let ignored = |child: &Element| ignored(child) || child.has_class("number");
        self.children(element, &mut flow, &ignored);
        let before = self.reading.notes.insert(number, flow.finish());
        assert!(before.is_none(), "note {number} stands twice");
    }
}

fn is_part(element: &Element) -> bool {
    matches!(element.name.as_str(), "section" | "div") && element.has_class("part")
}

/// Where a link of a page leads.
pub fn target(href: &str) -> Target {
    let scheme = href.split_once(':').map_or("", |(scheme, _)| scheme);
    let absolute =
        !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    if absolute {
        return Target::Outside(href.to_owned());
    }
    match href.split_once('#') {
        Some((_, id)) => {
            Target::Inside(percent_encoding::percent_decode_str(id).decode_utf8_lossy().into_owned())
        }
        None => Target::Inside(href.to_owned()),
    }
}

/// Ids that stand more than once in a document.
pub fn repeated_ids(root: &Element) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let ids = root.all().into_iter().filter_map(|element| element.attribute("id"));
    ids.filter(|id| !seen.insert(*id)).map(str::to_owned).collect()
}
