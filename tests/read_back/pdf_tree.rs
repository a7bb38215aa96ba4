//! A PDF's structure tree, joined with the characters of its pages and the targets of its links.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::Target;
use super::pdf_content::{self, Shown, text_string};

/// One structure element.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tag {
    /// A standard one: roles of the producer's own are followed to what they stand for.
    pub role: String,
    /// Alt, ActualText, E, Lang, Scope, RowSpan, ColSpan, ListNumbering, where there.
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Child>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Child {
    Tag(Tag),
    Text(String),
    /// The annotation of a link.
    Annotation(Target),
}

impl Tag {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    pub fn tags(&self) -> impl Iterator<Item = &Tag> {
        self.children.iter().filter_map(|child| match child {
            Child::Tag(tag) => Some(tag),
            Child::Text(_) | Child::Annotation(_) => None,
        })
    }

    /// Where the link leads that this element is.
    pub fn target(&self) -> Option<&Target> {
        self.children.iter().find_map(|child| match child {
            Child::Annotation(target) => Some(target),
            Child::Tag(_) | Child::Text(_) => None,
        })
    }
}

/// Reads the tree; `None` where the file has none.
pub fn read(document: &Document) -> Option<Tag> {
    let root = document.catalog().ok()?.get_deref(b"StructTreeRoot", document).ok()?.as_dict().ok()?;
    let reader = Reader { document, shown: pdf_content::read(document), roles: roles(document, root) };
    let mut tree = Tag { role: "StructTreeRoot".to_owned(), ..Tag::default() };
    reader.kids(root, None, &mut tree);
    Some(tree)
}

fn roles(document: &Document, root: &Dictionary) -> BTreeMap<Vec<u8>, Vec<u8>> {
    let map = root.get_deref(b"RoleMap", document).and_then(Object::as_dict);
    let entries = map.into_iter().flat_map(Dictionary::iter);
    entries.filter_map(|(name, role)| Some((name.clone(), role.as_name().ok()?.to_vec()))).collect()
}

struct Reader<'a> {
    document: &'a Document,
    shown: Shown,
    roles: BTreeMap<Vec<u8>, Vec<u8>>,
}

impl Reader<'_> {
    fn kids(&self, element: &Dictionary, page: Option<ObjectId>, into: &mut Tag) {
        let Ok(kids) = element.get_deref(b"K", self.document) else { return };
        let one = std::slice::from_ref(kids);
        for kid in kids.as_array().map_or(one, Vec::as_slice) {
            let (_, kid) = self.document.dereference(kid).expect("a kid");
            match kid {
                Object::Integer(identifier) => into.children.push(self.content(page, *identifier)),
                Object::Dictionary(own) if own.has_type(b"MCR") => {
                    let page = own.get(b"Pg").and_then(Object::as_reference).ok().or(page);
                    let identifier = own.get(b"MCID").and_then(Object::as_i64).expect("an MCID");
                    into.children.push(self.content(page, identifier));
                }
                Object::Dictionary(own) if own.has_type(b"OBJR") => {
                    into.children.extend(self.annotation(own))
                }
                Object::Dictionary(own) => into.children.push(Child::Tag(self.element(own, page))),
                _ => {}
            }
        }
    }

    fn content(&self, page: Option<ObjectId>, identifier: i64) -> Child {
        let text = page.and_then(|page| self.shown.get(&(page, identifier)));
        Child::Text(text.cloned().unwrap_or_default())
    }

    fn element(&self, element: &Dictionary, page: Option<ObjectId>) -> Tag {
        let page = element.get(b"Pg").and_then(Object::as_reference).ok().or(page);
        let mut tag =
            Tag { role: self.role(element), attributes: self.attributes(element), children: Vec::new() };
        self.kids(element, page, &mut tag);
        tag
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

    fn attributes(&self, element: &Dictionary) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        for name in ["Alt", "ActualText", "E", "Lang"] {
            if let Ok(text) = element.get_deref(name.as_bytes(), self.document).and_then(Object::as_str) {
                found.insert(name.to_owned(), text_string(text));
            }
        }
        let Ok(attributes) = element.get_deref(b"A", self.document) else { return found };
        let one = std::slice::from_ref(attributes);
        for own in attributes.as_array().map_or(one, Vec::as_slice) {
            let Ok(own) = self.document.dereference(own).and_then(|(_, own)| own.as_dict()) else { continue };
            for name in ["ListNumbering", "Scope", "RowSpan", "ColSpan"] {
                match own.get(name.as_bytes()) {
                    Ok(Object::Name(value)) => {
                        found.insert(name.to_owned(), String::from_utf8_lossy(value).into_owned())
                    }
                    Ok(Object::Integer(value)) => found.insert(name.to_owned(), value.to_string()),
                    _ => None,
                };
            }
        }
        found
    }

    fn annotation(&self, reference: &Dictionary) -> Option<Child> {
        let annotation = reference.get_deref(b"Obj", self.document).ok()?.as_dict().ok()?;
        target(annotation, self.document).map(Child::Annotation)
    }
}

/// The characters in one element of the file and in all below it.
pub fn text(element: &Dictionary, document: &Document, shown: &Shown) -> String {
    let reader = Reader { document, shown: shown.clone(), roles: BTreeMap::new() };
    characters(&reader.element(element, None))
}

/// The characters in an element and in all below it.
pub fn characters(tag: &Tag) -> String {
    let texts = tag.children.iter().map(|child| match child {
        Child::Tag(tag) => characters(tag),
        Child::Text(text) => text.clone(),
        Child::Annotation(_) => String::new(),
    });
    texts.collect()
}

/// Where the annotation of a link leads.
pub fn target(annotation: &Dictionary, document: &Document) -> Option<Target> {
    let action = annotation.get_deref(b"A", document).and_then(Object::as_dict).ok();
    if let Some(uri) = action.and_then(|action| action.get(b"URI").ok()) {
        return Some(Target::Outside(text_string(uri.as_str().ok()?)));
    }
    let destination = annotation.get_deref(b"Dest", document).ok();
    let destination = destination.or_else(|| action?.get_deref(b"D", document).ok())?;
    Some(match destination {
        Object::String(name, _) => Target::Inside(text_string(name)),
        Object::Name(name) => Target::Inside(String::from_utf8_lossy(name).into_owned()),
        _ => Target::Unnamed,
    })
}
