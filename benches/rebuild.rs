//! A second build in the same process after a one-word edit: what a person at work waits for.
//!
//! `cargo bench --bench rebuild -- FOLDER`: a publication's folder, copied aside; the repository's report by default. Of a
//! house's folder, such as `benches/catalogue --keep` leaves one, its site is built without editions, as the preview does
//! it: what is the same is taken over.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement"
)]

use std::path::{Path, PathBuf};
use std::time::Instant;

use imprint::diagnostic::Level;
use imprint::editions::EditionKind;
use imprint::{Backlist, Job};

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

/// Builds the site of a house, and again after each edit of an article; says what check and build took of it.
fn house(folder: &Path) {
    let job = Job {
        root: folder.to_owned(),
        selection: Vec::new(),
        editions: Vec::new(),
        levels: Vec::new(),
        include_drafts: false,
        epoch: None,
        standing: Default::default(),
    };
    let mut earlier: Option<Backlist> = None;
    for run in 0..=RUNS {
        let begin = Instant::now();
        let checked = imprint::check(&job).unwrap();
        let check = begin.elapsed();
        let mut built = imprint::rebuild(&checked, &job, earlier.as_ref(), &|_| {});
        let all = begin.elapsed();
        println!(
            "{}: check {:.0} ms, build {:.0} ms; pages made {}",
            if run == 0 { "first build" } else { "after a one-word edit" },
            check.as_secs_f64() * 1000.0,
            (all - check).as_secs_f64() * 1000.0,
            built.kept.anew().count(),
        );
        earlier = Some(Backlist::of(checked, &job, &mut built));
        edit(&folder.join("reports"), &format!("word{run}"));
    }
}

fn main() {
    let asked = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let ours = concat!(env!("CARGO_MANIFEST_DIR"), "/reports/system-leadership");
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("publication");
    if let Some(own) = asked.as_deref().map(Path::new).filter(|own| own.join("imprint.toml").exists()) {
        copy(own, &source);
        return house(&source);
    }
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
