//! Strings with rules: each is checked once, where it is read, and carries its proof as a type.

mod date;
mod doi;
mod id;
mod isbn;
mod language;
mod orcid;
mod ror;
mod slug;

pub use date::Date;
pub use doi::Doi;
pub use id::Id;
pub use isbn::Isbn;
pub use language::LanguageTag;
pub use orcid::Orcid;
pub use ror::Ror;
pub use slug::Slug;

/// Why a string is not what it should be: one lower-case phrase, and a hint where one can be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub message: String,
    pub hint: Option<String>,
}

impl Fault {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None }
    }

    #[must_use]
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Gives a checked string its common traits.
macro_rules! checked_string {
    ($name:ident) => {
        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
    };
}
pub(crate) use checked_string;
