//! A diagnostic and what becomes of it.

use super::{Diagnostic, Level, Levels};

/// A diagnostic with the level that the publisher's settings give its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leveled {
    pub level: Level,
    pub diagnostic: Diagnostic,
}

impl Leveled {
    pub(crate) fn of(diagnostic: Diagnostic, levels: &Levels) -> Leveled {
        Leveled { level: levels.of(diagnostic.code), diagnostic }
    }
}
