//! The barcode by itself, in black, with its number above it and its digits beneath.

use super::barcode::{Barcode, GUARD, HEIGHT, MODULE, MODULES, QUIET_BEFORE};
use super::drawing::{BLACK, Drawing};
use super::press_file::{Boxes, PressFile};
use crate::editions::Setting;

/// Room around the code and its quiet zones, in millimetres.
const MARGIN: f64 = 2.5;
/// From the foot of the digits to that of the guards.
const DIGITS: f64 = 1.9;
/// From the bars to the baseline of the line above them.
const ABOVE: f64 = 1.7;
/// The size of that line and of the digits, in points.
const LINE: f64 = 8.5;
const SIZE: f64 = 9.5;

/// Makes the sheet; `None` where printpdf's file cannot be read back.
pub(super) fn make(setting: &Setting<'_>, code: &Barcode) -> Option<Vec<u8>> {
    let isbn = setting.report.metadata.isbn.print.as_ref()?;
    let across = f64::from(MODULES) * MODULE;
    let (width, height) = (across + 2.0 * MARGIN, 2.0 * MARGIN + DIGITS + GUARD + HEIGHT + ABOVE + 2.2);
    let mut drawing = Drawing::new(&setting.theme.fonts)?;
    draw(&mut drawing, code, (MARGIN, MARGIN));
    let line = format!("ISBN {}", isbn.printed());
    let above = MARGIN + DIGITS + GUARD + HEIGHT + ABOVE;
    drawing.centred(&line, (width / 2.0, above), LINE, BLACK);
    let mut file = PressFile::open(&drawing.save(width, height))?;
    file.set_boxes(&Boxes::around((0.0, 0.0), width, height, 0.0, 0.0))?;
    file.mend_identity(&setting.urn_of("barcode"), &line)?;
    file.save()
}

/// Bars and digits, from the lower left corner of the quiet zone.
fn draw(drawing: &mut Drawing<'_>, code: &Barcode, (x, y): (f64, f64)) {
    let foot = y + DIGITS;
    for bar in &code.bars {
        let from = x + f64::from(QUIET_BEFORE + bar.from) * MODULE;
        let (foot, height) = if bar.guard { (foot, HEIGHT + GUARD) } else { (foot + GUARD, HEIGHT) };
        drawing.fill([from, foot, f64::from(bar.width) * MODULE, height], BLACK);
    }
    for (digit, from, modules) in code.places() {
        let middle = x + (f64::from(from) + f64::from(modules) / 2.0) * MODULE;
        drawing.centred(&digit.to_string(), (middle, y + 0.6), SIZE, BLACK);
    }
}
