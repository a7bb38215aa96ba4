//! Finds the folder that `imprint.toml` stands in, which `output/` stands beside.

use std::path::{Path, PathBuf};

use super::args::General;

const MANIFEST: &str = "imprint.toml";

/// Where to work, on what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct House {
    /// The folder that paths of the selection start from.
    pub(super) start: PathBuf,
    pub(super) selection: Vec<String>,
    /// The nearest folder with `imprint.toml`, from the start up, or from the first publication named up; else the
    /// start.
    pub(super) folder: PathBuf,
}

/// Starts where `--root` says, else here. A single path that is a house itself stands for everything in it.
pub(super) fn find(general: &General, selection: &[String]) -> House {
    let start = general.root.clone().unwrap_or_else(|| PathBuf::from("."));
    if let [only] = selection
        && start.join(only).join(MANIFEST).is_file()
    {
        let start = start.join(only);
        return House { folder: start.clone(), start, selection: Vec::new() };
    }
    let folder = above(&start)
        .or_else(|| selection.iter().find_map(|named| above_named(&start, named)))
        .unwrap_or_else(|| start.clone());
    House { start, selection: selection.to_vec(), folder }
}

/// The nearest house from a folder up, named as seen from it.
fn above(folder: &Path) -> Option<PathBuf> {
    let real = folder.canonicalize().ok()?;
    let up = real.ancestors().position(|above| above.join(MANIFEST).is_file())?;
    let steps = std::iter::repeat_n("..", up);
    match folder == Path::new(".") && up > 0 {
        true => Some(steps.collect()),
        false => Some(steps.fold(folder.to_path_buf(), |path, step| path.join(step))),
    }
}

/// The nearest house from a publication's path up: by the path as it was typed, else as it really is.
fn above_named(start: &Path, named: &str) -> Option<PathBuf> {
    let is_house = |folder: &&Path| folder.join(MANIFEST).is_file();
    let typed = Path::new(named).ancestors().filter(|path| !path.as_os_str().is_empty());
    let typed: Vec<PathBuf> =
        typed.map(|path| if start == Path::new(".") { path.to_owned() } else { start.join(path) }).collect();
    typed.iter().map(PathBuf::as_path).find(is_house).map(Path::to_path_buf).or_else(|| {
        let real = start.join(named).canonicalize().ok()?;
        real.ancestors().find(is_house).map(Path::to_path_buf)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::Colour;

    #[test]
    fn a_house_is_found_from_within_from_outside_and_by_name() {
        let place = tempfile::tempdir().unwrap();
        let house = place.path().join("house");
        let report = house.join("reports/a");
        std::fs::create_dir_all(&report).unwrap();
        std::fs::write(house.join(MANIFEST), "").unwrap();
        let find = |root: &Path, selection: &[&str]| {
            let general = General { color: Colour::Auto, quiet: false, root: Some(root.to_path_buf()) };
            find(&general, &selection.iter().map(|named| (*named).to_owned()).collect::<Vec<_>>())
        };

        let within = find(&report, &[]);
        assert_eq!(
            (&within.start, within.folder.canonicalize().unwrap()),
            (&report, house.canonicalize().unwrap())
        );
        let outside = find(place.path(), &["house/reports/a"]);
        assert_eq!((outside.folder, outside.selection.len()), (house.clone(), 1));
        let named = find(place.path(), &["house"]);
        assert_eq!((named.start, named.selection.len()), (house, 0));
        assert_eq!(find(place.path(), &["a"]).folder, place.path());
    }
}
