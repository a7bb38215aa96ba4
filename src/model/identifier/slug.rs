//! Names of publications in paths and URLs.

use super::{Fault, checked_string};

/// A publication's name in paths: ASCII lower-case letters, digits and single hyphens; at most 80 characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);
checked_string!(Slug);

/// Names that mean a device on Windows, or a file or folder of the catalogue.
const RESERVED: [&str; 32] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "assets", "topics", "series",
    "people", "records", "search", "reports", "articles", "news", "archive",
];

impl Slug {
    /// # Errors
    /// A [`Fault`] that says what is wrong and gives a slug that would do.
    pub fn new(text: &str) -> Result<Slug, Fault> {
        let good = !text.is_empty()
            && text.len() <= 80
            && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            && !text.starts_with('-')
            && !text.ends_with('-')
            && !text.contains("--");
        if RESERVED.contains(&text) {
            return Err(Fault::new(format!("`{text}` is reserved")).hint("choose a longer slug"));
        }
        if good {
            return Ok(Slug(text.to_owned()));
        }
        let fault = Fault::new(format!(
            "`{text}` is no slug: lower-case letters, digits and single hyphens, at most 80"
        ));
        Err(match Slug::from_words(text) {
            Some(slug) => fault.hint(format!("write `{slug}`")),
            None => fault,
        })
    }

    /// Stands in for a slug that was wrong, once that was reported.
    pub(crate) fn stand_in() -> Slug {
        Slug("publication".to_owned())
    }

    /// Makes a slug of a title or file name; `None` where no letter or digit can be kept.
    pub fn from_words(text: &str) -> Option<Slug> {
        use unicode_normalization::UnicodeNormalization;
        let mut slug = String::new();
        for c in text.nfkd().flat_map(char::to_lowercase) {
            match c {
                'a'..='z' | '0'..='9' => slug.push(c),
                '\'' | '’' => {}
                c if !c.is_ascii() && c.is_alphanumeric() => {}
                '\u{300}'..='\u{36F}' => {}
                _ if slug.is_empty() || slug.ends_with('-') => {}
                _ => slug.push('-'),
            }
        }
        slug.truncate(80);
        let slug = slug.trim_end_matches('-').to_owned();
        if RESERVED.contains(&slug.as_str()) {
            return Some(Slug(format!("{slug}-1")));
        }
        (!slug.is_empty()).then_some(Slug(slug))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_no_slugs() {
        for text in ["..", "a/b", "A", "", "-a", "a--b", "con", "com9", "lpt2", "a b"] {
            assert!(Slug::new(text).is_err(), "{text}");
        }
        assert_eq!(
            Slug::from_words("Cynllun Iechyd 2030: Gwerth").map(|slug| slug.to_string()).as_deref(),
            Some("cynllun-iechyd-2030-gwerth")
        );
        assert_eq!(Slug::from_words("日本"), None);
    }
}
