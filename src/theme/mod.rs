//! The brand as data: every edition takes its look from it.
//!
//! Stands beside the editions: tokens from `assets/themes/<name>/theme.toml` become custom properties for
//! the style sheets and variables for the Typst template, so that no edition has colours of its own.

mod coverage;
mod css;
pub mod fonts;
pub mod tokens;
mod typst;

use std::collections::BTreeMap;

use fonts::{FontFile, Fonts};
use tokens::Tokens;

/// A theme, read and complete.
#[derive(Debug, Clone)]
pub struct Theme {
    /// The folder's name under `assets/themes/`.
    pub name: String,
    pub tokens: Tokens,
    /// The web edition's style sheet: custom properties from the tokens, `@font-face` rules for `fonts/…`, then the theme's `web.css`.
    pub web_css: String,
    /// The e-book's, likewise but without colours, then `book.css`.
    pub book_css: String,
    /// The catalogue pages', likewise, with the fonts at `fonts/…`, then `site.css`.
    pub site_css: String,
    /// The Typst template, with the tokens as variables before it.
    pub pdf_template: String,
    /// Page templates by name, such as `landing.html`.
    pub pages: BTreeMap<String, String>,
    pub fonts: Fonts,
}

/// The files of a theme as they are on disk.
struct Folder {
    tokens: &'static str,
    web: &'static str,
    book: &'static str,
    site: &'static str,
    pdf: &'static [&'static str],
    pages: &'static [(&'static str, &'static str)],
}

const DEFAULT: Folder = Folder {
    tokens: include_str!("../../assets/themes/default/theme.toml"),
    web: include_str!("../../assets/themes/default/web.css"),
    book: include_str!("../../assets/themes/default/book.css"),
    site: include_str!("../../assets/themes/default/site.css"),
    pdf: &[
        include_str!("../../assets/themes/default/pdf/type.typ"),
        include_str!("../../assets/themes/default/pdf/openers.typ"),
        include_str!("../../assets/themes/default/pdf/figures.typ"),
        include_str!("../../assets/themes/default/pdf/text.typ"),
        include_str!("../../assets/themes/default/pdf/pages.typ"),
        include_str!("../../assets/themes/default/pdf/cover.typ"),
        include_str!("../../assets/themes/default/pdf/front.typ"),
        include_str!("../../assets/themes/default/pdf/items.typ"),
        include_str!("../../assets/themes/default/pdf/boxes.typ"),
        include_str!("../../assets/themes/default/pdf/tables.typ"),
        include_str!("../../assets/themes/default/pdf/code.typ"),
    ],
    pages: &[
        ("landing.html", include_str!("../../assets/themes/default/pages/landing.html")),
        ("frame.html", include_str!("../../assets/themes/default/pages/frame.html")),
        ("home.html", include_str!("../../assets/themes/default/pages/home.html")),
    ],
};

/// The themes that come with imprint.
pub const NAMES: &[&str] = &["default"];

impl Theme {
    /// A theme that comes with imprint, and the publisher's own fonts with it; `None` where there is none of that name.
    pub fn bundled(name: &str, extra_fonts: Vec<FontFile>) -> Option<Theme> {
        let folder = (name == "default").then_some(DEFAULT)?;
        let tokens: Tokens = toml::from_str(folder.tokens).ok()?;
        let fonts = Fonts::new(&tokens.faces, extra_fonts);
        let web_tokens = css::web_tokens(&tokens, &fonts);
        Some(Theme {
            name: name.to_owned(),
            web_css: format!("{web_tokens}{}", folder.web),
            book_css: format!("{}{}", css::book_tokens(&tokens, &fonts), folder.book),
            site_css: format!("{web_tokens}{}", folder.site),
            pdf_template: format!("{}{}", typst::variables(&tokens, &fonts), folder.pdf.join("\n")),
            pages: folder.pages.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect(),
            tokens,
            fonts,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn e_books_get_no_colours() {
        let theme = Theme::bundled("default", Vec::new()).expect("the default theme");
        let before = css::book_tokens(&theme.tokens, &theme.fonts);
        assert!(before.contains("--text-face: \"Literata\""));
        assert!(before.contains("fonts/Literata_400Regular.ttf"));
        assert!(!before.contains('#') && !before.contains("Noto"));
        assert!(theme.web_css.contains("--tok-keyword: #"));
        assert!(Theme::bundled("none", Vec::new()).is_none());
        assert!(NAMES.iter().all(|name| Theme::bundled(name, Vec::new()).is_some()));
    }
}
