//! Dates: TOML has them as values of their own, and authors write them in every other way.

use toml::de::DeValue;

use crate::diagnostic::Code;
use crate::model::identifier::Date;

use super::fields::Fields;

const DATE_HINT: &str = "write a date such as `2026-11-30`, without quotes";

impl Fields<'_, '_, '_> {
    /// A day. What is written for it in another way is told with the day it probably means.
    pub(super) fn date(&mut self, key: &'static str) -> Option<Date> {
        let (span, value) = self.take_spoilt(key)?;
        if let DeValue::Datetime(moment) = value
            && let (Some(date), None) = (moment.date, moment.time)
        {
            let date = Date::new(i32::from(date.year), date.month, date.day);
            return date.map_err(|fault| self.fault(key, span, Code::InvalidDate, fault)).ok();
        }
        let written = self.reader.written(span).trim().to_owned();
        if written.is_empty() {
            return None;
        }
        self.reader.faults.settle(&(span.start - self.reader.offset..span.end - self.reader.offset));
        let name = format!("{}{key}", self.path);
        let quoted = value.as_str().filter(|_| written.starts_with(['"', '\'']));
        let (message, hint) = match (quoted, value) {
            (Some(text), _) => match Date::parse(text) {
                Ok(date) => (format!("`{name}` is in quotes"), format!("write `{date}`, without quotes")),
                Err(fault) => (format!("`{name}`: {}", fault.message), DATE_HINT.to_owned()),
            },
            (None, DeValue::Datetime(moment)) if moment.time.is_some() => match moment.date {
                Some(date) => (format!("`{name}` has a time of day"), format!("write `{date}`")),
                None => (format!("`{name}` has no day"), DATE_HINT.to_owned()),
            },
            _ => match Date::parse(&written) {
                Ok(date) => (format!("`{name}`: `{written}` is no date"), format!("write `{date}`")),
                Err(fault) => (format!("`{name}`: {}", fault.message), DATE_HINT.to_owned()),
            },
        };
        self.report(Code::InvalidDate, span, message, hint);
        None
    }
}
