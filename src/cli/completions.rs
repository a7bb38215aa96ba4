//! `imprint completions`: a script for a shell.

use clap::CommandFactory;

use super::args::{Cli, Completions};
use super::console::Console;
use super::{Failure, Outcome};

pub(super) fn run(asked: &Completions, console: &Console) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(asked.shell, &mut Cli::command(), "imprint", &mut script);
    console.result(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Fine)
}
