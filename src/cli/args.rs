//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use imprint::editions::EditionKind;

use super::levels;

/// A publishing house for evidence: one report source becomes a web edition, an accessible PDF and an e-book.
#[derive(Debug, Parser)]
#[command(name = "imprint", version, arg_required_else_help = true, infer_subcommands = false)]
#[command(after_help = "Exit status: 0 fine; 1 something was denied; 2 wrong usage.")]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) general: General,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options of every command.
#[derive(Debug, Args)]
pub(crate) struct General {
    /// When to colour: `NO_COLOR` is obeyed, and `auto` colours only terminals
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN", hide_possible_values = true)]
    pub(crate) color: Colour,
    /// Say only what is denied
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
    /// Where to look for publications and, from there up, for imprint.toml [default: here]
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make every edition into output/
    Build(Build),
    /// Run every rule and write nothing
    Check(Check),
    /// Show the site on this machine, and follow every change
    Serve(Serve),
    /// Start a publisher, a report, an article or a theme
    New(New),
    /// Tell what a rule checks, why, and how to mend it
    Explain(Explain),
    /// Print a JSON Schema for report.toml, imprint.toml or another source
    Schema(Schema),
    /// Print completions for a shell
    Completions(Completions),
    /// Print the manual page, or write all of them to a folder
    Man(Man),
}

#[derive(Debug, Args)]
pub(crate) struct Build {
    #[command(flatten)]
    pub(crate) scope: Scope,
    /// Make only these editions
    #[arg(long, value_enum, value_delimiter = ',', value_name = "EDITION")]
    pub(crate) edition: Vec<EditionKind>,
    /// Make the site, feeds, records and search alone: no editions, no covers
    #[arg(long, conflicts_with = "edition")]
    pub(crate) catalogue_only: bool,
    /// The folder to write to [default: output/ beside imprint.toml]
    #[arg(short, long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// How many threads to use [default: one a processor]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) jobs: Option<u16>,
    /// Publish what can be published, and leave out what is denied
    #[arg(long)]
    pub(crate) keep_going: bool,
    /// Build drafts and embargoed publications too
    #[arg(long)]
    pub(crate) include_drafts: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) scope: Scope,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    #[command(flatten)]
    pub(crate) scope: Scope,
    /// Make only these editions
    #[arg(long, value_enum, value_delimiter = ',', value_name = "EDITION", default_value = "html,epub")]
    pub(crate) edition: Vec<EditionKind>,
    /// The port to listen on; 0 for any [default: 1455, or the next one that is free]
    #[arg(short, long, value_name = "PORT")]
    pub(crate) port: Option<u16>,
    /// Show drafts and embargoed publications too
    #[arg(long)]
    pub(crate) include_drafts: bool,
}

/// Which publications, by which rules, told in which form.
#[derive(Debug, Args)]
pub(crate) struct Scope {
    /// Publications, by slug or path [default: every one]
    #[arg(value_name = "PATH|SLUG")]
    pub(crate) selection: Vec<String>,
    /// The form of diagnostics; all but `human` go to standard output
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
    /// Deny what a rule reports, or `all`
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = levels::raisable)]
    pub(crate) deny: Vec<String>,
    /// Only warn of what a rule reports, or `all`
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = levels::lowerable)]
    pub(crate) warn: Vec<String>,
    /// Do not mention what a rule reports, or `all`
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = levels::lowerable)]
    pub(crate) allow: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// With the lines of the source
    Human,
    /// One a line: path:line:column: level[code]: message (hint)
    Short,
    /// One JSON object a line
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// GitHub workflow commands
    Github,
}

#[derive(Debug, Args)]
pub(crate) struct New {
    #[command(subcommand)]
    pub(crate) what: Scaffold,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Scaffold {
    /// A house with imprint.toml and a first report
    Publisher {
        /// A folder that is empty or not there yet
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// A folder with report.toml and a few chapters
    Report {
        /// A folder that is empty or not there yet; its name becomes the slug
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// A publication in one Markdown file
    Article {
        /// A file that is not there yet; its name becomes the slug
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// A theme of the house's own, which begins as the default one
    Theme {
        /// Its name: a folder under assets/themes/ that is empty or not there yet
        #[arg(value_name = "NAME")]
        name: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// A rule's code, such as missing-alt; without it, every rule is listed with its level
    #[arg(value_name = "CODE")]
    pub(crate) code: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Schema {
    #[arg(value_enum)]
    pub(crate) of: SchemaOf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    /// report.toml and front matter
    Report,
    /// imprint.toml
    Publisher,
    /// Front matter in reports/people
    Person,
    /// Front matter in reports/topics
    Topic,
    /// Front matter in reports/series
    Series,
    /// Front matter in reports/pages
    Page,
    /// comments.toml
    Comments,
    /// theme.toml
    Theme,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(crate) struct Man {
    /// Write a page for each command into this folder
    #[arg(value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        super::Cli::command().debug_assert();
    }
}
