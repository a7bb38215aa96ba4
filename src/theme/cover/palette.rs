//! The colours of one cover.

use super::super::contrast;
use super::super::tokens::{Colour, Palette};
use super::CoverStyle;
use super::shape::Tone;

/// A palette as a theme writes it: the ground, and what is not to be made of it.
#[derive(Debug, Clone, PartialEq, Default, serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct PaletteTokens {
    pub ground: Ground,
    /// A little darker than the ground.
    pub shade: Option<Colour>,
    pub middle: Option<Colour>,
    pub pale: Option<Colour>,
    /// The one that stands out.
    pub signal: Option<Colour>,
}

/// The colour that a cover begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(try_from = "String")]
pub enum Ground {
    /// The theme's accent, whatever it is.
    #[default]
    Accent,
    /// The theme's second accent.
    Accent2,
    Own(Colour),
}

impl TryFrom<String> for Ground {
    type Error = String;

    fn try_from(text: String) -> Result<Ground, String> {
        match text.as_str() {
            "accent" => Ok(Ground::Accent),
            "accent-2" => Ok(Ground::Accent2),
            _ => Colour::try_from(text).map(Ground::Own),
        }
    }
}

/// The colours of one cover, complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CoverPalette {
    /// What words stand on.
    pub page: Colour,
    /// The colour of words.
    pub ink: Colour,
    /// What the figure stands on.
    pub ground: Colour,
    pub shade: Colour,
    pub middle: Colour,
    pub pale: Colour,
    pub signal: Colour,
}

impl CoverPalette {
    pub fn tone(&self, tone: Tone) -> Colour {
        match tone {
            Tone::Ground => self.ground,
            Tone::Shade => self.shade,
            Tone::Middle => self.middle,
            Tone::Pale => self.pale,
            Tone::Signal => self.signal,
        }
    }
}

/// A warm colour that stands out from most grounds.
const SIGNAL: Colour = Colour { red: 0xf2, green: 0xa6, blue: 0x5a };

impl PaletteTokens {
    /// The palette with everything that it leaves to the theme.
    pub(super) fn resolved(&self, colours: &Palette, style: CoverStyle) -> CoverPalette {
        let ground = match self.ground {
            Ground::Accent => colours.accent,
            Ground::Accent2 => colours.accent_2,
            Ground::Own(colour) => colour,
        };
        let page = match style {
            CoverStyle::Ground => ground,
            CoverStyle::Plate => colours.paper,
        };
        let (_, own) = nearest_ink(colours, page);
        let ink = if own.contrast(page) >= contrast::TEXT { own } else { black_or_white(page) };
        CoverPalette {
            page,
            ink,
            ground,
            shade: self.shade.unwrap_or_else(|| darker(ground)),
            middle: self.middle.unwrap_or_else(|| livelier(ground)),
            pale: self.pale.unwrap_or_else(|| paler(ground)),
            signal: self.signal.unwrap_or(SIGNAL),
        }
    }
}

/// The theme's own colour for words on a page, with its key: light on dark pages, dark on light ones.
pub(super) fn nearest_ink(colours: &Palette, page: Colour) -> (&'static str, Colour) {
    match colours.paper.contrast(page) >= colours.ink.contrast(page) {
        true => ("paper", colours.paper),
        false => ("ink", colours.ink),
    }
}

/// What can be read on any page: one of the two has a contrast of more than 4.5.
fn black_or_white(page: Colour) -> Colour {
    let (black, white) = (Colour { red: 0, green: 0, blue: 0 }, Colour { red: 255, green: 255, blue: 255 });
    if white.contrast(page) >= black.contrast(page) { white } else { black }
}

fn darker(colour: Colour) -> Colour {
    each(colour, |channel, _| channel * 0.78)
}

/// Lighter, the stronger channels more than the others, so that the colour does not grey.
fn livelier(colour: Colour) -> Colour {
    each(colour, |channel, most| channel + (255.0 - channel) * (0.1 + 0.3 * channel / most))
}

fn paler(colour: Colour) -> Colour {
    each(colour, |channel, _| channel + (255.0 - channel) * 0.82)
}

/// Changes each channel; told the largest as well, which is at least 1.
fn each(colour: Colour, change: impl Fn(f64, f64) -> f64) -> Colour {
    let most = f64::from(colour.red.max(colour.green).max(colour.blue)).max(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rounded and within a byte")]
    let channel = |value: u8| change(f64::from(value), most).round().clamp(0.0, 255.0) as u8;
    Colour { red: channel(colour.red), green: channel(colour.green), blue: channel(colour.blue) }
}
