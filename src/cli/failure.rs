//! Why a command could not do its work.

use imprint::Unusable;
use imprint::package::Refusal;

/// A message for standard error: one lower-case phrase, and a hint where one can be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
    is_usage: bool,
}

impl Failure {
    /// The asking was wrong.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None, is_usage: true }
    }

    /// The work failed.
    pub(crate) fn work(message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None, is_usage: false }
    }

    #[must_use]
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    pub(crate) fn status(&self) -> u8 {
        if self.is_usage { 2 } else { 1 }
    }
}

impl From<Unusable> for Failure {
    fn from(unusable: Unusable) -> Self {
        Failure::usage(unusable.0)
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Failure { message: refusal.message, hint: refusal.hint, is_usage: refusal.is_unsuitable }
    }
}
