//! Reads a PDF through its structure tree, as a screen reader does.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::flow::{Flow, words};
use super::pdf_content::{self, Shown, text_string};
use super::{Reading, Target, Token};

/// Roles that stand within a line; all others end a word.
const INLINE: [&str; 11] =
    ["Span", "Link", "Reference", "Strong", "Em", "Quote", "Code", "Annot", "NonStruct", "Formula", "Figure"];

/// Reads the whole file.
pub fn read(bytes: &[u8]) -> Reading {
    let document = Document::load_mem(bytes).expect("a PDF");
    let names = named_destinations(&document);
    let shown = pdf_content::read(&document);
    let mut reader = TreeReader {
        roles: roles(&document),
        document: &document,
        shown,
        names: &names,
        notes: BTreeMap::new(),
        calls: 0,
        flow: Flow::default(),
        front: None,
        level: 0,
    };
    let root = structure(&document).expect("a structure tree");
    reader.kids(root, None);
    let TreeReader { flow, front, notes, .. } = reader;
    let mut places: Vec<_> = names.iter().map(|(name, place)| (*place, name.clone())).collect();
    places.sort_by(|a, b| (a.0.page, -a.0.top).partial_cmp(&(b.0.page, -b.0.top)).expect("numbers"));
    Reading {
        front: front.expect("a table of contents"),
        body: flow.finish(),
        notes,
        places: places.into_iter().map(|(_, name)| name).collect(),
    }
}

pub fn structure(document: &Document) -> Option<&Dictionary> {
    document.catalog().ok()?.get_deref(b"StructTreeRoot", document).ok()?.as_dict().ok()
}

fn roles(document: &Document) -> BTreeMap<Vec<u8>, Vec<u8>> {
    let map = structure(document).and_then(|root| root.get_deref(b"RoleMap", document).ok()?.as_dict().ok());
    let entries = map.into_iter().flat_map(Dictionary::iter);
    entries.filter_map(|(name, role)| Some((name.clone(), role.as_name().ok()?.to_vec()))).collect()
}

/// Where a name leads: the page, from 0, and the height on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    pub page: usize,
    pub top: f32,
}

/// Every named destination of the catalogue's name tree.
pub fn named_destinations(document: &Document) -> BTreeMap<String, Place> {
    let pages: BTreeMap<ObjectId, usize> = document.page_iter().zip(0..).collect();
    let mut found = BTreeMap::new();
    let tree = document.catalog().ok().and_then(|catalog| {
        catalog.get_deref(b"Names", document).ok()?.as_dict().ok()?.get_deref(b"Dests", document).ok()?.as_dict().ok()
    });
    if let Some(tree) = tree {
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

struct TreeReader<'a> {
    document: &'a Document,
    roles: BTreeMap<Vec<u8>, Vec<u8>>,
    shown: Shown,
    names: &'a BTreeMap<String, Place>,
    notes: BTreeMap<usize, Vec<Token>>,
    calls: usize,
    flow: Flow,
    /// What stood before the end of the table of contents.
    front: Option<Vec<Token>>,
    /// How many tables of contents are open.
    level: usize,
}

impl<'a> TreeReader<'a> {
    fn kids(&mut self, element: &'a Dictionary, page: Option<ObjectId>) {
        let Ok(kids) = element.get_deref(b"K", self.document) else { return };
        match kids {
            Object::Array(kids) => kids.iter().for_each(|kid| self.kid(kid, page)),
            _ => self.kid(element.get(b"K").expect("there"), page),
        }
    }

    fn kid(&mut self, kid: &'a Object, page: Option<ObjectId>) {
        let (_, kid) = self.document.dereference(kid).expect("a kid");
        match kid {
            Object::Integer(identifier) => self.content(page, *identifier),
            Object::Dictionary(own) if own.has_type(b"MCR") => {
                let page = own.get(b"Pg").and_then(Object::as_reference).ok().or(page);
                self.content(page, own.get(b"MCID").and_then(Object::as_i64).expect("an MCID"));
            }
            Object::Dictionary(own) if own.has_type(b"OBJR") => {}
            Object::Dictionary(own) => self.element(own, page),
            _ => {}
        }
    }

    fn content(&mut self, page: Option<ObjectId>, identifier: i64) {
        let text = self.shown.get(&(page.expect("a page"), identifier)).cloned().unwrap_or_default();
        self.flow.text(&text);
    }

    fn role(&self, element: &Dictionary) -> String {
        let mut name = element.get(b"S").and_then(Object::as_name).expect("a role").to_vec();
        for _ in 0..8 {
            match self.roles.get(&name) {
                Some(role) if *role != name => name.clone_from(role),
                _ => break,
            }
        }
        String::from_utf8_lossy(&name).into_owned()
    }

    fn element(&mut self, element: &'a Dictionary, page: Option<ObjectId>) {
        let page = element.get(b"Pg").and_then(Object::as_reference).ok().or(page);
        let role = self.role(element);
        let block = !INLINE.contains(&role.as_str());
        if block && role != "Note" {
            self.flow.end_word();
        }
        match role.as_str() {
            "TOC" => self.contents(element, page),
            "H1" | "H2" | "H3" | "H4" | "H5" | "H6" => {
                let level = role.as_bytes().get(1).map_or(1, |digit| digit - b'0');
                self.flow.boundary(Token::Heading(level));
                self.kids(element, page);
            }
            "L" => self.list(element, page),
            "TR" => {
                self.flow.boundary(Token::Row);
                self.kids(element, page);
            }
            "TD" | "TH" => {
                self.flow.boundary(Token::Cell { header: role == "TH" });
                self.kids(element, page);
            }
            "Link" => self.link(element, page),
            "Note" => self.note(element, page),
            "Formula" => self.flow.mark(Token::Formula(words(&self.alternative(element).unwrap_or_default()))),
            "Figure" => match self.alternative(element) {
                Some(alternative) => self.flow.mark(Token::Image(words(&alternative))),
                None => self.kids(element, page),
            },
            _ => self.kids(element, page),
        }
        if block && role != "Note" {
            self.flow.end_word();
        }
    }

    fn alternative(&self, element: &Dictionary) -> Option<String> {
        element.get_deref(b"Alt", self.document).and_then(Object::as_str).ok().map(text_string)
    }

    /// The table of contents ends the front.
    fn contents(&mut self, element: &'a Dictionary, page: Option<ObjectId>) {
        let before = std::mem::take(&mut self.flow);
        self.level += 1;
        self.kids(element, page);
        self.level -= 1;
        self.flow = before;
        if self.level == 0 && self.front.is_none() {
            self.front = Some(std::mem::take(&mut self.flow).finish());
        }
    }

    /// Bullets are the list's look; numbers are the author's, and terms are words.
    fn list(&mut self, element: &'a Dictionary, page: Option<ObjectId>) {
        let numbering = self.numbering(element);
        let Ok(entries) = element.get_deref(b"K", self.document) else { return };
        let one = std::slice::from_ref(entries);
        let entries = entries.as_array().map_or(one, Vec::as_slice);
        for entry in entries {
            let Ok(entry) = self.document.dereference(entry).and_then(|(_, entry)| entry.as_dict()) else { continue };
            match self.role(entry).as_str() {
                "LI" => self.entry(entry, page, &numbering),
                _ => self.element(entry, page),
            }
        }
    }

    fn entry(&mut self, entry: &'a Dictionary, page: Option<ObjectId>, numbering: &str) {
        let page = entry.get(b"Pg").and_then(Object::as_reference).ok().or(page);
        if numbering == "None" {
            return self.kids(entry, page);
        }
        let Ok(kids) = entry.get_deref(b"K", self.document) else { return };
        let one = std::slice::from_ref(kids);
        let kids = kids.as_array().map_or(one, Vec::as_slice);
        let mut number = None;
        for kid in kids {
            let Ok(kid) = self.document.dereference(kid).and_then(|(_, kid)| kid.as_dict()) else { continue };
            if self.role(kid) == "Lbl" {
                number = (numbering != "Circle").then(|| self.label(kid, page));
                continue;
            }
            self.flow.boundary(Token::Entry(number.take()));
            self.element(kid, page);
        }
    }

    fn label(&mut self, label: &'a Dictionary, page: Option<ObjectId>) -> u64 {
        let before = std::mem::take(&mut self.flow);
        self.element(label, page);
        let said = std::mem::replace(&mut self.flow, before).finish();
        let digits: String = said.iter().map(ToString::to_string).collect();
        digits.trim_end_matches(['.', ')']).parse().unwrap_or(u64::MAX)
    }

    fn numbering(&self, element: &Dictionary) -> String {
        let Ok(attributes) = element.get_deref(b"A", self.document) else { return "None".to_owned() };
        let one = std::slice::from_ref(attributes);
        let attributes = attributes.as_array().map_or(one, Vec::as_slice);
        attributes
            .iter()
            .filter_map(|own| self.document.dereference(own).ok()?.1.as_dict().ok())
            .find_map(|own| own.get(b"ListNumbering").ok()?.as_name().ok())
            .map_or("None".to_owned(), |name| String::from_utf8_lossy(name).into_owned())
    }

    /// A link, its words, and where its annotation leads.
    fn link(&mut self, element: &'a Dictionary, page: Option<ObjectId>) {
        let Some(target) = self.annotation(element) else { return self.kids(element, page) };
        self.flow.mark(Token::Link(target));
        self.kids(element, page);
        self.flow.mark(Token::LinkEnd);
    }

    fn annotation(&self, element: &'a Dictionary) -> Option<Target> {
        let kids = element.get_deref(b"K", self.document).ok()?;
        let one = std::slice::from_ref(kids);
        let kids = kids.as_array().map_or(one, Vec::as_slice);
        let annotation = kids.iter().find_map(|kid| {
            let own = self.document.dereference(kid).ok()?.1.as_dict().ok()?;
            own.has_type(b"OBJR").then_some(())?;
            own.get_deref(b"Obj", self.document).ok()?.as_dict().ok()
        })?;
        let action = annotation.get_deref(b"A", self.document).and_then(Object::as_dict).ok();
        if let Some(uri) = action.and_then(|action| action.get(b"URI").ok()) {
            return Some(Target::Outside(text_string(uri.as_str().ok()?)));
        }
        let destination = annotation.get_deref(b"Dest", self.document).ok();
        let destination = destination.or_else(|| action?.get_deref(b"D", self.document).ok())?;
        Some(match destination {
            Object::String(name, _) => Target::Inside(text_string(name)),
            Object::Name(name) => Target::Inside(String::from_utf8_lossy(name).into_owned()),
            _ => Target::Unnamed,
        })
    }

    /// A note hangs in the text where it is called; its number comes first in it.
    fn note(&mut self, element: &'a Dictionary, page: Option<ObjectId>) {
        let before = std::mem::take(&mut self.flow);
        self.kids(element, page);
        let said = std::mem::replace(&mut self.flow, before).finish();
        self.calls += 1;
        self.notes.insert(self.calls, said);
    }
}
