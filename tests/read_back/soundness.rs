//! What holds of every edition, whatever it was made from: ids once, links to what is there, nothing live.

use std::collections::{BTreeMap, BTreeSet};

use super::epub::Book;
use super::html::{self, Folder};
use super::markup::{repeated_ids, target};
use super::tree::Element;
use super::{Target, tree};

/// Elements that run, fetch or take input.
const LIVE: [&str; 12] = [
    "applet", "audio", "base", "button", "embed", "form", "frame", "iframe", "input", "object", "style",
    "video",
];

/// The schemes that a published link may have.
const SCHEMES: [&str; 4] = ["http:", "https:", "mailto:", "tel:"];

/// What is unsound in a web edition.
pub fn of_web(folder: &Folder) -> Vec<String> {
    let pages = html::pages(folder);
    let names: BTreeSet<&str> = folder.keys().map(String::as_str).collect();
    let outside = |path: &str| path.starts_with("../");
    of_documents(&pages, &|path| outside(path) || names.contains(path))
}

/// What is unsound in an e-book; that it opens at all is that every document is well-formed.
pub fn of_epub(bytes: &[u8]) -> Vec<String> {
    let book = Book::open(bytes);
    let folder = book.package_path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let within = |path: &str| path.strip_prefix(&folder).unwrap_or(path).to_owned();
    let names: BTreeSet<String> = book.files.iter().map(|(path, _)| within(path)).collect();
    let documents: Vec<(String, Element)> =
        book.documents().into_iter().map(|(path, root)| (within(&path), root)).collect();
    of_documents(&documents, &|path| names.contains(path))
}

fn of_documents(documents: &[(String, Element)], exists: &dyn Fn(&str) -> bool) -> Vec<String> {
    let places: BTreeMap<&str, BTreeSet<&str>> = documents
        .iter()
        .map(|(name, root)| {
            (name.as_str(), root.all().into_iter().filter_map(|own| own.attribute("id")).collect())
        })
        .collect();
    let mut said = Vec::new();
    for (name, root) in documents {
        said.extend(repeated_ids(root).iter().map(|id| format!("{name}: `{id}` stands twice")));
        for element in root.all() {
            said.extend(live(element).map(|what| format!("{name}: {what}")));
            for path in ["href", "src"].iter().filter_map(|attribute| element.attribute(attribute)) {
                said.extend(
                    leads(path, name, &places, exists).map(|fault| format!("{name}: `{path}` {fault}")),
                );
            }
        }
    }
    said
}

fn live(element: &Element) -> Option<String> {
    let name = element.name.as_str();
    if LIVE.contains(&name) {
        return Some(format!("`{name}` is live"));
    }
    if name == "script" {
        let record = element.attribute("type") == Some("application/ld+json");
        let parses = serde_json::from_str::<serde_json::Value>(&element.text()).is_ok();
        return (!record || !parses).then(|| "a script that is no record".to_owned());
    }
    let handler = element
        .attributes
        .keys()
        .find(|name| name.starts_with("on") || *name == "style" || *name == "srcdoc");
    handler.map(|handler| format!("`{name}` has `{handler}`"))
}

fn leads(
    path: &str,
    from: &str,
    places: &BTreeMap<&str, BTreeSet<&str>>,
    exists: &dyn Fn(&str) -> bool,
) -> Option<String> {
    if let Target::Outside(url) = target(path) {
        let known = SCHEMES.iter().any(|scheme| url.starts_with(scheme));
        return (!known).then(|| "has a scheme that is not published".to_owned());
    }
    let (file, id) = path.split_once('#').map_or((path, None), |(file, id)| (file, Some(id)));
    let file = if file.is_empty() { from } else { file };
    if !exists(file) {
        return Some("leads to no file".to_owned());
    }
    let id = percent_encoding::percent_decode_str(id?).decode_utf8_lossy().into_owned();
    let known = places.get(file).is_none_or(|ids| ids.contains(id.as_str()));
    (!known).then(|| "leads to no place".to_owned())
}

/// Whether a drawing is one still: no script, no handler, nothing from elsewhere.
pub fn of_drawing(bytes: &[u8]) -> Vec<String> {
    let root = tree::xml(std::str::from_utf8(bytes).expect("UTF-8")).expect("XML");
    let mut said: Vec<String> = root.all().into_iter().filter_map(live).collect();
    let links = root.all().into_iter().flat_map(|element| &element.attributes);
    said.extend(
        links
            .filter(|(name, value)| name.ends_with("href") && !value.starts_with(['#', 'd']))
            .map(|link| format!("{link:?}")),
    );
    said
}
