//! A publication where there is no `imprint.toml`: it builds with what can be known of it, and says what cannot.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod support;

use std::path::Path;

use imprint::diagnostic::Code;
use support::{House, copy, job, make, repository};

/// A folder without a house.
fn nowhere() -> House {
    let house = House::new();
    std::fs::remove_file(house.path().join("imprint.toml")).unwrap();
    house
}

#[test]
fn a_report_copied_out_of_its_house_builds_on_its_own() {
    let folder = nowhere();
    let reports = repository().join("reports");
    copy(&reports.join("system-leadership"), &folder.path().join("kettle"));
    let person = Path::new("people/imogen-tarrowby.md");
    let folder = folder.file(person.to_str().unwrap(), std::fs::read(reports.join(person)).unwrap());

    let made = make(&job(folder.path(), &["kettle"])).fine();
    let warned = made.findings().iter().filter(|own| own.diagnostic.code == Code::OutsideHouse);
    let warned: Vec<&str> = warned.map(|own| own.diagnostic.message.as_str()).collect();
    let names =
        ["dafydd-merrin-howe", "amara-oduya-finch", "leadership-and-management", "care-outside-hospital"];
    assert_eq!(warned.len(), names.len(), "{warned:?}");
    for name in names {
        assert!(warned.iter().any(|message| message.contains(&format!("`{name}`"))), "{name}: {warned:?}");
    }
    for file in
        ["read/index.html", "system-leadership.epub", "system-leadership.pdf", "system-leadership-brief.pdf"]
    {
        made.artefact(&format!("system-leadership/{file}"));
    }
    let page = String::from_utf8(made.artefact("system-leadership/read/index.html").bytes.clone()).unwrap();
    assert!(page.contains("<meta name=\"citation_author\" content=\"Imogen Tarrowby\">"));
    for name in names {
        assert!(!page.contains(name), "{name} is no name");
    }
}

#[test]
fn who_is_named_beside_the_id_needs_no_house() {
    let manifest = "title = \"T\"\nlanguage = \"en\"\nauthors = [{ id = \"ann-lee\", name = \"Ann Lee\" }]\n";
    let folder = nowhere().file("report.toml", manifest).file("01.md", "# Introduction\n\nText.\n");
    let made = make(&job(folder.path(), &["."])).fine();
    assert!(!made.codes().contains(&Code::OutsideHouse), "{}", made.said());
    let authors = &made.checked.publications[0].report.metadata.authors;
    assert_eq!(authors.iter().map(|author| author.name.as_str()).collect::<Vec<_>>(), ["Ann Lee"]);
}

#[test]
fn who_quotes_findings_outside_a_house_is_told_to_build_from_it() {
    let text = "+++\ntitle = \"T\"\nlanguage = \"en\"\nkind = \"article\"\n+++\n\nText.\n\n\
                ```findings\nof = \"the-report\"\n```\n";
    let said = |house: &House, path: &str| {
        let made = make(&job(house.path(), &[path]));
        let mut found = made.findings().iter().filter(|own| own.diagnostic.code == Code::UnknownRelation);
        let own = found.next().unwrap_or_else(|| panic!("nothing is said\n{}", made.said()));
        assert!(found.next().is_none(), "{}", made.said());
        (own.diagnostic.message.clone(), own.diagnostic.hint.clone().unwrap_or_default())
    };
    let (message, hint) = said(&nowhere().file("one.md", text), "one.md");
    assert!(message.contains("no house") && message.contains("`the-report`"), "{message}");
    assert!(hint.starts_with("build this from its house") && hint.contains("`imprint.toml`"), "{hint}");
    let (message, hint) = said(&House::new().file("reports/one.md", text), "reports/one.md");
    assert_eq!(message, "there is no publication `the-report`");
    assert!(!hint.contains("its house"), "{hint}");
}
