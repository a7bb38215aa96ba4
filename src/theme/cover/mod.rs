//! One description of a publication's cover: a figure out of its own name, in colours of the theme's.
//!
//! Everything that shows a cover draws this: page 1 of the PDF, the e-book's cover, shops' and cards' pictures, the
//! wrap for print. `cover.typ` sets the words beside it.

mod chance;
mod family;
mod palette;
mod shape;

pub use family::{COLUMNS, Family, ROWS};
pub use palette::{CoverPalette, Ground, PaletteTokens};
pub use shape::{Point, Shape, Step, Tone};

use chance::Chance;
use shape::Corner;

use super::tokens::{Colour, Palette};

/// What a theme says of covers.
#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct CoverTokens {
    pub style: CoverStyle,
    /// What titles are set in.
    pub title_face: TitleFace,
    /// The families that figures are taken from.
    pub figures: Vec<Family>,
    /// The colours that covers are taken from, so that a catalogue is lively and yet one house.
    pub palettes: Vec<PaletteTokens>,
}

impl Default for CoverTokens {
    fn default() -> Self {
        let of = |ground| PaletteTokens { ground, ..PaletteTokens::default() };
        Self {
            style: CoverStyle::Ground,
            title_face: TitleFace::Heading,
            figures: Family::ALL.to_vec(),
            palettes: vec![of(Ground::Accent), of(Ground::Accent2)],
        }
    }
}

/// How words and figure stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CoverStyle {
    /// Words above on a solid ground, out of which the figure grows to the edges.
    Ground,
    /// The figure as a plate in the margins of a light page, words beneath it.
    Plate,
}

impl CoverStyle {
    pub fn as_str(self) -> &'static str {
        match self {
            CoverStyle::Ground => "ground",
            CoverStyle::Plate => "plate",
        }
    }
}

/// A face of the theme's for titles of covers, in bold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TitleFace {
    Heading,
    Text,
}

/// Whose cover it is.
#[derive(Debug, Clone, Copy)]
pub struct Identity<'a> {
    pub slug: &'a str,
    /// Publications of a series have one family and one palette, and figures of their own.
    pub series: Option<&'a str>,
    /// Who publishes, whose mark stands on every cover.
    pub house: &'a str,
}

/// What lies behind the words of one cover.
#[derive(Debug, Clone, PartialEq)]
pub struct Art {
    pub style: CoverStyle,
    pub palette: CoverPalette,
    /// On a field of [`COLUMNS`] by [`ROWS`] cells, from what lies behind to what lies in front.
    pub shapes: Vec<Shape>,
    /// The house's mark, on two by two cells.
    pub mark: Vec<Shape>,
}

impl Art {
    /// The art that belongs to a publication: always the same for the same names and theme.
    pub fn of(identity: &Identity<'_>, cover: &CoverTokens, colours: &Palette) -> Art {
        let mut kin = Chance::of(identity.series.unwrap_or(identity.slug));
        let family = match cover.figures.split_first() {
            Some((first, others)) => kin.one_of(*first, others),
            None => Family::Quarters,
        };
        let at = kin.below(cover.palettes.len());
        let palette = cover.palettes.get(at).cloned().unwrap_or_default();
        // The arrangement is the publication's own, within a series as well.
        let mut own = Chance::of(&format!("{} {}", identity.slug, identity.series.unwrap_or_default()));
        Art {
            style: cover.style,
            palette: palette.resolved(colours, cover.style),
            shapes: family.draw(&mut own),
            mark: mark(&mut Chance::of(identity.house)),
        }
    }
}

/// The house's mark by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The first of the theme's.
    pub palette: CoverPalette,
    /// On two by two cells.
    pub shapes: Vec<Shape>,
}

impl Mark {
    /// The mark that belongs to a house: the one on its covers.
    pub fn of(house: &str, cover: &CoverTokens, colours: &Palette) -> Mark {
        let palette = cover.palettes.first().cloned().unwrap_or_default();
        Mark { palette: palette.resolved(colours, cover.style), shapes: mark(&mut Chance::of(house)) }
    }
}

/// The colours that a theme gives words on its covers: of each palette by its number from 1, the key of the words'
/// colour, and both colours. Where they are too much alike, words are black or white instead.
pub fn text_pairs(cover: &CoverTokens, colours: &Palette) -> Vec<(usize, &'static str, Colour, Colour)> {
    let pages = cover.palettes.iter().map(|palette| palette.resolved(colours, cover.style).page);
    (1..)
        .zip(pages)
        .map(|(number, page)| {
            let (key, ink) = palette::nearest_ink(colours, page);
            (number, key, ink, page)
        })
        .collect()
}

/// Four cells: three quarters and a square, in an order that the name decides.
fn mark(chance: &mut Chance) -> Vec<Shape> {
    let square = chance.below(4);
    let signal = (square + 1 + chance.below(3)) % 4;
    let cells = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)];
    let mut shapes = Vec::new();
    for (number, cell) in cells.into_iter().enumerate() {
        let tone = match number {
            number if number == signal => Tone::Signal,
            number if number == square => Tone::Pale,
            _ => chance.one_of(Tone::Middle, &[Tone::Pale]),
        };
        let [first, others @ ..] = Corner::ALL;
        shapes.push(match number == square {
            true => Shape::rectangle(tone, cell, 1.0, 1.0),
            false => Shape::quarter(tone, cell, 1.0, chance.one_of(first, &others)),
        });
    }
    shapes
}

#[cfg(test)]
mod tests;
