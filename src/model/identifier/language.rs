//! Languages.

use super::{Fault, checked_string};

/// A language tag that is well-formed by BCP 47, in its canonical case: `en-GB`, `cy`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageTag(String);
checked_string!(LanguageTag);

impl LanguageTag {
    /// # Errors
    /// A [`Fault`] where the text is no well-formed tag.
    pub fn new(text: &str) -> Result<LanguageTag, Fault> {
        let tag = oxilangtag::LanguageTag::parse_and_normalize(text).map_err(|_| {
            Fault::new(format!("`{text}` is no language tag"))
                .hint("write it by BCP 47, such as `en-GB` or `cy`")
        })?;
        Ok(LanguageTag(tag.into_inner()))
    }

    /// English: what stands in where no language is given, once that was reported.
    pub(crate) fn english() -> LanguageTag {
        LanguageTag("en".to_owned())
    }

    /// The language without script, region and variants: `en`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// The region, where the tag has one: `GB`.
    pub fn region(&self) -> Option<&str> {
        self.0
            .split('-')
            .skip(1)
            .take_while(|part| part.len() > 1)
            .find(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_uppercase()))
    }
}
