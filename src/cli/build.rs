//! `imprint build`: every edition into a folder, or nothing.

use std::path::{Path, PathBuf};

use imprint::diagnostic::{Level, Leveled};
use imprint::model::identifier::Slug;
use imprint::package::{self, Release, Written};
use imprint::{Backlist, Built, Checked, Job, Step};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::{Build, Format, General};
use super::console::{Console, count, publications};
use super::{Failure, Outcome, job};

pub(super) fn run(
    asked: &Build,
    general: &General,
    levels: Vec<(Level, String)>,
    console: &Console,
) -> Result<Outcome, Failure> {
    let (mut job, house) = job::job(&asked.scope, general, levels, asked.include_drafts)?;
    if asked.catalogue_only {
        job.editions.clear();
    } else if !asked.edition.is_empty() {
        job.editions = asked.edition.clone();
        job.editions.sort_unstable();
        job.editions.dedup();
    }
    let out = asked.out.clone().unwrap_or_else(|| default_out(&house));
    if let Some(threads) = asked.jobs {
        rayon::ThreadPoolBuilder::new()
            .num_threads(threads.into())
            .build_global()
            .map_err(|error| Failure::work(format!("cannot start {threads} threads: {error}")))?;
    }

    package::recover(&out, &[])?;
    let checked = imprint::check(&job)?;
    // Where nothing will be published, there is no use in making editions.
    if is_denied(&checked, &checked.findings) && !asked.keep_going {
        console.findings(&checked.sources, &checked.findings, asked.scope.format)?;
        return Ok(nothing_written(&checked.findings, console));
    }
    if !job.selection.is_empty() {
        let slugs: Vec<&Slug> = checked.publications.iter().map(|own| &own.report.metadata.slug).collect();
        job.standing = package::standing(&out, &slugs);
    }
    let built = make(&checked, &job, None, console);
    console.findings(&checked.sources, &built.findings, asked.scope.format)?;
    let denied = is_denied(&checked, &built.findings) || !built.denied.is_empty();
    if denied && (!asked.keep_going || built.published.is_empty()) {
        return Ok(nothing_written(&built.findings, console));
    }
    if built.published.is_empty() {
        console.say("nothing to publish: drafts and embargoed publications need `--include-drafts`\n");
        return Ok(Outcome::Fine);
    }

    let sources = sources(&checked, &job);
    let subset = (!job.selection.is_empty()).then_some(built.published.as_slice());
    let release = Release { artefacts: &built.artefacts, publications: &built.lowered, subset };
    let written = package::write(&out, &release, &sources)?;
    let told = told(&built, &written, &out);
    match asked.scope.format {
        Format::Human => console.summary(&told)?,
        // Standard output belongs to a program then.
        _ => console.say(&told),
    }
    Ok(if denied { Outcome::Denied } else { Outcome::Fine })
}

fn default_out(house: &Path) -> PathBuf {
    if house == Path::new(".") { PathBuf::from("output") } else { house.join("output") }
}

pub(super) fn is_denied(checked: &Checked, findings: &[Leveled]) -> bool {
    checked.denied || findings.iter().any(|found| found.level == Level::Deny)
}

fn nothing_written(findings: &[Leveled], console: &Console) -> Outcome {
    console.say(&format!("nothing was written: {}\n", count(findings)));
    Outcome::Denied
}

/// Everything that must not lie in the folder written to. Files are named as seen from the job's root.
fn sources(checked: &Checked, job: &Job) -> Vec<PathBuf> {
    let files = checked.sources.files().map(|file| job.root.join(&file.path));
    files.chain([job.root.clone()]).chain(job.selection.iter().map(|named| job.root.join(named))).collect()
}

/// Builds what an earlier build did not make already, with one moving line on a terminal.
pub(super) fn make(checked: &Checked, job: &Job, earlier: Option<&Backlist>, console: &Console) -> Built {
    if !console.shows_progress() {
        return imprint::rebuild(checked, job, earlier, &|_| {});
    }
    let steps = checked.publications.len() * job.editions.len();
    let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{bar:24} {pos}/{len} {msg}") {
        bar.set_style(style);
    }
    let built = imprint::rebuild(checked, job, earlier, &|step| match step {
        Step::Started { slug, edition } => bar.set_message(format!("{slug} {edition}")),
        Step::Finished { .. } => bar.inc(1),
    });
    bar.finish_and_clear();
    built
}

/// What was written and where, for people.
fn told(built: &Built, written: &Written, out: &Path) -> String {
    let size = size(written.bytes);
    let number = publications(built.published.len());
    let mut told = format!("{number} in `{}`: {} files, {size}", out.display(), written.files);
    if !built.findings.is_empty() {
        told.push_str(&format!("; {}", count(&built.findings)));
    }
    told.push('\n');
    let slugs = |slugs: &[Slug]| slugs.iter().map(Slug::as_str).collect::<Vec<_>>().join(", ");
    if !built.denied.is_empty() {
        told.push_str(&format!("left out: {}\n", slugs(&built.denied)));
    }
    told
}

/// A number of bytes as people say it, in decimal units.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_well() {
        assert_eq!([size(999), size(1_001), size(3_450_000)], ["999 bytes", "2 kB", "3.4 MB"]);
    }
}
