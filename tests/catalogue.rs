//! The site around the publications: what leads where, what is shown of what, and what is shown nowhere.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

#[path = "catalogue/long_lists.rs"]
mod long_lists;
#[path = "catalogue/small_signs.rs"]
mod small_signs;
mod support;

use std::collections::{BTreeMap, BTreeSet};

use imprint::editions::EditionKind;
use support::{House, Made, job, make};

/// A publication in one file.
fn publication(kind: &str, title: &str, more: &str, text: &str) -> String {
    format!("+++\nkind = \"{kind}\"\ntitle = \"{title}\"\nlanguage = \"en\"\n{more}+++\n\n{text}\n")
}

const FINDINGS: &str = "# Key findings\n\n- **They wait.** For long. [#wait] {#f-wait}\n\
                        - **They do not ask.** Ever. [#wait] {#f-ask}\n\n# Waiting {#wait}\n\nThey do.";

fn house() -> House {
    House::new()
        .file("reports/people/ann-lee.md", "+++\nname = \"Ann Lee\"\naffiliation = \"House\"\n+++\n\nA life.\n")
        .file("reports/topics/care.md", "+++\ntitle = \"Care\"\ncontacts = [\"ann-lee\"]\n+++\n\nIt matters.\n")
        .file("reports/series/rules.md", "+++\ntitle = \"Rules\"\neditors = [\"ann-lee\"]\n+++\n\nSome rules.\n")
        .file("reports/pages/about.md", "+++\ntitle = \"About\"\n+++\n\nSee [her](../people/ann-lee.md).\n")
        .file(
            "reports/old.md",
            publication("report", "Old", "published = 2015-01-02\ntopics = [\"care\"]\n", FINDINGS),
        )
        .file(
            "reports/new.md",
            publication(
                "report",
                "New",
                "published = 2024-01-02\nauthors = [\"ann-lee\"]\nsupersedes = [\"old\"]\ntopics = [\"care\"]\n\
                 redirect_from = [\"newest\"]\n",
                "Text.",
            ),
        )
        .file(
            "reports/item.md",
            publication(
                "news",
                "News",
                "published = 2024-02-03\nabout = [\"old\"]\nseries = \"rules\"\n",
                "They say:\n\n```findings\nof = \"old\"\nonly = [\"f-ask\"]\n```",
            ),
        )
        .file("reports/secret.md", publication("article", "Secret", "status = \"draft\"\n", "Text."))
        .file(
            "reports/gone.md",
            publication("article", "Gone", "published = 2020-01-01\nstatus = \"withdrawn\"\n", "Text."),
        )
        .file(
            "reports/old.comments.toml",
            "status = \"open\"\ncontact = \"a@b.example\"\n\n[[comment]]\nid = \"one\"\ndate = 2024-03-01\n\
             text = \"Yes. <script>alert(1)</script> [x](javascript:alert(1)) [y](https://y.example/)\"\n\n\
             [[comment]]\nid = \"two\"\ndate = 2024-03-02\nreply_to = \"one\"\nby_publisher = true\n\
             text = \"Thank you.\"\n\n[[comment]]\nid = \"three\"\ndate = 2024-03-02\nstate = \"held\"\n\
             text = \"Unspeakable.\"\n",
        )
}

fn built(house: &House, selection: &[&str]) -> Made {
    let mut job = job(house.path(), selection);
    job.include_drafts = false;
    job.editions = vec![EditionKind::Html];
    make(&job)
}

/// Every page by its path.
fn pages(made: &Made) -> BTreeMap<String, String> {
    let html = made.built.artefacts.iter().filter(|artefact| artefact.media_type == "text/html");
    html.map(|page| (page.path.clone(), String::from_utf8(page.bytes.clone()).expect("UTF-8"))).collect()
}

/// Where the links of a page lead, as paths from the root.
fn links(path: &str, page: &str) -> Vec<String> {
    let document = scraper::Html::parse_document(page);
    let with_address = scraper::Selector::parse("[href], img[src]").expect("a selector");
    let address = |element: scraper::ElementRef<'_>| {
        let own = element.value();
        own.attr("href").or(own.attr("src")).map(str::to_owned)
    };
    let own = document.select(&with_address).filter_map(address);
    own.filter(|link| !link.contains(':') && !link.starts_with('#'))
        .map(|link| {
            let mut steps: Vec<&str> = path.split('/').collect();
            steps.pop();
            for step in link.split('#').next().unwrap().split('/') {
                match step {
                    ".." => drop(steps.pop().expect("within the site")),
                    "." | "" => {}
                    step => steps.push(step),
                }
            }
            steps.join("/")
        })
        .collect()
}

fn dead_links(made: &Made) -> Vec<String> {
    let paths: BTreeSet<&str> = made.built.artefacts.iter().map(|artefact| artefact.path.as_str()).collect();
    let mut dead = Vec::new();
    // The web edition is a folder of its own.
    for (path, page) in pages(made).into_iter().filter(|(path, _)| !path.contains("/read/")) {
        dead.extend(
            links(&path, &page)
                .into_iter()
                .filter(|link| !paths.contains(link.as_str()))
                .map(|link| format!("{path} leads to {link}")),
        );
    }
    dead
}

#[test]
fn no_page_leads_to_one_that_is_not_there() {
    let house = house();
    let whole = built(&house, &[]);
    assert!(whole.built.denied.is_empty(), "{}", whole.said());
    assert_eq!(dead_links(&whole), Vec::<String>::new());
    // Into a new folder there is no home page beside it, and no other publication.
    let one = built(&house, &["item"]);
    assert_eq!(one.slugs(), ["item"]);
    assert_eq!(dead_links(&one), Vec::<String>::new());
}

#[test]
fn every_page_has_a_way_to_write_to_the_house() {
    let publisher = format!("{}contact = \"post@house.example\"\n", support::PUBLISHER);
    let house = house().file("imprint.toml", publisher);
    let pages = pages(&built(&house, &[]));
    for path in ["index.html", "old/index.html", "people/ann-lee/index.html"] {
        assert!(
            pages[path].contains("<a href=\"mailto:post@house.example\">post@house.example</a>"),
            "{path}"
        );
    }
}

#[test]
fn relations_are_shown_on_both_sides() {
    let pages = pages(&built(&house(), &[]));
    let leads = |from: &str, to: &str| links(from, &pages[from]).iter().any(|link| link == to);
    for (from, to) in [
        ("old/index.html", "new/index.html"),
        ("new/index.html", "old/index.html"),
        ("old/index.html", "item/index.html"),
        ("item/index.html", "old/index.html"),
        ("new/index.html", "people/ann-lee/index.html"),
        ("people/ann-lee/index.html", "new/index.html"),
        ("people/ann-lee/index.html", "series/rules/index.html"),
        ("topics/care/index.html", "old/index.html"),
        ("series/rules/index.html", "item/index.html"),
        ("about/index.html", "people/ann-lee/index.html"),
        ("newest/index.html", "new/index.html"),
    ] {
        assert!(leads(from, to), "{from} does not lead to {to}");
    }
    assert!(pages["old/index.html"].contains("more than 5 years old"));
    assert!(!pages["new/index.html"].contains("years old"));
}

#[test]
fn findings_are_quoted_as_they_stand() {
    let pages = pages(&built(&house(), &[]));
    let news = &pages["item/read/index.html"];
    assert!(news.contains("Finding 2: They do not ask."), "{news}");
    assert!(!news.contains("They wait."));
    // Without the report among what is built, the same.
    let alone = built(&house(), &["item"]);
    let page = String::from_utf8(alone.artefact("item/read/index.html").bytes.clone()).expect("UTF-8");
    assert!(page.contains("Finding 2: They do not ask."));
}

#[test]
fn comments_can_do_nothing() {
    let pages = pages(&built(&house(), &[]));
    let page = &pages["old/index.html"];
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(!page.contains("<script>alert") && !page.contains("href=\"javascript:"));
    assert!(page.contains("<a href=\"https://y.example/\" rel=\"nofollow ugc\">y</a>"));
    assert!(page.contains("mailto:a@b.example"));
    assert!(!page.contains("Unspeakable"));
    assert!(pages["reports/index.html"].contains("2 comments"));
}

#[test]
fn drafts_are_nowhere_and_what_is_withdrawn_says_so() {
    let made = built(&house(), &[]);
    let all = pages(&made);
    assert!(all.values().all(|page| !page.contains("Secret")));
    assert!(!all.contains_key("secret/index.html"));
    assert!(all["gone/index.html"].contains("This publication has been withdrawn."));
}

#[test]
fn the_web_edition_alone_names_no_file_that_is_not_made() {
    let house = house();
    let page = |editions: &[EditionKind]| {
        let mut job = job(house.path(), &["new"]);
        job.editions = editions.to_vec();
        let page = make(&job).fine().artefact("new/read/index.html").bytes.clone();
        let page = String::from_utf8(page).expect("UTF-8");
        // What search engines are told of other editions is the record's business.
        page.split("<script type=\"application/ld+json\">").map(str::to_owned).next().expect("a page")
    };
    let all = page(&[EditionKind::Epub, EditionKind::Html, EditionKind::Pdf]);
    for mark in ["../new.epub", "../new.pdf", "rel=\"alternate\"", "citation_pdf_url"] {
        assert!(all.contains(mark), "{mark}: {all}");
    }
    let some = page(&[EditionKind::Epub, EditionKind::Html]);
    assert!(some.contains("../new.epub") && !some.contains("new.pdf"), "{some}");
    let alone = page(&[EditionKind::Html]);
    for mark in ["new.epub", "new.pdf", "rel=\"alternate\"", "citation_pdf_url"] {
        assert!(!alone.contains(mark), "{mark}: {alone}");
    }
}
