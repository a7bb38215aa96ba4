//! Cuts one font down; each cut is made once a process.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};

use read_fonts::collections::IntSet;
use read_fonts::types::{NameId, Tag};
use read_fonts::{FontRef, TableProvider};
use skera::{Plan, SubsetFlags};

use crate::theme::fonts::Face;

/// Features of OpenType that a style sheet turns on, beside those that are on by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Features {
    small_capitals: bool,
    fractions: bool,
    slashed_zero: bool,
    /// Whether letters may melt; code is shown letter by letter, and programmers' faces have hundreds of arrows.
    ligatures: bool,
}

/// On by themselves, or asked for by `font-variant-numeric` as every theme does.
const PLAIN: [&[u8; 4]; 15] = [
    b"calt", b"ccmp", b"clig", b"kern", b"liga", b"lnum", b"locl", b"mark", b"mkmk", b"onum", b"pnum",
    b"rclt", b"rlig", b"rvrn", b"tnum",
];
/// Shaping of scripts whose letters join or move.
const SCRIPTS: [&[u8; 4]; 26] = [
    b"abvf", b"abvm", b"abvs", b"akhn", b"blwf", b"blwm", b"blws", b"cfar", b"cjct", b"curs", b"dist",
    b"fin2", b"fin3", b"fina", b"half", b"haln", b"init", b"isol", b"med2", b"medi", b"nukt", b"pref",
    b"pres", b"pstf", b"psts", b"rphf",
];
const SCRIPTS_TOO: [&[u8; 4]; 6] = [b"rkrf", b"ljmo", b"vjmo", b"tjmo", b"stch", b"vatu"];

impl Features {
    pub(super) fn of(style: &str) -> Features {
        Features {
            small_capitals: style.contains("small-caps"),
            fractions: style.contains("diagonal-fractions"),
            slashed_zero: style.contains("slashed-zero"),
            ligatures: true,
        }
    }

    /// For code, where the style sheet says that its letters do not melt.
    pub(super) fn of_code(self, style: &str) -> Features {
        Features { ligatures: !style.contains("font-variant-ligatures: none"), ..self }
    }

    fn tags(self) -> IntSet<Tag> {
        let mut tags: IntSet<Tag> = IntSet::empty();
        tags.extend(PLAIN.iter().chain(&SCRIPTS).chain(&SCRIPTS_TOO).map(|tag| Tag::new(tag)));
        if !self.ligatures {
            for tag in [b"calt", b"clig", b"liga"] {
                tags.remove(Tag::new(tag));
            }
        }
        if self.small_capitals {
            tags.extend([Tag::new(b"smcp"), Tag::new(b"c2sc")]);
        }
        if self.fractions {
            tags.extend([Tag::new(b"frac"), Tag::new(b"numr"), Tag::new(b"dnom")]);
        }
        if self.slashed_zero {
            tags.insert(Tag::new(b"zero"));
        }
        tags
    }
}

/// Tables that browsers and reading systems do without.
const DROPPED: [&[u8; 4]; 17] = [
    b"DSIG", b"EBDT", b"EBLC", b"EBSC", b"Feat", b"Glat", b"Gloc", b"JSTF", b"LTSH", b"PCLT", b"SVG ",
    b"Silf", b"Sill", b"kern", b"kerx", b"mort", b"morx",
];

/// Names that a font keeps: what it is called, whose it is, and under which licence.
const NAMES: [u16; 12] = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17, 25];

/// Copyright, trademark and licence: where a Reserved Font Name is declared (OFL 1.1).
const DECLARATIONS: [u16; 3] = [0, 7, 13];

struct Key {
    file: Arc<[u8]>,
    characters: BTreeSet<char>,
    features: Features,
}

type Slot = Arc<OnceLock<Arc<[u8]>>>;

/// Cuts already made: a book's text is in its web edition too.
static SHELF: LazyLock<Mutex<Vec<(Key, Slot)>>> = LazyLock::new(Mutex::default);

/// So many are kept: enough for a catalogue's faces while one publication is made.
const KEPT: usize = 256;

/// The font with the glyphs of these characters; whole where it may not be cut or cannot be.
pub(super) fn cut(face: &Face, characters: &BTreeSet<char>, features: Features) -> Arc<[u8]> {
    let slot = slot(face, characters, features);
    let made = slot.get_or_init(|| {
        let cut = if reserves_name(&face.bytes) { None } else { subset(&face.bytes, characters, features) };
        cut.filter(|cut| cut.len() < face.bytes.len()).map_or_else(|| Arc::clone(&face.bytes), Arc::from)
    });
    Arc::clone(made)
}

/// Where a cut stands, or will once it is made.
fn slot(face: &Face, characters: &BTreeSet<char>, features: Features) -> Slot {
    let mut shelf = SHELF.lock().unwrap_or_else(PoisonError::into_inner);
    let known = shelf.iter().find(|(key, _)| {
        Arc::ptr_eq(&key.file, &face.bytes) && key.features == features && key.characters == *characters
    });
    if let Some((_, slot)) = known {
        return Arc::clone(slot);
    }
    if shelf.len() >= KEPT {
        shelf.clear();
    }
    let slot = Slot::default();
    let key = Key { file: Arc::clone(&face.bytes), characters: characters.clone(), features };
    shelf.push((key, Arc::clone(&slot)));
    slot
}

/// Whether a font declares a name that no changed version may have (OFL 1.1, condition 3).
fn reserves_name(bytes: &[u8]) -> bool {
    let Ok(font) = ttf_parser::Face::parse(bytes, 0) else { return false };
    font.names().into_iter().filter(|name| DECLARATIONS.contains(&name.name_id)).any(|name| {
        let text = name.to_string().unwrap_or_default().to_ascii_lowercase();
        // The licence's own words speak of names that may be reserved; a declaration says "with Reserved Font Name".
        text.contains("with reserved font name")
            || text.contains("reserved font name '")
            || text.contains("reserved font name \"")
    })
}

fn subset(bytes: &[u8], characters: &BTreeSet<char>, features: Features) -> Option<Vec<u8>> {
    let font = FontRef::new(bytes).ok()?;
    // Variable fonts are left as they are: what stands for one weight is cut, not what varies.
    if font.fvar().is_ok() {
        return None;
    }
    let mut scripts: IntSet<Tag> = IntSet::empty();
    scripts.invert();
    let mut languages: IntSet<u16> = IntSet::empty();
    languages.insert(0x0409);
    let plan = Plan::new(
        &IntSet::empty(),
        &characters.iter().map(|c| u32::from(*c)).collect(),
        &font,
        SubsetFlags::SUBSET_FLAGS_NOTDEF_OUTLINE,
        &DROPPED.iter().map(|tag| Tag::new(tag)).collect(),
        &scripts,
        &features.tags(),
        &NAMES.iter().map(|id| NameId::new(*id)).collect(),
        &languages,
    );
    skera::subset_font(&font, &plan).ok()
}
