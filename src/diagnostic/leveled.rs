//! A diagnostic and what becomes of it.

use super::{Diagnostic, Level};

/// A diagnostic with the level that the publisher's settings give its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leveled {
    pub level: Level,
    pub diagnostic: Diagnostic,
}
