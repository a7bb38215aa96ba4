//! The book of a series: what stands in it, what it claims, and when there is none.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod support;

use imprint::diagnostic::{Code, Level};
use imprint::editions::EditionKind;
use support::{House, Made, job, make};

/// A publication in one file.
fn publication(kind: &str, title: &str, more: &str, text: &str) -> String {
    format!("+++\nkind = \"{kind}\"\ntitle = \"{title}\"\nlanguage = \"en\"\n{more}+++\n\n{text}\n")
}

/// A series of two articles with the same ids, labels of notes and names of pictures, by one author.
fn series() -> House {
    let pixel = {
        let mut bytes = std::io::Cursor::new(Vec::new());
        image::RgbImage::new(8, 8).write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
        bytes.into_inner()
    };
    let article = |title: &str, number: u32, more: &str| {
        let facts = format!(
            "published = 2024-01-0{number}\nauthors = [\"ann-lee\"]\nseries = \"rules\"\n\
             series_number = {number}\n"
        );
        let text = format!(
            "Before all.[^n] {more}\n\n# Part {{#part}}\n\nSee [#part] and [#fig-x].\n\n\
             ![A square.](x.png \"Square {number}\"){{#fig-x}}\n\n[^n]: Note {number}.\n"
        );
        publication("article", title, &facts, &text)
    };
    House::new()
        .file("imprint.toml", "name = \"House\"\nurl = \"https://house.example\"\nlanguage = \"en\"\n")
        .file("reports/people/ann-lee.md", "+++\nname = \"Ann Lee\"\n+++\n\nA life.\n")
        .file(
            "reports/series/rules.md",
            "+++\ntitle = \"Rules\"\neditors = [\"ann-lee\"]\ncollected = true\npublished = 2024-02-02\n\
             isbn.epub = \"978-1-909029-48-4\"\n+++\n\n\
             Some rules, by [her](../people/ann-lee.md); begin with [the second](../two.md).\n",
        )
        .file("reports/x.png", &pixel)
        .file("reports/one.md", article("First", 1, "Then [two](https://house.example/two/read/#part)."))
        .file("reports/two.md", article("Second", 2, "After [one](https://house.example/one/)."))
}

fn books(house: &House) -> Made {
    let mut job = job(house.path(), &[]);
    job.include_drafts = false;
    job.editions = vec![EditionKind::Epub, EditionKind::Pdf];
    make(&job)
}

/// The documents of an e-book, one after the other.
fn documents(book: &[u8]) -> String {
    use std::io::Read as _;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book)).expect("an archive");
    let mut texts = String::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a file");
        if file.name().expect("a name").ends_with(".xhtml") {
            file.read_to_string(&mut texts).expect("text");
        }
    }
    texts
}

#[test]
fn a_series_becomes_one_book() {
    let made = books(&series()).fine();
    let metadata = &made.checked.collected[0].publication.report.metadata;
    let date = |date: Option<imprint::model::identifier::Date>| date.map(|date| date.to_string());
    assert_eq!(date(metadata.published).as_deref(), Some("2024-02-02"));
    assert_eq!(metadata.modified, None, "no article is newer than the book");
    let text = documents(&made.artefact("series/rules/rules.epub").bytes);
    for id in ["one", "two", "one-part", "two-part", "one-fig-x", "two-fig-x"] {
        assert_eq!(text.matches(&format!(" id=\"{id}\"")).count(), 1, "{id}");
    }
    for words in ["Figure 1", "Figure 2", "Note 1.", "Note 2.", "Edited by Ann Lee"] {
        assert!(text.contains(words), "{words}");
    }
    // Each article is followed by who wrote it.
    assert_eq!(text.matches("A life.").count(), 2);
    let links = |to: &str| text.matches(&format!("#{to}\"")).count();
    assert!(links("two-part") >= 2 && links("one") >= 1, "articles lead to each other within the book");
    assert!(!text.contains("https://house.example/two/") && !text.contains("https://house.example/one/"));
    assert!(text.contains("href=\"https://house.example/people/ann-lee/\""), "and people to the site");
    let pdf = made.artefact("series/rules/rules.pdf");
    assert!(pdf.standards.iter().any(|own| own.contains("UA")), "{:?}", pdf.standards);
    let page = String::from_utf8(made.artefact("series/rules/index.html").bytes.clone()).unwrap();
    assert!(page.contains("href=\"rules.epub\"") && page.contains("href=\"rules.pdf\""), "{page}");
}

/// Shops, libraries and reading apps are told of the book as of any publication, at the series' page.
#[test]
fn the_book_is_in_records_and_feeds() {
    let made = books(&series()).fine();
    let text = |path: &str| String::from_utf8(made.artefact(path).bytes.clone()).unwrap();
    let home = "https://house.example/series/rules/";
    let bib = text("series/rules/records/rules.bib");
    assert!(bib.starts_with("@book{rules,") && bib.contains("editor = {Lee, Ann}"), "{bib}");
    assert!(bib.contains(&format!("url = {{{home}}}")), "{bib}");
    assert!(text("series/rules/records/rules.ris").contains("TY  - BOOK"));
    assert!(text("series/rules/records/rules.csl.json").contains("\"type\": \"book\""));
    for path in ["onix.xml", "series/rules/records/onix.xml"] {
        let list = text(path);
        for file in ["rules.epub", "rules.pdf", "covers/retail.jpg"] {
            assert!(list.contains(&format!("{home}{file}")), "{file} in {path}");
        }
    }
    for path in ["feed.atom", "series/rules/feed.atom"] {
        let feed = text(path);
        assert!(feed.contains("<id>tag:house.example,2024:series/rules</id>"), "{feed}");
        assert!(feed.contains(&format!("href=\"{home}rules.epub\"")), "{feed}");
    }
    let opds = text("opds.json");
    for file in ["rules.epub", "rules.pdf", "covers/retail.jpg", "records/opds.json"] {
        assert!(opds.contains(&format!("\"{home}{file}\"")), "{file}");
    }
    assert!(text("series/rules/records/opds.json").contains("http://schema.org/Book"));
    let page = text("series/rules/index.html").replace("&#x2f;", "/");
    assert!(page.contains("/series/rules/covers/thumbnail.jpg"), "{page}");
}

#[test]
fn a_series_is_built_by_its_name() {
    let house = series().file("reports/other.md", publication("report", "Other", "", "# One\n\nText."));
    let mut job = job(house.path(), &["rules"]);
    job.editions = vec![EditionKind::Epub];
    let made = make(&job).fine();
    assert_eq!(made.slugs(), ["one", "two"]);
    let path = |path: &str| made.built.artefacts.iter().any(|own| own.path == path);
    assert!(path("series/rules/rules.epub") && path("series/rules/records/onix.xml"));
    assert!(!path("onix.xml") && !path("opds.json"), "what tells of everything is left alone");
    job.selection = vec!["one".to_owned(), "two".to_owned()];
    let made = make(&job).fine();
    assert!(!made.built.artefacts.iter().any(|own| own.path.starts_with("series/")));
}

#[test]
fn what_is_lowered_in_one_article_is_not_claimed_of_the_book() {
    let text = publication(
        "article",
        "Third",
        "published = 2024-01-03\nseries = \"rules\"\nseries_number = 3\n",
        "![](x.png)",
    );
    let house = series().file("reports/three.md", text);
    let denied = books(&house);
    assert!(denied.built.denied.iter().any(|slug| slug.as_str() == "rules"), "no book lacks a chapter");
    assert!(!denied.built.artefacts.iter().any(|own| own.path.starts_with("series/rules/rules.")));
    assert!(
        !denied.built.lowered.keys().any(|slug| slug.as_str() == "rules"),
        "nor does the manifest name it"
    );
    let mut job = job(house.path(), &[]);
    job.editions = vec![EditionKind::Pdf];
    job.levels.push((Level::Warn, "missing-alt".to_owned()));
    let made = make(&job).fine();
    let claims = |path: &str| made.artefact(path).standards.iter().any(|own| own.contains("UA"));
    assert!(claims("one/one.pdf") && !claims("three/three.pdf") && !claims("series/rules/rules.pdf"));
    let lowered = made.built.lowered.iter().filter(|(_, codes)| codes.contains(&Code::MissingAlt));
    let lowered: Vec<&str> = lowered.map(|(slug, _)| slug.as_str()).collect();
    assert_eq!(lowered, ["rules", "three"], "the manifest says so of the article and of the book");
    let told = made.findings().iter().filter(|own| own.diagnostic.code == Code::MissingAlt).count();
    assert_eq!(told, 1, "what is wrong with an article is told once:\n{}", made.said());
}

#[test]
fn drafts_and_what_is_withdrawn_are_in_no_book() {
    let part = |title: &str, status: &str, number: u32| {
        let facts = format!(
            "published = 2024-01-0{number}\nstatus = \"{status}\"\nseries = \"rules\"\nseries_number = {number}\n"
        );
        publication("article", title, &facts, "Unspeakable.")
    };
    let house = series()
        .file("reports/three.md", part("Third", "draft", 3))
        .file("reports/four.md", part("Fourth", "withdrawn", 4));
    let made = books(&house).fine();
    assert!(!documents(&made.artefact("series/rules/rules.epub").bytes).contains("Unspeakable"));
    let mut job = job(house.path(), &[]);
    job.editions = vec![EditionKind::Epub];
    let text = documents(&make(&job).fine().artefact("series/rules/rules.epub").bytes);
    assert_eq!(text.matches("Unspeakable").count(), 1, "a draft is in it when drafts are asked for");
}
