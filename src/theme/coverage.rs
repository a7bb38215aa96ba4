//! Which characters a set of fonts can show.

/// A set of characters, asked once for every character of a text: one bit each.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Coverage {
    words: Vec<u64>,
}

impl Coverage {
    /// Adds every character that a font file maps to a glyph.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        let Ok(font) = ttf_parser::Face::parse(bytes, 0) else { return };
        for table in font.tables().cmap.into_iter().flat_map(|cmap| cmap.subtables) {
            if !table.is_unicode() {
                continue;
            }
            table.codepoints(|codepoint| {
                if table.glyph_index(codepoint).is_some_and(|glyph| glyph.0 != 0) {
                    self.insert(codepoint);
                }
            });
        }
    }

    /// Whether the character has a glyph or needs none. Private-use characters never count: PDF/A-2a and
    /// PDF/UA-1 refuse them even where a font has them.
    pub(super) fn has(&self, character: char) -> bool {
        if needs_no_glyph(character) {
            return true;
        }
        if matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}') {
            return false;
        }
        // Where a font lacks the hyphen that does not break, shaping takes the plain one (U+2010), which looks the same.
        if character == '\u{2011}' && self.has('\u{2010}') {
            return true;
        }
        let codepoint = u32::from(character);
        self.words.get((codepoint / 64) as usize).is_some_and(|word| word & (1_u64 << (codepoint % 64)) != 0)
    }

    fn insert(&mut self, codepoint: u32) {
        if char::from_u32(codepoint).is_none() {
            return;
        }
        let at = (codepoint / 64) as usize;
        if self.words.len() <= at {
            self.words.resize(at + 1, 0);
        }
        if let Some(word) = self.words.get_mut(at) {
            *word |= 1_u64 << (codepoint % 64);
        }
    }
}

/// White space, joiners, variation selectors and other characters that show nothing by themselves
/// (Unicode's `Default_Ignorable_Code_Point`).
fn needs_no_glyph(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_whitespace();
    }
    character.is_whitespace()
        || matches!(character,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}')
}
