//! The theme's page templates, with everything that goes into them escaped.

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};

use crate::diagnostic::{Code, Diagnostic};
use crate::editions::markup::writer::is_forbidden;
use crate::theme::Theme;

/// So many steps may filling in one page take: a list of ten thousand publications has a few million. A loop without an
/// end stops there.
const MOST_STEPS: u64 = 100_000_000;

/// Every template of a theme, parsed once for all pages.
#[derive(Debug)]
pub(super) struct Templates<'t> {
    theme: &'t Theme,
    environment: Environment<'t>,
}

impl<'t> Templates<'t> {
    /// # Errors
    /// What is wrong with a template, and in which line: a publisher's theme may bring its own.
    pub(super) fn of(theme: &'t Theme) -> Result<Templates<'t>, Diagnostic> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_fuel(Some(MOST_STEPS));
        environment.set_formatter(|out, state, value| {
            // What is not given is not shown; a name that no page has is still an error.
            if value.is_none() { Ok(()) } else { minijinja::escape_formatter(out, state, value) }
        });
        for (name, text) in theme.pages.iter().filter(|(name, _)| name.ends_with(".html")) {
            environment.add_template(name, text).map_err(|error| diagnostic(theme, &error))?;
        }
        Ok(Templates { theme, environment })
    }

    /// Fills in a template; pages end with one line end.
    ///
    /// # Errors
    /// What is wrong with the template, and in which line.
    pub(super) fn render(&self, name: &str, context: &serde_json::Value) -> Result<String, Diagnostic> {
        let template = self.environment.get_template(name).map_err(|error| diagnostic(self.theme, &error))?;
        let mut page =
            template.render(Value::from(Serde(context))).map_err(|error| diagnostic(self.theme, &error))?;
        page.retain(|c| !is_forbidden(c));
        let kept = page.trim_end().len();
        page.truncate(kept);
        page.push('\n');
        Ok(page)
    }
}

/// What is wrong with a template: at its place in a publisher's own, in words in a bundled one.
fn diagnostic(theme: &Theme, error: &minijinja::Error) -> Diagnostic {
    let name = error.name().unwrap_or_default();
    let span = theme.place_in_page(name, error.line().unwrap_or(0));
    let place = match error.line().filter(|_| span.is_none()) {
        Some(line) => format!(" in `{name}`, line {line}"),
        None => String::new(),
    };
    let said = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    let message = format!("the page template cannot be filled in{place}: {said}");
    let hint = "compare it with the template of the theme that it extends";
    Diagnostic::new(Code::InvalidTemplate, span, message).hint(hint)
}
