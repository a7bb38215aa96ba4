//! Reads press files with lopdf alone: boxes, colours, fonts, layers, and the black marks on the page.

pub mod marks;

use std::collections::BTreeSet;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, decode_text_string};

const POINT: f64 = 25.4 / 72.0;

/// A press file of one page.
pub struct PressFile {
    pub document: Document,
    page: lopdf::ObjectId,
}

impl PressFile {
    pub fn read(bytes: &[u8]) -> PressFile {
        let document = Document::load_mem(bytes).expect("a PDF");
        let pages = document.get_pages();
        assert_eq!(pages.len(), 1, "one sheet");
        let page = pages[&1];
        PressFile { document, page }
    }

    pub fn page(&self) -> &Dictionary {
        self.document.get_dictionary(self.page).expect("a page")
    }

    /// A box of the page in millimetres: left, foot, width, height.
    pub fn area(&self, name: &str) -> [f64; 4] {
        let corners = self.page().get(name.as_bytes()).unwrap_or_else(|_| panic!("no {name}"));
        let numbers: Vec<f64> = corners
            .as_array()
            .expect("four numbers")
            .iter()
            .map(|number| f64::from(number.as_float().expect("a number")) * POINT)
            .collect();
        let [left, foot, right, top] = numbers[..] else { panic!("{name} has {} numbers", numbers.len()) };
        [left, foot, right - left, top - foot]
    }

    /// The names of the layers, in order.
    pub fn layers(&self) -> Vec<String> {
        let catalogue = self.document.catalog().expect("a catalogue");
        let properties = catalogue.get_deref(b"OCProperties", &self.document).expect("layers");
        let groups = properties.as_dict().unwrap().get(b"OCGs").unwrap().as_array().unwrap();
        groups
            .iter()
            .map(|group| {
                let layer = self.document.dereference(group).unwrap().1.as_dict().unwrap();
                let usage = layer.get_deref(b"Usage", &self.document).unwrap().as_dict().unwrap();
                assert!(usage.has(b"Print") && usage.has(b"View"), "says whether it is printed");
                decode_text_string(layer.get(b"Name").unwrap()).expect("a name")
            })
            .collect()
    }

    /// Whether every font has its file within.
    pub fn fonts_are_embedded(&self) -> bool {
        let descriptors: Vec<&Dictionary> = self
            .document
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok())
            .filter(|dictionary| dictionary.get_type().is_ok_and(|kind| kind == b"FontDescriptor"))
            .collect();
        let has_file = |descriptor: &&Dictionary| {
            [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"].iter().any(|key| descriptor.has(key))
        };
        !descriptors.is_empty() && descriptors.iter().all(has_file)
    }

    /// What colours are given in: operators of the page and its forms, and colour spaces of images and resources.
    pub fn colours(&self) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for content in self.contents() {
            for operation in content.operations {
                if matches!(operation.operator.as_str(), "rg" | "RG" | "g" | "G" | "k" | "K") {
                    found.insert(operation.operator.to_lowercase());
                }
            }
        }
        for object in self.document.objects.values() {
            let dictionary = match object {
                Object::Stream(stream) => &stream.dict,
                Object::Dictionary(dictionary) => dictionary,
                _ => continue,
            };
            if let Ok(space) = dictionary.get_deref(b"ColorSpace", &self.document) {
                self.spaces(space, &mut found);
            }
        }
        found
    }

    fn spaces(&self, space: &Object, found: &mut BTreeSet<String>) {
        match space {
            Object::Name(name) => {
                found.insert(String::from_utf8_lossy(name).into_owned());
            }
            Object::Array(parts) => self.spaces(parts.first().expect("a family"), found),
            Object::Dictionary(named) => {
                for (_, own) in named {
                    self.spaces(self.document.dereference(own).unwrap().1, found);
                }
            }
            _ => {}
        }
    }

    /// The page's operators, then those of every form.
    pub fn contents(&self) -> Vec<Content> {
        let bytes = self.document.get_page_content(self.page).expect("content");
        let mut contents = vec![Content::decode(&bytes).expect("operators")];
        for object in self.document.objects.values() {
            let Ok(stream) = object.as_stream() else { continue };
            if stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form") {
                let bytes = stream.get_plain_content().expect("content");
                contents.push(Content::decode(&bytes).expect("operators"));
            }
        }
        contents
    }
}
