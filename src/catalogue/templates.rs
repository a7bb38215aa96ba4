//! The theme's page templates, with everything that goes into them escaped.

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};

use crate::editions::markup::writer::is_forbidden;
use crate::theme::Theme;

/// Every template of a theme, parsed once for all pages.
#[derive(Debug)]
pub(super) struct Templates<'t> {
    environment: Environment<'t>,
}

impl<'t> Templates<'t> {
    /// # Errors
    /// What is wrong with a template, and in which line: a publisher's theme may bring its own.
    pub(super) fn of(theme: &'t Theme) -> Result<Templates<'t>, String> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_formatter(|out, state, value| {
            // What is not given is not shown; a name that no page has is still an error.
            if value.is_none() { Ok(()) } else { minijinja::escape_formatter(out, state, value) }
        });
        for (name, text) in theme.pages.iter().filter(|(name, _)| name.ends_with(".html")) {
            environment.add_template(name, text).map_err(|error| describe(&error))?;
        }
        Ok(Templates { environment })
    }

    /// Fills in a template; pages end with one line end.
    ///
    /// # Errors
    /// What is wrong with the template, and in which line.
    pub(super) fn render(&self, name: &str, context: &serde_json::Value) -> Result<String, String> {
        let template = self.environment.get_template(name).map_err(|error| describe(&error))?;
        let mut page = template.render(Value::from(Serde(context))).map_err(|error| describe(&error))?;
        page.retain(|c| !is_forbidden(c));
        let kept = page.trim_end().len();
        page.truncate(kept);
        page.push('\n');
        Ok(page)
    }
}

fn describe(error: &minijinja::Error) -> String {
    let place = match (error.name(), error.line()) {
        (Some(name), Some(line)) => format!(" in `{name}`, line {line}"),
        (Some(name), None) => format!(" in `{name}`"),
        _ => String::new(),
    };
    format!("the page template cannot be filled in{place}: {error}")
}
