//! Fonts cut down to the characters of a publication, with kerning and the features that style sheets use.
//!
//! Every subset keeps its character map, so that it works as the whole font does for the characters it has.

mod cut;
mod usage;

use std::sync::Arc;

pub use usage::Usage;

use super::css;
use super::fonts::{Face, Fonts, Purpose};
use cut::Features;

/// A face as an edition brings it along.
#[derive(Debug, Clone)]
pub struct CutFace {
    /// As in `fonts/Literata_400Regular.ttf`.
    pub file_name: String,
    pub media_type: &'static str,
    pub bytes: Arc<[u8]>,
}

/// The faces that some documents use, and the rules by which their style sheet finds them.
#[derive(Debug, Clone, Default)]
pub struct CutFonts {
    pub faces: Vec<CutFace>,
    /// `@font-face` rules, to stand before the style sheet.
    pub rules: String,
}

impl Fonts {
    /// The faces that documents of this usage need, cut down to it. `style` is the style sheet that shows them.
    pub fn cut(&self, usage: &Usage, style: &str) -> CutFonts {
        let features = Features::of(style);
        let mut fonts = CutFonts::default();
        for face in self.faces.iter().filter(|face| needed(face, usage, style)) {
            let (characters, features) = match face.purpose {
                Purpose::Mono => (&usage.mono, features.of_code(style)),
                _ => (&usage.text, features),
            };
            fonts.rules.push_str(&css::font_face(face));
            fonts.faces.push(CutFace {
                file_name: face.file_name.clone(),
                media_type: if face.is_opentype() { "font/otf" } else { "font/ttf" },
                bytes: cut::cut(face, characters, features),
            });
        }
        fonts
    }
}

fn needed(face: &Face, usage: &Usage, style: &str) -> bool {
    let bold = face.weight >= 600;
    let between = !matches!(face.weight, 400 | 700);
    // Weights between are asked for by number.
    if between && !style.contains(&face.weight.to_string()) {
        return false;
    }
    match face.purpose {
        Purpose::Fallback => false,
        Purpose::Mono => {
            !usage.mono.is_empty() && (!bold || usage.mono_bold) && (!face.italic || usage.mono_italic)
        }
        Purpose::Text | Purpose::Heading => {
            !face.italic || if bold { usage.bold_italic } else { usage.italic || style.contains("italic") }
        }
    }
}

#[cfg(test)]
mod tests;
