//! Diagnostics as GitHub workflow commands, shown beside the changed lines of a pull request.

use std::fmt::Write;

use super::place::Places;
use crate::diagnostic::{Level, Leveled, Sources};

/// GitHub shows ten annotations of a kind in a step, and leaves out the rest without a word.
const MOST: usize = 10;

/// Lines of `::error file=…,line=…,endLine=…,col=…,endColumn=…,title=…::message`, at most ten of a kind, then a notice
/// of how many there are besides.
pub fn github(sources: &Sources, findings: &[Leveled]) -> String {
    let mut places = Places::new(sources);
    let mut text = String::new();
    let mut rest = Vec::new();
    for (level, command, plural) in [(Level::Deny, "error", "denied"), (Level::Warn, "warning", "warned of")]
    {
        let of_level: Vec<&Leveled> =
            super::shown(findings).filter(|finding| finding.level == level).collect();
        for Leveled { diagnostic, .. } in of_level.iter().take(MOST) {
            let _ = write!(text, "::{command} ");
            if let Some(place) = places.place(diagnostic.place) {
                let (start, end) = (place.start, place.end);
                let file = property(&place.path);
                let _ = write!(text, "file={file},line={},endLine={},", start.line, end.line);
                // Columns are refused where the lines differ.
                if start.line == end.line {
                    let _ = write!(text, "col={},endColumn={},", start.column, end.column);
                }
            }
            let hint = diagnostic.hint.as_ref().map(|hint| format!("\n{hint}")).unwrap_or_default();
            let message = data(&format!("{}{hint}", diagnostic.message));
            let _ = writeln!(text, "title={}::{message}", property(diagnostic.code.as_str()));
        }
        if of_level.len() > MOST {
            rest.push(format!("{} {plural}", of_level.len() - MOST));
        }
    }
    if !rest.is_empty() {
        let _ = writeln!(text, "::notice title=imprint::not shown here: {}", rest.join(", "));
    }
    text
}

/// Escapes a message, as `@actions/core` does.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Diagnostic, Span};

    #[test]
    fn nothing_in_a_message_ends_the_command() {
        let mut sources = Sources::default();
        let file = sources.add("a,b:c.md", "[x](y)\n[z](w)");
        let findings = [
            Leveled {
                level: Level::Deny,
                diagnostic: Diagnostic::new(Code::BrokenReference, Span::new(file, 0..6), "100%\n::error::x"),
            },
            Leveled {
                level: Level::Warn,
                diagnostic: Diagnostic::new(Code::RawHtml, Span::new(file, 4..9), "two lines")
                    .hint("mend it"),
            },
        ];
        assert_eq!(
            github(&sources, &findings),
            "::error file=a%2Cb%3Ac.md,line=1,endLine=1,col=1,endColumn=7,title=broken-reference::100%25%0A::error::x\n\
             ::warning file=a%2Cb%3Ac.md,line=1,endLine=2,title=raw-html::two lines%0Amend it\n"
        );
    }

    #[test]
    fn what_is_not_shown_is_counted() {
        let finding = |level| Leveled { level, diagnostic: Diagnostic::new(Code::RawHtml, None, "x") };
        let findings: Vec<_> = (0..13).map(|_| finding(Level::Warn)).chain([finding(Level::Deny)]).collect();
        let text = github(&Sources::default(), &findings);
        assert_eq!(text.matches("::warning ").count(), 10);
        assert_eq!(text.lines().last(), Some("::notice title=imprint::not shown here: 3 warned of"));
    }
}
