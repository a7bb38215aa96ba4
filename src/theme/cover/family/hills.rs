//! Hills one behind the other.

use super::super::chance::Chance;
use super::super::shape::{Shape, Step, Tone};
use super::{COLUMNS, FOOT};

pub(super) fn hills(chance: &mut Chance) -> Vec<Shape> {
    let width = f64::from(COLUMNS);
    let mut shapes = Vec::new();
    // A sun that the hills stand before.
    let sun = (chance.between(1.2, width - 1.2), FOOT - chance.between(3.3, 3.8));
    shapes.push(Shape::disc(Tone::Signal, sun, chance.one_of(0.7, &[0.9, 1.1])));
    let tones = chance.one_of(
        [Tone::Shade, Tone::Middle, Tone::Shade, Tone::Pale, Tone::Middle],
        &[[Tone::Middle, Tone::Shade, Tone::Pale, Tone::Middle, Tone::Shade]],
    );
    for (number, tone) in tones.into_iter().enumerate() {
        let level = FOOT - 3.5 + 0.8 * f64::from(u32::try_from(number).unwrap_or(0));
        let swing = chance.between(0.45, 0.85) * if chance.happens(1, 2) { 1.0 } else { -1.0 };
        let first = chance.between(0.35, 0.65) * width;
        let (start, middle, end) =
            ((0.0, level + swing), (first, level - swing * 0.6), (width, level + swing * 0.5));
        let lead = |from: f64, to: f64| (to - from) * 0.45;
        let steps = vec![
            Step::Curve((lead(0.0, first), start.1), (first - lead(0.0, first), middle.1), middle),
            Step::Curve((first + lead(first, width), middle.1), (width - lead(first, width), end.1), end),
            Step::Line((width, FOOT)),
            Step::Line((0.0, FOOT)),
        ];
        shapes.push(Shape { tone, start, steps });
    }
    shapes
}
