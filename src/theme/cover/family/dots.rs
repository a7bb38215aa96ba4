//! Dots on a grid, larger towards one place, as in a coarse print.

use super::super::chance::Chance;
use super::super::shape::{Shape, Tone};
use super::{COLUMNS, FOOT};

pub(super) fn dots(chance: &mut Chance) -> Vec<Shape> {
    let width = f64::from(COLUMNS);
    // A part of a cell, so that no cut goes through a dot.
    let pitch = chance.one_of(0.5, &[0.5, 1.0]);
    let heart = (chance.between(0.0, width), FOOT - chance.between(0.5, 3.0));
    let reach = chance.between(3.6, 4.8);
    let signal = chance.below(3);
    let (near, far) = chance.one_of((Tone::Pale, Tone::Middle), &[(Tone::Middle, Tone::Pale)]);
    let mut shapes = Vec::new();
    let (mut y, mut row) = (FOOT - pitch / 2.0, 0);
    while y > -pitch {
        let mut x = pitch / 2.0;
        while x < width {
            let (across, down) = (x - heart.0, y - heart.1);
            let away = (across * across + down * down).sqrt() / reach;
            let radius = pitch * 0.5 * (1.05 - away);
            if radius > pitch * 0.06 {
                let marked = row % 3 == signal && away < 0.28;
                let tone = if marked {
                    Tone::Signal
                } else if away < 0.5 {
                    near
                } else {
                    far
                };
                shapes.push(Shape::disc(tone, (x, y), radius.min(pitch * 0.46)));
            }
            x += pitch;
        }
        y -= pitch;
        row += 1;
    }
    shapes
}
