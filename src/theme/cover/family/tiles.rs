//! Quarters, leaves and wedges in cells of two sizes.

use super::super::chance::Chance;
use super::super::shape::{Corner, Shape, Tone};
use super::{COLUMNS, ROWS};

/// What one family of tiles draws into a cell.
type Tile = fn(&mut Chance, (f64, f64), f64, &mut Vec<Shape>);

/// Quarter discs, whole and as rings, turned every way.
pub(super) fn quarters(chance: &mut Chance) -> Vec<Shape> {
    lay(chance, |chance, cell, side, shapes| {
        let corner = corner(chance);
        let (tone, other) = tones(chance);
        if chance.happens(2, 5) {
            shapes.push(square(other, cell, side));
        }
        shapes.push(Shape::quarter(tone, cell, side, corner));
        if chance.happens(2, 5) {
            let inner = if other == Tone::Ground { Tone::Shade } else { other };
            shapes.push(quarter_within(inner, cell, side, corner, side / 2.0));
        }
    })
}

/// Leaves along either diagonal.
pub(super) fn leaves(chance: &mut Chance) -> Vec<Shape> {
    lay(chance, |chance, cell, side, shapes| {
        let corner = chance.one_of(Corner::TopLeft, &[Corner::TopRight]);
        let (tone, other) = tones(chance);
        if chance.happens(1, 3) {
            shapes.push(square(other, cell, side));
        }
        shapes.push(Shape::leaf(tone, cell, side, corner));
    })
}

/// Squares cut from corner to corner, and folded.
pub(super) fn wedges(chance: &mut Chance) -> Vec<Shape> {
    lay(chance, |chance, cell, side, shapes| {
        let corner = corner(chance);
        let (tone, other) = tones(chance);
        shapes.push(Shape::half(tone, cell, side, corner));
        if chance.happens(1, 2) {
            shapes.push(Shape::half(other, cell, side, corner.opposite()));
        }
    })
}

/// Fills the field with tiles: squares of four cells that hold either one large tile, or small ones and room.
fn lay(chance: &mut Chance, tile: Tile) -> Vec<Shape> {
    let mut shapes = Vec::new();
    // Fuller at the foot, so that the figure stands rather than hangs.
    for row in 0..ROWS / 2 {
        for column in 0..COLUMNS / 2 {
            let (x, y) = (f64::from(column) * 2.0, f64::from(row) * 2.0);
            if chance.happens(3, 7) {
                tile(chance, (x, y), 2.0, &mut shapes);
                continue;
            }
            for (across, down) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
                let empty = usize::try_from(ROWS / 2 - row).unwrap_or(0);
                if chance.happens(empty, 6) {
                    continue;
                }
                tile(chance, (x + across, y + down), 1.0, &mut shapes);
            }
        }
    }
    shapes
}

fn corner(chance: &mut Chance) -> Corner {
    chance.one_of(Corner::TopLeft, &[Corner::TopRight, Corner::BottomRight, Corner::BottomLeft])
}

/// A colour for what is in front, and another for what is behind it. The signal is rare.
fn tones(chance: &mut Chance) -> (Tone, Tone) {
    match chance.below(12) {
        0 => (Tone::Signal, Tone::Shade),
        1..=4 => (Tone::Middle, Tone::Shade),
        5..=7 => (Tone::Pale, Tone::Middle),
        8 | 9 => (Tone::Shade, Tone::Middle),
        _ => (Tone::Middle, Tone::Pale),
    }
}

/// A square a hair larger than its cell: neighbours must not let the ground show between them.
fn square(tone: Tone, (x, y): (f64, f64), side: f64) -> Shape {
    Shape::rectangle(tone, (x, y), side, side)
}

/// A smaller quarter about the same corner.
fn quarter_within(tone: Tone, (x, y): (f64, f64), side: f64, corner: Corner, radius: f64) -> Shape {
    let (far_x, far_y) = (x + side - radius, y + side - radius);
    let cell = match corner {
        Corner::TopLeft => (x, y),
        Corner::TopRight => (far_x, y),
        Corner::BottomRight => (far_x, far_y),
        Corner::BottomLeft => (x, far_y),
    };
    Shape::quarter(tone, cell, radius, corner)
}
