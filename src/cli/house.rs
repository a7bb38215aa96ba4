//! Finds the folder that `imprint.toml` stands in.

use std::env;
use std::path::{Path, PathBuf};

use super::args::General;

const MANIFEST: &str = "imprint.toml";

/// The folder to work in, and what of the selection names publications within it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct House {
    pub(super) root: PathBuf,
    pub(super) selection: Vec<String>,
}

/// What was asked for with `--root`; else the nearest folder with `imprint.toml`, from here up, or from the first path
/// that was named up; else here. A path that is the house itself selects all of it.
pub(super) fn find(general: &General, selection: &[String]) -> House {
    let named = selection.first().map(Path::new).filter(|path| path.exists());
    let root = match &general.root {
        Some(root) => root.clone(),
        None => above_here().or_else(|| named.and_then(above)).unwrap_or_else(|| PathBuf::from(".")),
    };
    let whole = |written: &String| {
        let path = Path::new(written);
        path.join(MANIFEST).is_file() && is_same(path, &root)
    };
    let selection = if selection.iter().any(whole) { Vec::new() } else { selection.to_vec() };
    House { root, selection }
}

/// The nearest house from this folder up, named relatively, so that diagnostics name files as people here would.
fn above_here() -> Option<PathBuf> {
    let depth = env::current_dir().ok()?.components().count();
    let mut folder = PathBuf::from(".");
    for step in 0..depth {
        if folder.join(MANIFEST).is_file() {
            return Some(folder);
        }
        if step == 0 { folder = PathBuf::from("..") } else { folder.push("..") }
    }
    None
}

fn above(path: &Path) -> Option<PathBuf> {
    let houses = path.ancestors().filter(|folder| folder.join(MANIFEST).is_file());
    houses
        .map(|folder| if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_path_buf() })
        .next()
}

fn is_same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::Colour;

    #[test]
    fn a_house_is_found_from_what_is_in_it() {
        let place = tempfile::tempdir().unwrap();
        let report = place.path().join("house/reports/a");
        std::fs::create_dir_all(&report).unwrap();
        std::fs::write(place.path().join("house/imprint.toml"), "").unwrap();
        let house = place.path().join("house");
        let written = |path: &Path| vec![path.to_str().unwrap().to_owned()];

        assert_eq!(above(&report), Some(house.clone()));
        assert_eq!(above(place.path()), None);
        let general = General { color: Colour::Auto, quiet: false, root: Some(house.clone()) };
        assert_eq!(find(&general, &written(&house)).selection, Vec::<String>::new());
        assert_eq!(find(&general, &written(&report)).selection, written(&report));
    }
}
