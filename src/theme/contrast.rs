//! Colours that are hard to tell apart, by the measure of WCAG 2.2 (1.4.3 and 1.4.11, level AA).

use super::cover::{self, Ground};
use super::tokens::{Colour, Palette, Tokens};

/// The least contrast of text and its ground.
pub const TEXT: f64 = 4.5;
/// The least contrast of a chart's colour and the paper.
pub const MARK: f64 = 3.0;

/// Two colours of a theme that stand on one another and are too much alike.
#[derive(Debug, Clone, PartialEq)]
pub struct LowContrast {
    /// By their keys: `light.accent`, `light.tint`.
    pub front: String,
    pub ground: String,
    pub ratio: f64,
    /// What it should be.
    pub least: f64,
}

/// Every colour that is too near to a ground it stands on: with the ground that it is nearest to. On covers, grounds on
/// which neither ink nor paper can be read.
pub fn low(tokens: &Tokens) -> Vec<LowContrast> {
    [("light", &tokens.light), ("dark", &tokens.dark)]
        .into_iter()
        .flat_map(|(mode, palette)| {
            fronts(palette).into_iter().filter_map(move |front| front.lowest(mode, palette))
        })
        .chain(covers(tokens))
        .collect()
}

/// Words on covers whose ground a palette gives itself; the accents are looked at by themselves.
fn covers(tokens: &Tokens) -> Vec<LowContrast> {
    let pairs = cover::text_pairs(&tokens.cover, &tokens.light).into_iter();
    let own = pairs.filter(|(number, ..)| {
        let palette = number.checked_sub(1).and_then(|at| tokens.cover.palettes.get(at));
        palette.is_some_and(|palette| matches!(palette.ground, Ground::Own(_)))
    });
    own.map(|(number, key, ink, page)| LowContrast {
        front: format!("light.{key}"),
        ground: format!("cover.palettes.{number}.ground"),
        ratio: ink.contrast(page),
        least: TEXT,
    })
    .filter(|low| low.ratio < low.least)
    .collect()
}

/// A colour that stands on others.
struct Front {
    key: String,
    colour: Colour,
    least: f64,
}

/// White letters on an accent are told by the accent on white.
fn fronts(palette: &Palette) -> Vec<Front> {
    let text = |key: String, colour| Front { key, colour, least: TEXT };
    let mut fronts = vec![
        text("ink".to_owned(), palette.ink),
        text("accent".to_owned(), palette.accent),
        text("accent-2".to_owned(), palette.accent_2),
        text("muted".to_owned(), palette.muted),
    ];
    fronts.extend(palette.code.iter().map(|(name, colour)| text(format!("code.{name}"), *colour)));
    let chart = palette.chart.iter().enumerate();
    fronts.extend(chart.map(|(at, colour)| Front {
        key: format!("chart.{}", at + 1),
        colour: *colour,
        least: MARK,
    }));
    fronts
}

impl Front {
    fn lowest(&self, mode: &str, palette: &Palette) -> Option<LowContrast> {
        // Charts stand on the paper alone.
        let grounds = [("paper", palette.paper), ("tint", palette.tint), ("tint-2", palette.tint_2)];
        let grounds = grounds.iter().take(if self.least < TEXT { 1 } else { grounds.len() });
        let ratios = grounds.map(|(name, ground)| (*name, self.colour.contrast(*ground)));
        let (ground, ratio) = ratios.min_by(|(_, a), (_, b)| a.total_cmp(b))?;
        (ratio < self.least).then(|| LowContrast {
            front: format!("{mode}.{}", self.key),
            ground: format!("{mode}.{ground}"),
            ratio,
            least: self.least,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::folder;
    use crate::theme::tokens::CODE_KINDS;

    #[test]
    fn every_bundled_theme_meets_aa() {
        for name in folder::names() {
            let tokens = Tokens::bundled(name).expect("a theme");
            assert_eq!(low(&tokens), [], "{name}");
            for name in tokens.light.code.keys().chain(tokens.dark.code.keys()) {
                assert!(CODE_KINDS.iter().any(|kind| kind.as_str() == name), "{name}");
            }
        }
    }

    #[test]
    fn a_colour_is_told_once_with_its_nearest_ground() {
        let mut tokens = Tokens::bundled("default").expect("a theme");
        tokens.dark.muted = tokens.dark.tint_2;
        tokens.light.chart = vec![tokens.light.paper];
        let low = low(&tokens);
        let told: Vec<_> = low.iter().map(|low| (low.front.as_str(), low.ground.as_str())).collect();
        assert_eq!(told, [("light.chart.1", "light.paper"), ("dark.muted", "dark.tint-2")]);
    }
}
