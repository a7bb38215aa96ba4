//! Diagnostics for programs: one JSON object a line.

use serde::Serialize;

use super::place::Places;
use crate::diagnostic::{Leveled, Sources};

/// The fields and their names are an interface: add, never change.
#[derive(Serialize)]
struct Line<'a> {
    code: &'a str,
    level: &'a str,
    message: &'a str,
    hint: Option<&'a str>,
    /// `null` where the diagnostic lies in no file.
    place: Option<PlaceFields>,
}

/// Lines and columns count from 1, columns in characters; the end is after the last character.
/// `start` and `end` are bytes of the file.
#[derive(Serialize)]
struct PlaceFields {
    path: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start: usize,
    end: usize,
}

/// JSON Lines: `{"code":…,"level":…,"message":…,"hint":…,"place":{…}}`.
pub fn json(sources: &Sources, findings: &[Leveled]) -> String {
    let mut places = Places::new(sources);
    let mut text = String::new();
    for Leveled { level, diagnostic } in super::shown(findings) {
        let place = diagnostic.place.and_then(|span| {
            let place = places.place(Some(span))?;
            Some(PlaceFields {
                path: place.path,
                line: place.start.line,
                column: place.start.column,
                end_line: place.end.line,
                end_column: place.end.column,
                start: span.start,
                end: span.end,
            })
        });
        let line = Line {
            code: diagnostic.code.as_str(),
            level: level.as_str(),
            message: &diagnostic.message,
            hint: diagnostic.hint.as_deref(),
            place,
        };
        // Strings and numbers always can be written.
        text.push_str(&serde_json::to_string(&line).unwrap_or_default());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Diagnostic, Level, Span};

    #[test]
    fn the_fields_are_these() {
        let mut sources = Sources::default();
        let file = sources.add("a/01.md", "é\n[x](y)\n");
        let findings = [
            Leveled {
                level: Level::Deny,
                diagnostic: Diagnostic::new(Code::BrokenReference, Span::new(file, 3..9), "no \"y\""),
            },
            Leveled {
                level: Level::Warn,
                diagnostic: Diagnostic::new(Code::MissingDate, None, "no date").hint("add one"),
            },
        ];
        assert_eq!(
            json(&sources, &findings),
            concat!(
                r#"{"code":"broken-reference","level":"deny","message":"no \"y\"","hint":null,"#,
                r#""place":{"path":"a/01.md","line":2,"column":1,"end_line":2,"end_column":7,"start":3,"end":9}}"#,
                "\n",
                r#"{"code":"missing-date","level":"warn","message":"no date","hint":"add one","place":null}"#,
                "\n"
            )
        );
    }
}
