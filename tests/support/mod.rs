//! A publishing house in a temporary folder, and what a build makes of it.
#![allow(dead_code, unreachable_pub, reason = "each test crate uses a part of it")]

pub mod golden;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use imprint::diagnostic::{Code, Level, Leveled, Sources};
use imprint::editions::{Artefact, EditionKind};
use imprint::{Built, Checked, Job};

/// What stands before the text of a publication in one file.
pub const FRONT: &str = "+++\nkind = \"report\"\ntitle = \"A title\"\nslug = \"text\"\nlanguage = \"en-GB\"\n\
                         published = 2026-03-01\nauthors = [{ name = \"Ada Example\" }]\nstatus = \"published\"\n+++\n\n";

/// A house's own settings: little, so that what tests show is what they set.
pub const PUBLISHER: &str =
    "name = \"Example Press\"\nurl = \"https://press.example\"\nlanguage = \"en-GB\"\n";

/// The folder of a house.
pub struct House {
    folder: tempfile::TempDir,
}

impl House {
    /// A house with settings and no publication.
    pub fn new() -> House {
        let house = House { folder: tempfile::tempdir().expect("a temporary folder") };
        house.file("imprint.toml", PUBLISHER)
    }

    /// A house with one publication in one file, `reports/text.md`.
    pub fn with_text(markdown: &str) -> House {
        House::new().file("reports/text.md", format!("{FRONT}{markdown}"))
    }

    /// A copy of a folder; the house's settings are added where it has none.
    pub fn copy_of(folder: &Path) -> House {
        let house = House { folder: tempfile::tempdir().expect("a temporary folder") };
        copy(folder, house.path());
        match house.path().join("imprint.toml").exists() {
            true => house,
            false => house.file("imprint.toml", PUBLISHER),
        }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    #[must_use]
    pub fn file(self, path: &str, bytes: impl AsRef<[u8]>) -> House {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, bytes).expect("written");
        self
    }

    pub fn made(&self) -> Made {
        make(&job(self.path(), &[]))
    }

    /// The program, to be run in the house's folder with nothing of this machine's settings.
    pub fn program(&self) -> std::process::Command {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_imprint"));
        program.current_dir(self.path()).stdin(std::process::Stdio::null());
        for name in ["SOURCE_DATE_EPOCH", "NO_COLOR", "CI", "IMPRINT_LOG"] {
            program.env_remove(name);
        }
        program
    }
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("made");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        let kind = entry.file_type().expect("a kind");
        if kind.is_dir() {
            copy(&entry.path(), &target);
        } else if kind.is_file() {
            std::fs::copy(entry.path(), target).expect("copied");
        }
    }
}

/// Everything, every edition, levels as they are.
pub fn job(root: &Path, selection: &[&str]) -> Job {
    Job {
        root: root.to_owned(),
        selection: selection.iter().map(|each| (*each).to_owned()).collect(),
        editions: EditionKind::ALL.to_vec(),
        levels: Vec::new(),
        include_drafts: true,
        epoch: None,
        standing: std::collections::BTreeSet::new(),
    }
}

/// What a build made and said.
pub struct Made {
    pub checked: Checked,
    pub built: Built,
}

/// Builds, whatever is denied; what is denied makes nothing.
pub fn make(job: &Job) -> Made {
    let checked = imprint::check(job).unwrap_or_else(|unusable| panic!("{}", unusable.0));
    let built = imprint::build(&checked, job, &|_| {});
    Made { checked, built }
}

impl Made {
    pub fn sources(&self) -> &Sources {
        &self.checked.sources
    }

    pub fn findings(&self) -> &[Leveled] {
        &self.built.findings
    }

    /// Codes reported, each once.
    pub fn codes(&self) -> Vec<Code> {
        let mut codes: Vec<Code> = self.findings().iter().map(|finding| finding.diagnostic.code).collect();
        codes.sort();
        codes.dedup();
        codes
    }

    /// Everything said, one a line.
    pub fn said(&self) -> String {
        imprint::diagnostic::render::short(self.sources(), self.findings())
    }

    /// Stops where anything was denied.
    pub fn fine(self) -> Made {
        let denied = self.findings().iter().any(|finding| finding.level == Level::Deny);
        assert!(!denied && self.built.denied.is_empty() && !self.checked.denied, "denied:\n{}", self.said());
        self
    }

    pub fn slugs(&self) -> Vec<String> {
        self.built.published.iter().map(ToString::to_string).collect()
    }

    /// The web edition's folder.
    pub fn web(&self, slug: &str) -> BTreeMap<String, Vec<u8>> {
        let folder = format!("{slug}/read/");
        let own = self.built.artefacts.iter();
        own.filter_map(|artefact| {
            Some((artefact.path.strip_prefix(&folder)?.to_owned(), artefact.bytes.clone()))
        })
        .collect()
    }

    pub fn epub(&self, slug: &str) -> &Artefact {
        self.artefact(&format!("{slug}/{slug}.epub"))
    }

    pub fn pdf(&self, slug: &str) -> &Artefact {
        self.artefact(&format!("{slug}/{slug}.pdf"))
    }

    pub fn artefact(&self, path: &str) -> &Artefact {
        let paths = || self.built.artefacts.iter().map(|artefact| artefact.path.as_str()).collect::<Vec<_>>();
        let found = self.built.artefacts.iter().find(|artefact| artefact.path == path);
        found.unwrap_or_else(|| panic!("no `{path}` among {:?}\n{}", paths(), self.said()))
    }
}

/// The repository's folder.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Long documents that are not part of the repository: `IMPRINT_CORPORA`, or `shared/corpora` beside it.
pub fn corpora() -> Vec<PathBuf> {
    let beside = repository().join("../shared/corpora");
    let folder = std::env::var_os("IMPRINT_CORPORA").map_or(beside, PathBuf::from);
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.join("report.toml").is_file())
        .collect();
    found.sort();
    found
}

/// The folders of a folder, by name.
pub fn folders(of: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(of).unwrap_or_else(|error| panic!("{}: {error}", of.display()));
    let mut found: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir()).collect();
    found.sort();
    assert!(!found.is_empty(), "{} has no folder", of.display());
    found
}

/// A case's publication: `source.md`, or the folder `source`.
pub fn source_of(case: &Path) -> &'static str {
    if case.join("source.md").is_file() { "source.md" } else { "source" }
}

/// The last part of a path.
pub fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
