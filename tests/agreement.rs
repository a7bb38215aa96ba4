//! The editions of a publication say the same, in the same order, with the same links and the same metadata.
//!
//! Each edition is read back from its bytes, and the sequences are compared. What may differ stands in
//! `agreement/differences.rs`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

#[path = "agreement/comparison.rs"]
mod comparison;
#[path = "agreement/mutants.rs"]
mod mutants;
mod read_back;
mod support;

use std::path::Path;

use comparison::Editions;
use imprint::diagnostic::Level;
use imprint::editions::EditionKind;
use support::{Made, corpora, folders, job, make, name, repository, source_of};

/// Compares the editions of every publication made, and stops with all differences.
fn agree(made: &Made) {
    assert!(!made.slugs().is_empty(), "nothing was published:\n{}", made.said());
    let mut told = String::new();
    for slug in made.slugs() {
        for difference in Editions::of(made, &slug).differences() {
            told.push_str(&format!("## {slug}: {difference}\n"));
        }
    }
    assert!(told.is_empty(), "{told}");
}

#[test]
fn the_editions_of_every_case_agree() {
    let mut told = String::new();
    for folder in folders(&repository().join("tests/cases")) {
        let mut job = job(&folder, &[source_of(&folder)]);
        job.levels.push((Level::Warn, "all".to_owned()));
        let made = make(&job);
        for slug in made.slugs() {
            for difference in Editions::of(&made, &slug).differences() {
                told.push_str(&format!("## {}: {difference}\n", name(&folder)));
            }
        }
        assert!(!made.slugs().is_empty(), "{}: nothing was published:\n{}", name(&folder), made.said());
    }
    assert!(told.is_empty(), "{told}");
}

#[test]
fn the_editions_of_the_repositorys_publications_agree() {
    agree(&make(&job(&repository(), &[])).fine());
}

#[test]
fn the_books_of_the_repositorys_series_agree() {
    let mut job = job(&repository(), &[]);
    job.editions = vec![EditionKind::Epub, EditionKind::Pdf];
    let made = make(&job).fine();
    assert!(!made.checked.collected.is_empty(), "no series is collected");
    let mut told = String::new();
    for book in &made.checked.collected {
        let slug = &book.publication.report.metadata.slug;
        let bytes = |ending: &str| made.artefact(&format!("series/{slug}/{slug}.{ending}")).bytes.clone();
        for difference in comparison::of_book_and_paper(&bytes("epub"), &bytes("pdf")) {
            told.push_str(&format!("## {slug}: {difference}\n"));
        }
    }
    assert!(told.is_empty(), "{told}");
}

#[test]
fn the_editions_of_long_documents_agree() {
    let books = corpora();
    if books.is_empty() {
        // Nothing to read: the folder is no part of the repository.
        return;
    }
    let mut told = String::new();
    for book in books {
        for difference in differences_of_book(&book) {
            told.push_str(&format!("## {}: {difference}\n", name(&book)));
        }
    }
    assert!(told.is_empty(), "{told}");
}

fn differences_of_book(book: &Path) -> Vec<String> {
    let mut job = job(book, &["."]);
    job.selection = vec![book.display().to_string()];
    job.levels.push((Level::Warn, "all".to_owned()));
    let made = make(&job);
    let slugs = made.slugs();
    assert!(!slugs.is_empty(), "{}: nothing was published:\n{}", book.display(), made.said());
    slugs.iter().flat_map(|slug| Editions::of(&made, slug).differences()).collect()
}
