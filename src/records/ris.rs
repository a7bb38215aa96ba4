//! RIS: a tag and a value on each line, as reference managers import them.

use super::description::Description;
use super::name::Name;
use super::shelf::Shelf;
use crate::model::metadata::{ContributorRole, Kind};

/// Writes the reference. Lines end as the format has them, with CR and LF.
pub(super) fn write(description: &Description<'_>, shelf: &Shelf<'_>) -> String {
    let metadata = description.metadata;
    let kind = match metadata.kind {
        _ if metadata.collects => "BOOK",
        Kind::Report | Kind::Briefing => "RPRT",
        Kind::Article => "BLOG",
        Kind::News => "NEWS",
    };
    let mut lines = Lines(String::new());
    lines.line("TY", kind);
    lines.line("ID", metadata.slug.as_str());
    lines.line("TI", &description.title);
    let roles = [
        ("AU", ContributorRole::Author),
        ("ED", ContributorRole::Editor),
        ("A4", ContributorRole::Translator),
    ];
    for (tag, role) in roles {
        for contributor in description.contributors(role) {
            lines.line(tag, &Name::of(contributor).inverted());
        }
    }
    if let Some(date) = description.published() {
        lines.line("PY", &date.year().to_string());
        lines.line("DA", &date.to_string().replace('-', "/"));
    }
    lines.line("PB", description.publisher.unwrap_or(""));
    lines.line("CY", description.place.unwrap_or(""));
    lines.line("T3", description.series(shelf).unwrap_or(""));
    lines.line("ET", metadata.edition.as_deref().unwrap_or(""));
    lines.line("M1", metadata.number.as_deref().unwrap_or(""));
    for (_, isbn) in description.isbns() {
        lines.line("SN", isbn.as_str());
    }
    lines.line("DO", metadata.doi.as_ref().map_or("", |doi| doi.as_str()));
    lines.line("UR", description.address.as_deref().unwrap_or(""));
    lines.line("LA", metadata.language.as_str());
    lines.line("AB", metadata.description.as_deref().unwrap_or(""));
    for word in &metadata.subjects.keywords {
        lines.line("KW", word);
    }
    for note in description.notes() {
        lines.line("N1", &note);
    }
    lines.0.push_str("ER  - \r\n");
    lines.0
}

struct Lines(String);

impl Lines {
    /// One line, whatever the value holds; none where there is nothing.
    fn line(&mut self, tag: &str, value: &str) {
        let value: String = value.chars().map(|c| if super::breaks_line(c) { ' ' } else { c }).collect();
        let value = value.trim();
        if !value.is_empty() {
            self.0.push_str(&format!("{tag}  - {value}\r\n"));
        }
    }
}
