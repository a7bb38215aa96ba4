//! Digital object identifiers.

use super::{Fault, checked_string};

/// A DOI without resolver: `10.5555/abc` (ISO 26324), in lower case, since DOIs do not tell case apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Doi(String);
checked_string!(Doi);

impl Doi {
    /// # Errors
    /// A [`Fault`] where the text is not a prefix `10.` and digits, a slash and a suffix without spaces.
    pub fn new(text: &str) -> Result<Doi, Fault> {
        let bare = ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "doi:"]
            .iter()
            .find_map(|start| text.strip_prefix(start));
        if let Some(bare) = bare {
            return Err(Fault::new(format!("`{text}` is a link or name, not the bare DOI"))
                .hint(format!("write `{bare}`")));
        }
        let good = text.split_once('/').is_some_and(|(prefix, suffix)| {
            let registrant = prefix.strip_prefix("10.").unwrap_or("");
            registrant.len() >= 4
                && registrant.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
                && !suffix.is_empty()
                && suffix.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '\\' | '`'))
        });
        if !good {
            return Err(
                Fault::new(format!("`{text}` is no DOI")).hint("a DOI looks like `10.5555/aldermoor.2026.1`")
            );
        }
        Ok(Doi(text.to_ascii_lowercase()))
    }

    /// As a link: `https://doi.org/10.5555/abc`.
    pub fn url(&self) -> String {
        let path: String = self
            .0
            .chars()
            .map(|c| match c {
                '%' => "%25".to_owned(),
                '#' => "%23".to_owned(),
                '?' => "%3F".to_owned(),
                '[' => "%5B".to_owned(),
                ']' => "%5D".to_owned(),
                '{' => "%7B".to_owned(),
                '}' => "%7D".to_owned(),
                '^' => "%5E".to_owned(),
                '|' => "%7C".to_owned(),
                c => c.to_string(),
            })
            .collect();
        format!("https://doi.org/{path}")
    }
}
