//! The house that publishes.

use crate::diagnostic::{Levels, Span};
use crate::model::identifier::LanguageTag;

/// The typed content of `imprint.toml`.
#[derive(Debug, Clone, PartialEq)]
pub struct Publisher {
    pub name: Option<String>,
    /// Where the catalogue will stand, `https://…`, without a slash at the end. `None` builds no absolute links.
    pub url: Option<String>,
    /// What publications are in that do not say.
    pub language: Option<LanguageTag>,
    pub description: Option<String>,
    /// An address for readers, for example about accessibility.
    pub contact: Option<String>,
    pub city: Option<String>,
    /// For publications that do not say.
    pub licence: Option<String>,
    pub copyright: Option<String>,
    /// The folder under `assets/themes/`, of the house or bundled.
    pub theme: String,
    /// Where its name stands, where one is given.
    pub theme_span: Option<Span>,
    pub layout: HtmlLayout,
    pub print: PrintSettings,
    /// After how many years a publication's page says that it is old.
    pub old_after: i32,
    pub levels: Levels,
}

impl Default for Publisher {
    fn default() -> Self {
        Self {
            name: None,
            url: None,
            language: None,
            description: None,
            contact: None,
            city: None,
            licence: None,
            copyright: None,
            theme: "default".to_owned(),
            theme_span: None,
            layout: HtmlLayout::Auto,
            print: PrintSettings::default(),
            old_after: 5,
            levels: Levels::default(),
        }
    }
}

/// What covers for print are measured by, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PrintSettings {
    /// How thick a leaf is, which is two pages.
    pub caliper: f64,
    /// How far colour reaches beyond the trimmed edge.
    pub bleed: f64,
}

impl Default for PrintSettings {
    /// Uncoated paper of 90 g/m², and the bleed that most printers ask for.
    fn default() -> Self {
        Self { caliper: 0.11, bleed: 3.0 }
    }
}

/// How the web edition is cut into pages.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum HtmlLayout {
    /// Everything on one page.
    Page,
    /// A page for each part.
    Chapters,
    /// Chapters where the text has more than 40,000 words.
    #[default]
    Auto,
}
