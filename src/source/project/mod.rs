//! The house and its publications.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Sink, Sources, nearest};
use crate::model::catalogue::Collection;
use crate::model::draft::Draft;
use crate::model::publisher::Publisher;

use super::catalogue;
use super::files::{Folder, MANIFEST_LIMIT, with_slashes};
use super::front_matter::{Opening, opening};
use super::manifest::{self, Manifest};
pub use super::publication::Entry;
use super::publication::{MANIFEST, is_text};
use super::selection::{OpenError, UnknownSelection};
use super::text_file::{self, TextFile, nowhere, refused, text_file};
use crate::theme::Theme;

mod alone;
mod relations;

/// The name of the house's settings.
const HOUSE: &str = "imprint.toml";
/// Where its publications lie.
const REPORTS: &str = "reports";

/// A house, and the publications that were asked for.
#[derive(Debug, Clone)]
pub struct Project {
    pub publisher: Publisher,
    /// By path for those of the house, then those that lie elsewhere as they were asked for.
    pub entries: Vec<Entry>,
    /// The other publications of the house, which were not asked for: what is asked for may name them.
    pub others: Vec<Entry>,
    /// People, topics, series and pages of the house.
    pub collection: Collection<Draft>,
    /// Where `imprint.toml` lies; `None` where there is none.
    house: Option<Folder>,
}

impl Project {
    /// Finds the house in `start`, which imprint was started in, or above it, or above the first path selected; reads
    /// its settings and the metadata of its publications. A selection names slugs, or paths relative to `start`, in
    /// the house or elsewhere; an empty one means all. What is wrong with the settings is reported now, what is wrong
    /// with a publication when it is read.
    ///
    /// # Errors
    /// [`OpenError`] where something selected is not there, or nothing is.
    pub fn open(
        start: &Path,
        selection: &[String],
        sources: &mut Sources,
        sink: &mut Sink,
    ) -> Result<Project, OpenError> {
        let house = find_house(start, start)
            .or_else(|| selection.iter().find_map(|item| find_house(&start.join(item), start)));
        let publisher = house.as_ref().map(|house| publisher(house, sources, sink)).unwrap_or_default();
        let mut entries = match &house {
            Some(house) => listed(house, &publisher, selection.is_empty(), sources, sink),
            None => Folder::open(start, PathBuf::new())
                .map(|folder| listed(&folder, &publisher, selection.is_empty(), sources, sink))
                .unwrap_or_default(),
        };
        let mut chosen =
            Choice { start, publisher: &publisher, house: house.as_ref(), entries: &mut entries };
        let wanted = if selection.is_empty() && house.is_none() && chosen.entries.is_empty() {
            let here = start.join(MANIFEST).is_file().then(|| chosen.at(Path::new(""), sources)).flatten();
            vec![here.ok_or(OpenError::NothingHere)?]
        } else {
            chosen.all(selection, sources).map_err(OpenError::Unknown)?
        };
        mark_duplicates(&mut entries);
        // What is wrong with the catalogue is the business of whoever builds it.
        let mut aside = Sink::new();
        let told = if selection.is_empty() { &mut *sink } else { &mut aside };
        let reports = house.as_ref().and_then(|house| house.inside(Path::new(REPORTS)).ok());
        let collection = reports
            .map(|reports| catalogue::collection(&reports, &publisher, sources, told))
            .unwrap_or_default();
        match house {
            Some(_) => relations::hold_together(&mut entries, &collection, told),
            None => alone::stand_alone(&mut entries, &publisher, sources),
        }
        let (mut asked, mut others) = (Vec::new(), Vec::new());
        for (at, entry) in entries.into_iter().enumerate() {
            let one_of_them = selection.is_empty() || wanted.contains(&at);
            if one_of_them { asked.push(entry) } else { others.push(entry) }
        }
        Ok(Project { publisher, entries: asked, others, collection, house })
    }

    /// Reads a publication's text and pictures, and reports all that is wrong with it. `None` where it has no text.
    pub fn read(&self, entry: &Entry, sources: &mut Sources, sink: &mut Sink) -> Option<Draft> {
        entry.read(sources, sink)
    }

    /// The house's theme with its own fonts. `None` only if no theme comes with imprint.
    pub fn theme(&self, sources: &mut Sources, sink: &mut Sink) -> Option<Theme> {
        let house = self.house.as_ref();
        let fonts = house.map(|house| super::fonts::fonts(house, sources, sink)).unwrap_or_default();
        super::theme::theme(house, &self.publisher, fonts, sources, sink)
    }

    /// Where `imprint.toml` lies, as a path to open; `None` where there is none.
    pub fn house(&self) -> Option<&Path> {
        self.house.as_ref().map(Folder::real)
    }
}

/// The nearest folder with `imprint.toml`, from a folder or file upwards, named as seen from `start`.
fn find_house(from: &Path, start: &Path) -> Option<Folder> {
    let from = from.canonicalize().ok()?;
    // One that cannot be read is told later: without it, all that it says would be lost in silence.
    let house = from.ancestors().find(|folder| folder.join(HOUSE).symlink_metadata().is_ok())?;
    Folder::open(house, seen_from(house, start)).ok()
}

/// A folder's path as seen from another: below it, or above it; as it is where it is neither.
fn seen_from(folder: &Path, start: &Path) -> PathBuf {
    let Ok(start) = start.canonicalize() else { return with_slashes(folder) };
    if let Ok(below) = folder.strip_prefix(&start) {
        return with_slashes(below);
    }
    match start.strip_prefix(folder) {
        Ok(above) => above.components().map(|_| "..").collect(),
        Err(_) => with_slashes(folder),
    }
}

fn publisher(house: &Folder, sources: &mut Sources, sink: &mut Sink) -> Publisher {
    match text_file(house, Path::new(HOUSE), MANIFEST_LIMIT, sources, sink) {
        Some(TextFile { file, text }) => {
            manifest::publisher(&Manifest { file, text: &text, range: 0..text.len() }, sink)
        }
        None => Publisher::default(),
    }
}

/// The publications in `reports/`: folders with `report.toml`, and Markdown files with metadata. Where all are wanted,
/// a folder that has text but no `report.toml` is reported: it would be left out in silence.
fn listed(
    house: &Folder,
    publisher: &Publisher,
    all: bool,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Vec<Entry> {
    let reports = match house.inside(Path::new(REPORTS)) {
        Ok(reports) => reports,
        Err(super::files::Refusal::Missing) => return Vec::new(),
        Err(refusal) => {
            refused(&refusal, &house.shown(Path::new(REPORTS)), sources, sink);
            return Vec::new();
        }
    };
    let mut entries = Vec::new();
    for entry in text_file::entries(&reports, sources, sink) {
        let name = Path::new(&entry.name);
        if entry.is_folder {
            if catalogue::FOLDERS.contains(&entry.name.as_str()) || entry.name.starts_with(['.', '_']) {
                continue;
            }
            match reports.inside(name) {
                Ok(folder) if folder.real().join(MANIFEST).exists() => {
                    let shown = reports.shown(name);
                    entries.push(Entry::of_folder(folder, shown, publisher, sources));
                }
                Ok(folder) if all && has_text(&folder) => {
                    let shown = reports.shown(name).to_string_lossy().into_owned();
                    let span = nowhere(&shown, sources);
                    let message = format!("the folder `{shown}` has text, but no `{MANIFEST}`");
                    let hint = format!(
                        "add `{MANIFEST}` with `title = \"…\"`, or let the folder's name begin with `_` if it \
                         is no publication"
                    );
                    sink.report(Diagnostic::new(Code::SourceUnreadable, span, message).hint(hint));
                }
                // What cannot be looked into is told, and all else is no publication.
                Ok(folder) => drop(text_file::entries(&folder, sources, sink)),
                Err(refusal) => {
                    refused(&refusal, &reports.shown(name), sources, sink);
                }
            }
        } else if is_text(&entry.name) && begins_with_metadata(&reports, name) {
            entries.push(Entry::of_file(reports.clone(), &entry.name, publisher, sources));
        } else if all && is_text(&entry.name) && !entry.name.to_lowercase().starts_with("readme") {
            let shown = reports.shown(name).to_string_lossy().into_owned();
            let span = nowhere(&shown, sources);
            let message = format!("`{shown}` does not begin with metadata, so it is no publication");
            let hint =
                "begin it with a line `+++`, its metadata, and a line `+++`; or let its name begin with `_`";
            sink.report(Diagnostic::new(Code::SourceUnreadable, span, message).hint(hint));
        }
    }
    entries
}

/// Whether a folder has files that would be the text of a publication.
fn has_text(folder: &Folder) -> bool {
    folder.entries().is_ok_and(|entries| entries.iter().any(|entry| !entry.is_folder && is_text(&entry.name)))
}

/// Whether a file is a publication by itself. A README among them is not.
fn begins_with_metadata(folder: &Folder, name: &Path) -> bool {
    match folder.read(name, super::files::TEXT_LIMIT) {
        Ok(bytes) => !matches!(opening(&String::from_utf8_lossy(&bytes)), Opening::None),
        // That it cannot be read is said when it is read.
        Err(_) => true,
    }
}

/// Finds what is selected among the publications of the house, and adds what lies elsewhere.
struct Choice<'a> {
    start: &'a Path,
    publisher: &'a Publisher,
    house: Option<&'a Folder>,
    entries: &'a mut Vec<Entry>,
}

impl Choice<'_> {
    /// The places of everything selected among the entries, or all that is not there.
    fn all(
        &mut self,
        selection: &[String],
        sources: &mut Sources,
    ) -> Result<Vec<usize>, Vec<UnknownSelection>> {
        let (mut wanted, mut unknown) = (Vec::new(), Vec::new());
        for name in selection {
            let slug = self.entries.iter().position(|entry| entry.slug().as_str() == name);
            let places = match slug {
                Some(at) => vec![at],
                None => {
                    let series = self.of_series(name);
                    if series.is_empty() { self.below(Path::new(name), sources) } else { series }
                }
            };
            if places.is_empty() {
                let slugs = self.entries.iter().map(|entry| entry.slug().as_str());
                let meant = nearest(name, slugs).map(str::to_owned);
                unknown.push(UnknownSelection { name: name.clone(), meant });
            }
            wanted.extend(places);
        }
        if unknown.is_empty() { Ok(wanted) } else { Err(unknown) }
    }

    /// The places of the publications of a series.
    fn of_series(&self, name: &str) -> Vec<usize> {
        let belongs =
            |entry: &Entry| entry.metadata().series.as_ref().is_some_and(|own| own.slug.as_str() == name);
        self.entries.iter().enumerate().filter(|(_, entry)| belongs(entry)).map(|(at, _)| at).collect()
    }

    /// The places of the publications that a folder of the house holds, such as `reports`, or of the one at a path.
    fn below(&mut self, path: &Path, sources: &mut Sources) -> Vec<usize> {
        let real = self.start.join(path).canonicalize().ok();
        let folder = real.filter(|real| real.is_dir() && !real.join(MANIFEST).exists());
        let inside = |entry: &Entry| folder.as_ref().is_some_and(|folder| entry.real().starts_with(folder));
        let inside: Vec<usize> =
            self.entries.iter().enumerate().filter(|(_, entry)| inside(entry)).map(|(at, _)| at).collect();
        if inside.is_empty() { self.at(path, sources).into_iter().collect() } else { inside }
    }

    /// The place of the publication at a path; it is added where it is not listed.
    fn at(&mut self, path: &Path, sources: &mut Sources) -> Option<usize> {
        let full = self.start.join(path);
        let real = full.canonicalize().ok()?;
        if let Some(at) = self.entries.iter().position(|entry| entry.real() == real) {
            return Some(at);
        }
        let entry = if real.is_dir() {
            let folder = Folder::open(&real, self.shown(path, &real)).ok()?;
            let texts = folder.entries().ok()?;
            if !texts.iter().any(|entry| !entry.is_folder && (entry.name == MANIFEST || is_text(&entry.name)))
            {
                return None;
            }
            let shown = folder.shown(Path::new(""));
            Entry::of_folder(folder, shown, self.publisher, sources)
        } else {
            let name = real.file_name()?.to_str().filter(|name| is_text(name))?;
            let folder = real.parent()?;
            let parent = path.parent().unwrap_or(Path::new(""));
            Entry::of_file(
                Folder::open(folder, self.shown(parent, folder)).ok()?,
                name,
                self.publisher,
                sources,
            )
        };
        self.entries.push(entry);
        Some(self.entries.len() - 1)
    }

    /// How a folder is named to people: within the house as seen from the start, elsewhere as it was typed.
    fn shown(&self, typed: &Path, real: &Path) -> PathBuf {
        match self.house.filter(|house| real.starts_with(house.real())) {
            Some(_) => seen_from(real, self.start),
            None => with_slashes(typed),
        }
    }
}

/// Two publications cannot have one slug, which is their place in the catalogue: each is told of the other.
fn mark_duplicates(entries: &mut [Entry]) {
    let mut by_slug: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        by_slug.entry(entry.slug().to_string()).or_default().push(at);
    }
    for (slug, places) in by_slug.into_iter().filter(|(_, places)| places.len() > 1) {
        let paths: Vec<String> = places
            .iter()
            .filter_map(|at| entries.get(*at))
            .map(|entry| entry.path().to_string_lossy().into_owned())
            .collect();
        for at in places {
            let Some(entry) = entries.get_mut(at) else { continue };
            let own = entry.path().to_string_lossy().into_owned();
            let other = paths.iter().find(|path| **path != own).cloned().unwrap_or_default();
            let message = format!("`{slug}` is the slug of `{other}` too");
            let hint =
                format!("give one of them `slug = \"{slug}-2\"`, or better a word that tells them apart");
            let span = entry.slug_span();
            entry.faults.push(Diagnostic::new(Code::DuplicateSlug, span, message).hint(hint));
        }
    }
}

#[cfg(test)]
mod tests;
