//! Makes the epub edition.

use super::{Artefact, Setting};
use crate::diagnostic::Diagnostic;

/// Makes the edition.
///
/// # Errors
/// Diagnostics about what it cannot show.
pub fn make(_setting: &Setting<'_>) -> Result<Vec<Artefact>, Vec<Diagnostic>> {
    Ok(Vec::new())
}
