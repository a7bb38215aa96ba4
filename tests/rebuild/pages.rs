//! The pages around the publications, and the books of series.

use std::collections::BTreeSet;
use std::fs;

use imprint::Job;
use imprint::editions::EditionKind;

use super::support::{House, job};
use super::{again, asked, compare, house};

/// Replaces words in a file of a house.
fn edit(house: &House, path: &str, from: &str, to: &str) {
    let file = house.path().join(path);
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains(from), "{path}");
    fs::write(&file, text.replace(from, to)).unwrap();
}

/// A file, what is replaced in it and by what, pages that are made again, and others that are not.
type Change = (&'static str, &'static str, &'static str, &'static [&'static str], &'static [&'static str]);

#[test]
fn only_pages_that_show_what_has_changed_are_made_again() {
    let house = house();
    let job = asked(&house);
    let mut earlier = again(&job, None);
    assert!(earlier.pages.len() > 15, "{:?}", earlier.pages);
    // A word that no list shows, one that lists show, a title, and what only the house's pages show.
    let changes: &[Change] = &[
        (
            "reports/other.md",
            "More of",
            "Much of",
            &["other/index.html"],
            &["index.html", "report/index.html"],
        ),
        (
            "reports/other.md",
            "Words.",
            "Other words.",
            &["other/index.html", "index.html", "articles/index.html", "archive/2026/index.html"],
            &["report/index.html", "by-ada/index.html", "people/ada/index.html", "series/letters/index.html"],
        ),
        (
            "reports/by-ada.md",
            "title = \"by-ada\"",
            "title = \"By her\"",
            &["by-ada/index.html", "people/ada/index.html", "topics/care/index.html", "topics/index.html"],
            &["report/index.html", "other/index.html", "series/letters/index.html", "404.html"],
        ),
        ("reports/people/ada.md", "She writes", "She reads", &["people/ada/index.html"], &[]),
    ];
    for (path, from, to, made, kept) in changes {
        edit(&house, path, from, to);
        earlier = compare(&job, &earlier.backlist, path);
        for page in *made {
            assert!(earlier.pages.contains(*page), "{path}: {page} is not among {:?}", earlier.pages);
        }
        for page in *kept {
            assert!(!earlier.pages.contains(*page), "{path}: {page} is made again");
        }
        assert!(to != &"Much of" || earlier.pages.len() == 1, "{:?}", earlier.pages);
    }
}

#[test]
fn the_book_of_a_series_is_made_again_with_its_articles_only() {
    let house = house().file(
        "reports/series/letters.md",
        "+++\ntitle = \"Letters\"\ncollected = true\n+++\n\nThe letters.\n",
    );
    let job = Job { editions: vec![EditionKind::Epub], ..job(house.path(), &[]) };
    let first = again(&job, None);
    assert!(first.anew.contains("letters"), "{:?}", first.anew);
    edit(&house, "reports/other.md", "More of", "Much of");
    let second = compare(&job, &first.backlist, "no part of it");
    assert_eq!(second.anew, BTreeSet::from(["other".to_owned()]));
    assert!(!second.pages.contains("series/letters/index.html"));
    edit(&house, "reports/letter.md", "Words.", "Other words.");
    let third = compare(&job, &second.backlist, "a part of it");
    assert_eq!(third.anew, BTreeSet::from(["letter".to_owned(), "letters".to_owned()]));
    assert!(third.pages.contains("series/letters/index.html"));
}
