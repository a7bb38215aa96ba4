//! What stands for the house beside its name, or in its place.

use crate::model::literal::push_literal;
use crate::model::picture::Picture;

/// What a theme says of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogoTokens {
    pub picture: LogoPicture,
    /// Whether the house's name stands beside the picture, which else shows it.
    pub named: bool,
}

/// Where the picture comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(from = "String")]
pub enum LogoPicture {
    /// Four cells, arranged by the house's name.
    #[default]
    Mark,
    /// The name stands alone.
    None,
    /// A file beside `theme.toml`.
    File(String),
}

impl From<String> for LogoPicture {
    fn from(text: String) -> LogoPicture {
        match text.as_str() {
            "mark" => LogoPicture::Mark,
            "none" => LogoPicture::None,
            _ => LogoPicture::File(text),
        }
    }
}

/// Where Typst finds the picture; what it is shows in its bytes.
pub const LOGO: &str = "/logo";

impl LogoTokens {
    /// As the Typst template knows it: `logo` is `"mark"`, a path or none. A file that could not be had, which was
    /// reported, is none.
    pub(super) fn of_template(&self, picture: Option<&Picture>) -> String {
        let mut typst = String::from("#let logo = ");
        match (&self.picture, picture) {
            (_, Some(_)) => push_literal(&mut typst, LOGO),
            (LogoPicture::Mark, None) => push_literal(&mut typst, "mark"),
            (LogoPicture::None | LogoPicture::File(_), None) => typst.push_str("none"),
        }
        typst.push_str(if self.named { "\n#let logo-named = true\n" } else { "\n#let logo-named = false\n" });
        typst
    }
}
