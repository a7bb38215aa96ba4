//! Checks the paths of artefacts once more, just before they reach the disk.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::Refusal;
use super::checksums::CHECKSUMS;
use super::manifest::MANIFEST;

/// Refuses paths that would leave the folder, that another system could not hold, or that would meet in one file.
pub(super) fn check<'a>(paths: impl Iterator<Item = &'a str>) -> Result<(), Refusal> {
    let mut files: BTreeMap<String, &str> = BTreeMap::new();
    let mut folders: BTreeMap<String, &str> = BTreeMap::new();
    for path in paths {
        if let Some(fault) = fault(path) {
            return Err(Refusal::defect(format!("`{}` cannot be written: {fault}", path.escape_debug())));
        }
        if [MANIFEST, CHECKSUMS].iter().any(|own| folded(own) == folded(path)) {
            return Err(Refusal::defect(format!("`{path}` is written by imprint itself")));
        }
        if let Some(other) = files.insert(folded(path), path) {
            return Err(meeting(other, path));
        }
        for (at, _) in path.match_indices('/') {
            let folder = path.get(..at).unwrap_or("");
            if let Some(other) = folders.insert(folded(folder), folder)
                && other != folder
            {
                return Err(meeting(other, folder));
            }
        }
    }
    match files.iter().find_map(|(key, path)| Some((path, folders.get(key)?))) {
        Some((file, folder)) => Err(meeting(file, folder)),
        None => Ok(()),
    }
}

fn meeting(one: &str, other: &str) -> Refusal {
    Refusal::defect(format!("`{one}` and `{other}` would be the same file on some systems"))
}

/// How file systems that ignore case or composition see a name.
fn folded(path: &str) -> String {
    path.nfc().flat_map(char::to_lowercase).nfc().collect()
}

fn fault(path: &str) -> Option<&'static str> {
    if path.starts_with('/') {
        return Some("it is absolute");
    }
    if path.chars().any(|c| c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')) {
        return Some("it has a character that some systems cannot hold");
    }
    path.split('/').find_map(|name| match name {
        "" => Some("it has an empty part"),
        "." | ".." => Some("it leaves its folder"),
        name if name.ends_with(['.', ' ']) || name.starts_with(' ') => Some("a part ends in a dot or space"),
        name if name.len() > 255 => Some("a part is longer than 255 bytes"),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_escapes() {
        for path in [
            "",
            "/a",
            "a//b",
            "a/",
            "../a",
            "a/../b",
            "./a",
            "a\\b",
            "C:a",
            "a\nb",
            "a\0",
            "a.",
            "a ",
            "manifest.json",
            "sha256sums",
            "Manifest.json",
        ] {
            assert!(check([path].into_iter()).is_err(), "{path:?}");
        }
        assert!(check(["a", "b/c", "b/d/e.é", ".nojekyll"].into_iter()).is_ok());
    }

    #[test]
    fn nothing_meets() {
        for (one, other) in
            [("a", "a"), ("a/B", "a/b"), ("A/x", "a/y"), ("a", "a/b"), ("e\u{301}", "é"), ("É", "é")]
        {
            assert!(check([one, other].into_iter()).is_err(), "{one} {other}");
            assert!(check([other, one].into_iter()).is_err(), "{other} {one}");
        }
    }
}
