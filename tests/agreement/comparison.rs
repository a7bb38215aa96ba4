//! Compares three readings.

use std::collections::{BTreeMap, BTreeSet};

use crate::read_back::metadata::Facts;
use crate::read_back::{Reading, Token, epub, html, metadata, pdf};
use crate::support::Made;
use crate::support::golden::difference;

/// The bytes of one publication's editions.
#[derive(Clone)]
pub(crate) struct Editions {
    pub(crate) web: html::Folder,
    pub(crate) epub: Vec<u8>,
    pub(crate) pdf: Vec<u8>,
}

impl Editions {
    pub(crate) fn of(made: &Made, slug: &str) -> Editions {
        Editions {
            web: made.web(slug),
            epub: made.epub(slug).bytes.clone(),
            pdf: made.pdf(slug).bytes.clone(),
        }
    }

    /// Every difference, told; none where the editions agree.
    pub(crate) fn differences(&self) -> Vec<String> {
        let (web, book, paper) = (html::read(&self.web), epub::read(&self.epub), pdf::read(&self.pdf));
        let mut told = Vec::new();
        compare(("web edition", &web), ("e-book", &book), &mut told);
        compare(("web edition", &web), ("PDF", &paper), &mut told);
        for (name, reading) in [("web edition", &web), ("e-book", &book), ("PDF", &paper)] {
            let dead = reading.dead_links();
            if !dead.is_empty() {
                told.push(format!("{name}: links lead nowhere: {dead:?}"));
            }
        }
        order_of_places(&web, &pdf::places(&self.pdf), &mut told);
        let facts = [metadata::of_web(&self.web), metadata::of_epub(&self.epub), metadata::of_pdf(&self.pdf)]
            .concat();
        told.extend(Facts::disagreements(&facts));
        told
    }
}

/// What differs where there is no web edition: in the book of a series.
pub(crate) fn of_book_and_paper(book: &[u8], paper: &[u8]) -> Vec<String> {
    let readings = [("e-book", epub::read(book)), ("PDF", pdf::read(paper))];
    let [(_, first), (_, second)] = &readings;
    let mut told = Vec::new();
    compare(("e-book", first), ("PDF", second), &mut told);
    for (name, reading) in &readings {
        let dead = reading.dead_links();
        if !dead.is_empty() {
            told.push(format!("{name}: links lead nowhere: {dead:?}"));
        }
    }
    order_of_places(first, &pdf::places(paper), &mut told);
    let facts = [metadata::of_epub(book), metadata::of_pdf(paper)].concat();
    told.extend(Facts::disagreements(&facts));
    told
}

fn compare(one: (&str, &Reading), other: (&str, &Reading), told: &mut Vec<String>) {
    let (mut a, b) = (one.1.sequence(), other.1.sequence());
    pass_over_boxes(&mut a, &b);
    if a != b {
        told.push(format!("text: - {}, + {}\n{}", one.0, other.0, difference(&a, &b, 20)));
    }
    let (a, b) = (front_words(one.1), front_words(other.1));
    let missing: Vec<&String> = a.difference(&b).collect();
    if !missing.is_empty() {
        told.push(format!("front matter: the {} lacks {missing:?} of the {}", other.0, one.0));
    }
}

/// A character that no font has (which is denied unless a publisher lowers the rule) is a box on paper, and the
/// PDF claims no standard; the words around it are compared.
fn pass_over_boxes(a: &mut [Token], b: &[Token]) {
    for (one, other) in a.iter_mut().zip(b) {
        let (Token::Word(word), Token::Word(boxed)) = (&one, other) else { continue };
        let alike = word.chars().count() == boxed.chars().count()
            && word.chars().zip(boxed.chars()).all(|(a, b)| a == b || b == char::REPLACEMENT_CHARACTER);
        if alike {
            *one = other.clone();
        }
    }
}

/// The front says the same in each edition, laid out by its own rules: words are compared, not their order.
fn front_words(reading: &Reading) -> BTreeSet<String> {
    let words = reading.front.iter().filter_map(|token| match token {
        Token::Word(word) => Some(word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()),
        _ => None,
    });
    words.filter(|word| !word.is_empty()).collect()
}

/// A name of the PDF is an id of the web edition, and leads to the same place: names stand in both in one order.
/// Notes stand elsewhere on paper.
fn order_of_places(web: &Reading, paper: &pdf::Places, told: &mut Vec<String>) {
    let order: BTreeMap<&String, usize> = web.places.iter().zip(0..).collect();
    let unknown: Vec<&String> = paper.keys().filter(|name| !order.contains_key(name)).collect();
    if !unknown.is_empty() {
        told.push(format!("the PDF names places that the other edition does not have: {unknown:?}"));
    }
    let mut places: Vec<(&String, pdf::Place)> = paper.iter().map(|(name, place)| (name, *place)).collect();
    places.retain(|(name, _)| order.contains_key(name) && !name.starts_with("note-"));
    places.sort_by_key(|(name, _)| order[name]);
    let heights: Vec<f32> =
        places.iter().map(|(_, place)| place.page as f32 * 10_000.0 - place.top).collect();
    let kept = longest_rise(&heights);
    for (at, (name, place)) in places.iter().enumerate() {
        if !kept.contains(&at) {
            let page = place.page + 1;
            told.push(format!(
                "`#{name}` leads in the PDF to page {page}, out of the order that it has in the other edition"
            ));
        }
    }
}

/// The longest run of heights of which none lies above the one before it, by more than a line and its spacing;
/// what is left out is out of order.
fn longest_rise(heights: &[f32]) -> BTreeSet<usize> {
    const SLACK: f32 = 60.0;
    // For each height, the longest run that ends with it, and what comes before it there. Quadratic only in how far
    // back a run may reach.
    const BACK: usize = 200;
    let mut runs: Vec<(usize, Option<usize>)> = Vec::new();
    for (at, height) in heights.iter().enumerate() {
        let before = (at.saturating_sub(BACK)..at).filter(|before| heights[*before] <= height + SLACK);
        let best = before.max_by_key(|before| runs[*before].0);
        runs.push((best.map_or(1, |best| runs[best].0 + 1), best));
    }
    let mut run = BTreeSet::new();
    let mut next = (0..runs.len()).max_by_key(|at| runs[*at].0);
    while let Some(at) = next {
        run.insert(at);
        next = runs[at].1;
    }
    run
}
