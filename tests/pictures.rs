//! What pages look like: every page of the specimen, and some of the repository's reports, as pictures that
//! somebody looked at and accepted.
//!
//! `IMPRINT_ACCEPT=1 cargo test --test pictures` accepts what is made now; look at `tests/specimen/pictures/`
//! before you commit it. Pages in Chromium are looked at where it is installed, by
//! `cargo test --test pictures -- --ignored`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

#[path = "pictures/browser.rs"]
mod browser;
#[path = "pictures/comparison.rs"]
mod comparison;
mod support;

use std::path::PathBuf;

use comparison::{Differences, Picture};
use imprint::Checked;
use imprint::editions::{Setting, pdf};
use support::{House, PUBLISHER, job, make, repository};

/// Pixels to a point: 36 to an inch, where a thin rule is still to be seen.
const RESOLUTION: f64 = 0.5;

fn specimen() -> Checked {
    let job = job(&repository().join("tests/specimen"), &["report"]);
    let checked = imprint::check(&job).unwrap_or_else(|unusable| panic!("{}", unusable.0));
    assert_eq!(checked.findings.len(), 0, "the specimen is flawless: {:?}", checked.findings);
    checked
}

fn repositorys(slug: &str) -> Checked {
    imprint::check(&job(&repository(), &[slug])).unwrap_or_else(|unusable| panic!("{}", unusable.0))
}

/// The PDF's pages.
fn pages(checked: &Checked) -> Vec<Picture> {
    let publication = &checked.publications[0];
    let setting = Setting {
        report: &publication.report,
        publisher: &checked.publisher,
        locale: &publication.locale,
        theme: &checked.theme,
        claims: publication.claims,
        census: publication.census,
        date: publication.report.metadata.date(),
    };
    let pictures = pdf::pictures(&setting, RESOLUTION).unwrap_or_else(|faults| panic!("{faults:?}"));
    pictures.into_iter().map(|page| Picture::new(page.width, page.height, &page.rgba)).collect()
}

fn accepted() -> PathBuf {
    repository().join("tests/specimen/pictures")
}

fn compare(name: &str, pictures: &[Picture]) {
    let mut differences = Differences::in_folder(&accepted().join(name));
    for (number, picture) in pictures.iter().enumerate() {
        differences.compare(&format!("{:02}", number + 1), picture);
    }
    differences.none();
}

#[test]
fn the_specimens_pages_look_as_they_were_accepted() {
    compare("pdf", &pages(&specimen()));
}

#[test]
fn the_first_pages_of_a_report_look_as_they_were_accepted() {
    let pages = pages(&repositorys("system-leadership"));
    compare("report", &pages[..12]);
}

/// A house of one publication, in the specimen's own look for another paper.
fn letter() -> House {
    let read = |name: &str| {
        std::fs::read_to_string(repository().join("tests/specimen/letter").join(name)).expect("read")
    };
    House::new()
        .file("imprint.toml", format!("{PUBLISHER}theme = \"letter\"\n"))
        .file("assets/themes/letter/theme.toml", read("theme.toml"))
        .file("reports/letter.md", read("letter.md"))
}

#[test]
fn a_turned_table_on_us_letter_looks_as_it_was_accepted() {
    let house = letter();
    let checked = imprint::check(&job(house.path(), &[])).unwrap_or_else(|unusable| panic!("{}", unusable.0));
    let pages = pages(&checked);
    let upright = (pages[0].width, pages[0].height);
    assert_eq!(upright, (306, 396), "half a pixel to a point of 8½ by 11 inches");
    let turned = pages.iter().filter(|page| (page.width, page.height) == (upright.1, upright.0)).count();
    assert_eq!(turned, 1);
    compare("letter", &pages);
}

/// The second look: what a reader meets first, and a few pages of each kind.
#[test]
fn the_specimen_in_the_second_theme_looks_as_it_was_accepted() {
    let folder = repository().join("tests/specimen");
    let settings = std::fs::read_to_string(folder.join("imprint.toml")).expect("read");
    let house = House::copy_of(&folder).file("imprint.toml", format!("theme = \"gazette\"\n{settings}"));
    let checked =
        imprint::check(&job(house.path(), &["report"])).unwrap_or_else(|unusable| panic!("{}", unusable.0));
    let (pages, own) = (pages(&checked), pages(&specimen()));
    let alike = own.iter().zip(&pages).filter(|(own, other)| own.differs(other).is_none()).count();
    assert!(alike <= 1, "two themes have {alike} pages in common");
    compare("gazette", &pages[..14]);
}

/// A page on which a rule has moved, or another ink is printed, is found out.
#[test]
fn other_looks_are_found_out() {
    let own = pages(&specimen());
    let mutants: [(&str, &str, &str); 3] = [
        ("the accent is another", "rgb(\"#0b4f6c\")", "rgb(\"#8f3a12\")"),
        ("the ink is another", "rgb(\"#1b2329\")", "rgb(\"#5b6b78\")"),
        ("everything is half a millimetre lower", "#let margin-top = ", "#let margin-top = 0.5mm + "),
    ];
    for (what, old, new) in mutants {
        let mut checked = specimen();
        let template = checked.theme.pdf_template.replacen(old, new, 1);
        assert_ne!(template, checked.theme.pdf_template, "{what}: nothing to change");
        checked.theme.pdf_template = template;
        let other = pages(&checked);
        let found = own.iter().zip(&other).filter(|(own, other)| own.differs(other).is_some()).count();
        assert!(found * 2 > own.len(), "{what}: told on {found} of {} pages", own.len());
    }
}

/// The web edition and the e-book, in a browser.
#[test]
#[ignore = "asks for Chromium"]
fn pages_in_a_browser_look_as_they_were_accepted() {
    let Some(browser) = browser::Browser::find() else { panic!("there is no Chromium to look with") };
    let made = make(&job(&repository().join("tests/specimen"), &["report"])).fine();
    let mut differences = Differences::in_folder(&accepted().join("browser"));
    for (name, picture) in browser.look(&made) {
        differences.compare(&name, &picture);
    }
    differences.none();
}
