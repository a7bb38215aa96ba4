//! The template for designers: where a cover is cut, folded and safe, each on a layer that can be shown by itself.

use super::drawing::{Area, BLACK, Drawing, Ink};
use super::measures::{BARCODE, Measures, SAFE};
use super::press_file::{Boxes, PressFile};
use crate::editions::Setting;

/// Room around the bleed for what the lines mean, in millimetres.
const MARGIN: f64 = 22.0;
/// The size of labels, in points.
const SIZE: f64 = 8.0;

const RED: Ink = [0.0, 1.0, 1.0, 0.0];
const BLUE: Ink = [1.0, 0.4, 0.0, 0.0];
const GREEN: Ink = [0.9, 0.0, 1.0, 0.1];
const MAGENTA: Ink = [0.0, 1.0, 0.0, 0.0];
const FAINT: Ink = [0.0, 0.12, 0.0, 0.0];
const BLEED: Ink = [0.0, 0.15, 0.12, 0.0];
const WHITE: Ink = [0.0; 4];

/// Makes the sheet; `None` where printpdf's file cannot be read back.
pub(super) fn make(setting: &Setting<'_>, measures: &Measures) -> Option<Vec<u8>> {
    let labels = &setting.locale.labels;
    let Measures { width, height, spine, bleed } = *measures;
    let trimmed = measures.trimmed();
    // The trimmed sheet's lower left corner.
    let (x, y) = (MARGIN + bleed, MARGIN + bleed);
    let (right, top) = (x + trimmed, y + height);
    let folds = [x + width, x + width + spine];
    let mut drawing = Drawing::new(&setting.theme.fonts)?;

    drawing.on_layer(&labels.bleed, |drawing| {
        let area = [x - bleed, y - bleed, trimmed + 2.0 * bleed, height + 2.0 * bleed];
        drawing.fill(area, BLEED);
        drawing.fill([x, y, trimmed, height], WHITE);
        drawing.frame(area, RED, 0.5);
    });
    drawing.on_layer(&labels.trim, |drawing| drawing.frame([x, y, trimmed, height], BLACK, 0.5));
    drawing.on_layer(&labels.fold, |drawing| {
        for fold in folds {
            drawing.line((fold, y - bleed - 4.0), (fold, top + bleed + 4.0), BLUE, true);
        }
    });
    drawing.on_layer(&labels.safe_area, |drawing| {
        for area in safe(measures, (x, y)) {
            drawing.frame(area, GREEN, 0.5);
        }
    });
    drawing.on_layer(&labels.barcode, |drawing| {
        let (left, foot) = measures.barcode();
        let area = [x + left, y + foot, BARCODE.0, BARCODE.1];
        drawing.fill(area, FAINT);
        drawing.frame(area, MAGENTA, 0.5);
        let middle = (x + left + BARCODE.0 / 2.0, y + foot + BARCODE.1 / 2.0);
        drawing.centred(&labels.barcode, (middle.0, middle.1 + 1.0), SIZE, MAGENTA);
        drawing.centred(&size(BARCODE.0, BARCODE.1), (middle.0, middle.1 - 3.0), SIZE, MAGENTA);
    });
    drawing.on_layer(&labels.measurements, |drawing| {
        let above = top + bleed + 8.0;
        for (name, from, to) in [
            (&labels.back_cover, x, folds[0]),
            (&labels.spine, folds[0], folds[1]),
            (&labels.front_cover, folds[1], right),
        ] {
            dimension(drawing, from, to, above);
            let words = format!("{name} {}", length(to - from));
            drawing.centred(
                &words,
                (f64::midpoint(from, to), above + if to - from < 40.0 { 6.0 } else { 2.0 }),
                SIZE,
                BLACK,
            );
        }
        let below = y - bleed - 8.0;
        dimension(drawing, x, right, below);
        let words = format!("{} {}", labels.trim, size(trimmed, height));
        drawing.centred(&words, (f64::midpoint(x, right), below - 4.5), SIZE, BLACK);
        let key = [
            (format!("{} {}", labels.bleed, length(bleed)), RED),
            (labels.trim.clone(), BLACK),
            (labels.fold.clone(), BLUE),
            (format!("{} {}", labels.safe_area, length(SAFE)), GREEN),
            (labels.barcode.clone(), MAGENTA),
        ];
        let mut at = x;
        for (words, ink) in key {
            drawing.fill([at, below - 11.0, 5.0, 2.4], ink);
            drawing.text(&words, (at + 6.5, below - 10.8), SIZE, BLACK);
            at += drawing.width(&words, SIZE) + 14.0;
        }
        drawing.text(setting.report.metadata.slug.as_str(), (at, below - 10.8), SIZE, BLACK);
    });

    let sheet = (trimmed + 2.0 * (bleed + MARGIN), height + 2.0 * (bleed + MARGIN));
    let mut file = PressFile::open(&drawing.save(sheet.0, sheet.1))?;
    file.set_boxes(&Boxes::around((0.0, 0.0), trimmed, height, bleed, MARGIN))?;
    file.mend_layers()?;
    let title = format!("{} {}", setting.report.metadata.slug, size(trimmed, height));
    file.mend_identity(&setting.urn_of("cover-template"), &title)?;
    file.save()
}

/// Where back, front and, if it is wide enough, spine are safe.
fn safe(measures: &Measures, (x, y): (f64, f64)) -> Vec<Area> {
    let Measures { width, height, spine, .. } = *measures;
    let inside = |from: f64, width: f64, margin: f64| {
        [from + margin, y + SAFE, width - 2.0 * margin, height - 2.0 * SAFE]
    };
    let mut areas = vec![inside(x, width, SAFE), inside(x + width + spine, width, SAFE)];
    // Folds wander by a millimetre or so.
    if spine > 4.0 {
        areas.push(inside(x + width, spine, 1.5));
    }
    areas
}

/// A line with ends, as in a technical drawing.
fn dimension(drawing: &mut Drawing<'_>, from: f64, to: f64, y: f64) {
    drawing.line((from, y), (to, y), BLACK, false);
    for end in [from, to] {
        drawing.line((end, y - 1.5), (end, y + 1.5), BLACK, false);
    }
}

/// `8.9 mm`.
fn length(millimetres: f64) -> String {
    format!("{} mm", (millimetres * 10.0).round() / 10.0)
}

fn size(width: f64, height: f64) -> String {
    format!("{} × {}", (width * 10.0).round() / 10.0, length(height))
}
