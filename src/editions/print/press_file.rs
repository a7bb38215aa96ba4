//! Mends PDFs for the press: boxes, layers, and whatever a writer left to chance.

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, text_string};
use sha2::{Digest, Sha256};

use super::measures::POINT;
use super::separation::separate_images;

/// Where the sheet ends, and what is cut off of it, in millimetres from its lower left corner.
#[derive(Debug, Clone, Copy)]
pub(super) struct Boxes {
    media: [f64; 4],
    bleed: [f64; 4],
    trim: [f64; 4],
}

impl Boxes {
    /// A trimmed size, with bleed around it and a margin of the sheet around that.
    pub(super) fn around(origin: (f64, f64), width: f64, height: f64, bleed: f64, margin: f64) -> Boxes {
        let (x, y) = origin;
        let at =
            |from: f64, more: f64| [x + from, y + from, x + more + width - from, y + more + height - from];
        let around = 2.0 * (bleed + margin);
        Boxes { media: at(0.0, around), bleed: at(margin, around), trim: at(margin + bleed, around) }
    }
}

/// A PDF of one page while it is mended.
pub(super) struct PressFile {
    document: Document,
    page: ObjectId,
}

impl PressFile {
    /// `None` where the bytes are no PDF with a page.
    pub(super) fn open(bytes: &[u8]) -> Option<PressFile> {
        let document = Document::load_mem(bytes).ok()?;
        let page = *document.get_pages().get(&1)?;
        Some(PressFile { document, page })
    }

    /// Says where the sheet is cut (ISO 32000-1, 14.11.2).
    pub(super) fn set_boxes(&mut self, boxes: &Boxes) -> Option<()> {
        let page = self.document.get_dictionary_mut(self.page).ok()?;
        page.remove(b"CropBox");
        for (name, corners) in [("MediaBox", boxes.media), ("BleedBox", boxes.bleed), ("TrimBox", boxes.trim)]
        {
            #[expect(clippy::cast_possible_truncation, reason = "PDF has numbers of single precision")]
            let numbers = corners.iter().map(|corner| Object::Real((corner / POINT) as f32)).collect();
            page.set(name, Object::Array(numbers));
        }
        Some(())
    }

    /// Turns every image from red, green and blue to CMYK.
    pub(super) fn separate_images(&mut self) -> Option<()> {
        separate_images(&mut self.document)
    }

    /// Makes layers show and print, under names that any reader can read.
    pub(super) fn mend_layers(&mut self) -> Option<()> {
        let groups: Vec<ObjectId> = {
            let properties = self.document.catalog().ok()?.get(b"OCProperties").ok()?.as_dict().ok()?;
            let groups = properties.get(b"OCGs").ok()?.as_array().ok()?;
            groups.iter().filter_map(|group| group.as_reference().ok()).collect()
        };
        for group in groups {
            let layer = self.document.get_dictionary_mut(group).ok()?;
            let name = String::from_utf8_lossy(layer.get(b"Name").ok()?.as_str().ok()?).into_owned();
            layer.set("Name", text_string(&name));
            layer.set("Intent", Object::Name(b"View".to_vec()));
            let state = |key: &str, usage: &str| {
                let mut state = Dictionary::new();
                state.set(key, Object::Name(b"ON".to_vec()));
                (usage.to_owned(), Object::Dictionary(state))
            };
            let usage = [state("PrintState", "Print"), state("ViewState", "View")];
            layer.set("Usage", Object::Dictionary(usage.into_iter().collect()));
        }
        Some(())
    }

    /// Takes out what differs from one run to the next, and claims that nothing was checked for.
    pub(super) fn mend_identity(&mut self, urn: &str, title: &str) -> Option<()> {
        let catalog = self.document.catalog_mut().ok()?;
        for claim in [b"OutputIntents".as_slice(), b"Metadata"] {
            catalog.remove(claim);
        }
        let mut info = Dictionary::new();
        info.set("Title", text_string(title));
        info.set("Creator", text_string("imprint"));
        let info = self.document.add_object(info);
        self.document.trailer.set("Info", info);
        let digest = Sha256::digest(urn.as_bytes());
        let id = Object::String(digest.iter().take(16).copied().collect(), StringFormat::Hexadecimal);
        self.document.trailer.set("ID", Object::Array(vec![id.clone(), id]));
        // Layers came with 1.5.
        "1.7".clone_into(&mut self.document.version);
        Some(())
    }

    /// The file, without what nothing refers to any more.
    pub(super) fn save(mut self) -> Option<Vec<u8>> {
        self.document.prune_objects();
        self.document.renumber_objects();
        self.document.compress();
        let mut bytes = Vec::new();
        self.document.save_to(&mut bytes).ok()?;
        Some(bytes)
    }
}
