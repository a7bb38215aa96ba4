//! The tokens of a theme: `theme.toml`, typed. Style sheets and the Typst template are both made from them.

use std::collections::BTreeMap;

use super::cover::CoverTokens;
use super::folder::{Folder, TOKENS};
use super::logo::LogoTokens;
use super::press::Inks;
use super::units::Units;
use crate::model::code::TokenKind;

/// What `theme.toml` holds.
#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tokens {
    pub faces: FaceNames,
    pub scale: Scale,
    pub measure: Measure,
    pub page: Page,
    pub units: Units,
    pub logo: LogoTokens,
    pub light: Palette,
    pub dark: Palette,
    #[serde(default)]
    pub cover: CoverTokens,
    /// How colours are printed, where the theme says so.
    #[serde(default)]
    pub inks: Inks,
}

impl Tokens {
    /// The tokens of a theme that comes with imprint; `None` where there is none of that name.
    pub fn bundled(name: &str) -> Option<Tokens> {
        toml::from_str(Folder::bundled(name)?.text(TOKENS)).ok()
    }
}

/// Families, as the font files name them.
#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaceNames {
    pub text: String,
    pub heading: String,
    /// Of captions, tables, labels and ways on.
    pub label: String,
    pub mono: String,
    /// Has an OpenType `MATH` table; in the PDF only.
    pub maths: String,
}

/// Sizes of type in points, as the PDF has them.
#[derive(Debug, Clone, Copy, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Scale {
    pub text: f64,
    /// From baseline to baseline.
    pub line: f64,
    pub small: f64,
    pub heading_1: f64,
    pub heading_2: f64,
    pub heading_3: f64,
    pub heading_4: f64,
    /// The large numerals of chapters and findings.
    pub numeral: f64,
    pub title: f64,
}

#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// A CSS length.
    pub web: String,
}

/// The PDF's page, in millimetres. The outer margin stands before the text on every page and has a column of its
/// own, for numerals, captions and pull quotes; what the paper has more goes to the inner margin.
#[derive(Debug, Clone, Copy, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    pub paper: Paper,
    pub top: f64,
    pub bottom: f64,
    pub outer: f64,
    /// How wide the text is set.
    pub column: f64,
    /// What stays empty between the paper's edge and the margin's column.
    pub edge: f64,
    /// What stays empty between the margin's column and the text.
    pub gutter: f64,
}

impl Page {
    pub fn width(&self) -> f64 {
        self.paper.size().0
    }

    pub fn height(&self) -> f64 {
        self.paper.size().1
    }

    pub fn inner(&self) -> f64 {
        (self.width() - self.outer - self.column).max(0.0)
    }

    /// How wide the margin's column is.
    pub fn margin_column(&self) -> f64 {
        (self.outer - self.edge - self.gutter).max(0.0)
    }
}

/// Sheets that reports are printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Paper {
    A4,
    UsLetter,
}

impl Paper {
    /// Width and height in millimetres.
    pub fn size(self) -> (f64, f64) {
        match self {
            Paper::A4 => (210.0, 297.0),
            Paper::UsLetter => (215.9, 279.4),
        }
    }
}

/// The colours of one mode.
#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Palette {
    pub ink: Colour,
    pub paper: Colour,
    pub accent: Colour,
    pub accent_2: Colour,
    pub tint: Colour,
    pub tint_2: Colour,
    pub rule: Colour,
    pub muted: Colour,
    /// By [`TokenKind::as_str`]; kinds without one take the ink.
    pub code: BTreeMap<String, Colour>,
    /// For charts, in the order in which series take them.
    pub chart: Vec<Colour>,
}

impl Palette {
    /// The colours by the names that style sheets and templates know them by.
    pub fn named(&self) -> [(&'static str, Colour); 8] {
        [
            ("ink", self.ink),
            ("paper", self.paper),
            ("accent", self.accent),
            ("accent-2", self.accent_2),
            ("tint", self.tint),
            ("tint-2", self.tint_2),
            ("rule", self.rule),
            ("muted", self.muted),
        ]
    }

    /// The colour of one kind of code.
    pub fn code(&self, kind: TokenKind) -> Colour {
        self.code.get(kind.as_str()).copied().unwrap_or(self.ink)
    }
}

/// Every kind that a theme colours.
pub const CODE_KINDS: [TokenKind; 10] = [
    TokenKind::Plain,
    TokenKind::Comment,
    TokenKind::Keyword,
    TokenKind::String,
    TokenKind::Number,
    TokenKind::Constant,
    TokenKind::Function,
    TokenKind::Type,
    TokenKind::Attribute,
    TokenKind::Operator,
];

/// An opaque sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct Colour {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

impl Colour {
    /// The ratio of WCAG 2.2 between two colours: 1 for alike, 21 for black and white.
    pub fn contrast(self, other: Colour) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The relative luminance of WCAG 2.2.
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(text: String) -> Result<Colour, String> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
        digits
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .map(|number| {
                let [_, red, green, blue] = number.to_be_bytes();
                Colour { red, green, blue }
            })
            .ok_or_else(|| format!("`{text}` is no colour such as `#0b4f6c`"))
    }
}

/// As style sheets write it: `#0b4f6c`.
impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        let black = Colour { red: 0, green: 0, blue: 0 };
        let white = Colour { red: 255, green: 255, blue: 255 };
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        let grey = Colour { red: 0x76, green: 0x76, blue: 0x76 };
        assert!((grey.contrast(white) - 4.54).abs() < 0.01);
    }
}
