//! The units that every edition measures its rules, corners and space by.

use std::fmt::Write as _;

/// What a theme says of them.
#[derive(Debug, Clone, Copy, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Units {
    /// How round boxes, buttons and keys are, in points; 0 for right angles.
    pub corner: f64,
    /// How heavy a fine rule is, in points; heavier ones are multiples of it.
    pub rule: f64,
    /// What stands above and below whatever is set apart from the text, in lines: whole and half lines keep the PDF's
    /// text on its grid.
    pub space: f64,
}

/// Pixels of CSS to a point.
const PIXELS: f64 = 4.0 / 3.0;

impl Units {
    /// As style sheets know them; space is a factor of what each thing has.
    pub(super) fn of_style(&self) -> [(&'static str, String); 3] {
        [
            ("corner", format!("{}px", rounded(self.corner * PIXELS))),
            ("hairline", format!("{}px", rounded(self.rule * PIXELS))),
            ("space", rounded(self.space).to_string()),
        ]
    }

    /// As the Typst template knows them.
    pub(super) fn of_template(&self) -> String {
        let mut typst = String::new();
        let _ = writeln!(typst, "#let corner = {}pt", self.corner);
        let _ = writeln!(typst, "#let hairline = {}pt", self.rule);
        let _ = writeln!(typst, "#let space = {} * size-line", self.space);
        typst
    }

    /// A style sheet for reading systems that cannot reckon: every `calc(2 * var(--hairline))`, or `calc(2em * …)`, is
    /// replaced by its length.
    pub(super) fn reckoned(&self, rules: &str) -> String {
        let mut css = rules.to_owned();
        for (name, value) in self.of_style() {
            let end = format!(" * var(--{name}))");
            while let Some((before, after)) = css.split_once(&end) {
                let Some((head, factor)) = before.rsplit_once("calc(") else { break };
                css = format!("{head}{}{after}", times(factor, &value));
            }
            css = css.replace(&format!("var(--{name})"), &value);
        }
        css
    }
}

/// `2` by `1px`, or `2em` by `1`: one of them has a unit.
fn times(factor: &str, value: &str) -> String {
    let parts = |text: &str| {
        let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        (digits.parse::<f64>().unwrap_or(1.0), text.get(digits.len()..).unwrap_or("").to_owned())
    };
    let ((one, unit), (other, own)) = (parts(factor.trim()), parts(value));
    format!("{}{unit}{own}", rounded(one * other))
}

/// In thousandths, without the minus of a zero.
fn rounded(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reading_systems_cannot_reckon_is_reckoned_for_them() {
        let units = Units { corner: 1.5, rule: 0.75, space: 0.5 };
        let css = "a { margin: calc(2.4em * var(--space)) 0; border: calc(3 * var(--hairline)) solid } \
                   b { border: var(--hairline) solid; border-radius: var(--corner) }";
        assert_eq!(
            units.reckoned(css),
            "a { margin: 1.2em 0; border: 3px solid } b { border: 1px solid; border-radius: 2px }"
        );
        assert_eq!(
            units.of_template(),
            "#let corner = 1.5pt\n#let hairline = 0.75pt\n#let space = 0.5 * size-line\n"
        );
    }
}
