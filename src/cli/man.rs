//! `imprint man`: the manual.

use std::fs;

use clap::CommandFactory;

use super::args::{Cli, Man};
use super::console::Console;
use super::{Failure, Outcome};

pub(super) fn run(asked: &Man, console: &Console) -> Result<Outcome, Failure> {
    let failed = |error: std::io::Error| Failure::work(format!("cannot write the manual: {error}"));
    match &asked.folder {
        Some(folder) => {
            fs::create_dir_all(folder).map_err(failed)?;
            clap_mangen::generate_to(Cli::command(), folder).map_err(failed)?;
            console.summary(&format!("the manual is in `{}`\n", folder.display()))?;
        }
        None => {
            let mut page = Vec::new();
            clap_mangen::Man::new(Cli::command()).render(&mut page).map_err(failed)?;
            console.result(&String::from_utf8_lossy(&page))?;
        }
    }
    Ok(Outcome::Fine)
}
