//! Who may import whom, how long a file may be, and what its name may not be.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

#[path = "architecture/imports.rs"]
mod imports;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A stage or folder, and what it may import: modules of the crate, with everything below them.
struct Area {
    name: &'static str,
    may: &'static [&'static str],
}

/// The longest matching name holds, so a folder within a stage may be held to less, or allowed more.
const AREAS: &[Area] = &[
    Area { name: "diagnostic", may: &["diagnostic"] },
    // What a publication is, as data: knows places in files, and nothing of how it is read or shown.
    Area { name: "model", may: &["diagnostic", "model"] },
    // Labels are part of what a report says, and so is what its rules say of them.
    Area { name: "model::resolve", may: &["diagnostic", "model", "locale"] },
    Area { name: "model::rules", may: &["diagnostic", "model", "locale"] },
    // A book of articles has parts that nobody named.
    Area { name: "model::catalogue::collected", may: &["diagnostic", "model", "locale"] },
    Area { name: "locale", may: &["diagnostic", "locale", "model::identifier", "model::role"] },
    // Kinds of tokens have colours; names of fonts are literals.
    Area { name: "theme", may: &["diagnostic", "model::code", "model::literal", "model::picture", "theme"] },
    Area { name: "source", may: &["diagnostic", "locale", "model", "source", "theme"] },
    Area { name: "editions", may: &["diagnostic", "editions", "locale", "model", "records", "theme"] },
    // One rendering for web and book: neither of them is its business.
    Area {
        name: "editions::markup",
        may: &[
            "diagnostic::Span",
            "editions::Setting",
            "editions::EditionKind",
            "editions::PageMap",
            "editions::markup",
            "locale",
            "model",
            "records::citation",
        ],
    },
    // Of how it turned out, an artefact has something to say.
    Area { name: "editions::artefact", may: &["diagnostic", "editions::page_map"] },
    // Places in files and ids: nothing of how pages are made or shown.
    Area { name: "editions::page_map", may: &["diagnostic", "editions::page_map"] },
    Area {
        name: "records",
        may: &[
            "editions::Artefact",
            "editions::EditionKind",
            "editions::Setting",
            "editions::html",
            "editions::markup",
            "locale",
            "model",
            "records",
        ],
    },
    Area {
        name: "catalogue",
        may: &["catalogue", "diagnostic", "editions", "locale", "model", "records", "theme"],
    },
    Area {
        name: "package",
        may: &["diagnostic", "editions::Artefact", "editions::artefact", "model::identifier", "package"],
    },
];

/// Only these see every stage.
const ABOVE: [&str; 8] =
    ["lib", "backlist", "resolving", "collecting", "building", "recording", "main", "cli"];

/// Longer files no longer fit in the head.
const LONGEST: usize = 500;
/// And most should be much shorter: no more than this many may be longer than 250 lines.
const LONG: usize = 250;
const MOST_LONG: usize = 24;

const VAGUE: [&str; 7] = ["common", "helper", "helpers", "manager", "misc", "util", "utils"];

/// What would let the same source give other bytes, or touch the world, where only data may be made of data.
const IMPURE: [&str; 9] = [
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "SystemTime",
    "Instant::now",
    "HashMap",
    "HashSet",
    "now_utc",
];
const PURE: [&str; 7] = ["catalogue", "diagnostic", "editions", "locale", "model", "records", "theme"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below a folder, with its text, by path relative to the repository.
fn rust_files(folder: &str) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    found.sort();
    assert!(!found.is_empty(), "{folder} has no Rust file");
    let relative = |path: &PathBuf| path.strip_prefix(root()).expect("below").to_owned();
    found.iter().map(|path| (relative(path), std::fs::read_to_string(path).expect("UTF-8"))).collect()
}

/// `src/model/resolve/mod.rs` as `model::resolve`.
fn module(path: &Path) -> Vec<String> {
    let stem = path.with_extension("");
    let mut names: Vec<String> =
        stem.components().skip(1).map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    if names.last().is_some_and(|last| last == "mod") {
        names.pop();
    }
    names
}

fn is_within(path: &str, module: &str) -> bool {
    path == module || path.strip_prefix(module).is_some_and(|rest| rest.starts_with("::"))
}

#[test]
fn every_import_is_allowed() {
    let mut wrong = Vec::new();
    let tops: BTreeSet<&str> = AREAS.iter().filter_map(|area| area.name.split("::").next()).collect();
    for (path, text) in rust_files("src") {
        let own = module(&path);
        if own.first().is_some_and(|first| ABOVE.contains(&first.as_str())) {
            continue;
        }
        let name = own.join("::");
        let area = AREAS.iter().filter(|area| is_within(&name, area.name)).max_by_key(|area| area.name.len());
        let Some(area) = area else {
            wrong.push(format!("{}: belongs to no area of the table", path.display()));
            continue;
        };
        for import in imports::of(&text, &own) {
            let known = import.split("::").next().is_some_and(|first| tops.contains(first) || first == "cli");
            let allowed = area.may.iter().any(|may| is_within(&import, may)) || is_within(&import, area.name);
            if known && !allowed {
                wrong.push(format!("{}: `{}` may not import `{import}`", path.display(), area.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_fits_in_the_head() {
    let mut files = rust_files("src");
    files.extend(rust_files("tests"));
    let lengths: Vec<(usize, String)> =
        files.iter().map(|(path, text)| (text.lines().count(), path.display().to_string())).collect();
    let too_long: Vec<_> = lengths.iter().filter(|(length, _)| *length > LONGEST).collect();
    assert!(too_long.is_empty(), "longer than {LONGEST} lines: {too_long:#?}");
    let long: Vec<_> = lengths.iter().filter(|(length, _)| *length > LONG).collect();
    assert!(long.len() <= MOST_LONG, "more than {MOST_LONG} files are longer than {LONG} lines: {long:#?}");
}

#[test]
fn every_file_is_named_for_what_it_holds() {
    let mut files = rust_files("src");
    files.extend(rust_files("tests"));
    let vague = files.iter().flat_map(|(path, _)| {
        let names = path.with_extension("");
        let names: Vec<String> =
            names.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
        names
            .into_iter()
            .filter(|name| VAGUE.contains(&name.as_str()))
            .map(move |name| format!("{}: `{name}`", path.display()))
    });
    let vague: Vec<String> = vague.collect();
    assert!(vague.is_empty(), "{vague:?}");
}

#[test]
fn what_is_made_depends_on_nothing_but_the_source() {
    let mut wrong = Vec::new();
    for (path, text) in rust_files("src") {
        let own = module(&path);
        let pure = own.first().is_some_and(|first| PURE.contains(&first.as_str()));
        if !pure || own.iter().any(|name| name == "tests") {
            continue;
        }
        // What tests do is their own business.
        let program = text.split("#[cfg(test)]").next().unwrap_or("");
        let lines = program.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
        for (number, line) in lines {
            for impure in IMPURE.iter().filter(|impure| line.contains(**impure)) {
                wrong.push(format!("{}:{}: `{impure}`", path.display(), number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_source_reads_and_only_package_writes() {
    let mut wrong = Vec::new();
    for (path, text) in rust_files("src") {
        let own = module(&path);
        let first = own.first().cloned().unwrap_or_default();
        if own.iter().any(|name| name == "tests") {
            continue;
        }
        let program = text.split("#[cfg(test)]").next().unwrap_or("");
        let forbidden: &[&str] = match first.as_str() {
            "source" => &["fs::write", "fs::remove", "fs::rename", "File::create", "create_dir"],
            "lib" => &["std::fs", "std::env"],
            _ => continue,
        };
        wrong.extend(
            forbidden
                .iter()
                .filter(|word| program.contains(**word))
                .map(|word| format!("{}: `{word}`", path.display())),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_test_has_an_assertion_and_every_test_file_a_use() {
    let files = rust_files("tests");
    let all: String = files.iter().map(|(_, text)| text.as_str()).collect();
    for (path, text) in &files {
        let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
        if path.components().count() == 2 {
            assert!(text.contains("assert"), "{} asserts nothing", path.display());
            assert!(text.contains("#[test]") || text.contains("proptest!"), "{} has no test", path.display());
        } else {
            let folder =
                path.parent().and_then(Path::file_name).expect("a folder").to_string_lossy().into_owned();
            let used = match stem.as_str() {
                "mod" => all.contains(&format!("mod {folder};")),
                _ => all.contains(&format!("mod {stem};")),
            };
            assert!(used, "{} is used by no test", path.display());
        }
    }
}

#[test]
fn an_import_that_is_not_allowed_is_seen() {
    let text =
        "use crate::{model::block::Block, source};\nfn f() { let _ = super::super::package::write; }\n";
    let own: Vec<String> = ["editions", "html"].iter().map(ToString::to_string).collect();
    assert_eq!(imports::of(text, &own), ["model::block::Block", "package::write", "source"]);
}
