//! Font files: bundled with imprint or in the publisher's fonts folder; never the system's.

use std::sync::{Arc, LazyLock};

use super::coverage::Coverage;
use super::tokens::FaceNames;

/// A font file of the publisher's own, as `source` read it.
#[derive(Debug, Clone)]
pub struct FontFile {
    pub file_name: String,
    pub bytes: Arc<[u8]>,
}

/// One font file.
#[derive(Debug, Clone, PartialEq)]
pub struct Face {
    /// ASCII, as in `fonts/Literata_400Regular.ttf`.
    pub file_name: String,
    /// As the file names it: `Literata`.
    pub family: String,
    pub italic: bool,
    /// 400 regular, 700 bold.
    pub weight: u16,
    pub purpose: Purpose,
    pub bytes: Arc<[u8]>,
}

impl Face {
    /// Whether its outlines are PostScript's, by its name.
    pub(super) fn is_opentype(&self) -> bool {
        self.file_name.to_ascii_lowercase().ends_with(".otf")
    }
}

/// What a face is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    Text,
    Heading,
    Mono,
    /// Characters that the others lack; in the PDF only, since reading systems have their own.
    Fallback,
}

/// Every face of a theme.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fonts {
    pub faces: Vec<Face>,
    coverage: Coverage,
}

impl Fonts {
    /// The bundled faces and the publisher's own, which come before the bundled fallbacks.
    /// Files that are no fonts are left out.
    pub fn new(names: &FaceNames, own: Vec<FontFile>) -> Fonts {
        let named = [&names.text, &names.heading, &names.label, &names.mono, &names.maths];
        // What another theme is set in has no place in this one.
        let wanted = |face: &&Face| face.family.starts_with("Noto ") || named.contains(&&face.family);
        let mut faces: Vec<Face> = BUNDLED.iter().filter(wanted).cloned().collect();
        for FontFile { file_name, bytes } in own {
            // A house may hold the very files that are bundled, or another file by the name of one.
            if faces.iter().any(|face| face.bytes == bytes) {
                continue;
            }
            let file_name = plain(&file_name);
            let taken = |name: &str| faces.iter().any(|face| face.file_name.eq_ignore_ascii_case(name));
            let free = (1..).map(|number| format!("{number}-{file_name}")).find(|name| !taken(name));
            let name = if taken(&file_name) { free.unwrap_or(file_name) } else { file_name };
            faces.extend(read(name, bytes));
        }
        for face in &mut faces {
            face.purpose = match &face.family {
                family if *family == names.text => Purpose::Text,
                family if *family == names.heading || *family == names.label => Purpose::Heading,
                family if *family == names.mono => Purpose::Mono,
                _ => Purpose::Fallback,
            };
        }
        faces.sort_by_key(|face| {
            let bundled = BUNDLED.iter().any(|own| own.file_name == face.file_name);
            (face.purpose, bundled && face.purpose == Purpose::Fallback)
        });
        let mut coverage = Coverage::default();
        for face in &faces {
            coverage.add(&face.bytes);
        }
        Fonts { faces, coverage }
    }

    /// Whether the PDF can show a character: some face has a glyph for it, or it needs none.
    pub fn covers(&self, character: char) -> bool {
        self.coverage.has(character)
    }
}

/// A file's name, or its path in the fonts folder, as one that every archive and address takes.
fn plain(name: &str) -> String {
    name.chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '-' })
        .collect()
}

/// Reads what a font file says of itself; `None` where it is no font or has no name.
fn read(file_name: String, bytes: Arc<[u8]>) -> Option<Face> {
    let font = ttf_parser::Face::parse(&bytes, 0).ok()?;
    let name =
        |id| font.names().into_iter().filter(|name| name.name_id == id).find_map(|name| name.to_string());
    let family =
        name(ttf_parser::name_id::TYPOGRAPHIC_FAMILY).or_else(|| name(ttf_parser::name_id::FAMILY))?;
    let (italic, weight) = (font.is_italic() || font.is_oblique(), font.weight().to_number());
    Some(Face { file_name, family, italic, weight, purpose: Purpose::Fallback, bytes })
}

macro_rules! bundled {
    ($($folder:literal / $file:literal,)*) => {
        [$(($file, include_bytes!(concat!("../../assets/fonts/", $folder, "/", $file)).as_slice()),)*]
    };
}

/// Read once for all themes, so that every build shares the same bytes.
static BUNDLED: LazyLock<Vec<Face>> = LazyLock::new(|| {
    let files = bundled![
        "literata" / "Literata_400Regular.ttf",
        "literata" / "Literata_400Regular_Italic.ttf",
        "literata" / "Literata_700Bold.ttf",
        "literata" / "Literata_700Bold_Italic.ttf",
        "public-sans" / "PublicSans_400Regular.ttf",
        "public-sans" / "PublicSans_400Regular_Italic.ttf",
        "public-sans" / "PublicSans_600SemiBold.ttf",
        "public-sans" / "PublicSans_700Bold.ttf",
        "jetbrains-mono" / "JetBrainsMono_400Regular.ttf",
        "jetbrains-mono" / "JetBrainsMono_400Regular_Italic.ttf",
        "jetbrains-mono" / "JetBrainsMono_700Bold.ttf",
        "fira-sans" / "FiraSans_400Regular.ttf",
        "fira-sans" / "FiraSans_400Regular_Italic.ttf",
        "fira-sans" / "FiraSans_700Bold.ttf",
        "fira-sans" / "FiraSans_700Bold_Italic.ttf",
        "newsreader" / "Newsreader_400Regular.ttf",
        "newsreader" / "Newsreader_400Regular_Italic.ttf",
        "newsreader" / "Newsreader_600SemiBold.ttf",
        "newsreader" / "Newsreader_700Bold.ttf",
        "noto-sans-symbols" / "NotoSansSymbols_400Regular.ttf",
        "noto-sans-symbols-2" / "NotoSansSymbols2_400Regular.ttf",
        "noto-emoji" / "NotoEmoji_400Regular.ttf",
        "noto-naskh-arabic" / "NotoNaskhArabic_400Regular.ttf",
        "noto-serif-hebrew" / "NotoSerifHebrew_400Regular.ttf",
        "noto-serif-devanagari" / "NotoSerifDevanagari_400Regular.ttf",
        "noto-serif-bengali" / "NotoSerifBengali_400Regular.ttf",
        "noto-sans-thai" / "NotoSansThai_400Regular.ttf",
        // Phonetic and African letters, marks above and below.
        "noto-serif" / "NotoSerif_400Regular.ttf",
        // Last: it has letters of other scripts too, as they stand in formulas, unjoined.
        "noto-sans-math" / "NotoSansMath_400Regular.ttf",
    ];
    files.into_iter().filter_map(|(name, bytes)| read(name.to_owned(), Arc::from(bytes))).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    fn fonts() -> Fonts {
        let names = FaceNames {
            text: "Literata".to_owned(),
            heading: "Public Sans".to_owned(),
            label: "Public Sans".to_owned(),
            mono: "JetBrains Mono".to_owned(),
            maths: "Noto Sans Math".to_owned(),
        };
        Fonts::new(&names, Vec::new())
    }

    #[test]
    fn every_bundled_file_is_a_face_with_a_purpose() {
        let fonts = fonts();
        assert_eq!(fonts.faces.len(), 21);
        let count = |purpose| fonts.faces.iter().filter(|face| face.purpose == purpose).count();
        assert_eq!((count(Purpose::Text), count(Purpose::Heading), count(Purpose::Mono)), (4, 4, 3));
    }

    #[test]
    fn coverage_is_of_glyphs() {
        let fonts = fonts();
        for c in [
            'a', 'ŵ', 'я', 'λ', 'ب', 'א', 'क', 'ক', 'ก', '☑', '😀', '∑', ' ', '\u{A0}', '\u{200D}', 'ɔ', 'ʃ',
            'ɐ', 'ɓ', 'ɖ', '\u{330}', '\u{FE0F}', '\u{2011}', '\u{202F}', '\u{2009}', '\u{AD}', '\u{200B}',
            '\u{2060}', '\u{FEFF}',
        ] {
            assert!(fonts.covers(c), "{c:?}");
        }
        for c in ['字', '\u{E000}', '\u{F8FF}', '\u{10FFFF}'] {
            assert!(!fonts.covers(c), "{c:?}");
        }
    }
}

#[cfg(test)]
mod own_fonts {
    use super::*;

    #[test]
    fn a_bundled_file_in_the_house_is_taken_once_and_another_by_its_name_is_renamed() {
        let names = FaceNames {
            text: "Literata".into(),
            heading: "Public Sans".into(),
            label: "Public Sans".into(),
            mono: "JetBrains Mono".into(),
            maths: "Noto Sans Math".into(),
        };
        let first = BUNDLED.first().expect("a bundled face").clone();
        let other = BUNDLED.last().expect("a bundled face").clone();
        let mut changed = other.bytes.to_vec();
        changed.push(0);
        let own = vec![
            FontFile { file_name: first.file_name.clone(), bytes: first.bytes.clone() },
            FontFile { file_name: first.file_name.to_lowercase(), bytes: changed.into() },
        ];
        let fonts = Fonts::new(&names, own);
        let own = |names: &FaceNames| Fonts::new(names, Vec::new()).faces.len();
        assert_eq!(fonts.faces.len(), own(&names) + 1);
        assert!(
            fonts.faces.iter().any(|face| face.file_name == format!("1-{}", first.file_name.to_lowercase()))
        );
    }
}
