//! What lists more publications than fit on a page.

use std::collections::BTreeSet;

use super::support::{House, job, make};
use super::{dead_links, links, pages, publication};

#[test]
fn long_lists_have_pages() {
    let mut house = House::new()
        .file("reports/people/ann.md", "+++\nname = \"Ann Lee\"\n+++\n\nA life.\n")
        .file("reports/topics/care.md", "+++\ntitle = \"Care\"\n+++\n\nIt matters.\n")
        .file("reports/series/rules.md", "+++\ntitle = \"Rules\"\n+++\n\nSome rules.\n");
    for number in 1..=45 {
        let kind = if number <= 30 { "news" } else { "report" };
        let more = format!(
            "published = 2024-01-01\nauthors = [\"ann\"]\ntopics = [\"care\"]\nseries = \"rules\"\nseries_number = {number}\n"
        );
        let text = publication(kind, &format!("Item {number:02}"), &more, "Text.");
        house = house.file(&format!("reports/item-{number:02}.md"), text);
    }
    let mut job = job(house.path(), &[]);
    job.include_drafts = false;
    job.editions = Vec::new();
    let made = make(&job);
    let all = pages(&made);
    for (folder, text, pages) in [
        ("archive/2024", None, 3),
        ("news", None, 2),
        ("people/ann", Some("A life."), 3),
        ("topics/care", Some("It matters."), 3),
        ("series/rules", Some("Some rules."), 3),
    ] {
        let mut listed: Vec<String> = Vec::new();
        for number in 1..=pages {
            let path = if number == 1 {
                format!("{folder}/index.html")
            } else {
                format!("{folder}/page-{number}/index.html")
            };
            let page = all.get(&path).unwrap_or_else(|| panic!("there is no {path}"));
            assert!(page.contains(&format!("<span>Page {number} of {pages}</span>")), "{path}");
            assert_eq!(page.contains("<a rel=\"prev\""), number > 1, "{path}");
            assert_eq!(page.contains("<a rel=\"next\""), number < pages, "{path}");
            assert_eq!(page.contains(&format!("– Page {number} of {pages} –")), number > 1, "{path}");
            assert!(text.is_none_or(|text| page.contains(text) == (number == 1)), "{path}");
            let back =
                links(&path, page).iter().filter(|own| **own == format!("{folder}/index.html")).count();
            assert!(number == 1 || text.is_none() || back > 0, "{path} does not lead back");
            listed.extend(
                links(&path, page)
                    .into_iter()
                    .filter(|own| own.starts_with("item-") && own.ends_with("/index.html")),
            );
        }
        let wanted = if folder == "news" { 30 } else { 45 };
        assert_eq!(listed.len(), wanted, "{folder}");
        assert_eq!(listed.iter().collect::<BTreeSet<_>>().len(), wanted, "{folder}");
        assert!(!all.contains_key(&format!("{folder}/page-{}/index.html", pages + 1)), "{folder}");
    }
    // Reports come before news, wherever a page ends.
    let second = &all["topics/care/page-2/index.html"];
    assert!(
        all["topics/care/index.html"].contains("<h2 id=\"news\">") && second.contains("<h2 id=\"news\">")
    );
    assert!(!second.contains("<h2 id=\"reports\">"));
    let sitemap = String::from_utf8(made.artefact("sitemap.xml").bytes.clone()).expect("UTF-8");
    assert!(sitemap.contains("<loc>https://press.example/people/ann/page-3/</loc>"));
    assert_eq!(dead_links(&made), Vec::<String>::new());
}
