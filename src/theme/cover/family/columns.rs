//! Columns that rise from the foot, as in a chart without an axis.

use super::super::chance::Chance;
use super::super::shape::{Shape, Tone};
use super::{COLUMNS, FOOT};

pub(super) fn columns(chance: &mut Chance) -> Vec<Shape> {
    let width = chance.one_of(1.0, &[0.75, 0.5]);
    let round = chance.happens(1, 2);
    let signal = f64::from(COLUMNS) * chance.between(0.1, 0.85);
    let mut shapes = Vec::new();
    let mut x = 0.0;
    let mut height = chance.between(1.4, 3.8);
    while x < f64::from(COLUMNS) - 0.01 {
        let marked = signal >= x && signal < x + width;
        let (tone, part) = match marked {
            true => (Tone::Signal, Tone::Pale),
            false => chance.one_of(
                (Tone::Middle, Tone::Shade),
                &[(Tone::Pale, Tone::Middle), (Tone::Middle, Tone::Pale), (Tone::Shade, Tone::Middle)],
            ),
        };
        let mut bar = |tone, height: f64| {
            let top = (x, FOOT - height);
            shapes.push(match round {
                true => Shape::column(tone, top, width, FOOT),
                false => Shape::rectangle(tone, top, width, height),
            });
        };
        bar(tone, height);
        bar(part, height * chance.one_of(0.5, &[0.25, 0.75]));
        // A walk up and down, turned back at its ends.
        let step = chance.between(0.35, 1.4) * if chance.happens(1, 2) { 1.0 } else { -1.0 };
        let next = height + step;
        height = if (1.1..=4.5).contains(&next) { next } else { height - step };
        x += width;
    }
    shapes
}
