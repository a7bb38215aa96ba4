//! What a source means: parts, numbers, items, references and the evidence trail, seen in the resolved report.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, clippy::indexing_slicing)]

use std::path::Path;

use imprint::diagnostic::Code;
use imprint::editions::EditionKind;
use imprint::model::block::BlockKind;
use imprint::model::finding::ItemKind;
use imprint::model::inline::plain_text;
use imprint::model::report::Report;
use imprint::model::role::Role;
use imprint::{Checked, Job};

const METADATA: &str = "title = \"A report\"\nlanguage = \"en-GB\"\npublished = 2026-01-01\n";

fn checked(metadata: &str, files: &[(&str, &str)]) -> Checked {
    let folder = tempfile::tempdir().expect("a folder");
    let report = folder.path().join("a-report");
    std::fs::create_dir(&report).expect("a folder");
    std::fs::write(report.join("report.toml"), metadata).expect("metadata");
    for (name, text) in files {
        std::fs::write(report.join(name), text).expect("a file");
    }
    check(&report)
}

fn check(report: &Path) -> Checked {
    let job = Job {
        root: report.to_owned(),
        selection: Vec::new(),
        editions: EditionKind::ALL.to_vec(),
        levels: Vec::new(),
        include_drafts: false,
        epoch: None,
        standing: Default::default(),
    };
    imprint::check(&job).expect("a report that can be read")
}

fn report(files: &[(&str, &str)]) -> Report {
    let mut checked = checked(METADATA, files);
    checked.publications.remove(0).report
}

fn codes(checked: &Checked) -> Vec<Code> {
    checked.findings.iter().map(|found| found.diagnostic.code).collect()
}

fn outline(report: &Report) -> Vec<String> {
    report.parts.iter().map(|part| format!("{}: {}", part.role.as_str(), part.full_title())).collect()
}

#[test]
fn parts_are_numbered_by_role() {
    let report = report(&[(
        "a.md",
        "# Foreword\n\na\n\n# Introduction\n\na\n\n# 2. Patients\n\na\n\n# Methods\n\na\n\n# Conclusion\n\na\n\n\
         # Appendix A: Letters\n\na\n\n# Appendix: Sums\n\na\n\n# References\n\na\n",
    )]);
    assert_eq!(
        outline(&report),
        [
            "foreword: Foreword",
            "introduction: Chapter 1: Introduction",
            "chapter: Chapter 2: Patients",
            "methods: Chapter 3: Methods",
            "conclusion: Chapter 4: Conclusion",
            "appendix: Appendix A: Letters",
            "appendix: Appendix B: Sums",
            "references: References",
        ]
    );
}

#[test]
fn files_are_read_in_the_order_of_their_numbers() {
    let report =
        report(&[("10-b.md", "# Ten\n\na\n"), ("9-a.md", "# Nine\n\na\n"), ("100-c.md", "# Hundred\n\na\n")]);
    assert_eq!(
        outline(&report),
        ["chapter: Chapter 1: Nine", "chapter: Chapter 2: Ten", "chapter: Chapter 3: Hundred"]
    );
}

/// The headlines of a findings section, whichever way it is written.
fn headlines(section: &str) -> Vec<(String, String)> {
    let text = format!("# Key findings {{.key-findings}}\n\n{section}\n\n# Ground {{#ground}}\n\nText.\n");
    let report = report(&[("a.md", &text)]);
    report.items(ItemKind::Finding).map(|item| (plain_text(&item.headline), item.id.to_string())).collect()
}

#[test]
fn items_have_three_forms() {
    let same = [("First.".to_owned(), "finding-first".to_owned()), ("Second.".to_owned(), "two".to_owned())];
    assert_eq!(headlines("Ten said so.\n\n- **First.** It is. [#ground]\n- **Second.** It is. {#two}"), same);
    assert_eq!(
        headlines("Ten said so.\n\n## First.\n\nIt is. [#ground]\n\n## Second. {#two}\n\nIt is."),
        same
    );
    assert_eq!(
        headlines("**First.** It is. [#ground]\n\nNo bold opening here at all, I fear."),
        [same[0].clone(), (String::new(), "finding-no-bold-opening-here-at-all".to_owned())]
    );
}

#[test]
fn the_evidence_trail_is_drawn_from_links() {
    let report = report(&[(
        "a.md",
        "# Key findings\n\n- **One.** As [#ground] shows. [#ground] [#other] {#f-one}\n\n\
         # Policy implications\n\n- **Act.** Since [it is so](#f-one), act. [#other] {#p-act for=\"Boards\"}\n\n\
         # Ground {#ground}\n\na\n\n# Other {#other}\n\na\n",
    )]);
    let finding = report.items(ItemKind::Finding).next().expect("a finding");
    let labels = |basis: &[imprint::model::inline::Reference]| -> Vec<String> {
        basis.iter().map(|reference| reference.label.clone()).collect()
    };
    assert_eq!(labels(&finding.basis), ["Chapter 1", "Chapter 2"]);
    let BlockKind::Paragraph(content) = &finding.body[0].kind else { panic!("a paragraph") };
    assert_eq!(plain_text(content), "As Chapter 1 shows.", "references behind the full stop leave the text");

    let implication = report.items(ItemKind::Implication).next().expect("an implication");
    assert_eq!(labels(&implication.basis), ["Finding 1", "Chapter 2"]);
    assert_eq!(implication.addressee.as_ref().map(|line| line.text.as_str()), Some("Boards"));

    let matrix = report.parts.last().expect("the appendix");
    assert_eq!(
        (matrix.role, matrix.full_title()),
        (Role::Appendix, "Appendix A: The evidence trail".to_owned())
    );
}

#[test]
fn names_are_looked_up_near_first() {
    let report = report(&[
        (
            "1-a.md",
            "# A\n\n## Overview\n\nSee [here](#overview), [there](2-b.md#overview) and [whole](b.html).\n",
        ),
        ("2-b.md", "# B\n\n## Overview\n\nSee [here](#overview).\n"),
    ]);
    let text = format!("{:?}", report.parts);
    assert!(text.contains("Inside(Id(\"overview\"))"));
    assert!(text.contains("Inside(Id(\"b-overview\"))"), "a repeated automatic id takes its file's name");
    assert!(text.contains("Inside(Id(\"b\"))"), "a file leads to its first heading");
}

#[test]
fn the_opening_goes_by_the_title_and_takes_no_name() {
    let report = report(&[("a.md", "Before. See [#section] and [#opening].\n\n# Section\n\na\n")]);
    let BlockKind::Paragraph(content) = &report.parts[0].blocks[0].kind else { panic!("a paragraph") };
    assert_eq!(plain_text(content), "Before. See Chapter 1 and A report.");
    assert_eq!(report.parts[1].id.as_str(), "section");
}

#[test]
fn no_automatic_id_takes_what_an_author_gave() {
    let source = "# Ground\n\na\n\n# Key findings\n\n- **Ground.** See [#first]. {#first}\n- **Other.** [#ground] {#first}\n\n\
                  # Firm {#ground}\n\na\n";
    let checked = checked(METADATA, &[("1-text.md", source)]);
    let report = &checked.publications[0].report;
    let ids: Vec<&str> = report.parts.iter().map(|part| part.id.as_str()).collect();
    assert_eq!(ids[..3], ["text-ground", "key-findings", "ground"]);
    let items: Vec<&str> = report.items(ItemKind::Finding).map(|item| item.id.as_str()).collect();
    assert_eq!(items, ["first", "text-first"]);
    assert_eq!(codes(&checked).iter().filter(|code| **code == Code::DuplicateId).count(), 1);
}

#[test]
fn notes_are_numbered_by_their_first_call() {
    let report = report(&[
        (
            "1.md",
            "# A\n\nOne[^b], two[^a], one again[^b].\n\n[^a]: Note a.\n[^b]: Note b, with a note[^c].\n[^c]: Note c.\n",
        ),
        ("2.md", "# B\n\nAnother[^a].\n\n[^a]: Another file's note a.\n"),
    ]);
    let notes: Vec<String> = report
        .notes
        .iter()
        .map(|note| match &note.blocks[0].kind {
            BlockKind::Paragraph(content) => format!("{} ×{}", plain_text(content), note.calls),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(notes, ["Note b, with a note. ×2", "Note a. ×1", "Another file’s note a. ×1", "Note c. ×1"]);
}

#[test]
fn a_note_cannot_call_itself() {
    let checked = checked(METADATA, &[("a.md", "# A\n\nText[^a].\n\n[^a]: Round[^a].\n")]);
    assert!(codes(&checked).contains(&Code::UndefinedFootnote));
}

#[test]
fn every_fault_is_told_at_once() {
    let metadata = "titel = \"x\"\nlanguage = \"en-GB\"\npublished = 2026-02-30\n\n[isbn]\nepub = \"978-1-909029-48-5\"\n";
    let checked =
        checked(metadata, &[("a.md", "# A\n\n![](missing.png) [x](#nowhere) [y](javascript:alert(1))\n")]);
    let codes = codes(&checked);
    for code in [
        Code::UnknownKey,
        Code::MissingKey,
        Code::InvalidDate,
        Code::InvalidIsbn,
        Code::ImageUnreadable,
        Code::BrokenReference,
        Code::UnsafeLink,
    ] {
        assert!(codes.contains(&code), "{} is missing from {codes:?}", code.as_str());
    }
}

#[test]
fn posts_have_no_chapters() {
    let mut checked =
        checked(&format!("kind = \"article\"\n{METADATA}"), &[("a.md", "# One\n\na\n\n# Two\n\na\n")]);
    assert_eq!(outline(&checked.publications.remove(0).report), ["chapter: One", "chapter: Two"]);
}
