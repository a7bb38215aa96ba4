//! An ISBN as an EAN-13: where its bars are (ISO/IEC 15420).

use barcoders::sym::ean13::EAN13;

use crate::model::identifier::Isbn;

/// The width of a module at full size, in millimetres.
pub(super) const MODULE: f64 = 0.33;
/// Bars are so high, in millimetres,
pub(super) const HEIGHT: f64 = 22.85;
/// and guards so much higher.
pub(super) const GUARD: f64 = 1.65;
/// The light space before the first bar, in modules,
pub(super) const QUIET_BEFORE: u32 = 11;
/// and all of it with the bars and the space behind them.
pub(super) const MODULES: u32 = 113;

/// A bar, in modules from the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bar {
    pub(super) from: u32,
    pub(super) width: u32,
    /// Whether it is one of the six that part the digits.
    pub(super) guard: bool,
}

/// The code of one number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Barcode {
    /// Thirteen of them.
    pub(super) digits: String,
    pub(super) bars: Vec<Bar>,
}

impl Barcode {
    /// `None` only where an ISBN is none, which the type does not allow.
    pub(super) fn of(isbn: &Isbn) -> Option<Barcode> {
        let digits: String = isbn.as_str().chars().filter(char::is_ascii_digit).collect();
        let modules = EAN13::new(&digits).ok()?.encode();
        let mut bars: Vec<Bar> = Vec::new();
        let mut dark_before = false;
        for (at, module) in (0..).zip(&modules) {
            let dark = *module == 1;
            match bars.last_mut() {
                Some(bar) if dark && dark_before => bar.width += 1,
                _ if dark => bars.push(Bar { from: at, width: 1, guard: matches!(at, 0..3 | 45..50 | 92..) }),
                _ => {}
            }
            dark_before = dark;
        }
        (modules.len() == 95).then_some(Barcode { digits, bars })
    }

    /// Where each digit stands below the bars: its first module, from the edge of the quiet zone, and its modules.
    pub(super) fn places(&self) -> impl Iterator<Item = (char, u32, u32)> {
        self.digits.chars().zip(0..).map(|(digit, number)| match number {
            0 => (digit, 2, 7),
            1..=6 => (digit, 7 + 7 * number, 7),
            _ => (digit, 12 + 7 * number, 7),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_thirty_bars_and_six_guards() {
        let isbn = Isbn::new("978-1-9999999-5-7").expect("an ISBN");
        let code = Barcode::of(&isbn).expect("a code");
        assert_eq!(code.digits, "9781999999957");
        assert_eq!(code.bars.len(), 30);
        assert_eq!(code.bars.iter().filter(|bar| bar.guard).count(), 6);
        let last = code.bars.last().expect("a bar");
        assert_eq!(last.from + last.width, 95);
        let places: Vec<u32> = code.places().map(|(_, from, _)| from).collect();
        assert_eq!((places[1], places[6], places[7], places[12]), (14, 49, 61, 96));
    }
}
