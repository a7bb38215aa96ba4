//! The same source gives the same bytes, wherever, whenever, and by however many threads.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod support;

use std::collections::BTreeMap;
use std::path::Path;

use support::{House, repository};

/// Every file below a folder.
fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                found.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// A house with the repository's small report and a case that has everything in it.
fn house() -> House {
    let cases = repository().join("tests/cases");
    let mut house = House::new();
    for case in ["figures", "findings-in-lists", "languages", "maths", "code"] {
        for entry in std::fs::read_dir(cases.join(case)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let name = match path.file_name().unwrap().to_str().unwrap() {
                    "source.md" => format!("{case}.md"),
                    other => other.to_owned(),
                };
                house = house.file(&format!("reports/{name}"), std::fs::read(&path).unwrap());
            }
        }
    }
    house
}

fn build(
    house: &House,
    out: &str,
    arguments: &[&str],
    environment: &[(&str, &str)],
) -> BTreeMap<String, Vec<u8>> {
    let mut program = house.program();
    program.args(["build", "--out", out]).args(arguments).envs(environment.iter().copied());
    let output = program.output().expect("it ran");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    bytes(&house.path().join(out))
}

fn same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    assert!(one.len() > 10, "there is something to compare");
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(one), names(other));
    let different: Vec<&String> =
        one.iter().filter(|(name, bytes)| other[*name] != **bytes).map(|(name, _)| name).collect();
    assert!(different.is_empty(), "{different:?}");
}

#[test]
fn the_same_source_gives_the_same_bytes() {
    let here = house();
    let first = build(&here, "output", &["--jobs", "1"], &[("TZ", "UTC"), ("LANG", "C")]);
    let again =
        build(&here, "again", &["--jobs", "4"], &[("TZ", "Pacific/Kiritimati"), ("LANG", "ar_EG.UTF-8")]);
    same(&first, &again);

    let elsewhere = house();
    assert_ne!(here.path(), elsewhere.path());
    let names =
        [("HOME", "/nonexistent"), ("USER", "somebody"), ("LC_ALL", "de_DE.UTF-8"), ("TZ", "America/Lima")];
    same(&first, &build(&elsewhere, "output", &[], &names));
}

#[test]
fn a_build_over_another_leaves_the_same_as_a_fresh_one() {
    let house = house();
    let first = build(&house, "output", &[], &[]);
    same(&first, &build(&house, "output", &[], &[]));
}

#[test]
fn the_clock_is_not_asked() {
    let undated = support::FRONT.replace("published = 2026-03-01\n", "");
    let house = House::new().file("reports/text.md", format!("{undated}# Introduction\n\nText.\n"));
    let first = build(&house, "one", &["--allow", "missing-date"], &[]);
    std::thread::sleep(std::time::Duration::from_millis(1100));
    same_or_small(&first, &build(&house, "two", &["--allow", "missing-date"], &[]));
    let dated = [("SOURCE_DATE_EPOCH", "1700000000")];
    let dated = build(&house, "three", &[], &dated);
    assert!(dated.iter().any(|(name, bytes)| first.get(name) != Some(bytes)), "the given date is used");
}

fn same_or_small(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    for (name, bytes) in one {
        assert_eq!(Some(bytes), other.get(name), "{name}");
    }
}
