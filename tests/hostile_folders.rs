//! Links and pipes in the place of whole folders, and links that lead nowhere: what is not read is told, since what
//! stands there would be lost in silence.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod support;

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use support::House;

/// What `imprint check` says of the house, one line a finding.
fn said(house: &House) -> String {
    let output = house.program().args(["check", "--format", "short"]).output().expect("it ran");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn tells(house: &House, words: &str) {
    let said = said(house);
    assert!(said.contains(words), "{words} is not in:\n{said}");
}

fn at(house: &House, path: &str) -> std::path::PathBuf {
    let path = house.path().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    path
}

#[test]
fn folders_of_fonts_and_themes_that_are_not_entered_are_told() {
    let elsewhere = tempfile::tempdir().unwrap();
    let house = House::with_text("# One\n\nText.\n");
    symlink(elsewhere.path(), at(&house, "assets/fonts")).unwrap();
    tells(&house, "deny[path-outside]: `assets/fonts` leads out of its folder");

    let house = House::with_text("# One\n\nText.\n");
    symlink(elsewhere.path(), at(&house, "assets/fonts/more")).unwrap();
    tells(&house, "`assets/fonts/more` is a link to a folder, and is not followed");

    let house = House::with_text("# One\n\nText.\n");
    fs::write(at(&house, "assets/fonts"), "").unwrap();
    tells(&house, "deny[source-unreadable]: `assets/fonts` is not a regular file");

    let house = House::with_text("# One\n\nText.\n");
    let settings = fs::read_to_string(house.path().join("imprint.toml")).unwrap();
    fs::write(house.path().join("imprint.toml"), format!("theme = \"own\"\n{settings}")).unwrap();
    fs::write(at(&house, "assets/themes/own/theme.toml"), "").unwrap();
    assert_eq!(said(&house), "");
    symlink(elsewhere.path(), at(&house, "assets/themes/own/pages")).unwrap();
    tells(&house, "`assets/themes/own/pages` is a link to a folder, and is not followed");
}

#[cfg(target_os = "linux")]
#[test]
fn fonts_and_theme_files_without_a_unicode_name_are_told() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let house = House::with_text("# One\n\nText.\n");
    let name = Path::new(OsStr::from_bytes(b"\xFF.ttf"));
    fs::write(at(&house, "assets/fonts/x").with_file_name(name), "").unwrap();
    tells(&house, "`assets/fonts/\u{FFFD}.ttf` is not there");
}

#[test]
fn settings_that_cannot_be_read_are_told() {
    let house = House::with_text("# One\n\nText.\n");
    fs::remove_file(house.path().join("imprint.toml")).unwrap();
    symlink("nowhere", house.path().join("imprint.toml")).unwrap();
    tells(&house, "imprint.toml:1:1: deny[source-unreadable]: `imprint.toml` is not there");
}

#[test]
fn comments_that_cannot_be_read_are_told() {
    let house = House::with_text("# One\n\nText.\n");
    symlink("nowhere", at(&house, "reports/text.comments.toml")).unwrap();
    tells(&house, "deny[source-unreadable]: `reports/text.comments.toml` is not there");
}

#[test]
fn a_photograph_that_is_not_there_is_told_where_it_is_named() {
    let house = House::with_text("# One\n\nText.\n")
        .file("reports/people/ann-lee.md", "+++\nname = \"Ann Lee\"\nphoto = \"ann.jpg\"\n+++\n\nText.\n");
    tells(&house, "reports/people/ann-lee.md:3:9: deny[image-unreadable]: `ann.jpg` is not there");
}

#[test]
fn a_day_that_there_is_not_is_told_once() {
    let house = House::new()
        .file("reports/a/report.toml", "title = \"A\"\nlanguage = \"en-GB\"\npublished = 2019-06-31\n")
        .file("reports/a/01.md", "# One\n\nText.\n");
    let said = said(&house);
    assert!(said.contains("deny[invalid-date]") && !said.contains("missing-date"), "{said}");
}

#[test]
fn an_image_of_which_no_cover_can_be_made_is_refused() {
    let house = House::new()
        .file(
            "reports/a/report.toml",
            "title = \"A\"\nlanguage = \"en-GB\"\npublished = 2019-06-30\ncover = \"strip.svg\"\n",
        )
        .file("reports/a/01.md", "# One\n\nText.\n")
        .file(
            "reports/a/strip.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60000\" height=\"1\"/>",
        );
    tells(&house, "report.toml:4:9: deny[invalid-value]: `strip.svg` is 60000 wide and 1 high");
}

#[test]
fn folders_that_may_not_be_read_are_told() {
    use std::os::unix::fs::PermissionsExt;
    let house = House::with_text("# One\n\nText.\n")
        .file("reports/a/report.toml", "title = \"A\"\nlanguage = \"en-GB\"\npublished = 2019-06-30\n")
        .file("reports/a/01.md", "# One\n\nText.\n");
    for (path, words) in [
        ("reports/a", "deny[source-unreadable]: `reports/a` cannot be read"),
        ("assets", "deny[source-unreadable]: `assets/fonts` cannot be read"),
    ] {
        let folder = house.path().join(path);
        fs::create_dir_all(&folder).unwrap();
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o000)).unwrap();
        // The system's administrator may read everything.
        if fs::read_dir(&folder).is_err() {
            tells(&house, words);
        }
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    }
}

#[test]
fn a_theme_that_nobody_named_is_told_where_it_is_refused() {
    let house = House::with_text("# One\n\nText.\n");
    symlink("/", at(&house, "assets/themes/default")).unwrap();
    tells(&house, "deny[path-outside]: `assets/themes/default` leads out of its folder");
}
