//! Diagnostics for people: the lines of the source with the place marked, or narrated for screen readers.

use std::fmt;

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents,
    NarratableReportHandler, Severity, SourceCode, SourceSpan, SpanContents, ThemeCharacters, ThemeStyles,
};

use super::excerpt::{Excerpt, excerpt};
use super::legible::legible;
use super::place::{Places, slashed};
use crate::diagnostic::{Level, Leveled, Sources};

/// How diagnostics are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Whether escape sequences may be used.
    pub colour: bool,
    /// Whether places are told in words instead of drawn, for screen readers and braille displays.
    pub narrated: bool,
    /// Columns that text is wrapped at.
    pub width: usize,
}

/// Every diagnostic with the lines it is about, a blank line after each.
pub fn human(sources: &Sources, findings: &[Leveled], look: &Look) -> String {
    let styles = if look.colour { ThemeStyles::ansi() } else { ThemeStyles::none() };
    let theme = GraphicalTheme { characters: ThemeCharacters::unicode(), styles };
    let width = look.width.clamp(40, 200);
    let drawn = GraphicalReportHandler::new_themed(theme)
        .with_width(width)
        .with_urls(false)
        .without_syntax_highlighting();
    let narrated = NarratableReportHandler::new();

    let mut places = Places::new(sources);
    let mut text = String::new();
    for finding in super::shown(findings) {
        let snippet = finding.diagnostic.place.and_then(|span| {
            let (file, lines) = places.lines(span)?;
            // Narrated columns count from the line's beginning, so lines stay whole unless they are absurd.
            let width = if look.narrated { 2000 } else { width - 10 };
            Some(Snippet { name: legible(&slashed(file)), excerpt: excerpt(lines, span, width) })
        });
        let shown = Shown { finding, snippet };
        let written = match look.narrated {
            true => narrated.render_report(&mut text, &shown),
            false => drawn.render_report(&mut text, &shown),
        };
        // Writing to a string cannot fail; should a handler refuse a place, the message still is said.
        if written.is_err() {
            text.push_str(&super::short(sources, std::slice::from_ref(finding)));
        }
        text.push('\n');
    }
    text
}

/// A diagnostic as miette wants it.
#[derive(Debug)]
struct Shown<'a> {
    finding: &'a Leveled,
    snippet: Option<Snippet>,
}

#[derive(Debug)]
struct Snippet {
    name: String,
    excerpt: Excerpt,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&legible(&self.finding.diagnostic.message))
    }
}

impl std::error::Error for Shown<'_> {}

impl miette::Diagnostic for Shown<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let Leveled { level, diagnostic } = self.finding;
        Some(Box::new(format!("{}[{}]", level.as_str(), diagnostic.code.as_str())))
    }

    fn severity(&self) -> Option<Severity> {
        Some(match self.finding.level {
            Level::Deny => Severity::Error,
            Level::Warn => Severity::Warning,
            Level::Allow => Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let hint = self.finding.diagnostic.hint.as_ref()?;
        Some(Box::new(hint.lines().map(legible).collect::<Vec<_>>().join("\n")))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.snippet.as_ref().map(|snippet| snippet as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let label = self.snippet.as_ref()?.excerpt.label.clone();
        Some(Box::new(std::iter::once(LabeledSpan::new_primary_with_span(None, label))))
    }
}

/// The excerpt is all there is to read: miette asks for it with context to show, and without to name the place.
impl SourceCode for Snippet {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        lines_before: usize,
        lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let Excerpt { text, first_line, position, .. } = &self.excerpt;
        let name = self.name.clone();
        let count = text.lines().count();
        let contents = if lines_before == 0 && lines_after == 0 {
            let named =
                text.get(span.offset()..span.offset() + span.len()).ok_or(MietteError::OutOfBounds)?;
            MietteSpanContents::new_named(
                name,
                named.as_bytes(),
                *span,
                position.line - 1,
                position.column - 1,
                count,
            )
        } else {
            let whole = (0, text.len()).into();
            MietteSpanContents::new_named(name, text.as_bytes(), whole, first_line - 1, 0, count)
        };
        Ok(Box::new(contents))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Diagnostic, Span};

    const PLAIN: Look = Look { colour: false, narrated: false, width: 80 };

    fn show(text: &str, range: std::ops::Range<usize>, look: Look) -> String {
        let mut sources = Sources::default();
        let file = sources.add("reports/a/report.toml", text);
        let diagnostic =
            Diagnostic::new(Code::InvalidDate, Span::new(file, range), "there is no day 2026-02-30")
                .hint("write a date such as `2026-11-30`");
        human(&sources, &[Leveled { level: Level::Deny, diagnostic }], &look)
    }

    #[test]
    fn a_caret_stands_under_the_very_value() {
        let text = "\u{feff}title = \"ŵ\"\r\n\tpublished = 2026-02-30\r\nlanguage = \"en\"\r\n";
        let at = text.find("2026").unwrap();
        insta::assert_snapshot!(show(text, at..at + 10, PLAIN), @r#"
        deny[invalid-date]

          × there is no day 2026-02-30
           ╭─[reports/a/report.toml:2:14]
         1 │ title = "ŵ"
         2 │     published = 2026-02-30
           ·                 ──────────
         3 │ language = "en"
           ╰────
          help: write a date such as `2026-11-30`
        "#);
    }

    #[test]
    fn places_are_told_in_words_where_asked() {
        let told = show("a = 1\npublished = 2026-02-30\n", 18..28, Look { narrated: true, ..PLAIN });
        assert!(told.contains("label at line 2, columns 13 to 22"), "{told}");
        assert!(told.contains("severity: error"), "{told}");
        assert!(!told.contains(['│', '─', '×']), "{told}");
    }

    #[test]
    fn colour_only_where_asked() {
        assert!(!show("a", 0..1, PLAIN).contains('\u{1b}'));
        assert!(show("a", 0..1, Look { colour: true, ..PLAIN }).contains('\u{1b}'));
    }

    #[test]
    fn every_span_of_an_awkward_file_can_be_shown() {
        let text = "\u{feff}\r\n\ta\u{301}日\u{1b}[0m\r\r\n\n  \u{202e}x\u{200b}\n\nend";
        for start in 0..text.len() + 2 {
            for end in start..text.len() + 2 {
                for narrated in [false, true] {
                    let shown = show(text, start..end, Look { narrated, ..PLAIN });
                    assert!(shown.contains("report.toml"), "{start}..{end}: {shown}");
                    assert!(!shown.contains(['\u{1b}', '\u{202e}', '\r']), "{start}..{end}: {shown}");
                }
            }
        }
    }

    #[test]
    fn without_a_place_the_message_stands_alone() {
        let diagnostic = Diagnostic::new(Code::DuplicateSlug, None, "two publications are called `a`");
        let findings = [
            Leveled { level: Level::Warn, diagnostic: diagnostic.clone() },
            Leveled { level: Level::Allow, diagnostic },
        ];
        let shown = human(&Sources::default(), &findings, &PLAIN);
        assert_eq!(shown.matches("two publications").count(), 1, "{shown}");
        assert!(
            shown.starts_with("warn[duplicate-slug]\n\n  ⚠ two publications are called `a`\n"),
            "{shown}"
        );
    }
}
