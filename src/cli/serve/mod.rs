//! `imprint serve`: a preview on this machine, which follows the sources.
//!
//! ```text
//! watching ──► workshop ──► showing ──► answer
//! sources      checks and   files in    one request,
//! change       builds       memory      one response
//! ```
//!
//! The workshop has a thread of its own and hands on what is to be shown; nobody waits for it but whoever asks before
//! the first build is done. No request names a file on disk: what is not in memory is not there.

mod answer;
mod fault_panel;
mod listening;
mod policy;
mod server;
mod showing;
mod watching;
mod workshop;

use std::thread;

use imprint::diagnostic::Level;
use tokio::sync::{oneshot, watch};

use super::args::{General, Serve};
use super::console::Console;
use super::{Failure, Outcome, job};
use watching::Watching;
use workshop::Workshop;

pub(super) fn run(
    asked: &Serve,
    general: &General,
    levels: Vec<(Level, String)>,
    console: &Console,
) -> Result<Outcome, Failure> {
    let (mut job, house) = job::job(&asked.scope, general, levels, asked.include_drafts)?;
    job.editions = asked.edition.clone();
    job.editions.sort_unstable();
    job.editions.dedup();
    let (listeners, port) = listening::listen(asked.port)?;
    let address = format!("http://127.0.0.1:{port}/");
    console.result(&format!("{address}\n"))?;
    console.say("Ctrl-C ends the preview\n");

    let (show, showing) = watch::channel(None);
    let (fail, failed) = oneshot::channel();
    let watching = Watching::of(&house)?;
    let workshop = Workshop::new(job, asked.scope.format, console.clone(), show);
    thread::spawn(move || {
        if let Err(failure) = workshop.run(watching) {
            // Nobody hears it where the preview has ended.
            let _ = fail.send(failure);
        }
    });
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()
        .map_err(|error| Failure::work(format!("cannot serve: {error}")))?;
    runtime.block_on(server::serve(listeners, showing, failed))?;
    Ok(Outcome::Fine)
}
