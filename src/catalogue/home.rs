//! The home page: every publication, in the order given.

use serde_json::json;

use super::templates;
use crate::diagnostic::Diagnostic;
use crate::editions::markup::front;
use crate::editions::markup::is_right_to_left;
use crate::editions::{Artefact, Setting};
use crate::locale::Locale;
use crate::model::identifier::{Date, LanguageTag};
use crate::model::publisher::Publisher;
use crate::theme::Theme;

/// What the home page shows of one publication.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct HomeEntry {
    pub title: String,
    pub subtitle: Option<String>,
    /// Of the landing page, relative to the home page.
    pub href: String,
    /// Joined, as the publication's language does.
    pub authors: Option<String>,
    /// In words.
    pub date: Option<String>,
    pub description: Option<String>,
    /// That it is a draft, under embargo or withdrawn.
    pub status: Option<String>,
    pub language: LanguageTag,
    /// To order by; not shown.
    pub published: Option<Date>,
}

impl HomeEntry {
    pub fn of(setting: &Setting<'_>) -> HomeEntry {
        let metadata = &setting.report.metadata;
        HomeEntry {
            title: metadata.title.clone(),
            subtitle: metadata.subtitle.clone(),
            href: format!("{}/index.html", metadata.slug),
            authors: front::authors(setting),
            date: metadata.published.map(|date| setting.locale.date(date)),
            description: metadata.description.clone(),
            status: front::status_line(setting),
            language: metadata.language.clone(),
            published: metadata.published,
        }
    }
}

/// Makes `index.html`. The locale is the house's.
///
/// # Errors
/// What is wrong with the theme's `home.html` or `frame.html`.
pub fn home(
    publisher: &Publisher,
    locale: &Locale,
    theme: &Theme,
    publications: &[HomeEntry],
) -> Result<Artefact, Diagnostic> {
    let labels = &locale.labels;
    let title = publisher.name.as_deref().unwrap_or(&labels.publications);
    let language = publisher.language.as_ref();
    let context = json!({
        "language": language.map_or(locale.language.as_str(), LanguageTag::as_str),
        "direction": language.filter(|tag| is_right_to_left(tag)).map(|_| "rtl"),
        "page_title": title,
        "house": title,
        "home": true,
        "root": "",
        "hidden": false,
        "description": publisher.description,
        "labels": { "skip": labels.skip_to_content },
        "title": labels.publications,
        "publications": publications,
    });
    let page = templates::render(theme, "home.html", &context)?;
    Ok(Artefact::new("index.html", "text/html", page.into_bytes()))
}
