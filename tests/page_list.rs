//! The e-book lists the pages of the PDF where both are made: each, in order, and where it really begins.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod read_back;
mod support;

use imprint::editions::EditionKind;
use lopdf::{Document, Object};
use read_back::epub::Book;
use read_back::pdf_content;
use read_back::tree::{self, Element, Node};
use support::{House, Made, job, make, repository};

/// A page of the PDF: what it is called, and what stands on it, artifacts apart, without blanks.
struct Page {
    label: String,
    text: String,
}

fn pages(bytes: &[u8]) -> Vec<Page> {
    let document = Document::load_mem(bytes).expect("a PDF");
    let shown = pdf_content::read(&document);
    let labels = labels(&document);
    let texts = document.page_iter().map(|page| {
        let own = shown.iter().filter(|((of, _), _)| *of == page);
        solid(&own.map(|(_, text)| text.as_str()).collect::<String>())
    });
    labels.into_iter().zip(texts).map(|(label, text)| Page { label, text }).collect()
}

/// The catalogue's page labels (ISO 32000-1, 12.4.2).
fn labels(document: &Document) -> Vec<String> {
    let count = document.page_iter().count();
    let catalog = document.catalog().expect("a catalogue");
    let tree = catalog.get_deref(b"PageLabels", document).and_then(Object::as_dict).expect("page labels");
    let numbers = tree.get_deref(b"Nums", document).and_then(Object::as_array).expect("labels by page");
    let mut labels = Vec::new();
    for pair in numbers.chunks_exact(2) {
        let first = usize::try_from(pair[0].as_i64().expect("a page")).expect("a page");
        let (_, style) = document.dereference(&pair[1]).expect("a label");
        let style = style.as_dict().expect("a label");
        let start = style.get(b"St").and_then(Object::as_i64).unwrap_or(1);
        labels.truncate(first);
        for number in (start..).take(count - first) {
            let name = style.get(b"S").and_then(Object::as_name).unwrap_or(b"");
            labels.push(match name {
                b"D" => number.to_string(),
                b"" => String::new(),
                other => panic!("no pages are numbered {:?} here", String::from_utf8_lossy(other)),
            });
        }
    }
    labels
}

/// Without blanks, soft hyphens and what else each edition has in its own way.
fn solid(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A marker in the book, and what is read next.
struct Marker {
    place: String,
    label: String,
    next: String,
}

fn markers(book: &Book) -> Vec<Marker> {
    let mut found: Vec<Marker> = Vec::new();
    for (path, document) in book.spine() {
        let file = path.rsplit('/').next().unwrap_or("").to_owned();
        let body = document.find(|element| element.name == "body")[0];
        walk(body, &file, &mut found);
    }
    found
}

fn walk(element: &Element, file: &str, found: &mut Vec<Marker>) {
    if element.attribute("role") == Some("doc-pagebreak") {
        assert_eq!(element.attribute("epub:type"), Some("pagebreak"));
        assert_eq!(element.text(), "", "a marker says nothing aloud but its name");
        found.push(Marker {
            place: format!("{file}#{}", element.attribute("id").expect("an id")),
            label: element.attribute("aria-label").expect("a name").to_owned(),
            next: String::new(),
        });
    }
    // Notes stand at the foot of the pages that call them; contents are made anew.
    if element.has_class("notes") || element.name == "nav" {
        return;
    }
    for child in &element.children {
        match child {
            Node::Element(child) => walk(child, file, found),
            Node::Text(text) => {
                if let Some(last) = found.last_mut().filter(|last| last.next.len() < 60) {
                    last.next.push_str(text);
                }
            }
        }
    }
}

fn listed(book: &Book) -> Vec<(String, String)> {
    let documents = book.documents();
    let (_, nav) =
        documents.iter().find(|(path, _)| path.ends_with("nav.xhtml")).expect("a navigation document");
    let lists = nav.find(|element| element.attribute("epub:type") == Some("page-list"));
    assert!(lists.len() <= 1, "one list of pages at most");
    let Some(list) = lists.first() else { return Vec::new() };
    assert_eq!(list.attribute("role"), Some("doc-pagelist"));
    let links = list.find(|element| element.name == "a");
    links.iter().map(|link| (link.attribute("href").expect("a target").to_owned(), link.text())).collect()
}

fn metadata<'a>(book: &'a Book, property: &str) -> Vec<String> {
    let of = |element: &&'a Element| element.attribute("property") == Some(property);
    book.package.find(|element| element.name == "meta").into_iter().filter(of).map(Element::text).collect()
}

/// Markers whose page does not have what the book has behind them.
fn astray(markers: &[Marker], pages: &[Page]) -> Vec<String> {
    let mut astray = Vec::new();
    for marker in markers {
        let next: String = solid(&marker.next).chars().take(14).collect();
        let page = pages.iter().find(|page| page.label == marker.label).expect("a page of the PDF");
        if !page.text.contains(&next) {
            astray.push(format!("{} ({}): {next}", marker.label, marker.place));
        }
    }
    astray
}

#[test]
fn the_books_pages_are_those_of_the_pdf() {
    let made = make(&job(&repository(), &[])).fine();
    let mut seen = 0;
    for slug in made.slugs() {
        let book = Book::open(&made.epub(&slug).bytes);
        let (pages, markers) = (pages(&made.pdf(&slug).bytes), markers(&book));
        // What holds nothing but artifacts, such as a page with the house's address, is not in the book.
        let expected: Vec<&str> =
            pages.iter().filter(|page| !page.text.is_empty()).map(|page| page.label.as_str()).collect();
        let marked: Vec<&str> = markers.iter().map(|marker| marker.label.as_str()).collect();
        assert_eq!(marked, expected, "{slug}: every page has its marker, in order");

        let listed = listed(&book);
        let places: Vec<(String, String)> =
            markers.iter().map(|marker| (marker.place.clone(), marker.label.clone())).collect();
        assert_eq!(listed, places, "{slug}: the list leads to every marker");

        let ncx = book
            .files
            .iter()
            .find(|(path, _)| path.ends_with("toc.ncx"))
            .map(|(_, bytes)| bytes)
            .expect("an NCX");
        let ncx = tree::xml(std::str::from_utf8(ncx).expect("UTF-8")).expect("XML");
        let targets = ncx.find(|element| element.name == "pagetarget" || element.name == "pageTarget");
        let targets: Vec<(String, String)> = targets
            .iter()
            .map(|target| {
                let content = target.find(|element| element.name == "content")[0];
                (content.attribute("src").expect("a target").to_owned(), target.text().trim().to_owned())
            })
            .collect();
        assert_eq!(targets, listed, "{slug}: old readers have the same list");

        // Of the cover and the front matter, words stand in another order.
        let text: Vec<Marker> =
            markers.into_iter().filter(|marker| marker.place.starts_with("part-")).collect();
        let lost = astray(&text, &pages);
        assert!(
            lost.len() * 20 <= text.len(),
            "{slug}: {} of {} are astray:\n{lost:#?}",
            lost.len(),
            text.len()
        );
        let shifted: Vec<Page> = pages
            .iter()
            .zip(pages.iter().skip(1))
            .map(|(page, next)| Page { label: next.label.clone(), text: page.text.clone() })
            .collect();
        let known: Vec<Marker> =
            text.into_iter().filter(|own| shifted.iter().any(|page| page.label == own.label)).collect();
        assert!(
            astray(&known, &shifted).len() * 2 > known.len(),
            "{slug}: a list that is one page off is found out"
        );
        seen += known.len();
    }
    assert!(seen > 50, "{seen} pages are few");
}

#[test]
fn the_package_names_the_pdf_as_the_pages_source() {
    let made = make(&job(&repository(), &[])).fine();
    for slug in made.slugs() {
        let book = Book::open(&made.epub(&slug).bytes);
        let source = metadata(&book, "pageBreakSource");
        let own = book.package.find(|element| element.name == "identifier")[0].text();
        assert_eq!(source.len(), 1);
        assert_ne!(source[0], own, "pages are never the book's own");
        let features = metadata(&book, "schema:accessibilityFeature");
        assert!(features.contains(&"pageNavigation".to_owned()), "{features:?}");
        assert!(features.contains(&"pageBreakMarkers".to_owned()), "{features:?}");
    }
}

fn alone() -> Made {
    let house = House::with_text("# One\n\nText.\n\n# Two\n\nMore.\n");
    let mut job = job(house.path(), &[]);
    job.editions = vec![EditionKind::Epub];
    make(&job).fine()
}

#[test]
fn without_the_pdf_there_are_no_pages() {
    let made = alone();
    let book = Book::open(&made.epub("text").bytes);
    assert_eq!(markers(&book).len(), 0);
    assert_eq!(listed(&book), []);
    assert_eq!(metadata(&book, "pageBreakSource"), Vec::<String>::new());
    let features = metadata(&book, "schema:accessibilityFeature");
    assert!(!features.iter().any(|feature| feature.starts_with("page")), "{features:?}");
}
