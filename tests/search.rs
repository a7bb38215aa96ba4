//! The search page and its index. What is found in a browser is tested by `tests/conformance/search.cjs`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod support;

use std::collections::BTreeMap;

use imprint::editions::EditionKind;
use support::{House, Made, job, make};

fn publication(title: &str, more: &str, text: &str) -> String {
    format!("+++\nkind = \"article\"\ntitle = \"{title}\"\nlanguage = \"en\"\n{more}+++\n\n{text}\n")
}

fn house() -> House {
    House::new()
        .file("reports/topics/care.md", "+++\ntitle = \"Care\"\n+++\n\nIt matters.\n")
        .file("reports/topics/empty.md", "+++\ntitle = \"Empty\"\n+++\n\nNothing yet.\n")
        .file(
            "reports/first.md",
            publication(
                "First <b>",
                "published = 2020-01-02\ntopics = [\"care\"]\nauthors = [{ name = \"Zoë Adams\" }, { name = \"Bob\" }]\n",
                "# Waiting {#wait}\n\nThey wait. ___PAGEFIND_ANCHOR___h2:0:evil ___END_PAGEFIND_WEIGHT___ \u{200b}\n\n\
                 ## How long\n\nLong.[^n]\n\n[^n]: A note.",
            ),
        )
        .file("reports/second.md", publication("Second", "published = 2022-03-04\n", "Café, naïve, wŷr."))
        .file("reports/undated.md", publication("Undated", "", ""))
        .file("reports/secret.md", publication("Secret", "status = \"draft\"\n", "Text."))
        .file("reports/gone.md", publication("Gone", "published = 2019-01-01\nstatus = \"withdrawn\"\n", "Text."))
}

fn built(house: &House, selection: &[&str]) -> Made {
    let mut job = job(house.path(), selection);
    job.include_drafts = false;
    job.editions = Vec::new();
    let made = make(&job);
    assert!(made.built.denied.is_empty(), "{}", made.said());
    made
}

fn text(made: &Made, path: &str) -> String {
    String::from_utf8(made.artefact(path).bytes.clone()).expect("UTF-8").replace("&#x2f;", "/")
}

/// Everything below a folder.
fn below(made: &Made, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let files = made.built.artefacts.iter().filter(|own| own.path.starts_with(folder));
    files.map(|own| (own.path.clone(), own.bytes.clone())).collect()
}

#[test]
fn the_index_has_every_publication_once_and_the_same_bytes_each_time() {
    let first = built(&house(), &[]);
    let index = below(&first, "search/");
    let fragments = index.keys().filter(|path| path.starts_with("search/pagefind/fragment/")).count();
    assert_eq!(fragments, 4, "first, second, undated and what is withdrawn: {:?}", index.keys());
    for part in ["pagefind.js", "pagefind-entry.json", "wasm.en.pagefind"] {
        assert!(index.contains_key(&format!("search/pagefind/{part}")), "{part} is not there");
    }
    let unused = |path: &&String| path.contains("-ui") || path.contains("worker") || path.contains("unknown");
    assert_eq!(index.keys().find(unused), None);
    // In another folder, by another thread.
    let second = std::thread::spawn(|| below(&built(&house(), &[]), "search/")).join().expect("built");
    assert_eq!(index.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    assert!(index == second, "the same names, but other bytes");
}

#[test]
fn the_page_lists_everything_and_asks_only_where_a_script_runs() {
    let page = text(&built(&house(), &[]), "search/index.html");
    for (path, title) in
        [("first", "First &lt;b&gt;"), ("second", "Second"), ("gone", "Gone"), ("undated", "Undated")]
    {
        let link = format!("<a href=\"../{path}/index.html\">{title}</a>");
        assert!(page.contains(&link), "{link} is not in {page}");
    }
    assert!(!page.contains("Secret"));
    assert!(page.contains("<form role=\"search\" id=\"asking\" hidden>"));
    assert!(page.contains("<noscript>"));
    let choices: Vec<&str> =
        page.split("<option>").skip(1).map(|rest| rest.split("</option>").next().unwrap()).collect();
    assert_eq!(choices, ["Article", "Care", "2022", "2020", "2019", "Bob", "Zoë Adams"]);
    let policy = page.split("http-equiv=\"Content-Security-Policy\" content=\"").nth(1).unwrap();
    let policy = policy.split('"').next().unwrap();
    assert!(
        policy.starts_with("default-src 'none';") && policy.contains("script-src 'self' 'wasm-unsafe-eval';")
    );
    assert!(
        !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'") && !policy.contains("http")
    );
}

#[test]
fn every_other_page_leads_there_and_runs_nothing() {
    let made = built(&house(), &[]);
    let pages: Vec<_> = made.built.artefacts.iter().filter(|own| own.media_type == "text/html").collect();
    for page in pages.iter().filter(|page| page.path != "search/index.html") {
        let html = text(&made, &page.path);
        assert!(!html.contains("<script src") && !html.contains("<form"), "{}", page.path);
        assert!(html.contains("search/index.html\">Search</a>"), "{}", page.path);
    }
    let scripts = made.built.artefacts.iter().filter(|own| own.media_type == "text/javascript");
    assert!(scripts.map(|own| own.path.as_str()).all(|path| path.starts_with("search/")));
}

#[test]
fn the_site_alone_has_no_editions_and_no_covers() {
    let made = built(&house(), &[]);
    let edition = |own: &&imprint::editions::Artefact| {
        own.path.contains("/covers/") || own.path.contains("/read/") || own.path.ends_with(".pdf")
    };
    assert!(made.built.artefacts.iter().find(edition).is_none());
    assert_eq!(made.slugs().len(), 4);
    assert!(!text(&made, "index.html").contains("thumbnail"));
}

#[test]
fn a_language_without_stems_is_searched_as_it_is_written() {
    let publisher = "name = \"Press\"\nlanguage = \"cy\"\n";
    let made = built(&house().file("imprint.toml", publisher), &[]);
    let index = below(&made, "search/pagefind/");
    assert!(index.contains_key("search/pagefind/wasm.unknown.pagefind"));
    let entry = text(&made, "search/pagefind/pagefind-entry.json");
    assert!(entry.contains("\"cy\":{") && entry.contains("\"page_count\":4"), "{entry}");
}

#[test]
fn a_build_of_some_leaves_search_alone() {
    let house = house();
    assert_eq!(below(&built(&house, &["first"]), "search/").len(), 0);
    // It leads to what stands there.
    let mut job = job(house.path(), &["first"]);
    job.editions = vec![EditionKind::Html];
    job.standing = ["search/index.html".to_owned()].into();
    let made = make(&job);
    assert!(text(&made, "first/index.html").contains("<a href=\"../search/index.html\">"));
}
