//! The brand as data: every edition takes its look from it.

pub mod fonts;

use fonts::Fonts;

/// A theme, read and complete.
#[derive(Debug, Clone)]
pub struct Theme {
    /// The folder's name under `assets/themes/`.
    pub name: String,
    /// The web edition's style sheet: custom properties from the tokens, `@font-face` rules for `fonts/…`, then the theme's `web.css`.
    pub web_css: String,
    /// The e-book's, likewise, then `book.css`.
    pub book_css: String,
    /// The catalogue pages', likewise, with the fonts at `fonts/…`, then `site.css`.
    pub site_css: String,
    /// The Typst template, with the tokens as variables before it.
    pub pdf_template: String,
    /// Page templates by name, such as `landing.html`.
    pub pages: std::collections::BTreeMap<String, String>,
    pub fonts: Fonts,
}
