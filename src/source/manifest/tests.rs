//! What is wrong with metadata is told on the value that is wrong, and all of it at once.

use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::diagnostic::{Code, Level, Sink, Sources};
use crate::model::identifier::{LanguageTag, Slug};
use crate::model::metadata::{ContributorKind, ContributorRole, Kind, Metadata, Status};
use crate::model::publisher::{HtmlLayout, Publisher};

use super::{Manifest, fields, metadata as of_metadata, publisher as of_publisher, reader};

/// Every key that a report may have.
pub(in crate::source) fn every_key_of_a_report() -> BTreeMap<String, Vec<&'static str>> {
    let toml = "isbn = {}\nsubjects = {}\naccessibility = {}\nbrief = {}\nauthors = [{}]\ncorrections = [{}]\noffers = [{}]\n";
    asked(toml, |fields| {
        super::metadata::of_fields(fields, "x", &Publisher::default());
    })
}

/// Every key that a house may have.
pub(in crate::source) fn every_key_of_a_house() -> BTreeMap<String, Vec<&'static str>> {
    asked("html = {}\nprint = {}\ncatalogue = {}\nrules = {}\n", |fields| {
        super::publisher::of_fields(fields);
    })
}

/// Every key that a person, topic, series and page may have.
pub(in crate::source) fn every_key_of_the_catalogue() -> [BTreeMap<String, Vec<&'static str>>; 4] {
    use crate::model::catalogue::{Page, Person, Series, Topic};
    fn of<P: super::Profile>(toml: &str) -> BTreeMap<String, Vec<&'static str>> {
        asked(toml, |fields| {
            super::profile::of_fields::<P>(fields, Slug::new("x").expect("a slug"), &Publisher::default());
        })
    }
    [
        of::<Person>("links = [{}]\n"),
        of::<Topic>("goals = [{}]\nprojects = [{}]\nprogrammes = [{}]\npeople = [{}]\n"),
        of::<Series>("isbn = {}\n"),
        of::<Page>(""),
    ]
}

/// Every key that a file of comments may have.
pub(in crate::source) fn every_key_of_comments() -> BTreeMap<String, Vec<&'static str>> {
    asked("comment = [{}]\n", |fields| {
        super::comments::of_fields(fields, &LanguageTag::english());
    })
}

/// Every key that a theme may have.
pub(in crate::source) fn every_key_of_a_theme() -> BTreeMap<String, Vec<&'static str>> {
    let toml = "faces = {}\nscale = {}\nmeasure = {}\npage = {}\nunits = {}\nlogo = {}\nlight = { code = {} }\ndark = { code = {} }\ncover = { palettes = [{}] }\ninks = [{}]\n";
    asked(toml, |fields| {
        super::theme::of_fields(fields, "default");
    })
}

fn asked(
    toml: &str,
    read: impl FnOnce(&mut fields::Fields<'_, '_, '_>),
) -> BTreeMap<String, Vec<&'static str>> {
    let file = Sources::default().add("x", toml);
    reader::read(file, toml, 0..toml.len(), &mut Sink::new(), |fields| {
        read(fields);
        fields.asked()
    })
}

/// What is told, as `code «source under the caret» message (hint)`.
fn told(sources: &Sources, sink: Sink) -> Vec<String> {
    let all = sink.into_sorted();
    all.iter()
        .map(|told| {
            let slice = told.place.map_or("nowhere", |place| sources.slice(place));
            let hint = told.hint.as_deref().unwrap_or("–");
            format!("{} «{slice}» {} ({hint})", told.code.as_str(), told.message)
        })
        .collect()
}

fn report(toml: &str) -> (Metadata, Vec<String>) {
    let (mut sources, mut sink) = (Sources::default(), Sink::new());
    let before = "+++\n";
    let text = format!("{before}{toml}");
    let file = sources.add("report.toml", text.as_str());
    let manifest = Manifest { file, text: &text, range: before.len()..text.len() };
    let publication = of_metadata(&manifest, "A Folder", &Publisher::default(), &mut sink);
    (publication.metadata, told(&sources, sink))
}

/// What is told of one line in an otherwise good report.
fn line(line: &str) -> Vec<String> {
    report(&format!("{line}\ntitle = \"A\"\nlanguage = \"en\"\n")).1
}

fn house(toml: &str) -> (Publisher, Vec<String>) {
    let (mut sources, mut sink) = (Sources::default(), Sink::new());
    let file = sources.add("imprint.toml", toml);
    let publisher = of_publisher(&Manifest { file, text: toml, range: 0..toml.len() }, &mut sink);
    (publisher, told(&sources, sink))
}

#[test]
fn a_whole_report_is_read() {
    let (metadata, told) = report(
        r#"
kind = "briefing"
title = """System
  leadership"""
subtitle = "What works"
language = "en-gb"
authors = ["Ann Lee", { name = "Bo", role = "editor", orcid = "0000-0002-1825-0097" },
  { name = "Institute", kind = "organisation", ror = "05dxps055" }]
status = "embargoed"
embargo_until = 2026-12-01
published = 2026-11-30
isbn.epub = "978-1-909029-48-4"
doi = "10.5555/ABC"
maths = true

[subjects]
thema = ["MBP"]
bisac = ["MED035000"]
keywords = ["a", "b"]

[[offers]]
store = "S"
url = "https://example.org/x"
format = "kindle"
price = "2.99 GBP"

[[offers]]
store = "T"
url = "https://example.org/y"
format = "epub"
free = true

[[corrections]]
date = 2026-12-02
text = "A figure."

[accessibility]
hazards = ["motion-simulation"]
"#,
    );
    assert_eq!(told, Vec::<String>::new());
    assert_eq!((metadata.kind, metadata.status), (Kind::Briefing, Status::Embargoed));
    assert_eq!(metadata.title, "System leadership");
    assert_eq!((metadata.slug.as_str(), metadata.language.as_str()), ("a-folder", "en-GB"));
    assert_eq!(metadata.authors.len(), 3);
    assert_eq!(metadata.authors[0].name, "Ann Lee");
    assert_eq!(metadata.authors[1].role, ContributorRole::Editor);
    assert_eq!(metadata.authors[2].kind, ContributorKind::Organisation);
    assert_eq!(metadata.isbn.epub.map(|isbn| isbn.to_string()).as_deref(), Some("9781909029484"));
    assert_eq!(metadata.offers[0].price.as_ref().map(|price| price.minor_units), Some(299));
    assert_eq!(metadata.offers[1].price, None);
    assert_eq!(metadata.corrections.len(), 1);
    assert_eq!(metadata.accessibility.hazards, ["motion-simulation"]);
    assert!(metadata.maths && !metadata.comments);
}

#[test]
fn each_fault_is_told_on_its_value() {
    let cases: &[(&str, &str)] = &[
        (
            "kind = \"raport\"",
            "invalid-value «\"raport\"» `kind`: `raport` is none of its values (did you mean `report`?)",
        ),
        ("subtitle = 3", "invalid-value «3» `subtitle` is a number, not text (write `\"3\"`)"),
        (
            "subtitle = \"\"",
            "invalid-value «\"\"» `subtitle` is empty (write something, or leave the line out)",
        ),
        (
            "subtitle = \"a\\u0007b\"",
            "control-character «\"a\\u0007b\"» `subtitle` has a control character, U+0007, which is left out (delete it)",
        ),
        ("subtitel = \"a\"", "unknown-key «subtitel» there is no key `subtitel` (did you mean `subtitle`?)"),
        (
            "isbn.kindle = \"a\"",
            "unknown-key «kindle» there is no key `isbn.kindle` (the keys here are `epub`, `pdf`, `print`)",
        ),
        (
            "isbn.epub = \"978-1-909029-48-5\"",
            "invalid-isbn «\"978-1-909029-48-5\"» `isbn.epub` has a wrong check digit (did you mean 978-1-909029-48-4?)",
        ),
        (
            "doi = \"https://doi.org/10.5555/a\"",
            "invalid-doi «\"https://doi.org/10.5555/a\"» `doi`: `https://doi.org/10.5555/a` is a link or name, not the bare DOI (write `10.5555/a`)",
        ),
        (
            "slug = \"A b\"",
            "invalid-slug «\"A b\"» `slug`: `A b` is no slug: lower-case letters, digits and single hyphens, at most 80 (write `a-b`)",
        ),
        (
            "topics = [\"a\", \"B\"]",
            "invalid-slug «\"B\"» `topics`: `B` is no slug: lower-case letters, digits and single hyphens, at most 80 (write `b`)",
        ),
        ("topics = \"a\"", "invalid-value «\"a\"» `topics` is text, not a list (write `[\"a\"]`)"),
        (
            "published = \"2026-01-02\"",
            "invalid-date «\"2026-01-02\"» `published` is in quotes (write `2026-01-02`, without quotes)",
        ),
        (
            "published = 2026-02-30",
            "invalid-date «2026-02-30» `published`: there is no day 2026-02-30 (write a date such as `2026-11-30`, without quotes)",
        ),
        (
            "published = 2026-2-3",
            "invalid-date «2026-2-3» `published`: `2026-2-3` is no date (write `2026-02-03`)",
        ),
        (
            "published = 30/11/2026",
            "invalid-date «30/11/2026» `published`: `30/11/2026` is no date (write a date such as `2026-11-30`, without quotes)",
        ),
        (
            "published = 2026",
            "invalid-date «2026» `published`: `2026` is no date (write a date such as `2026-11-30`, without quotes)",
        ),
        (
            "published = 2026-01-02T03:04:05Z",
            "invalid-date «2026-01-02T03:04:05Z» `published` has a time of day (write `2026-01-02`)",
        ),
        (
            "published = 03:04:05",
            "invalid-date «03:04:05» `published` has no day (write a date such as `2026-11-30`, without quotes)",
        ),
        (
            "maths = \"yes\"",
            "invalid-value «\"yes\"» `maths` is text, not `true` or `false` (write `true` or `false`, without quotes)",
        ),
        ("maths = True", "invalid-toml «True» `True` is neither `true` nor `false` (write `true`)"),
        (
            "status = \"embargoed\"",
            "missing-key «\"embargoed\"» `embargo_until` is missing, and the status is `embargoed` (add `embargo_until = 2026-11-30` with the day it ends)",
        ),
        (
            "authors = [{ name = \"A\", orcid = \"0000-0002-1825-0098\" }]",
            "invalid-orcid «\"0000-0002-1825-0098\"» `authors.orcid` has a wrong check character (the last character would be `7`)",
        ),
        (
            "authors = [{ name = \"A\", kind = \"organisation\", ror = \"05dxps056\" }]",
            "invalid-ror «\"05dxps056\"» `authors.ror` has wrong check digits (they would be `55`)",
        ),
        (
            "authors = [{ name = \"A\", ror = \"05dxps055\" }]",
            "invalid-value «\"05dxps055\"» `authors.ror` identifies an organisation (add `kind = \"organisation\"`, or leave it out)",
        ),
        (
            "authors = [{ role = \"editor\" }]",
            "missing-key «{ role = \"editor\" }» `authors.name` is missing (add `name = \"…\"`)",
        ),
        (
            "authors = [{ name = \"A\", affilation = \"B\" }]",
            "unknown-key «affilation» there is no key `authors.affilation` (did you mean `authors.affiliation`?)",
        ),
        ("authors = [3]", "invalid-value «3» `authors` is a number, not text (write `\"3\"`)"),
        (
            "subjects.bisac = [\"MED\"]",
            "invalid-value «\"MED\"» `subjects.bisac`: `MED` is no BISAC code (a BISAC code looks like `MED035000`)",
        ),
        (
            "isbn = \"978-1-909029-48-4\"",
            "invalid-value «\"978-1-909029-48-4\"» `isbn` is text, not a table (write `[isbn]` on a line of its own, and its keys below)",
        ),
        (
            "offers = [{ store = \"S\", url = \"example.org\", format = \"epub\", free = true }]",
            "invalid-url «\"example.org\"» `offers.url`: `example.org` is no web address (write `https://example.org`)",
        ),
        (
            "offers = [{ store = \"S\", url = \"https://x.org\", format = \"epub\" }]",
            "missing-key «{ store = \"S\", url = \"https://x.org\", format = \"epub\" }» `offers.price` is missing (add `price = \"2.99 GBP\"` or `free = true`)",
        ),
        (
            "accessibility.hazards = [\"flash\"]",
            "invalid-value «\"flash\"» `accessibility.hazards`: `flash` is none of its values (write one of `flashing`, `motion-simulation`, `sound`)",
        ),
        ("subtitle = A report", "invalid-toml «A report» text is not in quotes (write `\"A report\"`)"),
        ("subtitle = “A report”", "invalid-toml «“A report”» text is not in quotes (write `\"A report\"`)"),
        (
            "subtitle =",
            "invalid-toml «subtitle =» `subtitle` has no value (write `subtitle = \"…\"`, or leave the line out)",
        ),
        (
            "subtitle: A report",
            "invalid-toml «subtitle: A report» there is no `=` after the key (write each line as `key = \"value\"`)",
        ),
        (
            "subtitle = \"a\"\nsubtitle = \"b\"",
            "invalid-toml «subtitle» `subtitle` is given twice (leave one of the two out)",
        ),
        (
            "subtitle = \"a",
            "invalid-toml «subtitle = \"a» a quotation mark is missing (text begins and ends with `\"`)",
        ),
        (
            "subtitle = \"C:\\data\"",
            "invalid-toml «subtitle = \"C:\\data\"» a backslash has a special meaning within `\"` (write `\\\\` for a backslash, or put the text in single quotes)",
        ),
    ];
    for (source, expected) in cases {
        let told = line(source);
        assert!(told.iter().any(|told| told == expected), "{source}\nexpected {expected}\ntold {told:#?}");
        assert!(told.len() == 1 || source.contains(": A report"), "{source}: {told:#?}");
    }
}

#[test]
fn what_must_be_there_is_missed() {
    assert_eq!(
        report("").1,
        [
            "missing-key «» `title` is missing (add `title = \"…\"`)",
            "missing-language «» the language is not given (add `language = \"en-GB\"`, or another tag of BCP 47, here or in `imprint.toml`)",
        ]
    );
    assert_eq!(
        report("title = \"A\"\nlanguage = \"English\"").1,
        [
            "invalid-language «\"English\"» `language`: `English` is no language tag (write it by BCP 47, such as `en-GB` or `cy`)"
        ]
    );
    assert_eq!(
        report("title = \"A\"\nlanguage = \"nl\"").1,
        [
            "missing-locale «\"nl\"» there is no locale for `nl` (labels and dates are known in cy, de, en, es, fr)"
        ]
    );
}

#[test]
fn two_editions_cannot_share_a_number() {
    let told = line("isbn = { epub = \"9781909029484\", pdf = \"978-1-909029-48-4\" }");
    assert_eq!(
        told,
        [
            "invalid-isbn «\"978-1-909029-48-4\"» `isbn.pdf` is the number of `isbn.epub` too (each edition has an ISBN of its own)"
        ]
    );
}

#[test]
fn everything_is_told_at_once() {
    let (metadata, told) = report(
        "titel = \"A\"\nkind \"report\"\npublished = 2026-02-30\ndoi = \"x\"\nmodified = \"2026-01-01\"\nisbn.pdf = 3\n[subjects]\nthema = [\"MBP\", 4]\n",
    );
    let codes: Vec<&str> = told.iter().filter_map(|told| told.split(' ').next()).collect();
    assert_eq!(
        codes,
        [
            "unknown-key",
            "invalid-toml",
            "invalid-date",
            "invalid-doi",
            "invalid-date",
            "invalid-value",
            "invalid-value"
        ],
        "{told:#?}"
    );
    assert_eq!(metadata.subjects.thema, ["MBP"]);
}

#[test]
fn a_house_is_read() {
    let (publisher, told) = house(
        "name = \"H\"\nurl = \"https://example.org/\"\nlanguage = \"cy\"\ntheme = \"default\"\n[html]\nlayout = \"page\"\n[rules]\nraw-html = \"allow\"\nall = \"deny\"\n",
    );
    assert_eq!(told, Vec::<String>::new());
    assert_eq!((publisher.url.as_deref(), publisher.layout), (Some("https://example.org"), HtmlLayout::Page));
    assert_eq!(publisher.levels.of(Code::RawHtml), Level::Allow);
    assert_eq!(publisher.levels.of(Code::EmptySection), Level::Deny);
}

#[test]
fn faults_of_a_house_are_told() {
    let (publisher, told) = house(
        "url = \"example\"\ntheme = \"../x\"\nlanguage = \"nl\"\n[html]\nlayout = \"pages\"\n[rules]\nmissing-alts = \"warn\"\npath-outside = \"allow\"\nraw-html = \"off\"\n",
    );
    assert_eq!(
        told,
        [
            "invalid-url «\"example\"» `url`: `example` is no web address (an address begins with `https://`)",
            "invalid-value «\"../x\"» `theme`: `../x` is no name of a folder under `assets/themes` (write letters, digits and hyphens)",
            "missing-locale «\"nl\"» there is no locale for `nl` (labels and dates are known in cy, de, en, es, fr)",
            "invalid-value «\"pages\"» `html.layout`: `pages` is none of its values (did you mean `page`?)",
            "unknown-key «missing-alts» there is no key `rules.missing-alts` (did you mean `rules.missing-alt`?)",
            "invalid-value «\"allow\"» `path-outside` is always denied (leave the line out)",
            "invalid-value «\"off\"» `rules.raw-html`: `off` is none of its values (write one of `allow`, `warn`, `deny`)",
        ]
    );
    assert_eq!(publisher.theme, "default");
}

#[test]
fn hostile_toml_is_only_wrong() {
    let most = 1 << 20;
    for piece in [
        "[",
        "[[",
        "a=[",
        "a={",
        "=",
        "a.",
        "a=1\n",
        "\"",
        "'''",
        "\u{FEFF}",
        "[a]\n",
        "[[a]]\n",
        "é",
        "\\",
        "a.b={c=[{d=",
    ] {
        let text = piece.repeat(most / piece.len());
        let (_, told) = report(&text);
        assert!(!told.is_empty(), "{piece}");
        assert!(told.len() < 300_000, "{piece}: {}", told.len());
    }
    let key = "k".repeat(most);
    let (_, told) = report(&format!("{key} = 1"));
    assert!(told.iter().all(|told| !told.contains(&format!("`{key}"))), "the message does not hold the key");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        report(&text);
        house(&text);
    }

    #[test]
    fn no_toml_makes_it_panic(
        lines in proptest::collection::vec(
            (
                prop::sample::select(vec!["title", "isbn", "authors", "published", "offers", "slug", "rules", "[isbn]\nepub", "[[offers]]\nurl", "x.y", ""]),
                prop::sample::select(vec![" = ", "=", "", ": "]),
                prop::sample::select(vec!["\"a\"", "2026-02-30", "[1, \"a\"", "{ name = \"x\" }", "{", "]", "'", "\"\"\"", "true", "1.5", "é", "[[[", ""]),
            ),
            0..8,
        )
    ) {
        let text: String = lines.iter().map(|(key, equals, value)| format!("{key}{equals}{value}\n")).collect();
        let (_, told) = report(&text);
        prop_assert!(!told.is_empty() || text.contains("title"));
        house(&text);
    }
}

#[test]
fn a_text_of_metadata_has_an_end() {
    let told = |letters: usize| line(&format!("subtitle = \"{}\"", "x".repeat(letters)));
    assert_eq!(told(10_000), Vec::<String>::new());
    let words = told(10_001).join("\n");
    assert!(words.contains("`subtitle` has 10001 characters, more than 10000"), "{words}");
}
