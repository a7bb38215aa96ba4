//! Names of places within a publication.

use unicode_normalization::UnicodeNormalization;

use super::{Fault, checked_string};

/// The name of a place, the same in every edition: an XML `NCName`, so that it is valid in HTML, XHTML and PDF alike.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);
checked_string!(Id);

impl Id {
    /// Takes an id as an author wrote it.
    ///
    /// # Errors
    /// A [`Fault`] where it has other characters than letters, digits, `-`, `_` and `.`, or does not begin with a letter or `_`;
    /// its hint is an id that would do.
    pub fn new(text: &str) -> Result<Id, Fault> {
        let good = text.chars().next().is_some_and(|first| first.is_alphabetic() || first == '_')
            && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
            && text.chars().all(is_name_character);
        if good {
            return Ok(Id(text.to_owned()));
        }
        let message =
            format!("`{text}` cannot be an id: letters, digits, `-`, `_` and `.` only, a letter first");
        Err(Fault::new(message).hint(format!("write `#{}`", Id::from_words(text))))
    }

    /// Makes an id of any text: letters and digits in lower case, everything else one hyphen.
    /// Text without a letter or digit gives `section`; a leading digit gets `section-` before it.
    pub fn from_words(text: &str) -> Id {
        let mut slug = String::new();
        for c in text.nfc().flat_map(char::to_lowercase) {
            match c {
                '\'' | '’' | '‘' => {}
                c if c.is_alphanumeric() && is_name_character(c) => slug.push(c),
                _ if slug.is_empty() || slug.ends_with('-') => {}
                _ => slug.push('-'),
            }
        }
        let slug = slug.trim_end_matches('-');
        match slug.chars().next() {
            None => Id("section".to_owned()),
            Some(first) if first.is_alphabetic() => Id(slug.to_owned()),
            Some(_) => Id(format!("section-{slug}")),
        }
    }

    /// The id with something before it and a hyphen between: `finding-` and so on.
    #[must_use]
    pub fn prefixed(&self, prefix: &str) -> Id {
        Id::from_words_kept(&format!("{prefix}-{}", self.0))
    }

    /// The id with a number behind it, for repeated ones.
    #[must_use]
    pub fn numbered(&self, number: usize) -> Id {
        Id(format!("{}-{number}", self.0))
    }

    fn from_words_kept(text: &str) -> Id {
        Id::new(text).unwrap_or_else(|_| Id::from_words(text))
    }
}

/// Whether XML 1.0 (production 4a) allows the character in a name, combining marks left out.
fn is_name_character(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '-' | '_' | '.' | '\u{B7}')
        || matches!(c,
            '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}'
            | '\u{37F}'..='\u{1FFF}' | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}'
            | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
            | '\u{10000}'..='\u{EFFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_names() {
        assert_eq!(Id::from_words("Begin with a coalition!").as_str(), "begin-with-a-coalition");
        assert_eq!(Id::from_words("2.1 Überblick").as_str(), "section-2-1-überblick");
        assert_eq!(Id::from_words("\"><script>").as_str(), "script");
        assert_eq!(Id::from_words("…").as_str(), "section");
    }

    #[test]
    fn markup_is_no_id() {
        assert!(Id::new("a\"b").is_err());
        assert!(Id::new("<x>").is_err());
        assert!(Id::new("1st").is_err());
        assert!(Id::new("fig-tenure.2").is_ok());
    }
}
