//! `imprint check`: every rule, no output.

use imprint::diagnostic::Level;

use super::args::{Check, Format, General};
use super::console::{Console, count, publications};
use super::{Failure, Outcome, job};

pub(super) fn run(
    asked: &Check,
    general: &General,
    levels: Vec<(Level, String)>,
    console: &Console,
) -> Result<Outcome, Failure> {
    let (job, _) = job::job(&asked.scope, general, levels, true)?;
    let checked = imprint::check(&job)?;
    console.findings(&checked.sources, &checked.findings, asked.scope.format)?;
    if asked.scope.format == Format::Human {
        let publications = publications(checked.publications.len());
        console.summary(&format!("{publications}: {}\n", count(&checked.findings)))?;
    }
    let denied = checked.denied || checked.findings.iter().any(|found| found.level == Level::Deny);
    Ok(if denied { Outcome::Denied } else { Outcome::Fine })
}
