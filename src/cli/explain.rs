//! `imprint explain`: a rule's page, or a list of the rules.

use imprint::diagnostic::Code;

use super::args::Explain;
use super::console::Console;
use super::{Failure, Outcome, levels};

pub(super) fn run(asked: &Explain, console: &Console) -> Result<Outcome, Failure> {
    match &asked.code {
        Some(name) => console.result(levels::named(name).map_err(Failure::usage)?.documentation())?,
        None => console.result(&list())?,
    }
    Ok(Outcome::Fine)
}

/// Every rule with its level and first sentence.
fn list() -> String {
    let width = Code::ALL.iter().map(|code| code.as_str().len()).max().unwrap_or(0);
    Code::ALL
        .iter()
        .map(|code| {
            format!("{:5} {:width$}  {}\n", code.default_level().as_str(), code.as_str(), code.sentence())
        })
        .collect()
}
