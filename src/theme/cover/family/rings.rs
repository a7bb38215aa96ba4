//! Rings about one point, like those of a tree or of sound.

use super::super::chance::Chance;
use super::super::shape::{Shape, Tone};
use super::FOOT;

pub(super) fn rings(chance: &mut Chance) -> Vec<Shape> {
    let across = chance.one_of(0.0, &[1.0, 2.0, 3.0, 5.0, 6.0]);
    let down = chance.one_of(0.0, &[1.0, 2.0]);
    let centre = (across, FOOT - down);
    let mut shapes = Vec::new();
    // From the outermost inwards, each covers the inside of the one before.
    let mut radius = if across == 3.0 { 3.75 } else { 5.0 };
    let signal = 1 + chance.below(4);
    let mut before = Tone::Ground;
    let mut number = 0;
    while radius > 0.3 {
        let tone = match (number == signal, before) {
            (true, _) => Tone::Signal,
            (_, Tone::Ground | Tone::Signal) => chance.one_of(Tone::Shade, &[Tone::Middle]),
            (_, Tone::Shade) => chance.one_of(Tone::Middle, &[Tone::Ground, Tone::Pale]),
            (_, Tone::Middle) => chance.one_of(Tone::Pale, &[Tone::Shade, Tone::Ground]),
            (_, Tone::Pale) => chance.one_of(Tone::Middle, &[Tone::Shade]),
        };
        shapes.push(Shape::disc(tone, centre, radius));
        before = tone;
        number += 1;
        radius -= chance.one_of(0.25, &[0.25, 0.5, 0.5, 0.75, 1.0]);
    }
    shapes
}
