//! What is small on a page and missed when it is not there.

use super::support::{House, PUBLISHER};
use super::{built, house, pages, publication};

#[test]
fn the_house_says_from_which_age_on_it_warns() {
    let settings = format!("{PUBLISHER}\n[catalogue]\nold_after = 3\n");
    let pages = pages(&built(&house().file("imprint.toml", settings), &[]));
    assert!(pages["old/index.html"].contains("more than 3 years old"));
    assert!(pages["gone/index.html"].contains("more than 3 years old"), "of 2020, in a house of 2024");
    assert!(!pages["new/index.html"].contains("years old"));
}

#[test]
fn every_page_shows_the_house_by_its_mark() {
    let made = built(&house(), &[]);
    made.artefact("assets/mark.svg");
    for (path, page) in
        pages(&made).iter().filter(|(path, _)| !path.contains("/read/") && *path != "newest/index.html")
    {
        let document = scraper::Html::parse_document(page);
        for selector in ["head > link[rel=icon][type=\"image/svg+xml\"]", "header.masthead .house > a > img"]
        {
            let found = document.select(&scraper::Selector::parse(selector).expect("a selector")).next();
            let own = found.unwrap_or_else(|| panic!("{path} has no {selector}")).value();
            let address = own.attr("href").or(own.attr("src")).expect("an address");
            let root =
                if path == "404.html" { "/".to_owned() } else { "../".repeat(path.matches('/').count()) };
            assert_eq!(address, format!("{root}assets/mark.svg"), "{path}");
        }
    }
}

#[test]
fn the_doi_is_a_link_where_one_learns_how_to_cite() {
    let text = publication("report", "Cited", "published = 2024-01-02\ndoi = \"10.5555/cited\"\n", "Text.");
    let pages = pages(&built(&House::new().file("reports/cited.md", text), &[]));
    let document = scraper::Html::parse_document(&pages["cited/index.html"]);
    let link =
        document.select(&scraper::Selector::parse(".cite > a").expect("a selector")).next().expect("a link");
    assert_eq!(link.value().attr("href"), Some("https://doi.org/10.5555/cited"));
    let cite: String =
        link.parent().and_then(scraper::ElementRef::wrap).expect("a sentence").text().collect();
    assert_eq!(cite, "Example Press (2024). Cited. https://doi.org/10.5555/cited");
}
