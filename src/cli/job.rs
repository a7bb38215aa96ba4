//! Makes the library's job of what was typed.

use std::collections::BTreeSet;
use std::path::PathBuf;

use imprint::Job;
use imprint::diagnostic::Level;
use imprint::editions::EditionKind;

use super::args::{General, Scope};
use super::{Failure, environment, house};

/// A job for every edition, drafts included or not, and the folder that its output stands in unless another is asked
/// for.
pub(super) fn job(
    scope: &Scope,
    general: &General,
    levels: Vec<(Level, String)>,
    include_drafts: bool,
) -> Result<(Job, PathBuf), Failure> {
    let house = house::find(general, &scope.selection);
    if !house.start.is_dir() {
        return Err(Failure::usage(format!("there is no folder `{}`", house.start.display())));
    }
    let job = Job {
        root: house.start,
        selection: house.selection,
        editions: EditionKind::ALL.to_vec(),
        levels,
        include_drafts,
        epoch: environment::epoch()?,
        standing: BTreeSet::new(),
    };
    Ok((job, house.folder))
}
