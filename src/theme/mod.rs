//! The brand as data: every edition takes its look from it.
//!
//! Stands beside the editions: tokens from `assets/themes/<name>/theme.toml` become custom properties for
//! the style sheets and variables for the Typst template, so that no edition has colours of its own.

pub mod cover;
mod coverage;
mod css;
pub mod fonts;
pub mod press;
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
    /// The e-book's: `@font-face` rules, then `book.css` with the names of faces put in. It has no colours.
    pub book_css: String,
    /// The catalogue pages', likewise, with the fonts at `fonts/…`, then `site.css`.
    pub site_css: String,
    /// The Typst template, with the tokens as variables before it.
    pub pdf_template: String,
    /// What draws covers, likewise.
    pub cover_template: String,
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
    pdf: &'static str,
    cover: &'static str,
    pages: &'static [(&'static str, &'static str)],
}

const DEFAULT: Folder = Folder {
    tokens: include_str!("../../assets/themes/default/theme.toml"),
    web: include_str!("../../assets/themes/default/web.css"),
    book: include_str!("../../assets/themes/default/book.css"),
    site: include_str!("../../assets/themes/default/site.css"),
    pdf: include_str!("../../assets/themes/default/pdf.typ"),
    cover: include_str!("../../assets/themes/default/cover.typ"),
    pages: &[
        ("404.html", include_str!("../../assets/themes/default/pages/404.html")),
        ("archive.html", include_str!("../../assets/themes/default/pages/archive.html")),
        ("byline.html", include_str!("../../assets/themes/default/pages/byline.html")),
        ("cards.html", include_str!("../../assets/themes/default/pages/cards.html")),
        ("digest.html", include_str!("../../assets/themes/default/pages/digest.html")),
        ("frame.html", include_str!("../../assets/themes/default/pages/frame.html")),
        ("home.html", include_str!("../../assets/themes/default/pages/home.html")),
        ("landing.html", include_str!("../../assets/themes/default/pages/landing.html")),
        ("listing.html", include_str!("../../assets/themes/default/pages/listing.html")),
        ("moved.html", include_str!("../../assets/themes/default/pages/moved.html")),
        ("page.html", include_str!("../../assets/themes/default/pages/page.html")),
        ("people-list.html", include_str!("../../assets/themes/default/pages/people-list.html")),
        ("people.html", include_str!("../../assets/themes/default/pages/people.html")),
        ("person.html", include_str!("../../assets/themes/default/pages/person.html")),
        ("series.html", include_str!("../../assets/themes/default/pages/series.html")),
        ("shelf.html", include_str!("../../assets/themes/default/pages/shelf.html")),
        ("title.html", include_str!("../../assets/themes/default/pages/title.html")),
        ("topic.html", include_str!("../../assets/themes/default/pages/topic.html")),
        ("undertakings.html", include_str!("../../assets/themes/default/pages/undertakings.html")),
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
        let variables = typst::variables(&tokens, &fonts);
        let web_tokens = css::web_tokens(&tokens, &fonts);
        Some(Theme {
            name: name.to_owned(),
            web_css: format!("{web_tokens}{}", folder.web),
            book_css: css::book(folder.book, &tokens, &fonts),
            site_css: format!("{web_tokens}{}", folder.site),
            pdf_template: format!("{variables}{}", folder.pdf),
            cover_template: format!("{variables}{}", folder.cover),
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
        let book = &theme.book_css;
        assert!(book.contains("font-family: \"Literata\", Georgia, serif;"));
        assert!(book.contains("fonts/Literata_400Regular.ttf"));
        assert!(!book.contains("Noto") && !book.contains("var("));
        let grounds = book.lines().filter(|line| {
            line.contains("background") && !line.starts_with("img ") && !line.contains("transparent")
        });
        assert_eq!(grounds.collect::<Vec<_>>(), Vec::<&str>::new(), "a ground is set under images alone");
        let declared = book
            .split(['{', ';'])
            .map(str::trim)
            .any(|own| own.starts_with("color:") && own != "color: inherit");
        assert!(!declared, "the colour of text is the reader's");
        assert!(theme.web_css.contains("--tok-keyword: #"));
        assert!(Theme::bundled("none", Vec::new()).is_none());
        assert!(NAMES.iter().all(|name| Theme::bundled(name, Vec::new()).is_some()));
    }
}
