//! The words imprint itself adds to a publication, in the publication's language.

mod aliases;
mod dates;
mod file;
mod site;

pub use file::{Labels, LocaleFault, Quotes};
pub use site::SiteLabels;

use std::collections::BTreeMap;

use crate::model::identifier::LanguageTag;
use crate::model::role::Role;

/// Labels, quotation marks, dates and role names of one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Locale {
    /// The primary language, such as `en`.
    pub language: String,
    pub labels: Labels,
    /// The catalogue's.
    pub site: SiteLabels,
    pub quotes: Quotes,
    months: Vec<String>,
    date: String,
    conjunction: String,
    aliases: BTreeMap<Role, Vec<String>>,
}

/// The bundled languages, by primary tag.
const BUNDLED: [(&str, &str); 5] = [
    ("cy", include_str!("../../assets/locales/cy.toml")),
    ("de", include_str!("../../assets/locales/de.toml")),
    ("en", include_str!("../../assets/locales/en.toml")),
    ("es", include_str!("../../assets/locales/es.toml")),
    ("fr", include_str!("../../assets/locales/fr.toml")),
];

impl Locale {
    /// The languages that come with imprint.
    pub fn bundled_languages() -> impl Iterator<Item = &'static str> {
        BUNDLED.iter().map(|(language, _)| *language)
    }

    /// The locale for a language, by its primary tag; `None` where none is bundled.
    pub fn bundled(language: &LanguageTag) -> Option<Locale> {
        let (name, text) = BUNDLED.iter().find(|(name, _)| *name == language.primary())?;
        file::parse(name, text).ok()
    }

    /// English: what stands in where a locale is missing and that was allowed.
    pub fn fallback() -> Locale {
        BUNDLED
            .iter()
            .find(|(name, _)| *name == "en")
            .and_then(|(name, text)| file::parse(name, text).ok())
            .unwrap_or_else(file::empty)
    }

    /// What stands before the item at a place of a list of so many: nothing, a comma or the conjunction.
    pub fn joint(&self, at: usize, of: usize) -> String {
        match at {
            0 => String::new(),
            at if at + 1 == of => format!(" {} ", self.conjunction),
            _ => ", ".to_owned(),
        }
    }

    /// Joins a list as the language does: "a, b and c".
    pub fn join(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [rest @ .., last] => format!("{} {} {last}", rest.join(", "), self.conjunction),
        }
    }
}
