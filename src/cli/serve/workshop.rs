//! Checks and builds whenever the sources have changed, and hands on what is to be shown.

use std::sync::Arc;

use imprint::{Backlist, Checked, Job, Unusable};
use tokio::sync::watch;

use super::fault_panel::Faults;
use super::showing::{Files, Showing};
use super::watching::Watching;
use crate::cli::Failure;
use crate::cli::args::Format;
use crate::cli::build::{is_denied, make};
use crate::cli::console::{Console, count, publications};

/// Builds for the preview, one build after the other.
pub(super) struct Workshop {
    job: Job,
    format: Format,
    console: Console,
    show: watch::Sender<Option<Arc<Showing>>>,
    /// What was made last of sources that could be built.
    files: Option<Arc<Files>>,
    /// The same, with what it was made of.
    earlier: Option<Backlist>,
    /// How many states there were.
    states: usize,
}

impl Workshop {
    pub(super) fn new(
        job: Job,
        format: Format,
        console: Console,
        show: watch::Sender<Option<Arc<Showing>>>,
    ) -> Workshop {
        Workshop { job, format, console, show, files: None, earlier: None, states: 0 }
    }

    /// Builds now and after every change, as long as the program runs.
    ///
    /// # Errors
    /// Where what is asked for is not there, or nothing can be told any more. Once something is shown, that it is not
    /// there any longer is shown too.
    pub(super) fn run(mut self, mut watching: Watching) -> Result<(), Failure> {
        watching.look();
        match imprint::check(&self.job) {
            Ok(checked) => self.build(checked, &mut watching)?,
            Err(unusable) => return Err(unusable.into()),
        }
        loop {
            watching.wait()?;
            match imprint::check(&self.job) {
                Ok(checked) => self.build(checked, &mut watching)?,
                Err(Unusable(message)) => {
                    self.console.complain(&Failure::usage(message.clone()));
                    self.show(Some(Faults::Unusable(message)));
                }
            }
        }
    }

    fn build(&mut self, checked: Checked, watching: &mut Watching) -> Result<(), Failure> {
        let sources = checked.sources.files().map(|file| self.job.root.join(&file.path));
        watching.follow(sources);
        // Where nothing will be shown, there is no use in making editions.
        if is_denied(&checked, &checked.findings) {
            self.console.findings(&checked.sources, &checked.findings, self.format)?;
            self.console.say(&format!("not built: {}\n", count(&checked.findings)));
            self.show(Some(Faults::denied(&checked.sources, &checked.findings)));
            return Ok(());
        }
        let mut built = make(&checked, &self.job, self.earlier.as_ref(), &self.console);
        self.console.findings(&checked.sources, &built.findings, self.format)?;
        if is_denied(&checked, &built.findings) {
            self.console.say(&format!("not built: {}\n", count(&built.findings)));
            self.show(Some(Faults::denied(&checked.sources, &built.findings)));
            return Ok(());
        }
        self.console.say(&format!(
            "built: {}, {}\n",
            publications(built.published.len()),
            count(&built.findings)
        ));
        let url = checked.publisher.url.clone();
        self.earlier = Some(Backlist::of(checked, &self.job, &mut built));
        let files = Files::of(built.artefacts, url.as_deref());
        if self.files.as_deref() != Some(&files) {
            self.files = Some(Arc::new(files));
        }
        self.show(None);
        Ok(())
    }

    /// Shows a new state, unless nothing is new about it.
    fn show(&mut self, faults: Option<Faults>) {
        let same = self.show.borrow().as_ref().is_some_and(|shown| {
            let same_files = match (&shown.files, &self.files) {
                (Some(shown), Some(own)) => Arc::ptr_eq(shown, own),
                (shown, own) => shown.is_none() && own.is_none(),
            };
            same_files && shown.faults == faults
        });
        if same {
            return;
        }
        self.states += 1;
        let name = format!("{}-{}", std::process::id(), self.states);
        self.show.send_replace(Some(Arc::new(Showing { name, files: self.files.clone(), faults })));
    }
}
