//! Families of figures: each has a look of its own, and all are made of the same cells and colours.

mod columns;
mod discs;
mod dots;
mod hills;
mod rings;
mod scales;
mod tiles;

use super::chance::Chance;
use super::shape::Shape;

/// The width of the field in cells,
pub const COLUMNS: i32 = 6;
/// and its height. A cover shows as many of them as its text leaves room for, from the foot up.
pub const ROWS: i32 = 6;
/// Where the field ends below.
const FOOT: f64 = 6.0;

/// A way of making a figure out of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    /// Quarter discs in cells of two sizes.
    Quarters,
    Leaves,
    /// Squares cut from corner to corner.
    Wedges,
    Rings,
    Columns,
    Discs,
    Hills,
    Dots,
    Scales,
}

impl Family {
    pub const ALL: [Family; 9] = [
        Family::Quarters,
        Family::Leaves,
        Family::Wedges,
        Family::Rings,
        Family::Columns,
        Family::Discs,
        Family::Hills,
        Family::Dots,
        Family::Scales,
    ];

    /// The figure, from what lies behind to what lies in front.
    pub(super) fn draw(self, chance: &mut Chance) -> Vec<Shape> {
        match self {
            Family::Quarters => tiles::quarters(chance),
            Family::Leaves => tiles::leaves(chance),
            Family::Wedges => tiles::wedges(chance),
            Family::Rings => rings::rings(chance),
            Family::Columns => columns::columns(chance),
            Family::Discs => discs::discs(chance),
            Family::Hills => hills::hills(chance),
            Family::Dots => dots::dots(chance),
            Family::Scales => scales::scales(chance),
        }
    }
}
