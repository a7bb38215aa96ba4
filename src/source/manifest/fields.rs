//! Reads a TOML table key by key: each fault is reported on its value, and reading goes on.

use std::ops::{Range, RangeInclusive};

use serde::de::DeserializeOwned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Diagnostic, Span, nearest};
use crate::model::identifier::Fault;

use super::reader::Reader;
use super::{choice, text};

/// One table while it is read.
pub(in crate::source) struct Fields<'t, 'r, 's> {
    table: &'t DeTable<'t>,
    /// What stands before a key in messages, such as `isbn.`.
    pub(super) path: String,
    /// Of the whole table: its heading, its braces, or the start of the file.
    span: Span,
    known: Vec<&'static str>,
    pub(super) reader: &'r mut Reader<'s>,
}

impl<'t, 'r, 's> Fields<'t, 'r, 's> {
    /// Reads the keys of a table, and reports those that were not asked for.
    pub(super) fn read<T>(
        table: &'t DeTable<'t>,
        path: String,
        span: Span,
        reader: &'r mut Reader<'s>,
        read: impl FnOnce(&mut Fields<'t, 'r, 's>) -> T,
    ) -> T {
        let mut fields = Fields { table, path, span, known: Vec::new(), reader };
        let result = read(&mut fields);
        fields.finish();
        result
    }

    /// Of the table.
    pub(super) fn span(&self) -> Span {
        self.span
    }

    /// Of the value of a key, where there is one.
    pub(super) fn span_of(&self, key: &str) -> Option<Span> {
        self.table.get(key).map(|value| self.reader.span(value.span()))
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Whether keys may have been lost to faults of syntax, so that none is missing for certain.
    pub(super) fn is_incomplete(&self) -> bool {
        self.reader.faults.incomplete
    }

    pub(super) fn report(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.reader.sink.report(Diagnostic::new(code, span, message).hint(hint));
    }

    /// Reports that a key ought to be there, unless it may only be unreadable.
    pub(super) fn missing(&mut self, key: &str, hint: impl Into<String>) {
        if !self.is_incomplete() && !self.has(key) {
            let message = format!("`{}{key}` is missing", self.path);
            self.report(Code::MissingKey, self.span, message, hint);
        }
    }

    /// A line of text: blanks are joined to one, controls removed and reported.
    pub(super) fn text(&mut self, key: &'static str) -> Option<String> {
        let (span, value) = self.take(key)?;
        self.as_text(key, span, value)
    }

    /// Text that has to be there; `example` is the value in the hint.
    pub(super) fn required_text(&mut self, key: &'static str, example: &str) -> Option<String> {
        self.missing(key, format!("add `{key} = \"{example}\"`"));
        self.text(key)
    }

    /// Text that has rules of its own.
    pub(super) fn checked<T>(
        &mut self,
        key: &'static str,
        code: Code,
        check: impl Fn(&str) -> Result<T, Fault>,
    ) -> Option<T> {
        let (span, value) = self.take(key)?;
        let text = self.as_text(key, span, value)?;
        self.check(key, span, &text, code, &check)
    }

    pub(super) fn texts(&mut self, key: &'static str) -> Vec<String> {
        self.checked_texts(key, Code::InvalidValue, |text| Ok(text.to_owned()))
    }

    /// A list of texts that have rules of their own.
    pub(super) fn checked_texts<T>(
        &mut self,
        key: &'static str,
        code: Code,
        check: impl Fn(&str) -> Result<T, Fault>,
    ) -> Vec<T> {
        let mut checked = Vec::new();
        for (span, value) in self.items(key) {
            if let Some(text) = self.as_text(key, span, value) {
                checked.extend(self.check(key, span, &text, code, &check));
            }
        }
        checked
    }

    /// One of the names of an enum.
    pub(super) fn choice<T: DeserializeOwned>(&mut self, key: &'static str) -> Option<T> {
        self.note(key, choice::names::<T>());
        self.checked(key, Code::InvalidValue, choice::read::<T>)
    }

    /// A list of names of an enum.
    pub(super) fn choices<T: DeserializeOwned>(&mut self, key: &'static str) -> Vec<T> {
        self.note(key, choice::names::<T>());
        self.checked_texts(key, Code::InvalidValue, choice::read::<T>)
    }

    pub(super) fn flag(&mut self, key: &'static str) -> Option<bool> {
        let (span, value) = self.take(key)?;
        if let DeValue::Boolean(flag) = value {
            return Some(*flag);
        }
        self.wrong_type(key, span, value, "`true` or `false`", "write `true` or `false`, without quotes");
        None
    }

    /// A number between two, both included.
    pub(super) fn number(&mut self, key: &'static str, range: RangeInclusive<f64>) -> Option<f64> {
        let (span, value) = self.take(key)?;
        self.as_number(key, span, value, &range)
    }

    /// A list of numbers between two, both included.
    pub(super) fn numbers(&mut self, key: &'static str, range: RangeInclusive<f64>) -> Vec<f64> {
        let mut numbers = Vec::new();
        for (span, value) in self.items(key) {
            numbers.extend(self.as_number(key, span, value, &range));
        }
        numbers
    }

    fn as_number(
        &mut self,
        key: &str,
        span: Span,
        value: &DeValue<'_>,
        range: &RangeInclusive<f64>,
    ) -> Option<f64> {
        let example = format!("write a number such as `{}`, without quotes", range.start());
        let number = match value {
            DeValue::Float(number) => number.as_str().replace('_', "").parse::<f64>().ok(),
            DeValue::Integer(number) => number.as_str().replace('_', "").parse::<f64>().ok(),
            other => {
                self.wrong_type(key, span, other, "a number", &example);
                return None;
            }
        };
        if let Some(number) = number.filter(|number| range.contains(number)) {
            return Some(number);
        }
        let message = format!("`{}{key}` is not between {} and {}", self.path, range.start(), range.end());
        self.report(Code::InvalidValue, span, message, example);
        None
    }

    /// A table under a key.
    pub(super) fn table<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Fields<'_, '_, 's>) -> T,
    ) -> Option<T> {
        let (span, value) = self.take(key)?;
        match value {
            DeValue::Table(table) => Some(self.inside(key, span, table, read)),
            other => {
                let hint = format!("write `[{}{key}]` on a line of its own, and its keys below", self.path);
                self.wrong_type(key, span, other, "a table", &hint);
                None
            }
        }
    }

    /// A list of tables: `[[key]]`, or inline.
    pub(super) fn tables<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Fields<'_, '_, 's>) -> Option<T>,
    ) -> Vec<T> {
        let mut all = Vec::new();
        for (span, value) in self.items(key) {
            match value {
                DeValue::Table(table) => all.extend(self.inside(key, span, table, &mut read)),
                other => self.wrong_type(key, span, other, "a table", "write `{ … }` with its keys"),
            }
        }
        all
    }

    /// A list whose items are texts or tables.
    pub(super) fn texts_or_tables<T>(
        &mut self,
        key: &'static str,
        of_text: impl Fn(String, Span) -> T,
        mut read: impl FnMut(&mut Fields<'_, '_, 's>) -> Option<T>,
    ) -> Vec<T> {
        let mut all = Vec::new();
        for (span, value) in self.items(key) {
            match value {
                DeValue::Table(table) => all.extend(self.inside(key, span, table, &mut read)),
                other => all.extend(self.as_text(key, span, other).map(|text| of_text(text, span))),
            }
        }
        all
    }

    /// Reads a table within this one.
    fn inside<T>(
        &mut self,
        key: &str,
        span: Span,
        table: &DeTable<'_>,
        read: impl FnOnce(&mut Fields<'_, '_, 's>) -> T,
    ) -> T {
        let path = format!("{}{key}.", self.path);
        Fields::read(table, path, span, &mut *self.reader, |fields| read(fields))
    }

    /// The items of a list; an only item may not stand without brackets, but is read all the same.
    pub(super) fn items(&mut self, key: &'static str) -> Vec<(Span, &'t DeValue<'t>)> {
        let Some((span, value)) = self.take(key) else { return Vec::new() };
        let DeValue::Array(items) = value else {
            let written = self.reader.written(span);
            let hint = match value {
                DeValue::Table(_) => format!("write `[[{}{key}]]`", self.path),
                _ => format!("write `[{}]`", shortened(written)),
            };
            self.wrong_type(key, span, value, "a list", &hint);
            return Vec::new();
        };
        let spans = items.iter().map(|item| (item.span(), item.get_ref()));
        spans
            .filter(|(range, _)| !self.spoilt(range))
            .map(|(range, item)| (self.reader.span(range), item))
            .collect()
    }

    /// Whether a value is a guess of the parser's, in a place that is reported as a fault of syntax.
    fn spoilt(&self, range: &Range<usize>) -> bool {
        self.reader.faults.touch(range)
    }

    /// The value of a key, if the parser is sure of it. Lists and tables are; their parts are asked one by one.
    pub(super) fn take(&mut self, key: &'static str) -> Option<(Span, &'t DeValue<'t>)> {
        let (span, value) = self.take_spoilt(key)?;
        let range = span.start - self.reader.offset..span.end - self.reader.offset;
        let whole = matches!(value, DeValue::Array(_) | DeValue::Table(_));
        (whole || !self.spoilt(&range)).then_some((span, value))
    }

    pub(super) fn take_spoilt(&mut self, key: &'static str) -> Option<(Span, &'t DeValue<'t>)> {
        self.known.push(key);
        self.note(key, &[]);
        let (_, value) = self.table.get_key_value(key)?;
        Some((self.reader.span(value.span()), value.get_ref()))
    }

    pub(super) fn as_text(&mut self, key: &str, span: Span, value: &DeValue<'_>) -> Option<String> {
        let DeValue::String(written) = value else {
            let written = self.reader.written(span);
            let hint = match value {
                DeValue::Array(_) => "write one text, without brackets".to_owned(),
                DeValue::Table(_) => "write text in quotes".to_owned(),
                _ => format!("write `\"{written}\"`"),
            };
            self.wrong_type(key, span, value, "text", &hint);
            return None;
        };
        let (clean, left_out) = text::clean(written);
        for code in [Code::ControlCharacter, Code::BidirectionalControl] {
            let Some(first) = left_out.iter().find(|c| text::rule(**c) == code) else { continue };
            let what = match code {
                Code::ControlCharacter if first.is_control() => "a control character",
                Code::ControlCharacter => "a character that no edition has a place for",
                _ => "an invisible character that changes the order of what is read",
            };
            let message =
                format!("`{}{key}` has {what}, U+{:04X}, which is left out", self.path, u32::from(*first));
            self.report(code, span, message, "delete it");
        }
        if !text::is_seen(&clean) {
            let message = format!("`{}{key}` is empty", self.path);
            self.report(Code::InvalidValue, span, message, "write something, or leave the line out");
            return None;
        }
        let length = clean.chars().count();
        if length > text::LONGEST {
            let most = text::LONGEST;
            let message = format!("`{}{key}` has {length} characters, more than {most}", self.path);
            self.report(Code::InvalidValue, span, message, "write less; what is long belongs into the text");
            return None;
        }
        Some(clean)
    }

    fn check<T>(
        &mut self,
        key: &str,
        span: Span,
        text: &str,
        code: Code,
        check: &impl Fn(&str) -> Result<T, Fault>,
    ) -> Option<T> {
        match check(text) {
            Ok(value) => Some(value),
            Err(fault) => {
                self.fault(key, span, code, fault);
                None
            }
        }
    }

    /// Reports a fault in the words of the identifier, with the key before them.
    pub(super) fn fault(&mut self, key: &str, span: Span, code: Code, fault: Fault) {
        let joint = if fault.message.starts_with("has ") { "" } else { ":" };
        let message = format!("`{}{key}`{joint} {}", self.path, fault.message);
        let mut diagnostic = Diagnostic::new(code, span, message);
        diagnostic.hint = fault.hint;
        self.reader.sink.report(diagnostic);
    }

    pub(super) fn wrong_type(
        &mut self,
        key: &str,
        span: Span,
        value: &DeValue<'_>,
        wanted: &str,
        hint: &str,
    ) {
        let given = match value {
            DeValue::String(_) => "text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(true) => "`true`",
            DeValue::Boolean(false) => "`false`",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let message = format!("`{}{key}` is {given}, not {wanted}", self.path);
        self.report(Code::InvalidValue, span, message, hint);
    }

    /// Reports every key that was not asked for.
    fn finish(&mut self) {
        for key in self.table.keys() {
            let name = key.get_ref().as_ref();
            if self.known.contains(&name) {
                continue;
            }
            let message = format!("there is no key `{}{}`", self.path, shortened(name));
            let foreign = crate::source::yaml::foreign_key(name).filter(|ours| {
                self.path.is_empty() && ours.split('.').next().is_some_and(|key| self.known.contains(&key))
            });
            let hint = match nearest(name, self.known.iter().copied()) {
                _ if let Some(ours) = foreign => format!("here it is `{ours}`"),
                Some(meant) => format!("did you mean `{}{meant}`?", self.path),
                None if self.known.len() > 10 => "`imprint schema` lists the keys".to_owned(),
                None => format!("the keys here are {}", listed(&self.known)),
            };
            let span = self.reader.span(key.span());
            self.report(Code::UnknownKey, span, message, hint);
        }
    }

    #[cfg(test)]
    fn note(&mut self, key: &str, names: &[&'static str]) {
        self.reader.asked.entry(format!("{}{key}", self.path)).or_default().extend(names);
    }

    #[cfg(not(test))]
    fn note(&self, _key: &str, _names: &[&'static str]) {}

    /// Everything asked for so far, in all tables.
    #[cfg(test)]
    pub(super) fn asked(&self) -> std::collections::BTreeMap<String, Vec<&'static str>> {
        self.reader.asked.clone()
    }
}

/// Text for a message: what is too long to read is cut.
fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or("")),
        None => text.to_owned(),
    }
}

/// Names in backticks with commas.
fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}
