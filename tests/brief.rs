//! The brief says what the report says: findings and implications word for word, on the web, on paper and as text.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod read_back;
mod support;

use imprint::diagnostic::Code;
use imprint::model::block::BlockKind;
use imprint::model::finding::{Item, ItemKind};
use imprint::model::inline::plain_text;
use support::{House, Made, job, make, repository};

const FINDINGS: &str = "# Key findings\n\n- **Most of the wait is before the letter.** Six weeks in ten pass first. \
    [#letters] [#fig-weeks] {#f-before}\n\n# Policy implications\n\n- **Measure from the letter.** [#f-before] shows \
    why.[^why] {#p-clock for=\"Health boards\"}\n\n[^why]: A note that no brief has.\n\n# Where the time goes \
    {#letters}\n\nIt goes.\n\n";
const FIGURE: &str = "![A square.](square.svg \"Weeks waited\"){#fig-weeks source=\"Diaries\"}\n";
const SQUARE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"90\">\
    <rect width=\"90\" height=\"90\"/></svg>";

/// The words of an item as the brief has them: the headline; the text, and what it rests on.
fn words(item: &Item) -> [Vec<String>; 2] {
    let mut text = String::new();
    for block in &item.body {
        if let BlockKind::Paragraph(content) = &block.kind {
            text.push(' ');
            text.push_str(&plain_text(content));
        }
    }
    let basis: Vec<&str> = item.basis.iter().map(|reference| reference.label.as_str()).collect();
    text.push_str(&format!(" {}: {}", item.basis_label, basis.join(", ")));
    [plain_text(&item.headline), text].map(|text| text.split_whitespace().map(str::to_owned).collect())
}

fn web_words(made: &Made, slug: &str) -> Vec<String> {
    let page = made.artefact(&format!("{slug}/brief/index.html"));
    let document = scraper::Html::parse_document(std::str::from_utf8(&page.bytes).expect("UTF-8"));
    let main = scraper::Selector::parse("main").expect("a selector");
    let text: String = document.select(&main).flat_map(|element| element.text()).collect();
    text.split_whitespace().map(str::to_owned).collect()
}

fn text_words(made: &Made, slug: &str) -> Vec<String> {
    let text = &made.artefact(&format!("{slug}/{slug}-brief.txt")).bytes;
    std::str::from_utf8(text).expect("UTF-8").split_whitespace().map(str::to_owned).collect()
}

fn paper_words(made: &Made, slug: &str) -> Vec<String> {
    read_back::pdf::words_of(&made.artefact(&format!("{slug}/{slug}-brief.pdf")).bytes)
}

/// Where the words stand one after the other, from `from` on.
fn find(words: &[String], within: &[String], from: usize) -> Option<usize> {
    (from..=within.len().checked_sub(words.len())?).find(|at| within[*at..*at + words.len()] == *words)
}

/// Items whose words a form of the brief does not have, in the order of the report.
fn missing(made: &Made, said: &[String]) -> Vec<String> {
    let report = &made.checked.publications[0].report;
    let (mut at, mut missing) = (0, Vec::new());
    for kind in [ItemKind::Finding, ItemKind::Implication, ItemKind::Recommendation] {
        for item in report.items(kind) {
            let [headline, text] = words(item);
            let found = find(&headline, said, at).and_then(|at| find(&text, said, at + headline.len()));
            match found {
                Some(found) => at = found,
                None => missing.push(item.label.clone()),
            }
        }
    }
    missing
}

fn agree(made: &Made, slug: &str) {
    for (form, said) in
        [("web", web_words(made, slug)), ("text", text_words(made, slug)), ("paper", paper_words(made, slug))]
    {
        assert_eq!(missing(made, &said), Vec::<String>::new(), "{form}: {}", said.join(" "));
    }
}

fn house(more: &str) -> House {
    House::with_text(&format!("{FINDINGS}{FIGURE}{more}")).file("reports/square.svg", SQUARE)
}

#[test]
fn the_example_fits_two_pages_and_agrees() {
    let made = make(&job(&repository(), &["system-leadership"])).fine();
    agree(&made, "system-leadership");
    let sheets = made.artefact("system-leadership/system-leadership-brief.pdf");
    assert_eq!(sheets.pages, Some(2));
    assert_eq!(sheets.standards, ["PDF/A-2a", "PDF/UA-1"]);
    // Numbers of books stand with their hyphens.
    let slug = "system-leadership";
    for said in [text_words(&made, slug), paper_words(&made, slug)] {
        let said = said.join(" ");
        assert!(said.contains("978-1-9999999-4-0") && !said.contains("97819999999"), "{said}");
    }
}

#[test]
fn a_finding_altered_is_noticed() {
    let made = house("").made().fine();
    agree(&made, "text");
    for mut said in [web_words(&made, "text"), text_words(&made, "text"), paper_words(&made, "text")] {
        let at = said.iter().position(|word| word == "Six").expect("the finding's text");
        said[at] = "Seven".to_owned();
        assert_eq!(missing(&made, &said), ["Finding 1"]);
    }
}

#[test]
fn only_what_argues_has_a_brief() {
    let made = House::with_text("# Introduction\n\nNothing was found.\n").made().fine();
    let briefs = made.built.artefacts.iter().filter(|artefact| artefact.path.contains("brief"));
    assert_eq!(briefs.count(), 0);
}

#[test]
fn the_first_numbered_figure_stands_unless_another_is_named() {
    let second = "\n![Another.](square.svg \"Letters sent\"){#fig-letters}\n";
    let first = house(second).made().fine();
    assert!(paper_words(&first, "text").join(" ").contains("Figure 1 Weeks waited"));
    let named = support::FRONT.replace("+++\n\n", "[brief]\nfigure = \"fig-letters\"\n+++\n\n");
    assert_ne!(named, support::FRONT);
    let made = house("").file("reports/text.md", format!("{named}{FINDINGS}{FIGURE}{second}")).made().fine();
    for said in [web_words(&made, "text"), paper_words(&made, "text")] {
        let said = said.join(" ");
        assert!(said.contains("Letters sent") && !said.contains("Weeks waited"), "{said}");
    }
    let wrong = named.replace("fig-letters", "fig-letter");
    let made = house("").file("reports/text.md", format!("{wrong}{FINDINGS}{FIGURE}{second}")).made();
    assert!(made.codes().contains(&Code::BrokenReference), "{}", made.said());
}

#[test]
fn a_press_release_is_narrow_and_says_until_when_to_wait() {
    let front = support::FRONT
        .replace("status = \"published\"", "status = \"embargoed\"\nembargo_until = 2026-03-01");
    let made = house("").file("reports/text.md", format!("{front}{FINDINGS}{FIGURE}")).made().fine();
    let text = String::from_utf8(made.artefact("text/text-brief.txt").bytes.clone()).expect("UTF-8");
    assert!(text.contains("EMBARGOED UNTIL 1 MARCH 2026"), "{text}");
    assert!(text.contains("NOTES TO EDITORS") && text.contains("For: Health boards"), "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 72), "{text}");
    let released = house("").made().fine();
    let text = String::from_utf8(released.artefact("text/text-brief.txt").bytes.clone()).expect("UTF-8");
    assert!(text.contains("For immediate release"), "{text}");
}

#[test]
fn many_words_take_closer_setting_and_then_more_pages() {
    let finding = |n: usize, words: usize| {
        format!(
            "- **Headline number {n} is here.** {}. [#letters] {{#f-{n}}}\n\n",
            "a word of it".repeat(words)
        )
    };
    let long: String = (1..160).map(|n| finding(n, 4)).collect();
    let text = format!("# Key findings\n\n{long}# Where the time goes {{#letters}}\n\nIt goes.\n");
    let made = House::with_text(&text).made().fine();
    let pages = made.artefact("text/text-brief.pdf").pages.expect("pages");
    assert!(pages > 2, "{pages}");
    assert!(made.codes().contains(&Code::BriefTooLong), "{}", made.said());
    assert_eq!(missing(&made, &web_words(&made, "text")), Vec::<String>::new());
    let short: String = (1..9).map(|n| finding(n, 20)).collect();
    let text = format!("# Key findings\n\n{short}# Where the time goes {{#letters}}\n\nIt goes.\n");
    let made = House::with_text(&text).made().fine();
    assert_eq!(made.artefact("text/text-brief.pdf").pages, Some(2));
    assert!(!made.codes().contains(&Code::BriefTooLong), "{}", made.said());
}
