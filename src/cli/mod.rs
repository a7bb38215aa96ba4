//! The command line: reads what was typed and the environment, calls the library, prints, and gives the exit status.
//!
//! Results go to standard output; progress and diagnostics for people to standard error.

mod args;
mod build;
mod check;
mod completions;
mod console;
mod environment;
mod explain;
mod failure;
mod house;
mod job;
mod levels;
mod man;
mod new;
mod new_theme;
mod schema;
mod serve;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use args::{Cli, Command};
use console::Console;
use failure::Failure;

/// What a command that did its work has to say by its exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Fine,
    /// Something was denied.
    Denied,
}

/// Does what was asked for: status 0 where all is fine, 1 where something was denied or failed, 2 where the asking was
/// wrong.
pub(crate) fn run() -> ExitCode {
    let matches = match Cli::command().try_get_matches() {
        Ok(matches) => matches,
        Err(error) => {
            // Help and version come this way too, as results on standard output. A closed pipe is no fault of theirs.
            let _ = error.print();
            return u8::try_from(error.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from);
        }
    };
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(2);
        }
    };
    let console = Console::new(&cli.general);
    let levels = matches.subcommand().map(|(_, matches)| levels::ordered(matches)).unwrap_or_default();
    let done = match cli.command {
        Command::Build(asked) => build::run(&asked, &cli.general, levels, &console),
        Command::Check(asked) => check::run(&asked, &cli.general, levels, &console),
        Command::Serve(asked) => serve::run(&asked, &cli.general, levels, &console),
        Command::New(asked) => new::run(&asked, &cli.general, &console),
        Command::Explain(asked) => explain::run(&asked, &console),
        Command::Schema(asked) => schema::run(&asked, &console),
        Command::Completions(asked) => completions::run(&asked, &console),
        Command::Man(asked) => man::run(&asked, &console),
    };
    match done {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Denied) => ExitCode::from(1),
        Err(failure) => {
            console.complain(&failure);
            ExitCode::from(failure.status())
        }
    }
}
