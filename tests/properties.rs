//! Whatever a source holds, nothing panics, and what is made is sound.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod read_back;
mod support;

use imprint::diagnostic::Level;
use imprint::editions::EditionKind;
use proptest::prelude::*;
use read_back::{pdf, soundness};
use support::{House, Made, job, make};

/// Builds a text with every rule lowered that can be.
fn built(house: &House, editions: &[EditionKind]) -> Made {
    let mut job = job(house.path(), &[]);
    job.editions = editions.to_vec();
    job.levels.push((Level::Warn, "all".to_owned()));
    make(&job)
}

fn is_sound(made: &Made) {
    let denied = made.findings().iter().any(|finding| finding.level == Level::Deny);
    assert!(denied || !made.slugs().is_empty(), "nothing is published, and nothing is told");
    for slug in made.slugs() {
        let said = soundness::of_web(&made.web(&slug));
        assert!(said.is_empty(), "web edition: {said:#?}");
        let said = soundness::of_epub(&made.epub(&slug).bytes);
        assert!(said.is_empty(), "e-book: {said:#?}");
    }
}

/// Words, with everything in them that means something somewhere.
fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[a-z]{1,8} ",
        1 => Just("**strong** ".to_owned()),
        1 => Just("*stress*".to_owned()),
        1 => Just("`code` ".to_owned()),
        1 => Just("[link](https://example.org/?a=1&b=\"2\") ".to_owned()),
        1 => Just("[#one] [](#two) ".to_owned()),
        1 => Just("![alt](p.svg) ".to_owned()),
        1 => Just("x[^n] ".to_owned()),
        1 => Just("H~2~O 10^6^ ".to_owned()),
        1 => Just("<b>bold</b> <i>open ".to_owned()),
        1 => Just("<a id=\"one\"></a>".to_owned()),
        1 => Just("{#two .key-findings for=\"x\"} ".to_owned()),
        1 => Just("\" ' -- ... & < > \\ # $ @ ".to_owned()),
        1 => Just("\u{301}é 日本 العربية 😀 \u{200b}".to_owned()),
        1 => "\\PC{1,6}",
    ];
    prop::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat().replace('\n', " "))
}

/// A block, with others set into it.
fn block() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        4 => words(),
        3 => (1_usize..7, words()).prop_map(|(level, words)| format!("{} {words}", "#".repeat(level))),
        1 => Just("# Key findings".to_owned()),
        1 => Just("# Policy implications {#two}".to_owned()),
        1 => words().prop_map(|words| format!("```rust\n{words}\n```")),
        1 => words().prop_map(|words| format!("```findings\n{words}\n```")),
        1 => words().prop_map(|words| format!("| {words} | b |\n|---|--:|\n| c | {words} |\n\nTable: {words}")),
        1 => words().prop_map(|words| format!("[^n]: {words}")),
        1 => words().prop_map(|words| format!("Term\n: {words}")),
        1 => words().prop_map(|words| format!("<div>\n\n{words}\n\n</p>")),
        1 => words().prop_map(|words| format!("![{words}](p.svg \"{}\"){{#fig}}", words.replace('"', "'"))),
        1 => Just("***".to_owned()),
        1 => Just("<!-- comment".to_owned()),
        1 => Just("---\ntitle: x\n---".to_owned()),
    ];
    leaf.prop_recursive(4, 12, 3, |inner| {
        (
            prop::sample::select(vec!["> ", "- ", "1. ", "    ", "> [!NOTE]\n> ", "- [x] "]),
            prop::collection::vec(inner, 1..3),
        )
            .prop_map(|(prefix, blocks)| {
                let text = blocks.join("\n\n");
                let (first, rest) = match prefix {
                    "> " | "> [!NOTE]\n> " => (prefix, "> "),
                    "1. " => (prefix, "   "),
                    "    " => (prefix, "    "),
                    _ => (prefix, "  "),
                };
                let mut lines = text.lines();
                let head = format!("{first}{}", lines.next().unwrap_or(""));
                lines.fold(head, |text, line| format!("{text}\n{rest}{line}"))
            })
    })
}

fn markdown() -> impl Strategy<Value = String> {
    prop::collection::vec(block(), 1..10).prop_map(|blocks| blocks.join("\n\n"))
}

const DRAWING: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><path d=\"M0 0h9v9z\"/></svg>";

fn settings(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(settings(96))]

    #[test]
    fn any_markdown_gives_sound_pages_and_books(text in markdown()) {
        let house = House::with_text(&text).file("reports/p.svg", DRAWING);
        is_sound(&built(&house, &[EditionKind::Html, EditionKind::Epub]));
    }

    #[test]
    fn any_characters_give_sound_pages_and_books(text in "\\PC{0,200}|[ -~\n]{0,400}") {
        is_sound(&built(&House::with_text(&text), &[EditionKind::Html, EditionKind::Epub]));
    }

    #[test]
    fn any_bytes_are_read_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut text = support::FRONT.as_bytes().to_vec();
        text.extend(&bytes);
        is_sound(&built(&House::new().file("reports/text.md", &text), &[EditionKind::Html, EditionKind::Epub]));
        // And as the whole file, as settings, as a picture.
        let house = House::with_text("![alt](p.png) ![alt](p.svg)\n")
            .file("reports/b.md", &bytes)
            .file("reports/p.png", &bytes)
            .file("reports/p.svg", &bytes);
        is_sound(&built(&house, &[EditionKind::Html, EditionKind::Epub]));
    }

    #[test]
    fn any_metadata_gives_sound_pages_and_books(
        key in prop::sample::select(vec![
            "title", "subtitle", "description", "number", "edition", "licence", "copyright", "publisher",
            "commissioned_by", "slug", "language", "doi", "cover", "status", "kind",
        ]),
        value in "\\PC{0,40}|[<>&\"'#@\\\\]{1,20}|[a-z ]{1,20}",
    ) {
        let value = toml::Value::String(value).to_string();
        let front = support::FRONT.replacen("+++\n", "", 1);
        let others: String = front.lines().take_while(|line| *line != "+++")
            .filter(|line| !line.starts_with(&format!("{key} ="))).map(|line| format!("{line}\n")).collect();
        let text = format!("+++\n{others}{key} = {value}\n+++\n\n# Introduction\n\nText.\n");
        is_sound(&built(&House::new().file("reports/text.md", text), &[EditionKind::Html, EditionKind::Epub]));
    }
}

proptest! {
    #![proptest_config(settings(16))]

    #[test]
    fn any_markdown_gives_a_pdf_or_a_diagnostic(text in markdown()) {
        let house = House::with_text(&text).file("reports/p.svg", DRAWING);
        let made = built(&house, &EditionKind::ALL);
        prop_assert!(!made.said().contains("pdf-defect"), "{}", made.said());
        for slug in made.slugs() {
            let reading = pdf::read(&made.pdf(&slug).bytes);
            prop_assert!(reading.dead_links().is_empty(), "{:?}", reading.dead_links());
        }
    }
}
