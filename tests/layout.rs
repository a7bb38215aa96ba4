//! The pages of the PDF in numbers: nothing beyond its page or column, nothing over anything else, no heading left
//! alone at the foot, no lone lines, lines neither too long nor too short.
//!
//! What is measured are the lines as they were set. That the measuring can fail is shown on altered pages.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

#[path = "layout/faults.rs"]
mod faults;
mod support;

use imprint::diagnostic::{Code, Level};
use imprint::editions::pdf::{Line, Sheet, Standing, proof};
use imprint::editions::{EditionKind, Setting};
use imprint::{Job, Publication};
use support::{House, corpora, job, make, repository};

/// The pages of every publication that a job makes.
fn sheets(job: &Job) -> Vec<(String, Vec<Sheet>)> {
    let checked = imprint::check(job).unwrap_or_else(|unusable| panic!("{}", unusable.0));
    let set = |publication: &Publication| {
        let report = &publication.report;
        let setting = Setting {
            report,
            publisher: &checked.publisher,
            locale: &publication.locale,
            theme: &checked.theme,
            claims: publication.claims,
            date: report.metadata.date(),
        };
        let sheets = proof(&setting).unwrap_or_else(|found| panic!("{found:#?}"));
        (report.metadata.slug.to_string(), sheets)
    };
    checked.publications.iter().map(set).collect()
}

#[test]
fn the_repositorys_publications_are_well_set() {
    let mut told = String::new();
    for (slug, sheets) in sheets(&job(&repository(), &[])) {
        assert!(sheets.len() > 2, "{slug} has no pages");
        for fault in faults::of(&sheets) {
            told.push_str(&format!("{slug}: {fault}\n"));
        }
    }
    assert!(told.is_empty(), "{told}");
}

/// US Letter, with a table that is turned.
#[test]
fn the_other_paper_is_well_set() {
    let folder = repository().join("tests/specimen/letter");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect("read");
    let house = House::new()
        .file("imprint.toml", format!("{}theme = \"letter\"\n", support::PUBLISHER))
        .file("assets/themes/letter/theme.toml", read("theme.toml"))
        .file("reports/letter.md", read("letter.md"));
    let (_, sheets) = sheets(&job(house.path(), &[])).remove(0);
    let turned: Vec<&Sheet> = sheets.iter().filter(|sheet| sheet.width > sheet.height).collect();
    assert_eq!(turned.len(), 1);
    assert!((turned[0].width - 792.0).abs() < 0.1 && (turned[0].height - 612.0).abs() < 0.1);
    assert!(turned[0].lines.iter().any(|line| line.text.contains("Ophthalmology")));
    assert_eq!(faults::of(&sheets), Vec::<String>::new());
}

/// Lines that announce a list or a table stand on the page of what they announce.
#[test]
fn what_announces_stays_with_what_it_announces() {
    let filler =
        "A line of words that takes its place upon the page and says no more than that it is there.\n\n";
    for announced in ["- One.\n- Two.\n- Three.\n", "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n"] {
        for lines in 20..34 {
            let text = format!("# Part\n\n{}These are announced:\n\n{announced}", filler.repeat(lines));
            let house = House::with_text(&text);
            let (_, sheets) = sheets(&job(house.path(), &[])).remove(0);
            for sheet in &sheets {
                let body = sheet
                    .lines
                    .iter()
                    .filter(|line| !matches!(line.standing, Standing::Artifact | Standing::Note));
                let last = body.max_by(|one, other| one.baseline.total_cmp(&other.baseline));
                assert!(
                    last.is_none_or(|line| !line.text.contains("announced")),
                    "{lines} before {announced}"
                );
            }
        }
    }
}

#[test]
fn long_documents_are_well_set() {
    let mut told = String::new();
    // The folder is no part of the repository.
    for book in corpora() {
        let mut job = job(&book, &[]);
        job.selection = vec![book.display().to_string()];
        job.levels.push((Level::Warn, "all".to_owned()));
        for (slug, sheets) in sheets(&job) {
            for fault in faults::of(&sheets) {
                told.push_str(&format!("{slug}: {fault}\n"));
            }
        }
    }
    assert!(told.is_empty(), "{told}");
}

/// A page of two paragraphs under a heading, and one more of the second's lines on the next.
fn pages() -> Vec<Sheet> {
    let words = "Between February and September we interviewed ten of them in their own";
    let line = |standing, left: f64, baseline, size: f64| {
        Line::new(words, standing, left..left + 330.0, baseline, size)
    };
    let page = |lines| Sheet { width: 595.0, height: 842.0, lines };
    vec![
        page(vec![
            line(Standing::Artifact, 51.0, 40.0, 8.0),
            line(Standing::Heading, 187.0, 100.0, 16.0),
            line(Standing::Paragraph(1), 187.0, 128.0, 10.0),
            line(Standing::Paragraph(1), 187.0, 142.0, 10.0),
            line(Standing::Paragraph(1), 187.0, 156.0, 10.0),
            line(Standing::Paragraph(2), 187.0, 740.0, 10.0),
            line(Standing::Paragraph(2), 187.0, 754.0, 10.0),
        ]),
        page(vec![
            line(Standing::Paragraph(2), 187.0, 87.0, 10.0),
            line(Standing::Paragraph(2), 187.0, 101.0, 10.0),
        ]),
    ]
}

#[test]
fn every_fault_is_found_on_altered_pages() {
    assert_eq!(
        faults::of(&pages()),
        Vec::<String>::new(),
        "the pages are well set before anything is altered"
    );
    type Alteration = fn(&mut Vec<Sheet>);
    let alterations: [(&str, Alteration); 8] = [
        ("stands beyond the page", |pages| pages[0].lines[2].right = 600.0),
        ("stands beyond the page", |pages| pages[0].lines[6].baseline = 850.0),
        ("stands over", |pages| pages[0].lines[3].baseline = 130.0),
        ("a heading ends the page", |pages| pages[0].lines.truncate(2)),
        ("a line alone", |pages| drop(pages[1].lines.pop())),
        ("a line alone", |pages| drop(pages[0].lines.pop())),
        ("characters a line", |pages| pages[0].lines.iter_mut().for_each(|line| line.text.truncate(30))),
        ("characters a line", |pages| {
            pages[0].lines.iter_mut().for_each(|line| line.text = line.text.repeat(2))
        }),
    ];
    for (what, alter) in alterations {
        let mut altered = pages();
        alter(&mut altered);
        let found = faults::of(&altered);
        assert!(found.iter().any(|fault| fault.contains(what)), "{what}: {found:?}");
    }
}

const LADDER: &str = "The Donaudampfschifffahrtsgesellschaft";

#[test]
fn three_hyphens_below_one_another_are_told_with_their_place() {
    let word = "Landeskrankenhausgesellschaft";
    let words = [word; 24].join(" ");
    let text = format!("# Einleitung\n\n{LADDER} begins.\n\n{words}\n");
    let house = House::new().file(
        "reports/text.md",
        format!("{}{text}", support::FRONT.replace("language = \"en-GB\"", "language = \"de\"")),
    );
    let mut job = job(house.path(), &[]);
    job.editions = vec![EditionKind::Pdf];
    let made = make(&job);
    assert!(made.codes().contains(&Code::HyphenLadder), "{}", made.said());
    assert!(made.said().contains("reports/text.md:15:"), "{}", made.said());
    assert_eq!(made.slugs(), ["text"]);

    // Whoever denies it gets no PDF.
    job.levels.push((Level::Deny, "hyphen-ladder".to_owned()));
    assert!(make(&job).slugs().is_empty());
}
