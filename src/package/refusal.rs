//! Why nothing was written.

use std::fmt;
use std::path::Path;

/// Nothing was written, and what was there before stands: one lower-case phrase, and a hint where one can be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub message: String,
    pub hint: Option<String>,
    /// Whether another folder would do; else the disk or the build is at fault.
    pub is_unsuitable: bool,
}

impl Refusal {
    /// The folder asked for will not do.
    pub(super) fn unsuitable(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: Some(hint.into()), is_unsuitable: true }
    }

    /// What was to be written is at fault.
    pub(super) fn defect(message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None, is_unsuitable: false }
    }

    /// The disk said no.
    pub(super) fn disk(deed: &str, path: &Path, error: &std::io::Error) -> Self {
        Self {
            message: format!("cannot {deed} `{}`: {error}", path.display()),
            hint: None,
            is_unsuitable: false,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Refusal {}
