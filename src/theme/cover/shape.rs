//! What figures are made of: closed shapes in cells of a field, `x` to the right and `y` down.

/// How a quarter of a circle is drawn with one cubic curve: the handles' length for a radius of 1.
const QUARTER: f64 = 0.552_284_75;

/// A point of the field, in cells.
pub type Point = (f64, f64);

/// A step of an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    Line(Point),
    /// Two handles, and where the curve ends.
    Curve(Point, Point, Point),
}

/// A colour of the figure, by what it does there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// The cover's own ground: cuts a shape out of another.
    Ground,
    /// A little darker than the ground.
    Shade,
    Middle,
    Pale,
    /// The one that stands out, used least.
    Signal,
}

/// A closed shape in one colour.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    pub tone: Tone,
    pub start: Point,
    pub steps: Vec<Step>,
}

/// The corner of a cell that something turns about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Corner {
    TopLeft,
    TopRight,
    BottomRight,
    BottomLeft,
}

impl Corner {
    pub(super) const ALL: [Corner; 4] =
        [Corner::TopLeft, Corner::TopRight, Corner::BottomRight, Corner::BottomLeft];

    /// Where the corner of a square cell is, and which way its sides lead from there.
    fn of(self, (x, y): Point, side: f64) -> (Point, f64, f64) {
        match self {
            Corner::TopLeft => ((x, y), 1.0, 1.0),
            Corner::TopRight => ((x + side, y), -1.0, 1.0),
            Corner::BottomRight => ((x + side, y + side), -1.0, -1.0),
            Corner::BottomLeft => ((x, y + side), 1.0, -1.0),
        }
    }

    pub(super) fn opposite(self) -> Corner {
        match self {
            Corner::TopLeft => Corner::BottomRight,
            Corner::TopRight => Corner::BottomLeft,
            Corner::BottomRight => Corner::TopLeft,
            Corner::BottomLeft => Corner::TopRight,
        }
    }
}

impl Shape {
    pub(super) fn polygon(tone: Tone, start: Point, others: &[Point]) -> Shape {
        Shape { tone, start, steps: others.iter().map(|point| Step::Line(*point)).collect() }
    }

    pub(super) fn rectangle(tone: Tone, (x, y): Point, width: f64, height: f64) -> Shape {
        let (right, foot) = (x + width, y + height);
        Shape::polygon(tone, (x, y), &[(right, y), (right, foot), (x, foot)])
    }

    pub(super) fn disc(tone: Tone, centre: Point, radius: f64) -> Shape {
        let (x, y) = centre;
        let mut shape = Shape { tone, start: (x, y - radius), steps: Vec::new() };
        for (across, down) in [(1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0)] {
            shape.steps.push(match across * down < 0.0 {
                true => arc(centre, radius, across, down, Turn::FromUpright),
                false => arc(centre, radius, across, down, Turn::ToUpright),
            });
        }
        shape
    }

    /// A quarter of a disc that fills a square cell from one of its corners.
    pub(super) fn quarter(tone: Tone, cell: Point, side: f64, corner: Corner) -> Shape {
        let (centre, across, down) = corner.of(cell, side);
        let start = (centre.0, centre.1 + down * side);
        let arc = arc(centre, side, across, down, Turn::FromUpright);
        Shape { tone, start, steps: vec![arc, Step::Line(centre)] }
    }

    /// Half of a cell, cut from corner to corner.
    pub(super) fn half(tone: Tone, cell: Point, side: f64, corner: Corner) -> Shape {
        let (point, across, down) = corner.of(cell, side);
        Shape::polygon(tone, point, &[(point.0 + across * side, point.1), (point.0, point.1 + down * side)])
    }

    /// A leaf: what two quarters from opposite corners of a cell have in common.
    pub(super) fn leaf(tone: Tone, cell: Point, side: f64, corner: Corner) -> Shape {
        let (centre, across, down) = corner.of(cell, side);
        let (other, back, up) = corner.opposite().of(cell, side);
        let start = (centre.0, centre.1 + down * side);
        let steps = vec![
            arc(centre, side, across, down, Turn::FromUpright),
            arc(other, side, back, up, Turn::FromUpright),
        ];
        Shape { tone, start, steps }
    }

    /// An upright bar with a round top.
    pub(super) fn column(tone: Tone, (x, y): Point, width: f64, foot: f64) -> Shape {
        let radius = width / 2.0;
        let centre = (x + radius, y + radius);
        let steps = vec![
            Step::Line((x, centre.1)),
            arc(centre, radius, -1.0, -1.0, Turn::ToUpright),
            arc(centre, radius, 1.0, -1.0, Turn::FromUpright),
            Step::Line((x + width, foot)),
        ];
        Shape { tone, start: (x, foot), steps }
    }
}

/// Which way a quarter of a circle is gone along.
#[derive(Clone, Copy)]
enum Turn {
    /// From straight above or below the centre to its side,
    FromUpright,
    /// or from its side to above or below.
    ToUpright,
}

/// A quarter of a circle towards the side and the height that the signs say.
fn arc((x, y): Point, radius: f64, across: f64, down: f64, turn: Turn) -> Step {
    let handle = QUARTER * radius;
    let upright = (x, y + down * radius);
    let aside = (x + across * radius, y);
    let near_upright = (x + across * handle, upright.1);
    let near_aside = (aside.0, y + down * handle);
    match turn {
        Turn::FromUpright => Step::Curve(near_upright, near_aside, aside),
        Turn::ToUpright => Step::Curve(near_aside, near_upright, upright),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlines_end_where_they_are_closed() {
        let disc = Shape::disc(Tone::Pale, (2.0, 2.0), 1.0);
        assert_eq!(disc.steps.len(), 4);
        assert!(matches!(disc.steps.last(), Some(Step::Curve(_, _, end)) if *end == disc.start));
        for corner in Corner::ALL {
            let leaf = Shape::leaf(Tone::Pale, (0.0, 0.0), 1.0, corner);
            assert!(matches!(leaf.steps.last(), Some(Step::Curve(_, _, end)) if *end == leaf.start));
            let quarter = Shape::quarter(Tone::Pale, (0.0, 0.0), 1.0, corner);
            assert!(
                matches!(quarter.steps.first(), Some(Step::Curve(_, _, (x, _))) if *x == 0.0 || *x == 1.0)
            );
        }
    }
}
