//! Whole numbers.

use toml::de::DeValue;

use super::fields::Fields;
use crate::diagnostic::Code;

impl Fields<'_, '_, '_> {
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
