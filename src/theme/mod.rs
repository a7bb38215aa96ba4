//! The brand as data: every edition takes its look from it.
//!
//! Stands beside the editions: tokens from `assets/themes/<name>/theme.toml` become custom properties for
//! the style sheets and variables for the Typst template, so that no edition has colours of its own.

pub mod contrast;
pub mod cover;
mod coverage;
mod css;
pub mod folder;
pub mod fonts;
pub mod logo;
pub mod press;
pub mod subset;
pub mod tokens;
mod typst;
pub mod units;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::Span;
use crate::model::picture::Picture;
use folder::{Folder, Piece};
use fonts::{FontFile, Fonts};
use tokens::Tokens;

/// A theme, read and complete.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// The folder's name under `assets/themes/`, of the house or bundled.
    pub name: String,
    pub tokens: Tokens,
    /// The web edition's style sheet: custom properties from the tokens, then the theme's `web.css`. The rules of its
    /// faces are to stand before it: see [`Fonts::cut`].
    pub web_css: String,
    /// The e-book's: the theme's `book.css` with the names of faces put in. It has no colours. Rules of its faces are
    /// to stand before it, too.
    pub book_css: String,
    /// The catalogue pages', likewise, then `site.css`.
    pub site_css: String,
    /// The Typst template, with the tokens as variables before it.
    pub pdf_template: String,
    /// The brief's, which imports the other.
    pub brief_template: String,
    /// What draws covers, likewise.
    pub cover_template: String,
    /// What the search page runs.
    pub search_script: String,
    /// Page templates by name, such as `landing.html`.
    pub pages: BTreeMap<String, String>,
    pub fonts: Fonts,
    /// The house's own picture, where the theme names one.
    pub logo: Option<Picture>,
    pdf_pieces: Vec<Piece>,
    folder: Folder,
}

impl Theme {
    /// A theme that comes with imprint, and the publisher's own fonts with it; `None` where there is none of that name.
    pub fn bundled(name: &str, extra_fonts: Vec<FontFile>) -> Option<Theme> {
        let folder = Folder::bundled(name)?;
        let tokens = Tokens::bundled(name)?;
        Some(Theme::new(name, tokens, folder, None, extra_fonts))
    }

    /// A theme made of tokens and files.
    pub fn new(
        name: &str,
        tokens: Tokens,
        folder: Folder,
        logo: Option<Picture>,
        extra_fonts: Vec<FontFile>,
    ) -> Theme {
        let fonts = Fonts::new(&tokens.faces, extra_fonts);
        let web_tokens = css::web_tokens(&tokens);
        let variables = typst::variables(&tokens, &fonts, logo.as_ref());
        let cover_template = format!("{variables}{}", folder.text("cover.typ"));
        let pdf = folder.pdf(variables);
        Theme {
            name: name.to_owned(),
            web_css: format!("{web_tokens}{}", folder.style("web.css", "web-more.css")),
            book_css: css::book(&folder.style("book.css", "book-more.css"), &tokens),
            site_css: format!("{web_tokens}{}", folder.style("site.css", "site-more.css")),
            pdf_template: pdf.text,
            pdf_pieces: pdf.pieces,
            brief_template: folder.text("brief.typ").to_owned(),
            cover_template,
            search_script: folder.text("search.js").to_owned(),
            pages: folder.pages(),
            tokens,
            fonts,
            logo,
            folder,
        }
    }

    /// The place in a publisher's own file that a place in the Typst template comes from.
    pub fn place_in_template(&self, range: Range<usize>) -> Option<Span> {
        let piece =
            self.pdf_pieces.iter().find(|piece| piece.start <= range.start && range.start < piece.end)?;
        Some(Span::new(piece.file, range.start - piece.start..range.end.min(piece.end) - piece.start))
    }

    /// The line of a publisher's own page template, by the template's name and the line's number from 1.
    pub fn place_in_page(&self, name: &str, line: usize) -> Option<Span> {
        let path = format!("pages/{name}");
        let file = self.folder.place(&path)?;
        let mut start = 0;
        for (number, text) in self.folder.text(&path).split_inclusive('\n').enumerate() {
            if number + 1 == line {
                let text = text.trim_end();
                let blank = text.len() - text.trim_start().len();
                return Some(Span::new(file, start + blank..start + text.len()));
            }
            start += text.len();
        }
        Some(Span::new(file, 0..0))
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
        assert!(folder::names().all(|name| Theme::bundled(name, Vec::new()).is_some()));
    }
}
