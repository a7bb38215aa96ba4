//! What something costs.

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
        let places = minor_digits(&self.currency);
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

/// How many digits a currency has after the point (ISO 4217, list one).
pub fn minor_digits(currency: &str) -> u32 {
    match currency {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "VND"
        | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}
