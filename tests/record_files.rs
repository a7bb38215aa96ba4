//! Which records there are, and that nothing in a source can break out of its place in one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod read_back;
mod support;

use std::collections::BTreeSet;

use imprint::editions::EditionKind;
use read_back::{records, references, tree};
use serde_json::Value;
use support::{House, Made, job, make};

const SETTINGS: &str = "name = \"Example Press\"\nurl = \"https://press.example\"\nlanguage = \"en-GB\"\n\
                        contact = \"books@press.example\"\ncity = \"Leeds\"\nlicence = \"CC-BY-4.0\"\n";

fn house(more: &str) -> House {
    let front = format!(
        "+++\ntitle = \"Waiting\"\nlanguage = \"en-GB\"\nauthors = [\"Ada King Lovelace\"]\n{more}+++\n"
    );
    House::new()
        .file("imprint.toml", SETTINGS)
        .file("reports/waiting.md", format!("{front}\n# One\n\nText.\n"))
}

/// Pages and records, without editions.
fn made(house: &House, include_drafts: bool) -> Made {
    let mut job = job(house.path(), &[]);
    job.editions = Vec::new();
    job.include_drafts = include_drafts;
    make(&job).fine()
}

fn paths(made: &Made) -> BTreeSet<String> {
    made.built.artefacts.iter().map(|artefact| artefact.path.clone()).collect()
}

fn records_of(made: &Made) -> BTreeSet<String> {
    let record = |path: String| path.strip_prefix("waiting/records/").map(str::to_owned);
    paths(made).into_iter().filter_map(record).collect()
}

fn text(made: &Made, path: &str) -> String {
    String::from_utf8(made.artefact(path).bytes.clone()).expect("UTF-8")
}

const ALL: [&str; 6] =
    ["crossref.xml", "datacite.json", "onix.xml", "waiting.bib", "waiting.csl.json", "waiting.ris"];
const CITED: [&str; 3] = ["waiting.bib", "waiting.csl.json", "waiting.ris"];

#[test]
fn each_record_is_made_where_those_who_take_it_would() {
    let isbn = "isbn.print = \"978-1-909029-48-4\"\n";
    let doi = "doi = \"10.5555/waiting\"\n";
    let date = "published = 2026-03-02\n";
    let cases = [
        (format!("{date}{doi}{isbn}"), ALL.to_vec()),
        (date.to_owned(), CITED.to_vec()),
        (format!("{date}{isbn}"), vec!["onix.xml", CITED[0], CITED[1], CITED[2]]),
        // Nothing undated is registered or sent.
        (format!("{doi}{isbn}"), CITED.to_vec()),
    ];
    for (more, expected) in cases {
        let made = made(&house(&more), false);
        assert_eq!(records_of(&made), expected.iter().map(ToString::to_string).collect(), "{more}");
        let listed = paths(&made).contains("onix.xml");
        assert_eq!(listed, expected.contains(&"onix.xml"), "{more}");
    }
}

#[test]
fn a_house_that_cannot_be_answered_registers_nothing() {
    let more = "published = 2026-03-02\ndoi = \"10.5555/waiting\"\nisbn.print = \"978-1-909029-48-4\"\n";
    let without = |line: &str| {
        let settings: String =
            SETTINGS.lines().filter(|own| !own.starts_with(line)).map(|own| format!("{own}\n")).collect();
        records_of(&made(&house(more).file("imprint.toml", settings), false))
    };
    assert!(!without("contact").contains("crossref.xml"));
    assert!(!without("url").contains("crossref.xml") && !without("url").contains("datacite.json"));
    assert!(!without("name").contains("onix.xml"));
}

#[test]
fn what_is_not_out_is_in_no_record() {
    let date = "published = 2026-03-02\nisbn.print = \"978-1-909029-48-4\"\n";
    for status in ["status = \"draft\"\n", "status = \"embargoed\"\nembargo_until = 2027-01-01\n"] {
        // Another one is there, which is about it.
        let other = "+++\ntitle = \"Other\"\nlanguage = \"en\"\npublished = 2026-03-03\ndoi = \"10.5555/other\"\n\
                     about = [\"waiting\"]\nsupersedes = [\"waiting\"]\nisbn.print = \"979-10-90636-07-1\"\n+++\n\nText.\n";
        let house = house(&format!("{date}{status}")).file("reports/other.md", other);
        let hidden = made(&house, false);
        assert_eq!(records_of(&hidden), BTreeSet::new());
        for path in [
            "onix.xml",
            "other/records/onix.xml",
            "other/records/crossref.xml",
            "other/records/datacite.json",
        ] {
            let text = text(&hidden, path);
            assert!(!text.contains("waiting") && !text.contains("9781909029484"), "{path}\n{text}");
        }
        let shown = made(&house, true);
        assert!(text(&shown, "onix.xml").contains("<PublishingStatus>02<"));
        assert!(text(&shown, "other/records/crossref.xml").contains("https://press.example/waiting/"));
    }
}

#[test]
fn shops_are_told_what_replaces_what() {
    let old = "published = 2026-03-02\nisbn.print = \"978-1-909029-48-4\"\n";
    let new = "+++\ntitle = \"Other\"\nlanguage = \"en\"\npublished = 2026-03-03\nsupersedes = [\"waiting\"]\n\
               isbn.print = \"979-10-90636-07-1\"\n+++\n\nText.\n";
    let made = made(&house(old).file("reports/other.md", new), false);
    for (record, code, isbn) in [
        ("other/records/onix.xml", "03", "9781909029484"),
        ("waiting/records/onix.xml", "05", "9791090636071"),
    ] {
        let text: String = text(&made, record).split_whitespace().collect();
        let product = format!(
            "<ProductRelationCode>{code}</ProductRelationCode><ProductIdentifier><ProductIDType>15</ProductIDType><IDValue>{isbn}<"
        );
        assert!(text.contains(&product), "{record}: {text}");
        assert_eq!(text.matches("<RelatedProduct>").count(), 1, "{record}: {text}");
    }
}

#[test]
fn a_withdrawn_publication_says_so_in_every_record() {
    let more = "published = 2026-03-02\ndoi = \"10.5555/waiting\"\nstatus = \"withdrawn\"\n\
                isbn.print = \"978-1-909029-48-4\"\n";
    let made = made(&house(more), false);
    let told = "This publication has been withdrawn.";
    for record in ALL {
        let text = text(&made, &format!("waiting/records/{record}"));
        assert!(text.contains(told), "{record}\n{text}");
    }
    assert!(text(&made, "onix.xml").contains("<PublishingStatus>11<"));
    assert!(text(&made, "waiting/index.html").contains("\"creativeWorkStatus\":\"Withdrawn\""));
}

#[test]
fn a_build_of_one_publication_leaves_the_list_alone() {
    let house = house("published = 2026-03-02\nisbn.print = \"978-1-909029-48-4\"\n");
    let mut job = job(house.path(), &["waiting"]);
    job.editions = vec![EditionKind::Html];
    let paths = paths(&make(&job).fine());
    assert!(paths.contains("waiting/records/onix.xml") && !paths.contains("onix.xml"), "{paths:?}");
}

#[test]
fn landing_pages_lead_to_references_and_show_a_card() {
    let house = house("published = 2026-03-02\n");
    let mut job = job(house.path(), &[]);
    job.editions = vec![EditionKind::Html];
    let made = make(&job).fine();
    let page = tree::html(&text(&made, "waiting/index.html"));
    for name in ["waiting.bib", "waiting.ris", "waiting.csl.json"] {
        let href = format!("records/{name}");
        let links = page.find(|element| element.name == "a" && element.attribute("href") == Some(&href));
        assert_eq!(links.len(), 1, "{name}");
    }
    let property = |name: &str| {
        let own = page.find(|element| element.attribute("property") == Some(name));
        own.first().and_then(|element| element.attribute("content")).map(str::to_owned)
    };
    assert_eq!(property("og:image").as_deref(), Some("https://press.example/waiting/covers/social.jpg"));
    assert_eq!(property("og:image:alt").as_deref(), Some("Waiting"));
    // What is not made is not told of.
    let page = text(&made, "waiting/index.html") + &text(&made, "waiting/read/index.html");
    assert!(!page.contains(".epub") && !page.contains("waiting.pdf"), "{page}");
}

/// Everything that could end a value, in TOML's escapes.
const HOSTILE: &str = r#"}, } \\end{x} \\ { \" ' </title><script>alert(1)</script> ]]> &amp; <!-- % # $ _ ^ ~ @misc{a, \r\nER  - \nTY  - JOUR \u0001\u0085\u2028\uFFFE --> %20 ,x and y"#;

/// The same as records have it: one line, without what no text may hold.
fn tame(text: &str) -> String {
    let text = text.replace(['\r', '\n', '\u{85}', '\u{2028}', '\u{1}', '\u{FFFE}'], " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn no_text_breaks_out_of_its_place() {
    let hostile = HOSTILE;
    let person =
        format!("{{ name = \"{hostile}\", affiliation = \"{hostile}\", sort_name = \"{hostile}\" }}");
    let society = format!("{{ name = \"{hostile}\", kind = \"organisation\" }}");
    let front = format!(
        "+++\ntitle = \"{hostile}\"\nsubtitle = \"{hostile}\"\nslug = \"waiting\"\nlanguage = \"en\"\n\
         published = 2026-03-02\nmodified = 2026-03-03\nauthors = [{person}, {society}]\npublisher = \"{hostile}\"\n\
         description = \"{hostile}\"\nnumber = \"{hostile}\"\nedition = \"{hostile}\"\nfunders = [\"{hostile}\"]\n\
         commissioned_by = \"{hostile}\"\nlicence = \"{hostile}\"\ncopyright = \"© 2026 {hostile}\"\n\
         doi = \"10.5555/a{{b}}&%#'\"\nsubjects = {{ keywords = [\"{hostile}\", \"{hostile}\"] }}\n\
         isbn.print = \"978-1-909029-48-4\"\n[[corrections]]\ndate = 2026-03-03\ntext = \"{hostile}\"\n\
         [[offers]]\nstore = \"{hostile}\"\nurl = \"https://shop.example/?a=%22&b='\"\nformat = \"kindle\"\n\
         price = \"2.99 GBP\"\n+++\n\nText.\n"
    );
    let house = House::new().file("imprint.toml", SETTINGS).file("reports/waiting.md", front);
    let mut job = job(house.path(), &[]);
    job.editions = Vec::new();
    job.levels.push((imprint::diagnostic::Level::Warn, "all".to_owned()));
    let made = make(&job);
    assert_eq!(made.slugs(), ["waiting"], "{}", made.said());
    let written = made.checked.publications[0].report.metadata.clone();
    let (title, author) = (tame(&written.full_title()), tame(&written.authors[0].name));

    let (kind, key, fields) = references::bibtex(&text(&made, "waiting/records/waiting.bib"));
    assert_eq!((kind.as_str(), key.as_str()), ("techreport", "waiting"));
    assert_eq!(tame(&references::printed(&fields["title"])), title);
    let lines = references::ris(&text(&made, "waiting/records/waiting.ris"));
    assert_eq!(lines.iter().filter(|(tag, _)| ["TY", "ER"].contains(&tag.as_str())).count(), 2);
    assert!(lines.iter().any(|(tag, value)| tag == "TI" && tame(value) == title), "{lines:?}");
    let list: Value = serde_json::from_str(&text(&made, "waiting/records/waiting.csl.json")).expect("JSON");
    assert_eq!(list[0]["title"].as_str().map(tame), Some(title.clone()));
    let record: Value = serde_json::from_str(&text(&made, "waiting/records/datacite.json")).expect("JSON");
    assert_eq!(record["titles"][0]["title"].as_str().map(tame), Some(tame(&written.title)));

    for path in ["onix.xml", "waiting/records/onix.xml"] {
        for facts in records::of_onix(&text(&made, path)) {
            let told = |fact: &str| facts.values.get(fact).map(|values| tame(&values[0]));
            assert_eq!(told("title"), Some(title.clone()));
            assert_eq!(told("authors"), Some(author.clone()));
        }
    }
    let deposit = records::of_crossref(&text(&made, "waiting/records/crossref.xml"));
    assert_eq!(tame(&deposit[0].values["title"][0]), title);
    for record in ALL {
        let text = text(&made, &format!("waiting/records/{record}"));
        assert!(!text.contains(['\u{1}', '\u{85}', '\u{FFFE}']), "{record}");
    }
}

#[test]
fn what_has_an_isbn_is_a_book_besides() {
    let (date, isbn) = ("published = 2026-03-02\n", "isbn.print = \"978-1-909029-48-4\"\n");
    let article = &format!("kind = \"article\"\n{isbn}");
    let book = |kind: &str| serde_json::json!([kind, "Book"]);
    for (more, types) in [("", Value::from("Report")), (isbn, book("Report")), (article, book("Article"))] {
        let page = tree::html(&text(&made(&house(&[date, more].concat()), false), "waiting/index.html"));
        let record = page.find(|own| own.attribute("type") == Some("application/ld+json"))[0].text();
        assert_eq!(serde_json::from_str::<Value>(&record).expect("JSON")["@type"], types, "{more}");
    }
}
