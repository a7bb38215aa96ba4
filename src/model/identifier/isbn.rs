//! Book numbers.

use super::{Fault, checked_string};

/// An ISBN-13 whose check digit is right: thirteen digits, without hyphens (ISO 2108), and the hyphens it was
/// written with, which only the agency that gave it knows.
#[derive(Debug, Clone)]
pub struct Isbn(String, Option<String>);
checked_string!(Isbn);

impl Isbn {
    /// Reads an ISBN with or without hyphens and spaces.
    ///
    /// # Errors
    /// A [`Fault`] where it has not thirteen digits, does not begin with 978 or 979, or its check digit is wrong; the hint gives the right one.
    pub fn new(text: &str) -> Result<Isbn, Fault> {
        let digits: String =
            text.chars().filter(|c| !matches!(c, '-' | ' ' | '\u{2010}' | '\u{2011}' | '\u{2013}')).collect();
        let all_digits = digits.len() == 13 && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !all_digits {
            return Err(Fault::new(format!("`{text}` is no ISBN-13"))
                .hint("an ISBN has thirteen digits, such as 978-1-909029-48-4"));
        }
        if !digits.starts_with("978") && !digits.starts_with("979") {
            return Err(Fault::new(format!("`{text}` is no ISBN-13")).hint("an ISBN begins with 978 or 979"));
        }
        let expected = check_digit(&digits);
        let Some((stem, _)) = digits.split_at_checked(12).filter(|(_, last)| *last != expected.to_string())
        else {
            let grouped = is_grouped(text).then(|| text.to_owned());
            return Ok(Isbn(digits, grouped));
        };
        let right = Isbn(format!("{stem}{expected}"), None).resembling(text);
        Err(Fault::new("has a wrong check digit").hint(format!("did you mean {right}?")))
    }

    /// As `urn:isbn:9781909029484` (RFC 3187).
    pub fn urn(&self) -> String {
        format!("urn:isbn:{}", self.0)
    }

    /// The number as it is printed: with hyphens where its author set them between its five parts.
    pub fn printed(&self) -> &str {
        self.1.as_deref().unwrap_or(&self.0)
    }

    /// The number with hyphens where another writing of it has them.
    fn resembling(&self, written: &str) -> String {
        let mut digits = self.0.chars();
        written.chars().map(|c| if c.is_ascii_digit() { digits.next().unwrap_or(c) } else { c }).collect()
    }
}

/// Whether hyphens divide a number into prefix, group, registrant, publication and check digit.
fn is_grouped(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let lengths =
        parts.first().map(|part| part.len()) == Some(3) && parts.last().map(|part| part.len()) == Some(1);
    let digits = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    parts.len() == 5 && lengths && digits
}

/// However it is written, it is the same number.
impl PartialEq for Isbn {
    fn eq(&self, other: &Isbn) -> bool {
        self.0 == other.0
    }
}

impl Eq for Isbn {}

/// The thirteenth digit that the first twelve ask for.
fn check_digit(digits: &str) -> u32 {
    let sum: u32 = digits
        .chars()
        .take(12)
        .filter_map(|c| c.to_digit(10))
        .enumerate()
        .map(|(at, digit)| if at % 2 == 0 { digit } else { 3 * digit })
        .sum();
    (10 - sum % 10) % 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_check_digit_is_put_right_in_the_hint() {
        assert!(Isbn::new("978-1-909029-48-4").is_ok());
        let fault = Isbn::new("978-1-909029-48-5").expect_err("wrong");
        assert_eq!(fault.hint.as_deref(), Some("did you mean 978-1-909029-48-4?"));
        assert!(Isbn::new("1-909029-48-4").is_err());
    }

    #[test]
    fn hyphens_are_printed_where_they_were_written() {
        let printed = |text: &str| Isbn::new(text).expect("an ISBN").printed().to_owned();
        assert_eq!(printed("978-1-909029-48-4"), "978-1-909029-48-4");
        assert_eq!(printed("978-1909029484"), "9781909029484");
        assert_eq!(printed("9781909029484"), "9781909029484");
        assert_eq!(printed("978 1 909029 48 4"), "9781909029484");
        let plain = Isbn::new("9781909029484").expect("an ISBN");
        assert_eq!(Isbn::new("978-1-909029-48-4").expect("an ISBN"), plain);
        assert_eq!(plain.as_str(), "9781909029484");
    }
}
