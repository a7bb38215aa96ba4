//! A build that is killed leaves the release as it was, or as it will be: never anything between.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]
#![allow(clippy::disallowed_methods, reason = "a test may look at the clock")]

mod support;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use support::House;

const OLD: &str = "# Introduction\n\nThe old text.\n";
const NEW: &str = "# Introduction\n\nThe new text.\n";

/// What a release says of itself, held against what lies there: every file of `SHA256SUMS`, and no other.
fn release(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => {
                    let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                    found.insert(name, std::fs::read(path).unwrap());
                }
            }
        }
    }
    found
}

fn build(house: &House) {
    let output = house.program().args(["build"]).output().expect("it ran");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn write(house: &House, text: &str) {
    std::fs::write(house.path().join("reports/text.md"), format!("{}{text}", support::FRONT)).unwrap();
}

#[test]
fn a_killed_build_leaves_a_whole_release() {
    let house = House::with_text(NEW);
    build(&house);
    let new = release(&house.path().join("output"));
    write(&house, OLD);
    let begin = Instant::now();
    build(&house);
    let takes = begin.elapsed();
    let old = release(&house.path().join("output"));
    assert_ne!(old, new);

    let (mut left_old, mut left_new) = (0, 0);
    for moment in 0..14_u32 {
        write(&house, NEW);
        let mut child =
            house.program().args(["build"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(delay(takes, moment));
        child.kill().unwrap();
        child.wait().unwrap();
        let left = release(&house.path().join("output"));
        left_old += usize::from(left == old);
        left_new += usize::from(left == new);
        assert!(left == old || left == new, "moment {moment}: {:?}", left.keys());
        // And the next build is none the worse for it.
        write(&house, OLD);
        build(&house);
        assert_eq!(release(&house.path().join("output")), old, "moment {moment}");
    }
    assert_eq!(left_old + left_new, 14);
    let remains: Vec<_> =
        std::fs::read_dir(house.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(remains.len() <= 4, "nothing is left lying about: {remains:?}");
}

/// Moments over the whole build, closer together towards its end, where files are written.
fn delay(takes: Duration, moment: u32) -> Duration {
    match moment {
        0..5 => takes * (moment + 1) / 8,
        _ => takes * (60 + moment * 4) / 100,
    }
}
