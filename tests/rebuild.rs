//! What a build takes over from an earlier one of the same process: everything that would be the same, and nothing else.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

#[path = "rebuild/pages.rs"]
mod pages;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::Mutex;

use imprint::diagnostic::Leveled;
use imprint::editions::{Artefact, EditionKind};
use imprint::{Backlist, Job, Step};

use support::{House, PUBLISHER, job, repository};

const THEME: &str = "extends = \"default\"\n\n[light]\naccent = \"#0a4d68\"\n";

fn front(slug: &str, more: &str) -> String {
    format!(
        "+++\ntitle = \"{slug}\"\nslug = \"{slug}\"\nlanguage = \"en-GB\"\npublished = 2026-03-01\nstatus = \"published\"\n\
         {more}\n+++\n\n"
    )
}

/// A house in which everything that one publication may owe to another is owed.
fn house() -> House {
    let report = "# Key findings\n\n- **Begin with the willing.** Change spread. [#part] {#f-one}\n\n# A part {#part}\n\n\
                  ![Squares](squares.png)\n";
    let square = fs::read(repository().join("tests/cases/figures/squares.png")).unwrap();
    let plain = "authors = [{ name = \"Ada Example\" }]";
    House::new()
        .file("imprint.toml", format!("{PUBLISHER}theme = \"own\"\n"))
        .file("assets/themes/own/theme.toml", THEME)
        .file("reports/people/ada.md", "+++\nname = \"Ada Example\"\n+++\n\nShe writes.\n")
        .file("reports/topics/care.md", "+++\ntitle = \"Care\"\n+++\n\nAbout care.\n")
        .file("reports/series/letters.md", "+++\ntitle = \"Letters\"\n+++\n\nThe letters.\n")
        .file(
            "reports/report/report.toml",
            "kind = \"report\"\ntitle = \"report\"\nlanguage = \"en-GB\"\npublished = 2026-03-01\nstatus = \"published\"\n\
             authors = [{ name = \"Ada Example\" }]\n",
        )
        .file("reports/report/01.md", report)
        .file("reports/report/squares.png", square)
        .file("reports/by-ada.md", front("by-ada", "kind = \"article\"\nauthors = [\"ada\"]\ntopics = [\"care\"]") + "Words.\n")
        .file(
            "reports/letter.md",
            front("letter", &format!("kind = \"article\"\n{plain}\nseries = \"letters\"\nseries_number = 1")) + "Words.\n",
        )
        .file(
            "reports/noted.md",
            front("noted", &format!("kind = \"news\"\n{plain}\nabout = [\"report\"]")) + "Words.\n\n```findings\nof = \"report\"\n```\n",
        )
        .file("reports/other.md", front("other", &format!("kind = \"article\"\n{plain}")) + "Words.\n\nMore of them.\n")
}

fn asked(house: &House) -> Job {
    Job { editions: vec![EditionKind::Html], ..job(house.path(), &[]) }
}

/// What a build made and said, and the publications that it made anew.
struct Again {
    artefacts: Vec<Artefact>,
    findings: Vec<Leveled>,
    anew: BTreeSet<String>,
    /// Pages that were made, not taken over.
    pages: BTreeSet<String>,
    backlist: Backlist,
}

fn again(job: &Job, earlier: Option<&Backlist>) -> Again {
    let checked = imprint::check(job).unwrap();
    let anew = Mutex::new(BTreeSet::new());
    let mut built = imprint::rebuild(&checked, job, earlier, &|step| {
        if let Step::Started { slug, .. } = step {
            anew.lock().unwrap().insert(slug.to_owned());
        }
    });
    assert!(built.denied.is_empty(), "{:#?}", built.findings);
    let pages = built.kept.anew().map(str::to_owned).collect();
    let backlist = Backlist::of(checked, job, &mut built);
    let anew = anew.into_inner().unwrap();
    Again { artefacts: built.artefacts, findings: built.findings, anew, pages, backlist }
}

/// Compares a build that takes over from an earlier one with one that does not.
fn compare(job: &Job, earlier: &Backlist, what: &str) -> Again {
    let quick = again(job, Some(earlier));
    let whole = again(job, None);
    let paths = |artefacts: &[Artefact]| artefacts.iter().map(|own| own.path.clone()).collect::<Vec<_>>();
    assert_eq!(paths(&quick.artefacts), paths(&whole.artefacts), "{what}");
    for (one, other) in quick.artefacts.iter().zip(&whole.artefacts) {
        assert!(one == other, "{what}: {} differs", one.path);
    }
    assert_eq!(quick.findings, whole.findings, "{what}");
    quick
}

/// Paths whose bytes are not what they were.
fn changed(before: &[Artefact], after: &[Artefact]) -> BTreeSet<String> {
    let before: BTreeMap<&str, &[u8]> =
        before.iter().map(|own| (own.path.as_str(), own.bytes.as_slice())).collect();
    let differs = |own: &&Artefact| before.get(own.path.as_str()) != Some(&own.bytes.as_slice());
    after.iter().filter(differs).map(|own| own.path.clone()).collect()
}

const ALL: &[&str] = &["by-ada", "letter", "noted", "other", "report"];

#[test]
fn each_change_makes_anew_what_shows_it_and_nothing_else() {
    let house = house();
    let job = asked(&house);
    let mut earlier = again(&job, None);
    assert_eq!(earlier.anew, ALL.iter().map(ToString::to_string).collect());
    let untouched = compare(&job, &earlier.backlist, "nothing");
    assert!(untouched.anew.is_empty(), "{:?}", untouched.anew);
    assert!(untouched.pages.is_empty(), "{:?}", untouched.pages);

    // What is changed, the publications that have to be made anew, and a page that has to show it.
    let changes: &[(&str, &str, &str, &[&str], &str)] = &[
        ("reports/other.md", "Words.", "Other words.", &["other"], "other/read/index.html"),
        ("reports/other.md", "title = \"other\"", "title = \"Renamed\"", &["other"], "articles/index.html"),
        ("reports/people/ada.md", "Ada Example", "Ada Other", &["by-ada"], "by-ada/read/index.html"),
        ("reports/people/ada.md", "She writes", "She reads", &[], "people/ada/index.html"),
        (
            "reports/report/01.md",
            "the willing",
            "the unwilling",
            &["noted", "report"],
            "noted/read/index.html",
        ),
        ("reports/topics/care.md", "\"Care\"", "\"Caring\"", &[], "topics/care/index.html"),
        ("reports/letter.md", "series_number = 1", "series_number = 2", &["letter"], "letter/index.html"),
        ("assets/themes/own/theme.toml", "0a4d68", "7a1f3d", ALL, "other/read/style.css"),
        ("imprint.toml", "Example Press", "Another Press", ALL, "other/read/index.html"),
    ];
    for (path, from, to, anew, page) in changes {
        let file = house.path().join(path);
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains(from), "{path}");
        fs::write(&file, text.replace(from, to)).unwrap();
        earlier = compared(&job, &earlier, path, anew, page);
    }
    // A picture that is another one, by the same name.
    let picture = fs::read(repository().join("docs/gallery/home.png")).unwrap();
    fs::write(house.path().join("reports/report/squares.png"), picture).unwrap();
    compared(&job, &earlier, "squares.png", &["report"], "report/read/images/squares.png");
}

/// Builds once more, and finds made anew and changed what should be.
fn compared(job: &Job, earlier: &Again, what: &str, anew: &[&str], page: &str) -> Again {
    let now = compare(job, &earlier.backlist, what);
    assert_eq!(now.anew, anew.iter().map(ToString::to_string).collect(), "{what}");
    let changed = changed(&earlier.artefacts, &now.artefacts);
    assert!(changed.contains(page), "{what}: {page} is not among {changed:#?}");
    if anew == ["other"] {
        assert!(!changed.iter().any(|path| path.starts_with("report/")), "{what}: {changed:#?}");
    }
    now
}

#[test]
fn publications_come_and_go() {
    let house = house();
    let job = asked(&house);
    let first = again(&job, None);
    fs::write(
        house.path().join("reports/zebra.md"),
        front("zebra", "kind = \"article\"\nauthors = [\"ada\"]") + "Words.\n",
    )
    .unwrap();
    let more = compare(&job, &first.backlist, "one more");
    assert!(more.anew.contains("zebra"));
    fs::remove_file(house.path().join("reports/by-ada.md")).unwrap();
    let fewer = compare(&job, &more.backlist, "one less");
    assert!(
        !fewer.anew.contains("by-ada") && !fewer.artefacts.iter().any(|own| own.path.starts_with("by-ada/"))
    );
    fs::rename(house.path().join("reports/other.md"), house.path().join("reports/a.md")).unwrap();
    compare(&job, &fewer.backlist, "another name");
}

#[test]
fn other_editions_or_another_day_are_other_builds() {
    let house = house();
    let job = asked(&house);
    let first = again(&job, None);
    let more = Job { editions: vec![EditionKind::Html, EditionKind::Epub], ..job.clone() };
    assert_eq!(compare(&more, &first.backlist, "editions").anew.len(), ALL.len());
    let dated = Job { epoch: Some(1_700_000_000), ..job };
    assert_eq!(compare(&dated, &first.backlist, "epoch").anew.len(), ALL.len());
}
