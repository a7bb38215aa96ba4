//! Reads a PDF's content streams: the characters of each marked-content sequence.

use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};

/// The characters shown, by page and marked-content identifier.
pub type Shown = BTreeMap<(ObjectId, i64), String>;

/// Forms within forms deeper than this are not looked into.
const DEEPEST: usize = 8;

/// Reads every page.
pub fn read(document: &Document) -> Shown {
    let mut shown = Shown::new();
    let mut fonts = Fonts::new();
    for page in document.page_iter() {
        let resources = page_resources(document, page);
        let mut stream =
            Stream { document, page, shown: &mut shown, fonts: &mut fonts, open: Vec::new(), covered: 0 };
        stream.run(&document.get_page_content(page), &resources, 0);
    }
    shown
}

fn page_resources(document: &Document, page: ObjectId) -> Dictionary {
    let (own, inherited) = document.get_page_resources(page).expect("resources");
    let inherited = || inherited.iter().find_map(|id| document.get_dictionary(*id).ok());
    own.or_else(inherited).cloned().unwrap_or_default()
}

/// What fonts' codes stand for, each read once.
type Fonts<'a> = BTreeMap<ObjectId, Rc<Encoding<'a>>>;

struct Stream<'a, 'b> {
    document: &'a Document,
    page: ObjectId,
    shown: &'b mut Shown,
    fonts: &'b mut Fonts<'a>,
    open: Vec<Sequence>,
    /// How many open sequences have a text of their own in place of what they show.
    covered: usize,
}

/// One open marked-content sequence.
struct Sequence {
    identifier: Option<i64>,
    artifact: bool,
    covers: bool,
}

impl<'a> Stream<'a, '_> {
    fn run(&mut self, bytes: &[u8], resources: &Dictionary, depth: usize) {
        let content = Content::decode(bytes).expect("a content stream");
        let mut font: Option<Rc<Encoding<'a>>> = None;
        let mut saved = Vec::new();
        for operation in &content.operations {
            let operands = operation.operands.as_slice();
            match (operation.operator.as_str(), operands) {
                ("q", _) => saved.push(font.clone()),
                ("Q", _) => font = saved.pop().unwrap_or(font),
                ("Tf", [Object::Name(name), ..]) => font = self.font(name, resources),
                ("BMC", [tag]) => self.begin(tag, None),
                ("BDC", [tag, properties]) => {
                    self.begin(tag, self.properties(properties, resources).as_ref())
                }
                ("EMC", _) => self.end(),
                ("Tj" | "'", [Object::String(text, _)]) => self.show(font.as_deref(), text),
                ("\"", [_, _, Object::String(text, _)]) => self.show(font.as_deref(), text),
                ("TJ", [Object::Array(parts)]) => {
                    for part in parts {
                        if let Object::String(text, _) = part {
                            self.show(font.as_deref(), text);
                        }
                    }
                }
                ("Do", [Object::Name(name)]) if depth < DEEPEST => self.form(name, resources, depth),
                _ => {}
            }
        }
    }

    fn font(&mut self, name: &[u8], resources: &Dictionary) -> Option<Rc<Encoding<'a>>> {
        let named = self.document.get_dict_in_dict(resources, b"Font").ok()?;
        let id = named.get(name).and_then(Object::as_reference).ok()?;
        if let Some(known) = self.fonts.get(&id) {
            return Some(Rc::clone(known));
        }
        let font = self.document.get_dictionary(id).ok()?;
        let encoding = Rc::new(font.get_font_encoding(self.document).ok()?);
        self.fonts.insert(id, Rc::clone(&encoding));
        Some(encoding)
    }

    fn properties(&self, properties: &Object, resources: &Dictionary) -> Option<Dictionary> {
        match properties {
            Object::Dictionary(own) => Some(own.clone()),
            Object::Name(name) => {
                let named = self.document.get_dict_in_dict(resources, b"Properties").ok()?;
                named.get_deref(name, self.document).ok()?.as_dict().ok().cloned()
            }
            _ => None,
        }
    }

    fn begin(&mut self, tag: &Object, properties: Option<&Dictionary>) {
        let identifier = properties.and_then(|own| own.get(b"MCID").ok()).and_then(|id| id.as_i64().ok());
        let artifact = tag.as_name().is_ok_and(|name| name == b"Artifact");
        let instead =
            properties.and_then(|own| own.get(b"ActualText").ok()).and_then(|text| text.as_str().ok());
        self.open.push(Sequence { identifier, artifact, covers: instead.is_some() });
        if let Some(text) = instead {
            if self.covered == 0 {
                self.add(&text_string(text));
            }
            self.covered += 1;
        }
    }

    fn end(&mut self) {
        if self.open.pop().is_some_and(|sequence| sequence.covers) {
            self.covered -= 1;
        }
    }

    fn show(&mut self, font: Option<&Encoding<'_>>, text: &[u8]) {
        if self.covered > 0 {
            return;
        }
        let text = font.and_then(|font| Document::decode_text(font, text).ok());
        self.add(text.as_deref().unwrap_or("⟨text without a font⟩"));
    }

    /// Adds characters to the innermost sequence that has a number; what belongs to none is no content.
    fn add(&mut self, text: &str) {
        if self.open.iter().any(|sequence| sequence.artifact) {
            return;
        }
        if let Some(identifier) = self.open.iter().rev().find_map(|sequence| sequence.identifier) {
            self.shown.entry((self.page, identifier)).or_default().push_str(text);
        }
    }

    fn form(&mut self, name: &[u8], resources: &Dictionary, depth: usize) {
        let document = self.document;
        let Ok(forms) = document.get_dict_in_dict(resources, b"XObject") else { return };
        let Ok(stream) = forms.get_deref(name, document).and_then(Object::as_stream) else { return };
        if stream.dict.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Form".as_slice()) {
            return;
        }
        let own = stream
            .dict
            .get_deref(b"Resources", document)
            .and_then(Object::as_dict)
            .cloned()
            .unwrap_or_default();
        if let Ok(bytes) = stream.get_plain_content() {
            self.run(&bytes, &own, depth + 1);
        }
    }
}

/// Decodes a text string: UTF-16 or UTF-8 behind its mark, else Latin-1, which does for our own words.
pub fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units: Vec<u16> =
                rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        bytes => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
