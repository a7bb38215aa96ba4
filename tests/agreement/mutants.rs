//! The comparison can fail: each edition is altered in turn, and each alteration must be found.

use std::io::{Read, Write};

use lopdf::content::Content;
use lopdf::{Document, Object, ObjectId};

use super::comparison::Editions;
use super::read_back::{pdf_content, pdf_tree};
use super::support::House;

const TEXT: &str = "# Numbers {#numbers}\n\nThe first paragraph stands here.\n\nThe second counts 4711 beds.\n\n\
                    See [the other chapter](#others) for more.\n\n| Name | Beds |\n|---|---|\n| Alder | 31 |\n\
                    | Birch | 57 |\n\n# Others {#others}\n\nThe last paragraph.\n\n# Third {#third}\n\nAnd an end.\n";

fn editions() -> Editions {
    let made = House::with_text(TEXT).made().fine();
    let editions = Editions::of(&made, "text");
    assert_eq!(editions.differences(), Vec::<String>::new(), "the editions agree before anything is altered");
    editions
}

type Alteration = (&'static str, fn(&str) -> String);

/// What is done to the markup of the web edition and the e-book.
const ALTERATIONS: [Alteration; 4] = [
    ("a paragraph dropped", |text| text.replace("<p>The first paragraph stands here.</p>", "")),
    ("two cells swapped", |text| swapped(text, "31", "57")),
    ("a number altered", |text| text.replace("4711", "4171")),
    ("a link's target altered", |text| {
        text.replace("#others\">the other chapter", "#third\">the other chapter")
            .replace("2.xhtml#others\">the other chapter", "2.xhtml#third\">the other chapter")
    }),
];

fn swapped(text: &str, one: &str, other: &str) -> String {
    text.replace(one, "\u{1}").replace(other, one).replace('\u{1}', other)
}

#[test]
fn what_is_altered_in_the_web_edition_is_found() {
    for (name, alter) in ALTERATIONS {
        let mut editions = editions();
        let page = editions.web.get_mut("index.html").expect("a page");
        let text = String::from_utf8(page.clone()).expect("UTF-8");
        let altered = alter(&text);
        assert_ne!(altered, text, "{name}: nothing was altered");
        *page = altered.into_bytes();
        assert!(!editions.differences().is_empty(), "{name}: not found");
    }
}

#[test]
fn what_is_altered_in_the_book_is_found() {
    for (name, alter) in ALTERATIONS {
        let mut editions = editions();
        let mut changed = false;
        editions.epub = rewritten(&editions.epub, |path, bytes| {
            if !path.ends_with(".xhtml") {
                return bytes;
            }
            let text = String::from_utf8(bytes).expect("UTF-8");
            let altered = alter(&text);
            changed |= altered != text;
            altered.into_bytes()
        });
        assert!(changed, "{name}: nothing was altered");
        assert!(!editions.differences().is_empty(), "{name}: not found");
    }
}

/// The archive with every file as `change` gives it back.
fn rewritten(epub: &[u8], mut change: impl FnMut(&str, Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(epub)).expect("a ZIP archive");
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("an entry");
        let name = file.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("readable");
        writer.start_file(&name, zip::write::SimpleFileOptions::default()).expect("started");
        writer.write_all(&change(&name, bytes)).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

#[test]
fn a_paragraph_dropped_from_the_pdf_is_found() {
    let dropped = with_structure(&editions(), |document| {
        let id = element(document, b"P", "The first paragraph stands here.");
        document.get_dictionary_mut(id).expect("an element").set("K", Object::Array(Vec::new()));
    });
    assert!(!dropped.differences().is_empty(), "not found");
}

#[test]
fn cells_swapped_in_the_pdf_are_found() {
    let swapped = with_structure(&editions(), |document| {
        let (one, other) = (element(document, b"TD", "31"), element(document, b"TD", "57"));
        let kids = |document: &Document, id| {
            document.get_dictionary(id).expect("a cell").get(b"K").expect("kids").clone()
        };
        let (first, second) = (kids(document, one), kids(document, other));
        document.get_dictionary_mut(one).expect("a cell").set("K", second);
        document.get_dictionary_mut(other).expect("a cell").set("K", first);
    });
    assert!(!swapped.differences().is_empty(), "not found");
}

#[test]
fn a_number_altered_in_the_pdf_is_found() {
    let editions = editions();
    let altered = with_structure(&editions, |document| {
        let pages: Vec<_> = document.page_iter().collect();
        let mut changed = false;
        for page in pages {
            let mut content = Content::decode(&document.get_page_content(page)).expect("a content stream");
            changed |= double_a_glyph(&mut content, document, page);
            let bytes = content.encode().expect("encoded");
            document.change_page_content(page, bytes).expect("changed");
        }
        assert!(changed, "nothing was altered");
    });
    assert!(!altered.differences().is_empty(), "not found");
}

/// Repeats the first glyph of the run that shows the number: 4711 becomes 44711.
fn double_a_glyph(content: &mut Content, document: &Document, page: ObjectId) -> bool {
    let fonts = document.get_page_fonts(page).expect("fonts");
    let mut encoding = None;
    for operation in &mut content.operations {
        match (operation.operator.as_str(), operation.operands.as_mut_slice()) {
            ("Tf", [Object::Name(name), ..]) => {
                encoding = fonts.get(name.as_slice()).and_then(|font| font.get_font_encoding(document).ok());
            }
            ("Tj", [Object::String(text, _)]) => {
                let shown = encoding
                    .as_ref()
                    .and_then(|own| Document::decode_text(own, text).ok())
                    .unwrap_or_default();
                if let Some(at) = shown.find("4711") {
                    let at = shown[..at].chars().count() * 2;
                    let glyph = text[at..at + 2].to_vec();
                    text.splice(at..at, glyph);
                    return true;
                }
            }
            ("TJ", [Object::Array(parts)]) => {
                let strings = |parts: &[Object]| -> Vec<u8> {
                    parts.iter().filter_map(|part| part.as_str().ok()).flatten().copied().collect()
                };
                let all = strings(parts);
                let shown = encoding
                    .as_ref()
                    .and_then(|own| Document::decode_text(own, &all).ok())
                    .unwrap_or_default();
                if let Some(at) = shown.find("4711") {
                    let at = shown[..at].chars().count() * 2;
                    parts.push(Object::string_literal(all[at..at + 2].to_vec()));
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

#[test]
fn a_links_target_altered_in_the_pdf_is_found() {
    let altered = with_structure(&editions(), |document| {
        let links: Vec<_> = document
            .objects
            .iter()
            .filter(|(_, object)| {
                object.as_dict().is_ok_and(|own| names(own, document) == Some(b"others".to_vec()))
            })
            .map(|(id, _)| *id)
            .collect();
        assert!(!links.is_empty(), "no link is there to alter");
        for id in links {
            let name = Object::string_literal("third");
            let own = document.get_dictionary_mut(id).expect("an annotation");
            match own.get_mut(b"A") {
                Ok(Object::Dictionary(action)) => action.set("D", name),
                _ => own.set("Dest", name),
            }
        }
    });
    assert!(!altered.differences().is_empty(), "not found");
}

/// The name that a link's annotation leads to.
fn names(own: &lopdf::Dictionary, document: &Document) -> Option<Vec<u8>> {
    if own.get(b"Subtype").and_then(Object::as_name).ok()? != b"Link" {
        return None;
    }
    let action = own.get_deref(b"A", document).and_then(Object::as_dict).ok();
    let destination =
        own.get_deref(b"Dest", document).ok().or_else(|| action?.get_deref(b"D", document).ok())?;
    Some(destination.as_str().ok()?.to_vec())
}

fn with_structure(editions: &Editions, change: impl FnOnce(&mut Document)) -> Editions {
    let mut document = Document::load_mem(&editions.pdf).expect("a PDF");
    change(&mut document);
    let mut pdf = Vec::new();
    document.save_to(&mut pdf).expect("saved");
    Editions { pdf, ..editions.clone() }
}

/// The structure element with a role and a text.
fn element(document: &Document, role: &[u8], text: &str) -> ObjectId {
    let shown = pdf_content::read(document);
    let found = document.objects.iter().find(|(_, object)| {
        let Ok(own) = object.as_dict() else { return false };
        let structure = own.has_type(b"StructElem")
            && own.get(b"S").and_then(Object::as_name).is_ok_and(|own| own == role);
        structure && pdf_tree::text(own, document, &shown).trim() == text
    });
    *found.unwrap_or_else(|| panic!("no element says `{text}`")).0
}
