//! Text of several lines.

use toml::de::DeValue;

use super::fields::Fields;
use super::text;
use crate::diagnostic::{Code, Span};

impl Fields<'_, '_, '_> {
    /// Text whose lines matter, with its place: characters that may not be there are left out and reported.
    pub(super) fn prose(&mut self, key: &'static str) -> Option<(String, Span)> {
        let (span, value) = self.take(key)?;
        let DeValue::String(written) = value else {
            // Says what is wrong with it.
            self.as_text(key, span, value);
            return None;
        };
        // Each line by itself keeps its indentation, which Markdown needs; what is left out is told once for all.
        self.as_text(key, span, value)?;
        let lines = written.split('\n').map(|line| {
            let content = line.trim_start_matches([' ', '\t']);
            let indent = line.get(..line.len() - content.len()).unwrap_or("");
            format!("{indent}{}", text::clean(content).0)
        });
        let prose = lines.collect::<Vec<_>>().join("\n");
        if prose.trim().is_empty() {
            let message = format!("`{}{key}` is empty", self.path);
            self.report(Code::InvalidValue, span, message, "write something");
            return None;
        }
        Some((prose, span))
    }
}
