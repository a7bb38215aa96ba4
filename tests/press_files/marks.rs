//! What is printed in solid black, as a picture: enough of a PDF to see a barcode by.

use lopdf::content::{Content, Operation};

/// A matrix as PDF writes it.
type Matrix = [f64; 6];

/// A black rectangle in points: left, foot, right, top.
pub type Mark = [f64; 4];

/// Every rectangle of the page that is filled with black alone.
pub fn black(content: &Content) -> Vec<Mark> {
    let mut reader = Reader { matrix: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0], ..Reader::default() };
    content.operations.iter().for_each(|operation| reader.step(operation));
    reader.marks
}

#[derive(Default)]
struct Reader {
    matrix: Matrix,
    ink: Vec<f64>,
    kept: Vec<(Matrix, Vec<f64>)>,
    /// The corners of the path so far.
    path: Vec<(f64, f64)>,
    marks: Vec<Mark>,
}

impl Reader {
    fn step(&mut self, operation: &Operation) {
        let numbers: Vec<f64> =
            operation.operands.iter().filter_map(|own| own.as_float().ok()).map(f64::from).collect();
        match (operation.operator.as_str(), numbers.as_slice()) {
            ("q", _) => self.kept.push((self.matrix, self.ink.clone())),
            ("Q", _) => (self.matrix, self.ink) = self.kept.pop().expect("something to go back to"),
            ("cm", &[a, b, c, d, e, f]) => self.matrix = product([a, b, c, d, e, f], self.matrix),
            ("k" | "scn" | "sc", ink) => self.ink = ink.to_vec(),
            ("rg" | "g", _) => self.ink.clear(),
            ("re", &[x, y, width, height]) => {
                self.path.extend([(x, y), (x + width, y + height)].map(|point| moved(point, self.matrix)));
            }
            ("m" | "l", &[x, y]) => self.path.push(moved((x, y), self.matrix)),
            ("c", _) => self.path.clear(),
            ("f" | "F" | "f*" | "b" | "B", _) => self.fill(),
            ("n" | "S" | "s", _) => self.path.clear(),
            _ => {}
        }
    }

    fn fill(&mut self) {
        let corners = std::mem::take(&mut self.path);
        if self.ink != [0.0, 0.0, 0.0, 1.0] || corners.is_empty() {
            return;
        }
        let least = |of: fn(&(f64, f64)) -> f64| corners.iter().map(of).fold(f64::INFINITY, f64::min);
        let most = |of: fn(&(f64, f64)) -> f64| corners.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        self.marks.push([least(|p| p.0), least(|p| p.1), most(|p| p.0), most(|p| p.1)]);
    }
}

fn product(own: Matrix, outer: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = own;
    let (x, y) = moved((e, f), outer);
    let turned = |x: f64, y: f64| (x * outer[0] + y * outer[2], x * outer[1] + y * outer[3]);
    let ((a, b), (c, d)) = (turned(a, b), turned(c, d));
    [a, b, c, d, x, y]
}

fn moved((x, y): (f64, f64), [a, b, c, d, e, f]: Matrix) -> (f64, f64) {
    (x * a + y * c + e, x * b + y * d + f)
}

/// The marks in black on white with ten pixels to the point, and white around them: luma, width, height.
pub fn picture(marks: &[Mark]) -> (Vec<u8>, u32, u32) {
    const SCALE: f64 = 10.0;
    const AROUND: f64 = 12.0;
    let edge = |at: usize, pick: fn(f64, f64) -> f64| {
        marks.iter().map(|mark| mark[at]).reduce(pick).expect("a mark")
    };
    let (left, foot) = (edge(0, f64::min) - AROUND, edge(1, f64::min) - AROUND);
    let (right, top) = (edge(2, f64::max) + AROUND, edge(3, f64::max) + AROUND);
    let pixels = |length: f64| (length * SCALE).round() as usize;
    let (width, height) = (pixels(right - left), pixels(top - foot));
    let mut luma = vec![255; width * height];
    for mark in marks {
        for y in pixels(mark[1] - foot)..pixels(mark[3] - foot) {
            luma[y * width + pixels(mark[0] - left)..y * width + pixels(mark[2] - left)].fill(0);
        }
    }
    (luma, u32::try_from(width).unwrap(), u32::try_from(height).unwrap())
}
