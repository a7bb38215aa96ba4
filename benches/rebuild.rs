//! A second build in the same process after a one-word edit: what a person at work waits for.
//!
//! `cargo bench --bench rebuild -- FOLDER`: a publication's folder, copied aside; the repository's report by default.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement"
)]

use std::path::{Path, PathBuf};
use std::time::Instant;

use imprint::Job;
use imprint::diagnostic::Level;
use imprint::editions::EditionKind;

const RUNS: usize = 5;

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(path, target).unwrap();
        }
    }
}

/// Builds everything; gives milliseconds.
fn build(job: &Job) -> f64 {
    let begin = Instant::now();
    let checked = imprint::check(job).unwrap();
    let built = imprint::build(&checked, job, &|_| {});
    assert!(!built.artefacts.is_empty(), "nothing was made");
    begin.elapsed().as_secs_f64() * 1000.0
}

/// Adds one word to the end of the Markdown file in the middle.
fn edit(folder: &Path, word: &str) {
    let mut texts: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    texts.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    texts.sort();
    let middle = &texts[texts.len() / 2];
    let text = std::fs::read_to_string(middle).unwrap();
    std::fs::write(middle, format!("{}\n\n{word}.\n", text.trim_end())).unwrap();
}

fn main() {
    let asked = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let ours = concat!(env!("CARGO_MANIFEST_DIR"), "/reports/system-leadership");
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("publication");
    copy(Path::new(asked.as_deref().unwrap_or(ours)), &source);
    for (name, editions) in
        [("html,epub", vec![EditionKind::Html, EditionKind::Epub]), ("all", EditionKind::ALL.to_vec())]
    {
        let job = Job {
            root: folder.path().to_owned(),
            selection: vec![source.display().to_string()],
            editions,
            levels: vec![(Level::Allow, "all".to_owned())],
            include_drafts: true,
            epoch: None,
            standing: Default::default(),
        };
        println!("{name}: first build {:.0} ms", build(&job));
        let mut again: Vec<f64> = (0..RUNS)
            .map(|run| {
                edit(&source, &format!("word{run}"));
                build(&job)
            })
            .collect();
        again.sort_by(f64::total_cmp);
        println!(
            "{name}: after a one-word edit {:.0} ms (median of {RUNS}, least {:.0})",
            again[RUNS / 2],
            again[0]
        );
    }
}
