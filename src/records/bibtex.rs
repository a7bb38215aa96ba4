//! BibTeX: one entry, in fields that both BibTeX and biblatex read.

use super::description::Description;
use super::name::Name;
use super::shelf::Shelf;
use crate::model::metadata::ContributorRole;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Writes the entry: `@techreport` for reports and briefings, `@book` for the book of a series, `@misc` for what is
/// shorter. Its key is the slug.
pub(super) fn write(description: &Description<'_>, shelf: &Shelf<'_>) -> String {
    let metadata = description.metadata;
    let (kind, publisher) = match (metadata.collects, description.is_report()) {
        (true, _) => ("book", "publisher"),
        (_, true) => ("techreport", "institution"),
        _ => ("misc", "publisher"),
    };
    let mut entry = Entry(format!("@{kind}{{{},\n", metadata.slug));
    entry.field("author", &names(description, ContributorRole::Author));
    entry.field("editor", &names(description, ContributorRole::Editor));
    entry.field("translator", &names(description, ContributorRole::Translator));
    // In braces of its own, so that no style changes its capitals.
    entry.field("title", &format!("{{{}}}", escaped(&description.title)));
    entry.text(publisher, description.publisher);
    entry.text("address", description.place);
    entry.text("number", metadata.number.as_deref());
    entry.text("edition", metadata.edition.as_deref());
    entry.text("series", description.series(shelf));
    if let Some(date) = description.published() {
        entry.field("year", &date.year().to_string());
        if let Some(month) = MONTHS.get(usize::from(date.month()).wrapping_sub(1)) {
            entry.bare("month", month);
        }
        entry.field("date", &date.to_string());
    }
    let isbns: Vec<&str> = description.isbns().map(|(_, isbn)| isbn.as_str()).collect();
    entry.field("isbn", &isbns.join(", "));
    entry.field("doi", &address(metadata.doi.as_ref().map_or("", |doi| doi.as_str())));
    entry.field("url", &address(description.address.as_deref().unwrap_or("")));
    entry.field("langid", metadata.language.as_str());
    entry.field("keywords", &escaped(&metadata.subjects.keywords.join(", ")));
    entry.text("abstract", metadata.description.as_deref());
    entry.field("note", &escaped(&description.notes().join(" ")));
    entry.0.push_str("}\n");
    entry.0
}

struct Entry(String);

impl Entry {
    /// What is written as BibTeX reads it; nothing where there is nothing.
    fn field(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.0.push_str(&format!("  {name} = {{{value}}},\n"));
        }
    }

    fn text(&mut self, name: &str, text: Option<&str>) {
        self.field(name, &escaped(text.unwrap_or("")));
    }

    /// A word that BibTeX knows.
    fn bare(&mut self, name: &str, word: &str) {
        self.0.push_str(&format!("  {name} = {word},\n"));
    }
}

/// "Tarrowby, Imogen and {The Lanthorn Trust}".
fn names(description: &Description<'_>, role: ContributorRole) -> String {
    let names = description.contributors(role).map(|contributor| match Name::of(contributor) {
        Name::Organisation(name) => format!("{{{}}}", escaped(&name)),
        Name::Person { family, given: None } => part(&family),
        Name::Person { family, given: Some(given) } => format!("{}, {}", part(&family), part(&given)),
    });
    names.collect::<Vec<_>>().join(" and ")
}

/// A part of a name, in braces where BibTeX would cut it.
fn part(name: &str) -> String {
    let cut = name.contains(',') || name.split_whitespace().any(|word| word.eq_ignore_ascii_case("and"));
    if cut { format!("{{{}}}", escaped(name)) } else { escaped(name) }
}

/// Text as TeX prints it. Braces are named, since BibTeX counts those behind a backslash too; an entry is one line a
/// field, and what no file of text may hold is left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '#' | '$' | '%' | '&' | '_' => escaped.extend(['\\', c]),
            c if super::breaks_line(c) => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// An address or a DOI, which styles print as they stand; braces would not balance.
fn address(text: &str) -> String {
    text.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_a_field() {
        assert_eq!(escaped("}, x = {5% of $1\n@misc{a"), {
            "\\textbraceright{}, x = \\textbraceleft{}5\\% of \\$1 @misc\\textbraceleft{}a"
        });
        assert_eq!(part("Rock and Roll"), "{Rock and Roll}");
        assert_eq!(part("Sandor"), "Sandor");
    }
}
