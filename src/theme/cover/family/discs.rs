//! Large discs that overlap, and what they have in common.

use super::super::chance::Chance;
use super::super::shape::{Corner, Shape, Tone};
use super::FOOT;

/// Discs of radius 2 stand two cells apart to the side and two down: what neighbours share on the diagonal is a leaf
/// that just fills a square of two cells.
pub(super) fn discs(chance: &mut Chance) -> Vec<Shape> {
    let rising = chance.happens(1, 2);
    let pattern = chance.below(3);
    let places: Vec<(f64, f64)> = match pattern {
        0 => vec![(1.0, 1.0), (3.0, 3.0), (5.0, 1.0)],
        1 => vec![(2.0, 1.0), (4.0, 3.0), (6.0, 5.0), (0.0, 3.0)],
        _ => vec![(0.0, 0.0), (2.0, 2.0), (4.0, 4.0), (4.0, 0.0)],
    };
    // Up from the foot; mirrored for half of the names.
    let place = |(x, up): (f64, f64)| (if rising { x } else { 6.0 - x }, FOOT - up);
    let tones = chance.one_of(
        [Tone::Middle, Tone::Shade, Tone::Middle, Tone::Shade],
        &[
            [Tone::Shade, Tone::Middle, Tone::Pale, Tone::Middle],
            [Tone::Middle, Tone::Pale, Tone::Shade, Tone::Shade],
        ],
    );
    let mut shapes: Vec<Shape> =
        places.iter().zip(tones).map(|(at, tone)| Shape::disc(tone, place(*at), 2.0)).collect();
    let pale = tones.contains(&Tone::Pale);
    let mut signal = true;
    for (number, first) in places.iter().enumerate() {
        for second in places.iter().skip(number + 1) {
            let (a, b) = (place(*first), place(*second));
            let (across, down) = (b.0 - a.0, b.1 - a.1);
            if across.abs() != 2.0 || down.abs() != 2.0 {
                continue;
            }
            let cell = (a.0.min(b.0), a.1.min(b.1));
            // The leaf's tips lie on the other diagonal than the centres.
            let corner = if across * down > 0.0 { Corner::TopLeft } else { Corner::TopRight };
            let tone = match (signal, pale) {
                (true, _) => Tone::Signal,
                (false, true) => Tone::Ground,
                (false, false) => Tone::Pale,
            };
            shapes.push(Shape::leaf(tone, cell, 2.0, corner));
            signal = false;
        }
    }
    shapes
}
