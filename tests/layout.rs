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
            census: publication.census,
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

/// A line or two that would take a page of their own are taken back onto the page before, where that can be done.
#[test]
fn parts_do_not_end_with_a_line_or_two_on_a_new_page() {
    // Its last line is short.
    let paragraph = "The surveyor among the ten objected to the word in our title sheet, and her objection deserves its \
                     place here. To call all this leadership, she said, was to make it the property of people with \
                     posts. In her experience it was so.\n\n";
    let template = include_str!("../assets/themes/default/pdf/text.typ");
    let loose = format!("{template}\n#let tightened(body) = body\n");
    let last_page = |lines: usize, template: &str| {
        let text =
            format!("# Part\n\n{}{}# Next\n\nText.\n", "A line.\n\n".repeat(lines), paragraph.repeat(9));
        let house = House::with_text(&text)
            .file("imprint.toml", format!("{}theme = \"own\"\n", support::PUBLISHER))
            .file("assets/themes/own/theme.toml", "extends = \"default\"\n")
            .file("assets/themes/own/pdf/text.typ", template);
        let (_, sheets) = sheets(&job(house.path(), &[])).remove(0);
        let next = sheets.iter().rposition(|sheet| sheet.lines.iter().any(|line| line.text.contains("Next")));
        let last = &sheets[next.expect("the next part") - 1];
        last.lines.iter().filter(|line| matches!(line.standing, Standing::Paragraph(_))).count()
    };
    let short = (0..16).filter(|lines| last_page(*lines, &loose) <= 3);
    let mended: Vec<bool> = short.map(|lines| last_page(lines, template) > 3).collect();
    assert!(mended.contains(&true), "{mended:?}");
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
    let alterations: [(&str, Alteration); 10] = [
        ("stands beyond the page", |pages| pages[0].lines[2].right = 600.0),
        ("stands beyond the page", |pages| pages[0].lines[6].baseline = 850.0),
        ("stands over", |pages| pages[0].lines[3].baseline = 130.0),
        ("a heading ends the page", |pages| pages[0].lines.truncate(2)),
        ("a word alone", |pages| {
            let mut word = pages[0].lines[1].clone();
            (word.text, word.baseline, word.right) = ("own".to_owned(), 119.0, word.left + 30.0);
            pages[0].lines.insert(2, word);
        }),
        ("a speaker begins", |pages| {
            let mut words = pages[1].lines[0].clone();
            (words.text, words.baseline, words.size) = ("— A nurse".to_owned(), 70.0, 8.0);
            pages[1].lines.insert(0, words);
        }),
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
