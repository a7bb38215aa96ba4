//! Diagnostics one a line, for editors and `grep`.

use std::fmt::Write;

use super::legible::legible;
use super::place::Places;
use crate::diagnostic::{Leveled, Sources};

/// Lines of `path:line:column: deny[code]: message (hint)`, lines and columns from 1, the path left out where
/// there is no place.
pub fn short(sources: &Sources, findings: &[Leveled]) -> String {
    let mut places = Places::new(sources);
    let mut text = String::new();
    for Leveled { level, diagnostic } in super::shown(findings) {
        if let Some(place) = places.place(diagnostic.place) {
            let _ = write!(text, "{}:{}:{}: ", legible(&place.path), place.start.line, place.start.column);
        }
        let message = legible(&diagnostic.message);
        let _ = write!(text, "{}[{}]: {message}", level.as_str(), diagnostic.code.as_str());
        if let Some(hint) = &diagnostic.hint {
            let _ = write!(text, " ({})", hint.lines().map(legible).collect::<Vec<_>>().join(" "));
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Diagnostic, Level, Span};

    #[test]
    fn one_line_each() {
        let mut sources = Sources::default();
        let file = sources.add("a/01.md", "\n![](é.png)\n");
        let diagnostic = Diagnostic::new(Code::MissingAlt, Span::new(file, 1..12), "`a\nb` has no alt")
            .hint("write it\nbetween `[` and `]`");
        let findings = [
            Leveled { level: Level::Deny, diagnostic },
            Leveled { level: Level::Warn, diagnostic: Diagnostic::new(Code::MissingDate, None, "no date") },
        ];
        assert_eq!(
            short(&sources, &findings),
            "a/01.md:2:1: deny[missing-alt]: `a␊b` has no alt (write it between `[` and `]`)\n\
             warn[missing-date]: no date\n"
        );
    }
}
