//! Dates as readers write them.

use super::Locale;
use crate::model::identifier::Date;

impl Locale {
    /// A date in words: "30 November 2026".
    pub fn date(&self, date: Date) -> String {
        let month = self.months.get(usize::from(date.month()).saturating_sub(1)).map_or("", String::as_str);
        self.date
            .replace("{day}", &date.day().to_string())
            .replace("{month}", month)
            .replace("{year}", &date.year().to_string())
    }
}
