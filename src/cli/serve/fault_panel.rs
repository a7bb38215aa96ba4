//! Sets diagnostics as HTML: laid over the last good page, or alone where there is none yet.

use imprint::diagnostic::render::{Marked, marked};
use imprint::diagnostic::{Level, Leveled, Sources};
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment};
use serde_json::{Value, json};

const PANEL: &str = include_str!("../../../assets/serve/panel.html");
const PAGE: &str = include_str!("../../../assets/serve/page.html");

/// Why nothing new can be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Faults {
    /// What is denied.
    Denied(Vec<Marked>),
    /// What is asked for is not there any more.
    Unusable(String),
}

impl Faults {
    pub(super) fn denied(sources: &Sources, findings: &[Leveled]) -> Faults {
        let denied: Vec<Leveled> =
            findings.iter().filter(|found| found.level == Level::Deny).cloned().collect();
        Faults::Denied(marked(sources, &denied))
    }

    /// The panel; `alone` where no page is behind it.
    pub(super) fn panel(&self, alone: bool) -> String {
        match self {
            Faults::Denied(faults) => filled(PANEL, &json!({ "faults": faults, "alone": alone })),
            Faults::Unusable(message) => {
                filled(PANEL, &json!({ "faults": [{ "message": message }], "alone": alone }))
            }
        }
    }
}

/// A page of the preview's own.
pub(super) fn page(title: &str, text: &str, pages: &[&str]) -> String {
    filled(PAGE, &json!({ "title": title, "text": text, "pages": pages }))
}

/// A template of ours filled in; everything that goes into it is escaped.
fn filled(template: &str, context: &Value) -> String {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    // The templates are part of the program, and tests fill them in: what cannot be shown is at least told.
    environment
        .render_str(template, Serde(context))
        .unwrap_or_else(|error| format!("<p>{}</p>", error.kind()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use imprint::diagnostic::{Code, Diagnostic, Span};

    const ATTACK: &str = "<script>alert(1)</script>\"'&";

    #[test]
    fn a_fault_is_shown_whole_and_escaped() {
        let mut sources = Sources::default();
        let text = format!("# One\n{ATTACK} ![](a.png) {ATTACK}\n");
        let file = sources.add("reports/<b>.md", text.as_str());
        let at = text.find("![]").unwrap();
        let diagnostic = Diagnostic::new(Code::MissingAlt, Span::new(file, at..at + 10), ATTACK).hint(ATTACK);
        let warned = Diagnostic::new(Code::RawHtml, None, "not shown");
        let findings =
            [Leveled { level: Level::Deny, diagnostic }, Leveled { level: Level::Warn, diagnostic: warned }];
        let panel = Faults::denied(&sources, &findings).panel(false);
        for shown in ["deny[missing-alt]", "<mark>![](a.png)</mark>", ":2:30", "# One", "help: &lt;script"] {
            assert!(panel.contains(shown), "{shown}: {panel}");
        }
        assert_eq!(panel.matches("&lt;script&gt;").count(), 4, "{panel}");
        assert!(
            !panel.contains("<script") && !panel.contains("not shown") && !panel.contains("<b>"),
            "{panel}"
        );
        assert!(panel.contains("1 fault in"), "{panel}");
    }

    #[test]
    fn what_has_no_place_is_said_alone() {
        let panel = Faults::Unusable("there is no theme `<x>`".to_owned()).panel(true);
        assert!(
            panel.contains("there is no theme `&lt;x&gt;`") && panel.contains("Nothing was built"),
            "{panel}"
        );
        let page = page("Not found", "<i>", &["a/\"><script>/"]);
        assert!(page.contains("&lt;i&gt;") && !page.contains("<script>"), "{page}");
    }
}
