//! What something costs.

use iso_currency::Currency;

/// An amount in the minor unit of a currency: 299 GBP is £2.99.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Price {
    pub minor_units: u64,
    /// ISO 4217.
    pub currency: String,
}

impl Price {
    /// The amount alone, exact: `2.99`.
    pub fn amount(&self) -> String {
        let places = minor_digits(&self.currency).unwrap_or_default();
        let unit = 10_u64.pow(places);
        match places {
            0 => self.minor_units.to_string(),
            places => {
                let width = usize::try_from(places).unwrap_or_default();
                format!("{}.{:0width$}", self.minor_units / unit, self.minor_units % unit)
            }
        }
    }
}

/// How many digits a currency has after the point; `None` where ISO 4217 knows no such currency, or one that nothing is
/// sold for, such as gold.
pub fn minor_digits(currency: &str) -> Option<u32> {
    Currency::from_code(currency)?.exponent().map(u32::from)
}
