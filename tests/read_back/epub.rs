//! Reads the e-book: container, package document, and the spine's documents in order.

use std::collections::BTreeMap;
use std::io::Read;

use super::Reading;
use super::markup::MarkupReader;
use super::tree::{self, Element};

/// An e-book, unpacked.
pub struct Book {
    /// Bytes by path in the archive, in the archive's order.
    pub files: Vec<(String, Vec<u8>)>,
    pub package: Element,
    /// Path of the package document.
    pub package_path: String,
}

impl Book {
    pub fn open(bytes: &[u8]) -> Book {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP archive");
        let mut files = Vec::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).expect("an entry");
            let name = file.name().expect("a name").into_owned();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("readable");
            files.push((name, bytes));
        }
        let container = parsed(&files, "META-INF/container.xml");
        let package_path = container
            .find(|element| element.name == "rootfile")
            .first()
            .and_then(|rootfile| rootfile.attribute("full-path"))
            .expect("a package document")
            .to_owned();
        let package = parsed(&files, &package_path);
        Book { files, package, package_path }
    }

    /// The package document as it is written.
    pub fn package_text(&self) -> &str {
        text(&self.files, &self.package_path)
    }

    /// The documents of the spine, with their paths, in order.
    pub fn spine(&self) -> Vec<(String, Element)> {
        let items: BTreeMap<&str, &str> = self
            .package
            .find(|element| element.name == "item")
            .into_iter()
            .filter_map(|item| Some((item.attribute("id")?, item.attribute("href")?)))
            .collect();
        self.package
            .find(|element| element.name == "itemref")
            .into_iter()
            .map(|itemref| {
                let href = items[itemref.attribute("idref").expect("an idref")];
                let path = match self.package_path.rsplit_once('/') {
                    Some((folder, _)) => format!("{folder}/{href}"),
                    None => href.to_owned(),
                };
                (path.clone(), parsed(&self.files, &path))
            })
            .collect()
    }

    /// Every XHTML document of the archive.
    pub fn documents(&self) -> Vec<(String, Element)> {
        let paths = self.files.iter().map(|(path, _)| path).filter(|path| path.ends_with(".xhtml"));
        paths.map(|path| (path.clone(), parsed(&self.files, path))).collect()
    }
}

fn text<'f>(files: &'f [(String, Vec<u8>)], path: &str) -> &'f str {
    let bytes = files.iter().find(|(own, _)| own == path).map(|(_, bytes)| bytes);
    std::str::from_utf8(bytes.unwrap_or_else(|| panic!("no `{path}`"))).expect("UTF-8")
}

fn parsed(files: &[(String, Vec<u8>)], path: &str) -> Element {
    tree::xml(text(files, path)).unwrap_or_else(|fault| panic!("{path}: {fault}"))
}

/// Reads the whole book.
pub fn read(bytes: &[u8]) -> Reading {
    let mut reader = MarkupReader::default();
    for (_, root) in Book::open(bytes).spine() {
        reader.document(&root, &is_front, &is_furniture);
    }
    reader.finish()
}

fn is_front(element: &Element) -> bool {
    let kind = element.attribute("epub:type").unwrap_or("");
    kind.split_whitespace().any(|kind| matches!(kind, "titlepage" | "copyright-page"))
}

/// What the e-book has that is no part of the publication; each is named in `agreement/differences.rs`.
fn is_furniture(element: &Element) -> bool {
    super::differences::BOOK.iter().any(|difference| (difference.matches)(element))
}
