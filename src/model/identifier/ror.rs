//! Identifiers of organisations.

use super::{Fault, checked_string};

/// A ROR identifier: `0`, six characters and two check digits, such as `01abcde23` (Crockford's base 32, ISO 7064 MOD 97-10).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ror(String);
checked_string!(Ror);

const ALPHABET: &str = "0123456789abcdefghjkmnpqrstvwxyz";

impl Ror {
    /// Reads the identifier, bare or as a link to ror.org.
    ///
    /// # Errors
    /// A [`Fault`] where its form or its check digits are wrong.
    pub fn new(text: &str) -> Result<Ror, Fault> {
        let bare = text.strip_prefix("https://ror.org/").unwrap_or(text);
        let fault = || {
            Fault::new(format!("`{text}` is no ROR identifier"))
                .hint("a ROR identifier looks like `05dxps055`")
        };
        let (stem, check) = bare
            .split_at_checked(7)
            .filter(|_| bare.len() == 9 && bare.starts_with('0'))
            .ok_or_else(fault)?;
        let mut value: u64 = 0;
        for c in stem.chars() {
            let digit = ALPHABET.find(c).ok_or_else(fault)?;
            value = value * 32 + digit as u64;
        }
        let given: u64 = check.parse().map_err(|_| fault())?;
        let expected = 98 - (value * 100) % 97;
        if given != expected {
            return Err(Fault::new("has wrong check digits").hint(format!("they would be `{expected:02}`")));
        }
        Ok(Ror(bare.to_owned()))
    }

    pub fn url(&self) -> String {
        format!("https://ror.org/{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_are_reckoned() {
        assert!(Ror::new("05dxps055").is_ok());
        assert!(Ror::new("https://ror.org/05dxps055").is_ok());
        assert!(Ror::new("05dxps056").is_err());
        assert!(Ror::new("hello").is_err());
    }
}
