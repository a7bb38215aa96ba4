//! Whole numbers.

use toml::de::DeValue;

use super::fields::Fields;
use crate::diagnostic::Code;

impl Fields<'_, '_, '_> {
    /// A number of years, up to a century.
    pub(super) fn years(&mut self, key: &'static str) -> Option<i32> {
        let span = self.span_of(key);
        let years = self.whole_number(key)?;
        if years > 100 {
            let message = format!("`{}{key}` is no number of years from 1 to 100", self.path);
            self.report(
                Code::InvalidValue,
                span.unwrap_or(self.span()),
                message,
                "write a number such as `5`",
            );
            return None;
        }
        i32::try_from(years).ok()
    }

    /// A number from 1.
    pub(super) fn whole_number(&mut self, key: &'static str) -> Option<u32> {
        let (span, value) = self.take(key)?;
        let DeValue::Integer(written) = value else {
            self.wrong_type(key, span, value, "a whole number", "write a number such as `5`, without quotes");
            return None;
        };
        let number = u32::from_str_radix(written.as_str(), written.radix()).ok().filter(|number| *number > 0);
        if number.is_none() {
            let message = format!("`{}{key}` is no number from 1 to {}", self.path, u32::MAX);
            self.report(Code::InvalidValue, span, message, "write a number such as `5`");
        }
        number
    }
}
