//! Every code has a source that brings it about, and the words in which it is told: `diagnostics/<code>/`.
//!
//! Each folder is a house (`imprint.toml` is added where it has none), checked by the program from within it.
//! `IMPRINT_ACCEPT=1 cargo test --test diagnostics` takes what is said now as what is expected.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod support;

use std::collections::BTreeSet;

use imprint::diagnostic::{Code, Level};
use support::{House, folders, golden, job, make, name, repository};

/// Codes whose sources no folder can hold; what brings them about is in this file or named here.
const WITHOUT_A_FOLDER: [(Code, &str); 8] = [
    (Code::BriefTooLong, "only a build tells; see `tests/brief.rs`"),
    (Code::HyphenLadder, "told of pages that were set, by a build; see `tests/layout.rs`"),
    (Code::InvalidTemplate, "told when something is built, not when it is checked; see `tests/theme.rs`"),
    (
        Code::OutsideHouse,
        "told where there is no house, and each folder is one; see `tests/outside_house.rs`",
    ),
    (
        Code::PdfDefect,
        "what Typst refuses of what every other check let through: a defect of imprint, by definition",
    ),
    (Code::SearchDefect, "what pagefind refuses: a defect of imprint, by definition"),
    (Code::SourceTooLarge, "a file of more than 64 MiB; see `a_file_that_is_too_large_is_refused`"),
    (Code::SourceUnreadable, "depends on who runs the test; see `a_folder_in_place_of_a_text_is_told`"),
];

fn cases() -> Vec<std::path::PathBuf> {
    folders(&repository().join("tests/diagnostics"))
}

fn said(house: &House) -> String {
    let output = house.program().args(["check", "--format", "short"]).output().expect("it ran");
    let words = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(
        words.is_empty() || output.status.code() != Some(2),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    words
}

#[test]
fn every_code_is_told_as_expected() {
    let mut told = String::new();
    for case in cases() {
        let code = name(&case);
        let words = said(&House::copy_of(&case));
        if !words.contains(&format!("[{code}]")) {
            told.push_str(&format!("{code}: is not told, but:\n{words}"));
        }
        told.extend(golden::differs(&case.join("expected.txt"), &words));
    }
    assert!(told.is_empty(), "{told}\nIMPRINT_ACCEPT=1 cargo test --test diagnostics accepts this");
}

#[test]
fn every_code_has_a_case() {
    let cases: BTreeSet<String> = cases().iter().map(|case| name(case)).collect();
    for code in Code::ALL {
        let excused = WITHOUT_A_FOLDER.iter().any(|(own, _)| own == code);
        assert_eq!(cases.contains(code.as_str()), !excused, "{}", code.as_str());
    }
    for case in &cases {
        assert!(Code::from_name(case).is_some(), "no rule is called `{case}`");
    }
}

#[test]
fn every_code_is_explained() {
    for code in Code::ALL {
        let page = code.documentation();
        assert!(page.starts_with(&format!("# {}\n", code.as_str())), "{}", code.as_str());
        for heading in ["\n## Why\n", "\n## Example\n", "\n## Mend it\n"] {
            assert!(page.contains(heading), "{} has no {heading:?}", code.as_str());
        }
        let level = format!("Default level: {}", code.default_level().as_str());
        assert!(page.contains(&level), "{}: the page does not say `{level}`", code.as_str());
        assert_eq!(page.contains("cannot be lowered"), code.is_fixed(), "{}", code.as_str());
    }
}

#[test]
fn a_file_that_is_too_large_is_refused() {
    let house = House::with_text("# Introduction\n\nText.\n");
    let file = std::fs::OpenOptions::new().append(true).open(house.path().join("reports/text.md")).unwrap();
    // A hole: no disk is filled, and nobody may read it all.
    file.set_len(65 << 20).unwrap();
    assert!(said(&house).contains("[source-too-large]"), "{}", said(&house));
}

#[test]
fn a_folder_in_place_of_a_text_is_told() {
    let house = House::new().file("reports/text/report.toml", "title = \"A title\"\nslug = \"text\"\n");
    std::fs::create_dir(house.path().join("reports/text/01-text.md")).unwrap();
    let words = said(&house);
    assert!(words.contains("[source-unreadable]") || words.contains("[missing-key]"), "{words}");
}

#[test]
fn levels_can_be_set_but_not_for_what_would_not_be_safe() {
    for case in cases() {
        let house = House::copy_of(&case);
        let mut job = job(house.path(), &[]);
        job.editions = Vec::new();
        job.levels = vec![(Level::Allow, "all".to_owned())];
        let made = make(&job);
        for finding in made.findings() {
            let code = finding.diagnostic.code;
            assert!(code.is_fixed(), "{}: `{}` is still told", name(&case), code.as_str());
        }
    }
}
