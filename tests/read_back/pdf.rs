//! Reads a PDF through its structure tree, as a screen reader does.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::flow::{Flow, words};
use super::pdf_content::text_string;
use super::pdf_tree::{self, Child, Tag};
use super::{Reading, Token};

/// Roles that stand within a line; all others end a word.
const INLINE: [&str; 11] =
    ["Span", "Link", "Reference", "Strong", "Em", "Quote", "Code", "Annot", "NonStruct", "Formula", "Figure"];

/// Reads the whole file.
pub fn read(bytes: &[u8]) -> Reading {
    let document = Document::load_mem(bytes).expect("a PDF");
    let tree = pdf_tree::read(&document).expect("a structure tree");
    let mut reader = TreeReader::default();
    reader.children(&tree);
    Reading {
        front: reader.front.expect("a table of contents"),
        body: reader.flow.finish(),
        notes: reader.notes,
        places: named_destinations(&document).into_keys().collect(),
    }
}

/// The words of a file that has no contents, such as a brief, in reading order.
pub fn words_of(bytes: &[u8]) -> Vec<String> {
    let document = Document::load_mem(bytes).expect("a PDF");
    let tree = pdf_tree::read(&document).expect("a structure tree");
    let mut reader = TreeReader::default();
    reader.children(&tree);
    let words = reader.flow.finish().into_iter();
    words
        .filter_map(|token| match token {
            Token::Word(word) => Some(word),
            _ => None,
        })
        .collect()
}

/// Where a name leads: the page, from 0, and the height on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    pub page: usize,
    pub top: f32,
}

/// Where every name leads.
pub type Places = BTreeMap<String, Place>;

pub fn places(bytes: &[u8]) -> Places {
    named_destinations(&Document::load_mem(bytes).expect("a PDF"))
}

/// Every named destination of the catalogue's name tree.
pub fn named_destinations(document: &Document) -> Places {
    let pages: BTreeMap<ObjectId, usize> = document.page_iter().zip(0..).collect();
    let mut found = BTreeMap::new();
    let names = document.catalog().and_then(|catalog| catalog.get_deref(b"Names", document)?.as_dict());
    let tree = names.and_then(|names| names.get_deref(b"Dests", document)?.as_dict());
    if let Ok(tree) = tree {
        name_tree(document, tree, &mut |name, value| {
            let array = match value {
                Object::Dictionary(own) => own.get_deref(b"D", document).and_then(Object::as_array).ok(),
                other => other.as_array().ok(),
            };
            let place = array.and_then(|array| {
                let page = *pages.get(&array.first()?.as_reference().ok()?)?;
                Some(Place { page, top: array.get(3)?.as_float().ok()? })
            });
            found.insert(name, place.expect("a destination on a page"));
        });
    }
    found
}

fn name_tree(document: &Document, node: &Dictionary, each: &mut dyn FnMut(String, &Object)) {
    if let Ok(kids) = node.get_deref(b"Kids", document).and_then(Object::as_array) {
        for kid in kids {
            let (_, kid) = document.dereference(kid).expect("a node");
            name_tree(document, kid.as_dict().expect("a dictionary"), each);
        }
    }
    if let Ok(names) = node.get_deref(b"Names", document).and_then(Object::as_array) {
        for pair in names.chunks_exact(2) {
            let (_, value) = document.dereference(&pair[1]).expect("a destination");
            each(text_string(pair[0].as_str().expect("a name")), value);
        }
    }
}

#[derive(Default)]
struct TreeReader {
    notes: BTreeMap<usize, Vec<Token>>,
    flow: Flow,
    /// What stood before the end of the table of contents.
    front: Option<Vec<Token>>,
    /// How many tables of contents are open.
    contents: usize,
}

impl TreeReader {
    fn children(&mut self, tag: &Tag) {
        for child in &tag.children {
            match child {
                Child::Tag(tag) => self.tag(tag),
                Child::Text(text) => self.flow.text(text),
                Child::Annotation(_) => {}
            }
        }
    }

    fn tag(&mut self, tag: &Tag) {
        let block = !INLINE.contains(&tag.role.as_str()) && !matches!(tag.role.as_str(), "Note" | "Lbl");
        if block {
            self.flow.end_word();
        }
        match tag.role.as_str() {
            "TOC" => self.table_of_contents(tag),
            "H1" | "H2" | "H3" | "H4" | "H5" | "H6" => {
                self.flow.boundary(Token::heading(tag.role.as_bytes()[1] - b'0'));
                self.children(tag);
            }
            "L" => self.list(tag),
            "TR" => {
                self.flow.boundary(Token::Row);
                self.children(tag);
            }
            "TD" | "TH" => {
                self.flow.boundary(Token::Cell { header: tag.role == "TH" });
                self.children(tag);
            }
            "Link" => self.link(tag),
            "Note" => self.note(tag),
            "Lbl" if tag.tags().any(|child| child.role == "Link") => match number(tag) {
                Some(number) => self.flow.mark(Token::Call(number)),
                None => self.children(tag),
            },
            "Formula" => self.flow.mark(Token::Formula(words(tag.attribute("Alt").unwrap_or_default()))),
            "Figure" => match tag.attribute("Alt") {
                Some(alternative) => self.flow.mark(Token::Image(words(alternative))),
                None => self.children(tag),
            },
            _ => self.children(tag),
        }
        if block {
            self.flow.end_word();
        }
    }

    /// What is read apart from the text around it.
    fn apart(&mut self, run: impl FnOnce(&mut Self)) -> Vec<Token> {
        let around = std::mem::take(&mut self.flow);
        run(self);
        std::mem::replace(&mut self.flow, around).finish()
    }

    /// The outermost table of contents ends the front.
    fn table_of_contents(&mut self, tag: &Tag) {
        self.contents += 1;
        self.apart(|reader| reader.children(tag));
        self.contents -= 1;
        if self.contents == 0 && self.front.is_none() {
            self.front = Some(std::mem::take(&mut self.flow).finish());
        }
    }

    /// Bullets are the list's look; numbers are the author's; the labels of lists without numbering are terms.
    fn list(&mut self, tag: &Tag) {
        let numbering = tag.attribute("ListNumbering").unwrap_or("None");
        for entry in tag.tags() {
            match entry.role.as_str() {
                "LI" if numbering != "None" => self.entry(entry, numbering),
                _ => self.tag(entry),
            }
        }
    }

    fn entry(&mut self, entry: &Tag, numbering: &str) {
        let mut number = None;
        for part in entry.tags() {
            if part.role == "Lbl" {
                let said = self.apart(|reader| reader.children(part));
                let digits: String = said.iter().map(ToString::to_string).collect();
                number = (numbering == "Decimal")
                    .then(|| digits.trim_end_matches(['.', ')']).parse().unwrap_or(u64::MAX));
            } else {
                self.flow.boundary(Token::Entry(number.take()));
                self.tag(part);
            }
        }
    }

    fn link(&mut self, tag: &Tag) {
        let Some(target) = tag.target() else { return self.children(tag) };
        self.flow.mark(Token::Link(target.clone()));
        self.children(tag);
        self.flow.mark(Token::LinkEnd);
    }

    /// A note hangs in the text where it is called first; its number comes first in it.
    fn note(&mut self, tag: &Tag) {
        let mut said = self.apart(|reader| reader.children(tag));
        let number = match said.first() {
            Some(Token::Call(number)) => *number,
            _ => 0,
        };
        said.drain(..1.min(said.len()));
        let before = self.notes.insert(number, said);
        assert!(before.is_none(), "note {number} stands twice");
    }
}

/// The number that a label says.
fn number(label: &Tag) -> Option<usize> {
    pdf_tree::characters(label).trim().parse().ok()
}
