//! Diagnostics as text, for people and for programs. Pure: the command line prints what these return.

mod excerpt;
mod github;
mod human;
mod json;
mod legible;
mod marked;
mod place;
mod sarif;
mod short;

pub use github::github;
pub use human::{Look, human};
pub use json::json;
pub use legible::legible;
pub use marked::{Marked, MarkedPlace, marked};
pub use sarif::sarif;
pub use short::short;

use super::{Level, Leveled};

/// Those that are to be shown.
fn shown(findings: &[Leveled]) -> impl Iterator<Item = &Leveled> {
    findings.iter().filter(|finding| finding.level != Level::Allow)
}
