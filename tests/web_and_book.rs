//! The web edition, the e-book and the catalogue's pages of a report that has everything in it.
//!
//! What is made is left in the target folder (`tmp/web-and-book`), where validators can look at it.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test stops where it fails"
)]

mod fixture;

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use fixture::{CLAIMS, Fixture, fixture};
use imprint::catalogue::{self, Stock};
use imprint::editions::{Artefact, Census, EditionKind, Setting, make};
use imprint::model::catalogue::Collection;
use imprint::model::publisher::HtmlLayout;

fn setting(fixture: &Fixture) -> Setting<'_> {
    Setting {
        report: &fixture.report,
        publisher: &fixture.publisher,
        locale: &fixture.locale,
        theme: &fixture.theme,
        claims: CLAIMS,
        census: Census::of(&fixture.report),
        date: fixture.report.metadata.date(),
    }
}

/// Both editions, the landing page and the home page.
fn everything(fixture: &Fixture) -> Vec<Artefact> {
    let setting = setting(fixture);
    let mut artefacts = make(EditionKind::Epub, &setting, &[]).expect("an e-book");
    artefacts.extend(make(EditionKind::Html, &setting, &artefacts).expect("a web edition"));
    let pages = catalogue::make(Stock {
        publisher: &fixture.publisher,
        locale: &fixture.locale,
        theme: &fixture.theme,
        listed: &[setting],
        books: &[],
        others: &[],
        collection: &Collection::default(),
        made: &artefacts,
        standing: &std::collections::BTreeSet::new(),
        whole: true,
        today: None,
        earlier: None,
    });
    artefacts.extend(pages.expect("the catalogue's pages").0);
    artefacts.extend(catalogue::assets(&fixture.theme, &fixture.publisher));
    artefacts
}

fn leave(name: &str, artefacts: &[Artefact]) {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("web-and-book").join(name);
    let _ = std::fs::remove_dir_all(&root);
    for artefact in artefacts {
        let path = root.join(&artefact.path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, &artefact.bytes).expect("a file");
    }
}

fn find<'a>(artefacts: &'a [Artefact], path: &str) -> &'a Artefact {
    artefacts.iter().find(|artefact| artefact.path == path).unwrap_or_else(|| panic!("there is no {path}"))
}

fn page(artefacts: &[Artefact], path: &str) -> String {
    String::from_utf8(find(artefacts, path).bytes.clone()).expect("UTF-8")
}

/// What only the web edition has, to do something with what stands there.
const WAYS: [&str; 2] = ["share", "enlarge"];

/// The text of an element, white space made one, and after it that of the notes within: on the web they stand
/// behind the paragraphs that call them, in the e-book at the end.
fn text_of(html: &str, selector: &str) -> String {
    let document = scraper::Html::parse_document(html);
    let selector = scraper::Selector::parse(selector).expect("a selector");
    let (mut text, mut notes) = (String::new(), BTreeMap::new());
    for element in document.select(&selector) {
        gather(element, &mut text, &mut notes);
    }
    notes.values().for_each(|note| text.push_str(note));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Notes by their ids, which hold their numbers.
fn gather(element: scraper::ElementRef<'_>, text: &mut String, notes: &mut BTreeMap<String, String>) {
    for node in element.children() {
        if let Some(run) = node.value().as_text() {
            text.push_str(run);
        }
        let Some(child) = scraper::ElementRef::wrap(node) else { continue };
        let mut classes = child.value().classes();
        if classes.any(|class| WAYS.contains(&class)) {
            continue;
        }
        if child.value().attr("role") == Some("doc-footnote") {
            let mut own = String::new();
            gather(child, &mut own, notes);
            notes.insert(child.value().attr("id").unwrap_or_default().to_owned(), format!(" {own}"));
        } else {
            gather(child, text, notes);
        }
    }
}

fn book(artefacts: &[Artefact]) -> zip::ZipArchive<std::io::Cursor<Vec<u8>>> {
    let bytes = find(artefacts, "system-leadership/system-leadership.epub").bytes.clone();
    zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive")
}

fn entry(book: &mut zip::ZipArchive<std::io::Cursor<Vec<u8>>>, name: &str) -> String {
    let mut text = String::new();
    book.by_name(name).expect("an entry").read_to_string(&mut text).expect("UTF-8");
    text
}

#[test]
fn every_layout_says_the_same_words() {
    let (whole, paged) = (fixture(HtmlLayout::Page), fixture(HtmlLayout::Chapters));
    let (whole, paged) = (everything(&whole), everything(&paged));
    leave("page", &whole);
    leave("chapters", &paged);
    let one = page(&whole, "system-leadership/read/index.html");
    let mut book = book(&whole);
    let parts: [(&str, &str, &str); 8] = [
        ("opening", "index.html", "part-01-opening"),
        ("summary", "summary.html", "part-02-summary"),
        ("key-findings", "key-findings.html", "part-03-key-findings"),
        ("implications", "implications.html", "part-04-implications"),
        ("coalition", "coalition.html", "part-05-coalition"),
        ("überblick", "uberblick.html", "part-06-uberblick"),
        ("methods", "methods.html", "part-07-methods"),
        ("references", "references.html", "part-08-references"),
    ];
    for (id, file, document) in parts {
        let selector = format!(".part[id='{id}']");
        let expected = text_of(&one, &selector);
        assert!(!expected.is_empty(), "{id}");
        assert_eq!(
            text_of(&page(&paged, &format!("system-leadership/read/{file}")), &selector),
            expected,
            "{id}"
        );
        let xhtml = entry(&mut book, &format!("OEBPS/{document}.xhtml"));
        assert_eq!(text_of(&xhtml, &selector), expected, "{id}");
    }
}

#[test]
fn an_item_reads_label_addressee_headline_text_basis() {
    let fixture = fixture(HtmlLayout::Page);
    let html = page(&everything(&fixture), "system-leadership/read/index.html");
    assert_eq!(
        text_of(&html, "#p-pairing"),
        "Implication 1 For: NHS England & partners Pair new leaders with experienced ones. Change spread from \
         the few who wanted it, not from the many who were told to. Follows from: Finding 1"
    );
    assert!(text_of(&html, "#f-coalition").ends_with("Evidence: Chapter 1, Figure 1"));
    assert_eq!(text_of(&html, "#tab-leaders caption"), "Table 1 Who was interviewed2");
    assert_eq!(text_of(&html, "#q-kettle .attribution"), "— Chief executive, acute trust");
}

#[test]
fn no_script_and_nothing_inline() {
    for layout in [HtmlLayout::Page, HtmlLayout::Chapters] {
        for artefact in
            everything(&fixture(layout)).iter().filter(|artefact| artefact.media_type == "text/html")
        {
            let html = String::from_utf8(artefact.bytes.clone()).expect("UTF-8");
            let document = scraper::Html::parse_document(&html);
            let every = scraper::Selector::parse("*").expect("a selector");
            let mut headings = 0;
            for element in document.select(&every) {
                let value = element.value();
                headings += usize::from(value.name() == "h1");
                if value.name() == "script" && artefact.path == "search/index.html" {
                    // Searching alone needs one: a file beside the page, under the page's own policy.
                    assert_eq!(value.attr("src"), Some("search.js"));
                    assert_eq!(element.text().collect::<String>().trim(), "");
                } else if value.name() == "script" {
                    assert_eq!(value.attr("type"), Some("application/ld+json"), "{}", artefact.path);
                }
                for (name, _) in value.attrs() {
                    assert!(name != "style" && !name.starts_with("on"), "{name} in {}", artefact.path);
                }
            }
            assert_eq!(headings, 1, "{}", artefact.path);
        }
    }
}

#[test]
fn links_lead_to_the_file_where_an_id_lives() {
    let html = page(&everything(&fixture(HtmlLayout::Chapters)), "system-leadership/read/key-findings.html");
    assert!(html.contains("<a class=\"reference\" href=\"coalition.html#fig-tenure\">Figure 1</a>"));
    let mut book = book(&everything(&fixture(HtmlLayout::Page)));
    let chapter = entry(&mut book, "OEBPS/part-06-uberblick.xhtml");
    assert!(chapter.contains("href=\"part-05-coalition.xhtml#note-2\""));
    assert!(
        entry(&mut book, "OEBPS/part-05-coalition.xhtml")
            .contains("href=\"part-06-uberblick.xhtml#note-2-call-1\"")
    );
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let (one, other) = (fixture(HtmlLayout::Auto), fixture(HtmlLayout::Auto));
    assert_eq!(everything(&one), everything(&other));
}

#[test]
fn the_container_begins_as_it_must() {
    let artefacts = everything(&fixture(HtmlLayout::Page));
    let bytes = &find(&artefacts, "system-leadership/system-leadership.epub").bytes;
    assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip");
    let mut book = book(&artefacts);
    for index in 0..book.len() {
        let file = book.by_index(index).expect("an entry");
        let time = file.last_modified().expect("a time");
        assert_eq!((time.year(), time.month(), time.day(), time.hour()), (1980, 1, 1, 0));
        assert_eq!(file.unix_mode().map(|mode| mode & 0o777), Some(0o644));
        assert_eq!(file.extra_data().as_deref().map_or(0, <[u8]>::len), 0);
    }
    let package = entry(&mut book, "OEBPS/content.opf");
    assert!(package.contains("urn:isbn:9781909029484"));
    assert!(package.contains("<meta property=\"dcterms:modified\">2026-11-22T00:00:00Z</meta>"));
    assert!(package.contains("alternativeText"));
}

#[test]
fn book_numbers_are_printed_with_the_hyphens_they_were_written_with() {
    let made = everything(&fixture(HtmlLayout::Auto));
    let mut book = book(&made);
    assert!(entry(&mut book, "OEBPS/imprint.xhtml").contains("978-1-909029-48-4"));
    let page = made.iter().find(|file| file.path.ends_with("read/index.html")).expect("a web edition");
    assert!(String::from_utf8_lossy(&page.bytes).contains("978-1-909029-48-4"));
}

#[test]
fn the_least_report_is_whole() {
    let mut least = fixture(HtmlLayout::Auto);
    least.report.parts.clear();
    least.report.notes.clear();
    least.report.pictures.clear();
    least.publisher = imprint::model::publisher::Publisher::default();
    let metadata = &mut least.report.metadata;
    metadata.title = "\u{0}</title><script>alert(1)</script>{{ title }}\u{FFFE}".into();
    (metadata.subtitle, metadata.description, metadata.published, metadata.modified) =
        (None, None, None, None);
    (metadata.doi, metadata.number, metadata.licence, metadata.copyright) = (None, None, None, None);
    metadata.language = imprint::model::identifier::LanguageTag::new("ar").expect("a tag");
    metadata.status = imprint::model::metadata::Status::Draft;
    metadata.isbn.epub = None;
    metadata.authors.clear();
    metadata.corrections.clear();
    let artefacts = everything(&least);
    leave("least", &artefacts);
    for path in ["system-leadership/read/index.html", "system-leadership/index.html", "index.html"] {
        let html = page(&artefacts, path);
        assert!(!html.contains("<script>"), "{path}");
        assert!(html.contains("{{ title }}"), "{path}");
    }
    let mut book = book(&artefacts);
    assert!(entry(&mut book, "OEBPS/nav.xhtml").contains("href=\"titlepage.xhtml\""));
    assert!(entry(&mut book, "OEBPS/titlepage.xhtml").contains("Draft: not for publication"));
    assert!(entry(&mut book, "OEBPS/content.opf").contains("page-progression-direction=\"rtl\""));
    assert!(entry(&mut book, "OEBPS/content.opf").contains("1980-01-01T00:00:00Z"));
}

#[test]
fn ids_of_authors_and_of_the_frame_never_meet() {
    let mut hostile = fixture(HtmlLayout::Page);
    let names = ["text", "contents", "note-1-call-1", "coalition-title", "title-page", "tab-leaders-caption"];
    for name in names {
        let part = fixture::part(imprint::model::role::Role::Chapter, name, None, name, vec![]);
        hostile.report.parts.push(part);
    }
    let artefacts = everything(&hostile);
    leave("hostile", &artefacts);
    let html = page(&artefacts, "system-leadership/read/index.html");
    let document = scraper::Html::parse_document(&html);
    let with_id = scraper::Selector::parse("[id]").expect("a selector");
    let mut ids: Vec<&str> =
        document.select(&with_id).filter_map(|element| element.value().attr("id")).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
    let here = scraper::Selector::parse("a[href^='#']").expect("a selector");
    for link in document.select(&here).filter_map(|element| element.value().attr("href")) {
        assert!(ids.binary_search(&&link[1..]).is_ok(), "{link} leads nowhere");
    }
}

#[test]
fn alternative_text_is_claimed_only_where_every_image_has_it() {
    let fixture = fixture(HtmlLayout::Page);
    let mut setting = setting(&fixture);
    setting.claims.alternative_text = false;
    let artefacts = make(EditionKind::Epub, &setting, &[]).expect("an e-book");
    let package = entry(&mut book(&artefacts), "OEBPS/content.opf");
    assert!(!package.contains("alternativeText"));
    assert!(
        !package.contains(">textual</meta>\n    <meta property=\"schema:accessModeSufficient\">textual,")
    );
    let page = page(
        &make(EditionKind::Html, &setting, &[]).expect("a web edition"),
        "system-leadership/read/index.html",
    );
    assert!(!page.contains("alternativeText"));
}

#[test]
fn accessibility_is_said_alike_in_a_language_without_labels() {
    let mut arabic = fixture(HtmlLayout::Page);
    arabic.report.metadata.language = imprint::model::identifier::LanguageTag::new("ar").expect("a tag");
    let artefacts = everything(&arabic);
    leave("arabic", &artefacts);
    let summary = "This publication has a linked table of contents";
    let package = entry(&mut book(&artefacts), "OEBPS/content.opf");
    assert!(package.contains(&format!("xml:lang=\"en\" dir=\"ltr\">{summary}")));
    let read = page(&artefacts, "system-leadership/read/index.html");
    assert!(read.contains(&format!("\"accessibilitySummary\":\"{summary}")));
    let landing = page(&artefacts, "system-leadership/index.html");
    assert!(landing.contains(&format!("<p lang=\"en\" dir=\"ltr\">{summary}")));
    assert!(read.contains("<p class=\"date\"><bdi lang=\"en\">20 November 2026</bdi></p>"));
    let title = entry(&mut book(&artefacts), "OEBPS/titlepage.xhtml");
    assert!(title.contains("<bdi xml:lang=\"en\" lang=\"en\">20 November 2026</bdi>"));
}

#[test]
fn only_the_house_itself_has_a_place() {
    let mut fixture = fixture(HtmlLayout::Page);
    assert_eq!(
        setting(&fixture).publisher_line().as_deref(),
        Some("Aldermoor Institute for Health Policy, Leeds")
    );
    let artefacts = everything(&fixture);
    assert!(page(&artefacts, "system-leadership/read/index.html").contains("Health Policy, Leeds</dd>"));
    assert!(entry(&mut book(&artefacts), "OEBPS/imprint.xhtml").contains("Health Policy, Leeds</dd>"));
    fixture.report.metadata.publisher = Some("Another Press".into());
    let artefacts = everything(&fixture);
    for (path, text) in [
        ("web edition", page(&artefacts, "system-leadership/read/index.html")),
        ("e-book", entry(&mut book(&artefacts), "OEBPS/imprint.xhtml")),
    ] {
        assert!(text.contains("<dd>Another Press</dd>"), "{path}");
        assert!(!text.contains("Leeds"), "{path}");
    }
}

#[test]
fn the_landing_page_says_what_changed_and_leads_to_the_evidence() {
    let html = page(&everything(&fixture(HtmlLayout::Chapters)), "system-leadership/index.html");
    assert_eq!(
        text_of(&html, ".corrections"),
        "Corrections 22 November 2026: The number in Table 1 was wrong."
    );
    let document = scraper::Html::parse_document(&html);
    let evidence = scraper::Selector::parse(".basis a").expect("a selector");
    let links: Vec<&str> =
        document.select(&evidence).filter_map(|element| element.value().attr("href")).collect();
    assert!(links.contains(&"read/coalition.html#fig-tenure"), "{links:?}");
    assert_eq!(text_of(&html, ".basis").matches("Evidence:").count(), 2);
}

#[test]
fn an_untitled_opening_has_an_entry() {
    let mut opening = fixture(HtmlLayout::Auto);
    opening.report.parts.truncate(1);
    let artefacts = everything(&opening);
    let mut book = book(&artefacts);
    for name in ["OEBPS/nav.xhtml", "OEBPS/toc.ncx"] {
        assert!(entry(&mut book, name).contains("Leading across the system<"), "{name}");
    }
}
