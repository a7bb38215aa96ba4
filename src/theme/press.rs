//! Colours as a printing press mixes them: what a theme gives, else worked out by a plain formula.
//!
//! Without a profile of the press no conversion is exact. Black takes as much as it can: with red, green and blue
//! between 0 and 1, black is one less the largest of them, and each of cyan, magenta and yellow what is still
//! lacking, as a share of what black leaves. One of the three is therefore always 0, and no colour takes more ink
//! than [`MOST_INK`].

use super::tokens::Colour;

/// All four inks together, in percent: uncoated paper takes no more.
pub const MOST_INK: f64 = 300.0;

/// Colours of a theme for which it says itself how they are printed.
#[derive(Debug, Clone, PartialEq, Default, serde::Deserialize)]
#[serde(transparent)]
pub struct Inks(Vec<Ink>);

/// How one colour is printed.
#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ink {
    pub colour: Colour,
    /// Cyan, magenta, yellow and black, in percent.
    pub cmyk: [f64; 4],
    /// The name of an ink of its own, such as `PANTONE 3035 C`; `cmyk` then stands in for it on a proof.
    pub spot: Option<String>,
}

impl Inks {
    pub fn new(inks: Vec<Ink>) -> Self {
        Self(inks)
    }

    /// A colour's inks: the theme's, else by the formula.
    pub fn of(&self, colour: Colour) -> [f64; 4] {
        self.0.iter().find(|ink| ink.colour == colour).map_or_else(|| separated(colour), |ink| ink.cmyk)
    }

    /// The colour as Typst writes it.
    pub fn typst(&self, colour: Colour) -> String {
        let [cyan, magenta, yellow, black] = self.of(colour);
        let process = format!("cmyk({cyan}%, {magenta}%, {yellow}%, {black}%)");
        let spot = self.0.iter().find(|ink| ink.colour == colour).and_then(|ink| ink.spot.as_deref());
        match spot.filter(|name| name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'))) {
            Some(name) => format!("color.spot(\"{name}\", {process}).tint(100%)"),
            None => process,
        }
    }
}

/// Cyan, magenta, yellow and black in percent, with one decimal.
pub fn separated(colour: Colour) -> [f64; 4] {
    let [red, green, blue] =
        [colour.red, colour.green, colour.blue].map(|channel| f64::from(channel) / 255.0);
    let lightest = red.max(green).max(blue);
    if lightest <= 0.0 {
        return [0.0, 0.0, 0.0, 100.0];
    }
    let mut inks = [red, green, blue].map(|channel| 100.0 * (lightest - channel) / lightest);
    let black = 100.0 * (1.0 - lightest);
    let coloured: f64 = inks.iter().sum();
    if coloured + black > MOST_INK {
        let share = (MOST_INK - black) / coloured;
        inks = inks.map(|ink| ink * share);
    }
    let [cyan, magenta, yellow] = inks;
    [cyan, magenta, yellow, black].map(|ink| (ink * 10.0).round() / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::try_from(text.to_owned()).expect("a colour")
    }

    #[test]
    fn colours_are_separated_by_the_formula() {
        assert_eq!(separated(colour("#000000")), [0.0, 0.0, 0.0, 100.0]);
        assert_eq!(separated(colour("#ffffff")), [0.0; 4]);
        assert_eq!(separated(colour("#ff0000")), [0.0, 100.0, 100.0, 0.0]);
        assert_eq!(separated(colour("#808080")), [0.0, 0.0, 0.0, 49.8]);
        for text in ["#0b4f6c", "#000001", "#010000", "#8f3a12", "#f2ebdf", "#123456"] {
            let inks = separated(colour(text));
            assert!(inks.iter().sum::<f64>() <= MOST_INK + 0.2, "{text}");
            assert!(inks.iter().all(|ink| (0.0..=100.0).contains(ink)), "{text}");
        }
    }

    #[test]
    fn a_theme_may_say_it_itself() {
        let inks: Inks = serde_json::from_str(
            r##"[{ "colour": "#0b4f6c", "cmyk": [95, 50, 30, 20], "spot": "PANTONE 3035 C" }, { "colour": "#000001", "cmyk": [0, 0, 0, 100] }]"##,
        )
        .expect("inks");
        assert_eq!(
            inks.typst(colour("#0b4f6c")),
            "color.spot(\"PANTONE 3035 C\", cmyk(95%, 50%, 30%, 20%)).tint(100%)"
        );
        assert_eq!(inks.typst(colour("#000001")), "cmyk(0%, 0%, 0%, 100%)");
        assert_eq!(inks.typst(colour("#ffffff")), "cmyk(0%, 0%, 0%, 0%)");
    }
}
