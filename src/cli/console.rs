//! The two streams, and how to speak to each.

use std::io::{self, IsTerminal, Write};

use imprint::diagnostic::render::{self, Look};
use imprint::diagnostic::{Level, Leveled, Sources};

use super::args::{Colour, Format, General};
use super::{Failure, environment};

/// Standard output for results, standard error for everything else.
#[derive(Debug, Clone)]
pub(crate) struct Console {
    look: Look,
    quiet: bool,
}

impl Console {
    pub(crate) fn new(general: &General) -> Self {
        let is_terminal = io::stderr().is_terminal();
        let colour = match general.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => is_terminal && !environment::is_set("NO_COLOR") && !environment::is_dumb(),
        };
        let narrated = environment::is_set("NO_GRAPHICS");
        let width = environment::columns().unwrap_or(100);
        Self { look: Look { colour, narrated, width }, quiet: general.quiet }
    }

    /// Whether a moving line may be shown.
    pub(crate) fn shows_progress(&self) -> bool {
        !self.quiet && !environment::is_dumb() && io::stderr().is_terminal()
    }

    /// Prints a result. Whoever reads it may stop reading: that is no fault.
    pub(crate) fn result(&self, text: &str) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Failure::work(format!("cannot write to standard output: {error}")))
            }
            _ => Ok(()),
        }
    }

    /// Prints what was done, a result like any other, but not to those who want quiet.
    pub(crate) fn summary(&self, text: &str) -> Result<(), Failure> {
        if self.quiet { Ok(()) } else { self.result(text) }
    }

    /// Tells people something beside the result.
    pub(crate) fn say(&self, text: &str) {
        // There is nowhere else to say that this stream is closed.
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }

    pub(crate) fn complain(&self, failure: &Failure) {
        let (red, end) = if self.look.colour { ("\u{1b}[31m", "\u{1b}[0m") } else { ("", "") };
        self.say(&format!("{red}error:{end} {}\n", lines(&failure.message)));
        if let Some(hint) = &failure.hint {
            self.say(&format!("  help: {}\n", lines(hint)));
        }
    }

    /// Shows diagnostics in the form asked for, on the stream it belongs to.
    pub(crate) fn findings(
        &self,
        sources: &Sources,
        findings: &[Leveled],
        form: Format,
    ) -> Result<(), Failure> {
        match form {
            Format::Human if self.quiet => {
                let denied: Vec<_> =
                    findings.iter().filter(|found| found.level == Level::Deny).cloned().collect();
                self.say(&render::human(sources, &denied, &self.look));
                Ok(())
            }
            Format::Human => {
                self.say(&render::human(sources, findings, &self.look));
                Ok(())
            }
            Format::Short => self.result(&render::short(sources, findings)),
            Format::Json => self.result(&render::json(sources, findings)),
            Format::Sarif => self.result(&render::sarif(sources, findings)),
            Format::Github => self.result(&render::github(sources, findings)),
        }
    }
}

/// Text that may hold file names, fit for a terminal.
fn lines(text: &str) -> String {
    text.lines().map(render::legible).collect::<Vec<_>>().join("\n")
}

/// "2 denied, 1 warned", or "nothing to report".
pub(crate) fn count(findings: &[Leveled]) -> String {
    let of = |level| findings.iter().filter(|found| found.level == level).count();
    match (of(Level::Deny), of(Level::Warn)) {
        (0, 0) => "nothing to report".to_owned(),
        (0, warned) => format!("{warned} warned"),
        (denied, 0) => format!("{denied} denied"),
        (denied, warned) => format!("{denied} denied, {warned} warned"),
    }
}

/// "1 publication", "2 publications".
pub(crate) fn publications(number: usize) -> String {
    if number == 1 { "1 publication".to_owned() } else { format!("{number} publications") }
}
