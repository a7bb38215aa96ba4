//! Notices that sources have changed.
//!
//! The system tells that something happened, also that somebody only opened a file or a folder, as a build and looking
//! at them do; whether anything is different is seen by lengths and times.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, SystemTime};

use notify_debouncer_mini::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_mini::{DebounceEventResult, Debouncer, new_debouncer};

use crate::cli::Failure;

/// How long nothing must happen before a change counts as done: editors write in several steps.
const QUIET: Duration = Duration::from_millis(60);
/// How many folders deep sources may lie.
const DEEPEST: usize = 16;
/// What of a house is watched, besides what lies elsewhere.
const WATCHED: [&str; 3] = ["imprint.toml", "reports", "assets"];

/// How the sources look.
#[derive(Debug, Default, PartialEq, Eq)]
struct Sight {
    /// How long a file is, and when it was changed last.
    files: BTreeMap<PathBuf, (u64, Option<SystemTime>)>,
    folders: BTreeSet<PathBuf>,
}

/// Looks at the sources, and waits until they look different.
pub(super) struct Watching {
    debouncer: Debouncer<RecommendedWatcher>,
    events: Receiver<DebounceEventResult>,
    /// The house's folder, of which only some is watched.
    house: PathBuf,
    /// Folders and files that are watched with all that is in them.
    roots: BTreeSet<PathBuf>,
    seen: Sight,
}

impl Watching {
    /// Watches what belongs to a house.
    pub(super) fn of(house: &Path) -> Result<Watching, Failure> {
        let (tell, events) = mpsc::channel();
        let debouncer = new_debouncer(QUIET, tell)
            .map_err(|error| Failure::work(format!("cannot watch the sources: {error}")))?;
        let house = house.canonicalize().unwrap_or_else(|_| house.to_owned());
        let roots = WATCHED.iter().map(|name| house.join(name)).collect();
        Ok(Watching { debouncer, events, house, roots, seen: Sight::default() })
    }

    /// Watches the folders of sources, too, where they lie elsewhere.
    pub(super) fn follow(&mut self, sources: impl Iterator<Item = PathBuf>) {
        for file in sources {
            let Some(folder) = file.parent().and_then(|folder| folder.canonicalize().ok()) else { continue };
            if folder != self.house && !self.roots.iter().any(|root| folder.starts_with(root)) {
                self.roots.insert(folder);
            } else if folder == self.house && !self.house.join("imprint.toml").exists() {
                // A publication that belongs to no house.
                self.roots.insert(folder);
            }
        }
    }

    /// Notes how the sources look now.
    pub(super) fn look(&mut self) {
        self.seen = self.sight();
    }

    /// Returns once the sources look different from when they were looked at last.
    ///
    /// # Errors
    /// Where nothing will be noticed any more.
    pub(super) fn wait(&mut self) -> Result<(), Failure> {
        loop {
            self.watch();
            // A change while something was built, or before the watching began, waits for no event.
            let sight = self.settled();
            if sight != self.seen {
                self.seen = sight;
                return Ok(());
            }
            let broken = |_| Failure::work("the sources cannot be watched any longer");
            while !self.tells_of_change(&self.events.recv().map_err(broken)?) {}
            while self.events.try_recv().is_ok() {}
        }
    }

    /// Whether it is worth looking: that a known folder was opened is what looking does itself.
    fn tells_of_change(&self, happened: &DebounceEventResult) -> bool {
        let known = |path: &Path| path == self.house || self.seen.folders.contains(path);
        happened
            .as_ref()
            .map_or(true, |events| events.iter().any(|event| !(known(&event.path) && event.path.is_dir())))
    }

    /// Has the system watch everything there is; what is watched already stays so. Folders may have been made anew.
    fn watch(&mut self) {
        let watcher = self.debouncer.watcher();
        // What is not there yet will show in the house's folder.
        let _ = watcher.watch(&self.house, RecursiveMode::NonRecursive);
        for root in self.roots.iter().filter(|root| root.exists()) {
            let _ = watcher.watch(root, RecursiveMode::Recursive);
        }
    }

    /// How the sources look once nobody is writing to them: half a file may be a fault that nobody made.
    fn settled(&self) -> Sight {
        let mut sight = self.sight();
        while sight != self.seen {
            thread::sleep(QUIET);
            let later = self.sight();
            if later == sight {
                break;
            }
            sight = later;
        }
        sight
    }

    fn sight(&self) -> Sight {
        let mut sight = Sight::default();
        for root in &self.roots {
            see(root, 0, &mut sight);
        }
        sight
    }
}

/// Notes a file, or every file of a folder; links to folders are not followed.
fn see(path: &Path, depth: usize, sight: &mut Sight) {
    let Ok(about) = fs::metadata(path) else { return };
    if about.is_file() {
        sight.files.insert(path.to_owned(), (about.len(), about.modified().ok()));
        return;
    }
    sight.folders.insert(path.to_owned());
    let Ok(listing) = fs::read_dir(path) else { return };
    for entry in listing.flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && depth < DEEPEST => see(&entry.path(), depth + 1, sight),
            Ok(kind) if !kind.is_dir() => {
                if let Ok(about) = fs::metadata(entry.path()) {
                    sight.files.insert(entry.path(), (about.len(), about.modified().ok()));
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_seen_and_reading_is_no_change() {
        let place = tempfile::tempdir().unwrap();
        let house = place.path();
        fs::create_dir_all(house.join("reports/a")).unwrap();
        fs::write(house.join("imprint.toml"), "").unwrap();
        fs::write(house.join("reports/a/01.md"), "one").unwrap();
        let mut watching = Watching::of(house).unwrap();
        watching.look();
        fs::read(house.join("reports/a/01.md")).unwrap();
        fs::create_dir_all(house.join("output")).unwrap();
        fs::write(house.join("output/index.html"), "").unwrap();
        assert_eq!(watching.sight(), watching.seen);

        for path in ["reports/a/01.md", "reports/a/02.md", "assets/themes/own/theme.toml", "imprint.toml"] {
            fs::create_dir_all(house.join(path).parent().unwrap()).unwrap();
            fs::write(house.join(path), "changed").unwrap();
            // Returns, or the test never ends.
            watching.wait().unwrap();
            assert!(watching.seen.files.keys().any(|seen| seen.ends_with(path)), "{path}");
        }
        fs::remove_dir_all(house.join("reports/a")).unwrap();
        watching.wait().unwrap();
        assert_eq!(watching.seen.files.len(), 2);
    }

    #[test]
    fn looking_is_nothing_to_look_for() {
        let place = tempfile::tempdir().unwrap();
        let house = place.path().canonicalize().unwrap();
        fs::create_dir_all(house.join("reports/a")).unwrap();
        let mut watching = Watching::of(&house).unwrap();
        watching.look();
        watching.watch();
        watching.look();
        // Long enough for the system to tell.
        while let Ok(happened) = watching.events.recv_timeout(QUIET * 10) {
            assert!(!watching.tells_of_change(&happened), "{happened:?}");
        }
        fs::write(house.join("reports/a/01.md"), "one").unwrap();
        let happened = watching.events.recv_timeout(QUIET * 100).unwrap();
        assert!(watching.tells_of_change(&happened), "{happened:?}");
    }
}
