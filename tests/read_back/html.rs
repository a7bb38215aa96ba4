//! Reads the web edition: its pages in the order in which `rel="next"` leads through them.

use std::collections::BTreeMap;

use super::Reading;
use super::markup::MarkupReader;
use super::tree::{self, Element};

/// The edition's folder: bytes by path within it.
pub type Folder = BTreeMap<String, Vec<u8>>;

/// The pages in reading order, with their names.
pub fn pages(folder: &Folder) -> Vec<(String, Element)> {
    let mut pages: Vec<(String, Element)> = Vec::new();
    let mut next = Some("index.html".to_owned());
    while let Some(name) = next {
        let bytes = folder.get(&name).unwrap_or_else(|| panic!("there is no page `{name}`"));
        let root = tree::html(std::str::from_utf8(bytes).expect("UTF-8"));
        next = root
            .find(|element| element.name == "link" && element.attribute("rel") == Some("next"))
            .first()
            .and_then(|link| link.attribute("href"))
            .map(str::to_owned);
        assert!(pages.iter().all(|(known, _)| *known != name), "`{name}` comes round again");
        pages.push((name, root));
    }
    pages
}

/// Reads the whole edition.
pub fn read(folder: &Folder) -> Reading {
    let mut reader = MarkupReader::default();
    for (_, root) in pages(folder) {
        reader.document(&root, &is_front, &is_furniture);
    }
    reader.finish()
}

fn is_front(element: &Element) -> bool {
    element.has_class("title-page") || (element.name == "footer" && element.has_class("colophon"))
}

/// What the web edition has that is no part of the publication; each is named in `agreement/differences.rs`.
fn is_furniture(element: &Element) -> bool {
    super::differences::WEB.iter().any(|difference| (difference.matches)(element))
}
