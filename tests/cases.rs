//! Every construct of the source, and what it becomes: `cases/<name>/source.md` and `expected/`.
//!
//! `IMPRINT_ACCEPT=1 cargo test --test cases` takes what is made now as what is expected; the difference is for
//! `git diff` to show and for people to judge.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

#[path = "cases/legible.rs"]
mod legible;
mod read_back;
mod support;

use std::path::Path;

use read_back::epub::Book;
use read_back::html;
use support::{folders, golden, job, make, name, repository, source_of};

fn cases() -> Vec<std::path::PathBuf> {
    folders(&repository().join("tests/cases"))
}

#[test]
fn every_case_becomes_what_is_expected() {
    let mut told = String::new();
    for case in cases() {
        for (file, made) in made(&case) {
            told.extend(golden::differs(&case.join("expected").join(file), &made));
        }
    }
    assert!(told.is_empty(), "{told}\nIMPRINT_ACCEPT=1 cargo test --test cases accepts this");
}

/// What stands in `expected/`, made anew.
fn made(case: &Path) -> [(&'static str, String); 4] {
    let made = make(&job(case, &[source_of(case)])).fine();
    let [slug] = made.slugs().try_into().unwrap_or_else(|slugs| panic!("{}: {slugs:?}", name(case)));
    let pages = html::pages(&made.web(&slug));
    let page = pages.iter().map(|(name, root)| legible::main(name, root)).collect();
    let book = Book::open(&made.epub(&slug).bytes);
    let book = book.spine().iter().map(|(path, root)| legible::body(path, root)).collect();
    [
        ("said.txt", made.said()),
        ("page.html", page),
        ("book.xhtml", book),
        ("pdf.txt", legible::pdf(&made.pdf(&slug).bytes)),
    ]
}

#[test]
fn every_case_is_whole() {
    let expected = ["book.xhtml", "page.html", "pdf.txt", "said.txt"];
    for case in cases() {
        let mut files: Vec<String> = std::fs::read_dir(case.join("expected"))
            .unwrap_or_else(|error| panic!("{}: {error}", case.display()))
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        files.sort();
        assert_eq!(files, expected, "{}", case.display());
        assert!(case.join(source_of(&case)).exists(), "{} has no source", case.display());
    }
}
