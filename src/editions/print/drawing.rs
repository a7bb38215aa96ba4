//! A drawing in millimetres from the lower left corner, on named layers, as printpdf writes it.

use printpdf::{
    Cmyk, Color, FontId, Layer, LayerInternalId, Line, LineDashPattern, LinePoint, Mm, Op, PaintMode,
    ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, Rect, TextItem,
};

use super::measures::POINT;
use crate::theme::fonts::{Face, Fonts, Purpose};

/// Cyan, magenta, yellow and black, from 0 to 1.
pub(super) type Ink = [f32; 4];
pub(super) const BLACK: Ink = [0.0, 0.0, 0.0, 1.0];

/// A rectangle: its lower left corner, width and height.
pub(super) type Area = [f64; 4];

/// One page while it is drawn.
pub(super) struct Drawing<'f> {
    document: PdfDocument,
    operations: Vec<Op>,
    face: &'f Face,
    font: FontId,
}

impl<'f> Drawing<'f> {
    /// An empty page; `None` where the theme has no face for labels.
    pub(super) fn new(fonts: &'f Fonts) -> Option<Drawing<'f>> {
        let upright = |face: &&Face| face.purpose == Purpose::Heading && !face.italic;
        let face = fonts.faces.iter().filter(upright).min_by_key(|face| face.weight.abs_diff(400))?;
        let parsed = ParsedFont::from_bytes(&face.bytes, 0, &mut Vec::new())?;
        let mut document = PdfDocument::new("");
        // Names of printpdf's own choice differ from one run to the next.
        let font = FontId("Label".to_owned());
        document.resources.fonts.map.insert(font.clone(), PdfFont::new(parsed));
        Some(Drawing { document, operations: Vec::new(), face, font })
    }

    /// Draws something on a layer of its own.
    pub(super) fn on_layer(&mut self, name: &str, draw: impl FnOnce(&mut Self)) {
        // Layers are listed in the order of these, which are never seen.
        let id = LayerInternalId(format!("Layer{:02}", self.document.resources.layers.map.len()));
        self.document.resources.layers.map.insert(id.clone(), Layer::new(name));
        self.operations.push(Op::BeginLayer { layer_id: id.clone() });
        draw(self);
        self.operations.push(Op::EndLayer);
    }

    pub(super) fn fill(&mut self, area: Area, ink: Ink) {
        self.operations.push(Op::SetFillColor { col: colour(ink) });
        self.rectangle(area, PaintMode::Fill);
    }

    /// The outline of a rectangle; `width` of the line in points.
    pub(super) fn frame(&mut self, area: Area, ink: Ink, width: f32) {
        self.stroke(ink, width, false);
        self.rectangle(area, PaintMode::Stroke);
    }

    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), ink: Ink, dashed: bool) {
        self.stroke(ink, 0.5, dashed);
        let points =
            [from, to].map(|(x, y)| LinePoint { p: Point { x: points(x), y: points(y) }, bezier: false });
        self.operations.push(Op::DrawLine { line: Line { points: points.to_vec(), is_closed: false } });
    }

    /// Words on one line, centred about a place on their baseline; `size` in points.
    pub(super) fn centred(&mut self, words: &str, (x, y): (f64, f64), size: f64, ink: Ink) {
        self.text(words, (x - self.width(words, size) / 2.0, y), size, ink);
    }

    /// Words from a place on their baseline.
    pub(super) fn text(&mut self, words: &str, (x, y): (f64, f64), size: f64, ink: Ink) {
        self.operations.extend([
            Op::StartTextSection,
            Op::SetFillColor { col: colour(ink) },
            Op::SetFont { font: PdfFontHandle::External(self.font.clone()), size: Pt(single(size)) },
            Op::SetTextCursor { pos: Point { x: points(x), y: points(y) } },
            Op::ShowText { items: vec![TextItem::Text(words.to_owned())] },
            Op::EndTextSection,
        ]);
    }

    /// How wide words are, in millimetres.
    pub(super) fn width(&self, words: &str, size: f64) -> f64 {
        let Ok(face) = ttf_parser::Face::parse(&self.face.bytes, 0) else { return 0.0 };
        let advance = |c| face.glyph_index(c).and_then(|glyph| face.glyph_hor_advance(glyph)).unwrap_or(0);
        let units: f64 = words.chars().map(|c| f64::from(advance(c))).sum();
        units / f64::from(face.units_per_em()) * size * POINT
    }

    /// The page as a PDF, of a size in millimetres, not yet mended.
    pub(super) fn save(mut self, width: f64, height: f64) -> Vec<u8> {
        let page = PdfPage::new(Mm(single(width)), Mm(single(height)), self.operations);
        self.document.with_pages(vec![page]);
        self.document
            .save(&PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() }, &mut Vec::new())
    }

    fn stroke(&mut self, ink: Ink, width: f32, dashed: bool) {
        let dash = if dashed { LineDashPattern::new(0.0, &[4.0, 3.0]) } else { LineDashPattern::solid() };
        self.operations.extend([
            Op::SetOutlineColor { col: colour(ink) },
            Op::SetOutlineThickness { pt: Pt(width) },
            Op::SetLineDashPattern { dash },
        ]);
    }

    fn rectangle(&mut self, [x, y, width, height]: Area, mode: PaintMode) {
        let mut rectangle = Rect::from_xywh(points(x), points(y), points(width), points(height));
        rectangle.mode = Some(mode);
        self.operations.push(Op::DrawRectangle { rectangle });
    }
}

fn colour([cyan, magenta, yellow, black]: Ink) -> Color {
    Color::Cmyk(Cmyk::new(cyan, magenta, yellow, black, None))
}

fn points(millimetres: f64) -> Pt {
    Pt(single(millimetres / POINT))
}

#[expect(clippy::cast_possible_truncation, reason = "PDF has numbers of single precision")]
fn single(number: f64) -> f32 {
    number as f32
}
