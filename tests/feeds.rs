//! What programs follow: feeds, the catalogue for reading apps, and the lists for search engines.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod support;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use imprint::editions::EditionKind;
use serde_json::Value;
use support::{House, Made, job, make};

/// A publication in one file.
fn publication(title: &str, more: &str) -> String {
    format!("+++\nkind = \"article\"\ntitle = \"{title}\"\nlanguage = \"en\"\n{more}+++\n\nText of it.\n")
}

fn house() -> House {
    House::new()
        .file("reports/people/ann-lee.md", "+++\nname = \"Ann Lee\"\n+++\n\nA life.\n")
        .file("reports/topics/care.md", "+++\ntitle = \"Care & cure\"\n+++\n\nIt matters.\n")
        .file("reports/topics/empty.md", "+++\ntitle = \"Empty\"\n+++\n\nNothing yet.\n")
        .file("reports/series/rules.md", "+++\ntitle = \"Rules\"\n+++\n\nSome rules.\n")
        .file(
            "reports/first.md",
            publication(
                "A <b>bold</b> & \\\"quoted\\\" \\u0001title",
                "published = 2020-01-02\nmodified = 2021-02-03\ntopics = [\"care\"]\nauthors = [\"ann-lee\"]\n\
                 redirect_from = [\"oldest\", \"older\"]\nlicence = \"CC-BY-4.0\"\n\
                 offers = [\n{ store = \"Shop\", url = \"https://shop.example/1\", format = \"epub\", \
                 price = \"2.99 GBP\" },\n\
                 { store = \"Paper\", url = \"https://shop.example/2\", format = \"print\", free = true },\n]\n",
            ),
        )
        .file(
            "reports/second.md",
            publication("Second", "published = 2022-03-04\nseries = \"rules\"\ndoi = \"10.5555/second\"\n"),
        )
        .file("reports/secret.md", publication("Secret", "status = \"draft\"\npublished = 2022-03-04\n"))
        .file("reports/undated.md", publication("Undated", ""))
        .file(
            "reports/gone.md",
            publication("Gone", "published = 2019-01-01\nmodified = 2023-01-01\nstatus = \"withdrawn\"\n"),
        )
}

/// The house with web editions and e-books, made once.
fn published() -> &'static Made {
    static MADE: OnceLock<Made> = OnceLock::new();
    MADE.get_or_init(|| built(&house(), &[], &[EditionKind::Html, EditionKind::Epub]))
}

fn built(house: &House, selection: &[&str], editions: &[EditionKind]) -> Made {
    let mut job = job(house.path(), selection);
    job.include_drafts = false;
    job.editions = editions.to_vec();
    let made = make(&job);
    assert!(made.built.denied.is_empty(), "{}", made.said());
    made
}

fn text(made: &Made, path: &str) -> String {
    String::from_utf8(made.artefact(path).bytes.clone()).expect("UTF-8")
}

fn json(made: &Made, path: &str) -> Value {
    serde_json::from_str(&text(made, path)).expect("JSON")
}

fn paths(made: &Made) -> BTreeSet<&str> {
    made.built.artefacts.iter().map(|artefact| artefact.path.as_str()).collect()
}

/// What stands between the tags of every element of a name.
fn all<'t>(xml: &'t str, name: &str) -> Vec<&'t str> {
    let open = format!("<{name}>");
    xml.split(&open).skip(1).map(|rest| rest.split("</").next().unwrap()).collect()
}

#[test]
fn feeds_tell_what_changed_last_first() {
    let made = published();
    let feed = text(made, "feed.atom");
    let titles =
        ["Example Press", "Gone", "Second", "A &lt;b&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot; title"];
    assert_eq!(all(&feed, "title"), titles, "{feed}");
    assert_eq!(
        all(&feed, "id"),
        [
            "https://press.example/feed.atom",
            "tag:press.example,2019:gone",
            "https://doi.org/10.5555/second",
            "tag:press.example,2020:oldest",
        ]
    );
    let dates =
        ["2023-01-01", "2023-01-01", "2022-03-04", "2021-02-03"].map(|day| format!("{day}T00:00:00Z"));
    assert_eq!(all(&feed, "updated"), dates);
    assert!(feed.contains("<uri>https://press.example/people/ann-lee/</uri>"));
    assert!(feed.contains("label=\"Care &amp; cure\""));
    assert!(feed.contains("<link rel=\"license\" href=\"https://creativecommons.org/licenses/by/4.0/\"/>"));
}

#[test]
fn files_are_enclosed_with_type_and_length_but_not_of_what_is_withdrawn() {
    let made = published();
    let feed = text(made, "feed.atom");
    let length = made.artefact("second/second.epub").bytes.len();
    let link = format!(
        "<link rel=\"enclosure\" type=\"application/epub+zip\" length=\"{length}\" \
         href=\"https://press.example/second/second.epub\"/>"
    );
    assert!(feed.contains(&link), "{feed}");
    assert!(made.built.artefacts.iter().any(|artefact| artefact.path == "gone/gone.epub"));
    assert!(!feed.contains("gone.epub"));
    assert!(feed.contains("This publication has been withdrawn."));
}

#[test]
fn each_series_and_topic_has_its_own_and_pages_lead_to_them() {
    let made = published();
    assert_eq!(all(&text(made, "series/rules/feed.atom"), "title"), ["Rules", "Second"]);
    assert_eq!(all(&text(made, "topics/care/feed.atom"), "title").len(), 2);
    assert!(!paths(made).contains("topics/empty/feed.atom"));
    let page = text(made, "topics/care/index.html").replace("&#x2f;", "/");
    let own = "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Care &amp; cure\" \
               href=\"../../topics/care/feed.atom\">";
    assert!(page.contains(own), "{page}");
    assert!(page.contains("<a href=\"feed.atom\""));
    assert!(page.contains("<a href=\"../../feed.atom\">"));
    assert!(!text(made, "topics/empty/index.html").contains("<a href=\"feed.atom\""));
}

#[test]
fn long_feeds_go_on_in_other_documents() {
    let mut house = House::new();
    for number in 0..205 {
        let text = publication(&format!("Item {number}"), "published = 2024-01-01\n");
        house = house.file(&format!("reports/item-{number:03}.md"), text);
    }
    let mut job = job(house.path(), &[]);
    job.editions = Vec::new();
    let made = &make(&job);
    let feed = |path: &str| text(made, path);
    let counts = ["feed.atom", "feed-2.atom", "feed-3.atom"].map(|path| all(&feed(path), "id").len() - 1);
    assert_eq!(counts, [100, 100, 5]);
    assert!(feed("feed.atom").contains(
        "<link rel=\"next\" type=\"application/atom+xml\" href=\"https://press.example/feed-2.atom\"/>"
    ));
    assert!(feed("feed-3.atom").contains(
        "<link rel=\"previous\" type=\"application/atom+xml\" href=\"https://press.example/feed-2.atom\"/>"
    ));
    assert!(!feed("feed-3.atom").contains("rel=\"next\""));
    let ids: BTreeSet<String> = ["feed.atom", "feed-2.atom", "feed-3.atom"]
        .iter()
        .flat_map(|path| all(&feed(path), "id").iter().map(|id| (*id).to_owned()).collect::<Vec<_>>())
        .collect();
    assert_eq!(ids.len(), 206, "205 publications and one feed");
}

#[test]
fn reading_apps_find_files_prices_and_covers() {
    let made = published();
    let catalogue = json(made, "opds.json");
    let publications = catalogue["publications"].as_array().unwrap();
    let titles: Vec<&str> =
        publications.iter().map(|own| own["metadata"]["title"].as_str().unwrap()).collect();
    // Neither what is withdrawn nor a draft.
    assert_eq!(titles.len(), 2);
    assert_eq!(titles[0], "Second");
    assert_eq!(catalogue["metadata"]["numberOfItems"], 2);
    let first = &publications[1];
    let links = first["links"].as_array().unwrap();
    let to = |relation: &str| links.iter().find(|link| link["rel"] == relation).expect("a link");
    let buy = to("http://opds-spec.org/acquisition/buy");
    assert_eq!(buy["properties"]["price"], serde_json::json!({ "value": 2.99, "currency": "GBP" }));
    assert_eq!(buy["properties"]["indirectAcquisition"][0]["type"], "application/epub+zip");
    assert_eq!(
        to("http://opds-spec.org/acquisition/open-access")["href"],
        "https://press.example/first/first.epub"
    );
    assert!(!first.to_string().contains("shop.example/2"), "paper is nothing for an app");
    assert_eq!(json(made, "first/records/opds.json"), *first);
    assert_eq!(to("self")["href"], "https://press.example/first/records/opds.json");
    let sizes: Vec<_> = first["images"].as_array().unwrap().iter().map(|own| own["width"].as_u64()).collect();
    assert_eq!(sizes, [Some(1600), Some(400)]);
    assert_eq!(first["metadata"]["accessibility"]["accessMode"], serde_json::json!(["textual"]));
    assert_eq!(first["metadata"]["author"][0]["name"], "Ann Lee");
}

#[test]
fn search_engines_get_every_page_that_may_be_found_and_no_other() {
    let made = published();
    let map = text(made, "sitemap.xml");
    let listed: BTreeSet<&str> = all(&map, "loc").into_iter().collect();
    let hidden = |path: &str| path == "404.html" || path.starts_with("older/") || path.starts_with("oldest/");
    let pages: BTreeSet<String> = made
        .built
        .artefacts
        .iter()
        .filter(|own| own.media_type == "text/html" && !hidden(&own.path))
        .map(|own| {
            format!("https://press.example/{}", own.path.strip_suffix("index.html").unwrap_or(&own.path))
        })
        .collect();
    assert_eq!(listed, pages.iter().map(String::as_str).collect());
    let first = "<loc>https://press.example/first/</loc>\n    <lastmod>2021-02-03</lastmod>";
    assert!(map.contains(first), "{map}");
    assert!(map.contains("<loc>https://press.example/undated/</loc>\n  </url>"));
    assert_eq!(
        text(made, "robots.txt"),
        "User-agent: *\nAllow: /\n\nSitemap: https://press.example/sitemap.xml\n"
    );
}

#[test]
fn drafts_are_in_none_of_it() {
    let made = published();
    for path in ["feed.atom", "opds.json", "sitemap.xml"] {
        assert!(!text(made, path).to_lowercase().contains("secret"), "{path}");
    }
}

#[test]
fn a_house_without_an_address_has_no_feeds() {
    let made = &built(&house().file("imprint.toml", "name = \"Example Press\"\n"), &[], &[]);
    let paths = paths(made);
    let absolute = |path: &&str| path.ends_with(".atom") || path.contains("opds") || path.ends_with(".txt");
    assert!(!paths.iter().any(absolute));
    assert!(!paths.contains("sitemap.xml"));
    assert!(!text(made, "index.html").contains("feed.atom"));
}

#[test]
fn a_house_within_a_site_has_no_robots_file() {
    let publisher = "name = \"Example Press\"\nurl = \"https://example.org/press\"\n";
    let made = &built(&house().file("imprint.toml", publisher), &[], &[]);
    assert!(!paths(made).contains("robots.txt"));
    assert!(text(made, "feed.atom").contains("<id>tag:example.org,2019:press/gone</id>"));
    assert!(text(made, "sitemap.xml").contains("<loc>https://example.org/press/first/</loc>"));
}

#[test]
fn a_build_of_some_leaves_them_alone() {
    let made = &built(&house(), &["first"], &[]);
    let paths = paths(made);
    assert!(paths.contains("first/index.html"));
    assert!(
        !paths
            .iter()
            .any(|path| path.ends_with(".atom") || path.ends_with("sitemap.xml") || *path == "opds.json")
    );
}
