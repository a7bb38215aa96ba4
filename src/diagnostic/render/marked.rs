//! Diagnostics in pieces, for whoever sets them himself: the preview shows them in a page.

use serde::Serialize;

use super::excerpt::{Excerpt, excerpt};
use super::legible::legible;
use super::place::{Places, slashed};
use crate::diagnostic::{Leveled, Sources};

/// Characters of a line that are shown.
const WIDTH: usize = 120;

/// One diagnostic; every text in it is legible, and none of it is escaped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Marked {
    pub code: &'static str,
    pub level: &'static str,
    pub message: String,
    pub hint: Option<String>,
    /// `None` where it lies in no file.
    pub place: Option<MarkedPlace>,
}

/// Where it is, with the lines around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MarkedPlace {
    pub path: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// The lines up to what is meant, what is meant, and the lines after it.
    pub before: String,
    pub marked: String,
    pub after: String,
}

/// Every diagnostic with the lines it is about.
pub fn marked(sources: &Sources, findings: &[Leveled]) -> Vec<Marked> {
    let mut places = Places::new(sources);
    let mark = |Leveled { level, diagnostic }: &Leveled| Marked {
        code: diagnostic.code.as_str(),
        level: level.as_str(),
        message: legible(&diagnostic.message),
        hint: diagnostic.hint.as_ref().map(|hint| hint.lines().map(legible).collect::<Vec<_>>().join("\n")),
        place: diagnostic.place.and_then(|span| {
            let (file, lines) = places.lines(span)?;
            let Excerpt { text, label, position, .. } = excerpt(lines, span, WIDTH);
            let piece = |range: std::ops::Range<usize>| text.get(range).unwrap_or("").to_owned();
            Some(MarkedPlace {
                path: legible(&slashed(file)),
                line: position.line,
                column: position.column,
                before: piece(0..label.start),
                marked: piece(label.clone()),
                after: piece(label.end..text.len()),
            })
        }),
    };
    super::shown(findings).map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Diagnostic, Level, Span};

    #[test]
    fn the_pieces_are_the_lines_again() {
        let text = "title = \"<b>\"\r\n\tpublished = 2026-02-30\r\nlanguage = \"en\"\r\n";
        let mut sources = Sources::default();
        let file = sources.add("reports/a/report.toml", text);
        let at = text.find("2026").unwrap();
        let diagnostic =
            Diagnostic::new(Code::InvalidDate, Span::new(file, at..at + 10), "no such\u{1b} day");
        let found = marked(&sources, &[Leveled { level: Level::Deny, diagnostic }]);
        let place = found[0].place.as_ref().unwrap();
        assert_eq!((place.path.as_str(), place.line, place.column), ("reports/a/report.toml", 2, 14));
        assert_eq!(place.marked, "2026-02-30");
        assert_eq!(
            format!("{}{}{}", place.before, place.marked, place.after),
            "title = \"<b>\"\n    published = 2026-02-30\nlanguage = \"en\""
        );
        assert_eq!((found[0].level, found[0].message.as_str()), ("deny", "no such␛ day"));
    }
}
