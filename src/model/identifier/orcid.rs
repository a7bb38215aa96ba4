//! Identifiers of people.

use super::{Fault, checked_string};

/// An ORCID iD whose check character is right: `0000-0002-1825-0097`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Orcid(String);
checked_string!(Orcid);

impl Orcid {
    /// Reads the iD, bare or as a link to orcid.org.
    ///
    /// # Errors
    /// A [`Fault`] where it has not four groups of four, or its check character (ISO 7064 MOD 11-2) is wrong.
    pub fn new(text: &str) -> Result<Orcid, Fault> {
        let bare = text.strip_prefix("https://orcid.org/").unwrap_or(text);
        let groups: Vec<&str> = bare.split('-').collect();
        let shaped = groups.len() == 4
            && groups.iter().all(|group| group.len() == 4)
            && bare.char_indices().all(|(at, c)| c.is_ascii_digit() || c == '-' || (c == 'X' && at == 18));
        if !shaped {
            return Err(Fault::new(format!("`{text}` is no ORCID iD"))
                .hint("an ORCID iD looks like `0000-0002-1825-0097`"));
        }
        let total =
            bare.chars().filter_map(|c| c.to_digit(10)).take(15).fold(0, |sum, digit| (sum + digit) * 2 % 11);
        let expected = match (12 - total % 11) % 11 {
            10 => 'X',
            digit => char::from_digit(digit, 10).unwrap_or('0'),
        };
        if !bare.ends_with(expected) {
            return Err(Fault::new("has a wrong check character")
                .hint(format!("the last character would be `{expected}`")));
        }
        Ok(Orcid(bare.to_owned()))
    }

    pub fn url(&self) -> String {
        format!("https://orcid.org/{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_characters_are_reckoned() {
        assert!(Orcid::new("0000-0002-1825-0097").is_ok());
        assert!(Orcid::new("0000-0002-1694-233X").is_ok());
        assert!(Orcid::new("https://orcid.org/0000-0002-1825-0097").is_ok());
        assert!(Orcid::new("0000-0002-1825-0098").is_err());
        assert!(Orcid::new("0000-0002-1825").is_err());
    }
}
