//! Makes the library's job of what was typed.

use imprint::Job;
use imprint::diagnostic::Level;
use imprint::editions::EditionKind;

use super::args::{General, Scope};
use super::{Failure, environment, house};

/// A job for every edition, drafts included or not.
pub(super) fn job(
    scope: &Scope,
    general: &General,
    levels: Vec<(Level, String)>,
    include_drafts: bool,
) -> Result<Job, Failure> {
    let house = house::find(general, &scope.selection);
    if !house.root.is_dir() {
        return Err(Failure::usage(format!("there is no folder `{}`", house.root.display())));
    }
    Ok(Job {
        root: house.root,
        selection: house.selection,
        editions: EditionKind::ALL.to_vec(),
        levels,
        include_drafts,
        epoch: environment::epoch()?,
    })
}
