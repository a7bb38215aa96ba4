//! Rows of round scales, each over the gaps of the row behind it.

use super::super::chance::Chance;
use super::super::shape::{Shape, Tone};
use super::{COLUMNS, FOOT};

pub(super) fn scales(chance: &mut Chance) -> Vec<Shape> {
    let width = f64::from(COLUMNS);
    let radius = chance.one_of(1.0, &[0.75, 1.5]);
    let inner = chance.one_of((0.68, 0.34), &[(0.76, 0.5), (0.6, 0.25)]);
    // How high the scales reach, which is not everywhere alike.
    let (left, right) = (chance.between(1.6, 4.4), chance.between(1.6, 4.4));
    let mut rows = Vec::new();
    let (mut y, mut shifted) = (FOOT + radius * 0.5, false);
    while y > FOOT - 5.0 {
        rows.push((y, shifted));
        y -= radius * 0.5;
        shifted = !shifted;
    }
    let mut shapes = Vec::new();
    for (y, shifted) in rows.into_iter().rev() {
        let mut x = if shifted { radius } else { 0.0 };
        while x < width + radius {
            let height = left + (right - left) * x / width;
            let tones = match chance.below(11) {
                0 => [Tone::Signal, Tone::Shade, Tone::Signal],
                1..=4 => [Tone::Middle, Tone::Shade, Tone::Pale],
                5..=7 => [Tone::Shade, Tone::Middle, Tone::Shade],
                8 => [Tone::Pale, Tone::Middle, Tone::Shade],
                _ => [Tone::Middle, Tone::Pale, Tone::Middle],
            };
            if FOOT - y <= height {
                let sizes = [radius, radius * inner.0, radius * inner.1];
                shapes.extend(tones.iter().zip(sizes).map(|(tone, size)| Shape::disc(*tone, (x, y), size)));
            }
            x += radius * 2.0;
        }
    }
    shapes
}
