//! The command line from outside: what it prints where, and how it ends.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::fs;
use std::path::Path;

use assert_cmd::Command;

struct Said {
    status: i32,
    out: String,
    err: String,
}

/// Runs imprint in a folder, with nothing of this machine in its environment.
fn imprint(folder: &Path, arguments: &[&str]) -> Said {
    imprint_with(folder, arguments, &[])
}

fn imprint_with(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Said {
    let output = Command::cargo_bin("imprint")
        .unwrap()
        .current_dir(folder)
        .env_clear()
        .envs(environment.iter().copied())
        .args(arguments)
        .output()
        .unwrap();
    Said {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn anywhere() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn explain_prints_a_rules_page() {
    let said = imprint(anywhere().path(), &["explain", "missing-alt"]);
    assert_eq!((said.status, said.err.as_str()), (0, ""));
    assert!(said.out.starts_with("# missing-alt\n\n"), "{}", said.out);
    assert!(said.out.ends_with("Default level: deny\n"), "{}", said.out);
}

#[test]
fn explain_lists_every_rule() {
    let said = imprint(anywhere().path(), &["explain"]);
    assert_eq!(said.out.lines().count(), imprint::diagnostic::Code::ALL.len());
    assert!(said.out.contains("deny  missing-alt "), "{}", said.out);
    assert!(said.out.contains("warn  raw-html "), "{}", said.out);
}

#[test]
fn unknown_rules_are_wrong_usage_with_a_guess() {
    for arguments in [&["explain", "mising-alt"][..], &["check", "--deny", "mising-alt"]] {
        let said = imprint(anywhere().path(), arguments);
        assert_eq!((said.status, said.out.as_str()), (2, ""), "{arguments:?}");
        assert!(said.err.contains("did you mean `missing-alt`?"), "{}", said.err);
    }
    let said = imprint(anywhere().path(), &["check", "--allow", "path-outside"]);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("`path-outside` cannot be lowered"), "{}", said.err);
}

#[test]
fn wrong_usage_ends_with_2_and_help_with_0() {
    let place = anywhere();
    for arguments in [
        &[][..],
        &["bind"],
        &["build", "--edition", "scroll"],
        &["build", "--catalogue-only", "--edition", "html"],
        &["build", "--jobs", "0"],
        &["check", "--format", "verse"],
        &["new", "newspaper", "x"],
        &["build", "no-such-publication"],
        &["check", "--root", "no-such-folder"],
    ] {
        let said = imprint(place.path(), arguments);
        assert_eq!((said.status, said.out.as_str()), (2, ""), "{arguments:?}: {}", said.err);
        assert!(!said.err.is_empty(), "{arguments:?}");
    }
    for arguments in [&["--help"][..], &["--version"], &["build", "--help"], &["help", "new"]] {
        let said = imprint(place.path(), arguments);
        assert_eq!((said.status, said.err.as_str()), (0, ""), "{arguments:?}");
        assert!(!said.out.is_empty(), "{arguments:?}");
    }
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0);
}

#[test]
fn a_malformed_epoch_is_refused() {
    for value in ["", "yesterday", "-1", "1.5"] {
        for arguments in [&["check"][..], &["build"], &["new", "report", "x"]] {
            let said = imprint_with(anywhere().path(), arguments, &[("SOURCE_DATE_EPOCH", value)]);
            assert_eq!(said.status, 2, "{arguments:?}: {}", said.err);
            assert!(said.err.contains("SOURCE_DATE_EPOCH"), "{}", said.err);
        }
    }
}

#[test]
fn colour_is_for_terminals_unless_asked_for() {
    let place = anywhere();
    let plain = imprint(place.path(), &["explain", "x"]);
    assert!(!plain.err.contains('\u{1b}'), "{}", plain.err);
    let asked = imprint(place.path(), &["explain", "x", "--color", "always"]);
    assert!(asked.err.contains('\u{1b}'), "{}", asked.err);
}

#[test]
fn completions_name_the_commands() {
    for (shell, mark) in
        [("bash", "complete -F"), ("zsh", "#compdef imprint"), ("fish", "complete -c imprint")]
    {
        let said = imprint(anywhere().path(), &["completions", shell]);
        assert_eq!((said.status, said.err.as_str()), (0, ""));
        assert!(said.out.contains(mark) && said.out.contains("build"), "{shell}");
    }
}

#[test]
fn the_manual_is_printed_or_written() {
    let place = anywhere();
    let said = imprint(place.path(), &["man"]);
    assert_eq!(said.status, 0);
    assert!(said.out.contains(".TH imprint 1"), "{}", said.out);
    assert_eq!(imprint(place.path(), &["man", "share/man1"]).status, 0);
    for page in ["imprint.1", "imprint-build.1", "imprint-new-report.1"] {
        let text = fs::read_to_string(place.path().join("share/man1").join(page)).unwrap();
        assert!(text.contains(".TH"), "{page}");
    }
}

#[test]
fn a_reader_who_stops_reading_is_no_fault() {
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("imprint"))
        .arg("explain")
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert!(output.status.success());
}

const DATED: [(&str, &str); 1] = [("SOURCE_DATE_EPOCH", "1560816000")];

#[test]
fn new_starts_a_publisher_a_report_and_an_article() {
    let place = anywhere();
    let at = |path: &str| fs::read_to_string(place.path().join(path)).unwrap();

    let said = imprint_with(place.path(), &["new", "publisher", "my-house"], &DATED);
    assert_eq!((said.status, said.err.as_str()), (0, ""));
    assert!(said.out.contains("`imprint build`"), "{}", said.out);
    assert!(at("my-house/imprint.toml").contains("name = \"My house\""));
    assert!(at("my-house/.gitignore").contains("/output/"));
    let report = at("my-house/reports/a-first-report/report.toml");
    assert!(report.contains("title = \"A first report\"\n"), "{report}");
    assert!(
        report.contains("slug = \"a-first-report\"\npublished = 2019-06-18\n")
            || report.contains("published = 2019-06-18\n")
    );
    assert!(at("my-house/reports/a-first-report/02-key-findings.md").starts_with("# Key findings\n"));

    assert_eq!(imprint_with(place.path(), &["new", "report", "Élan & Vigour"], &DATED).status, 0);
    assert!(at("Élan & Vigour/report.toml").contains("slug = \"elan-vigour\"\n"));
    assert_eq!(imprint_with(place.path(), &["new", "article", "posts/nursing"], &DATED).status, 0);
    assert!(at("posts/nursing.md").starts_with("+++\nkind = \"article\"\ntitle = \"Nursing\"\n"));

    for text in [at("my-house/imprint.toml"), report, at("posts/nursing.md")] {
        assert!(!text.contains('@') || text.contains("publications@example.org"), "{text}");
    }
}

#[test]
fn new_writes_over_nothing() {
    let place = anywhere();
    fs::create_dir(place.path().join("full")).unwrap();
    fs::write(place.path().join("full/notes.txt"), "dear").unwrap();
    fs::write(place.path().join("post.md"), "dear").unwrap();
    for arguments in [
        &["new", "publisher", "full"][..],
        &["new", "report", "full"],
        &["new", "article", "post.md"],
        &["new", "article", "post"],
        &["new", "article", "post.docx"],
        &["new", "report", "post.md"],
        &["new", "report", "…"],
    ] {
        let said = imprint_with(place.path(), arguments, &DATED);
        assert_eq!(said.status, 2, "{arguments:?}: {}", said.err);
    }
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 2);
    assert_eq!(fs::read_dir(place.path().join("full")).unwrap().count(), 1);
    assert_eq!(fs::read_to_string(place.path().join("post.md")).unwrap(), "dear");
}
