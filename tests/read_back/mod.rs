//! Reads editions back: the words, numbers and links of a web edition, an e-book and a PDF as one kind of sequence.
//!
//! Each reader knows its own format only, and nothing of the program that wrote it.
#![allow(dead_code, unreachable_pub, reason = "each test crate uses a part of it")]

#[path = "../agreement/differences.rs"]
pub mod differences;
pub mod direction;
pub mod epub;
pub mod flow;
pub mod holdings;
pub mod html;
pub mod markup;
pub mod metadata;
pub mod opds;
pub mod pdf;
pub mod pdf_content;
pub mod pdf_tree;
pub mod records;
pub mod references;
pub mod soundness;
pub mod tree;

use std::collections::{BTreeMap, BTreeSet};

/// What a reader meets, in the order in which an edition has it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Token {
    /// Everything between two white spaces.
    Word(String),
    /// A heading begins; 1 is a part's.
    Heading(u8),
    /// An entry of a list begins, with its number where the list has numbers.
    Entry(Option<u64>),
    Row,
    Cell {
        header: bool,
    },
    /// The words of a link follow.
    Link(Target),
    LinkEnd,
    /// What is said for an image.
    Image(String),
    /// What is said for a formula.
    Formula(String),
    /// The call of a note, by the note's number.
    Call(usize),
}

impl Token {
    /// A heading whose level is counted from the parts; the deepest that every edition has is the fifth.
    pub fn heading(level: u8) -> Token {
        Token::Heading(level.clamp(1, 5))
    }
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    Outside(String),
    /// A place in the publication, by its id.
    Inside(String),
    /// A place in a PDF that has no name.
    Unnamed,
}

/// One edition, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// Cover, title page and imprint page.
    pub front: Vec<Token>,
    pub body: Vec<Token>,
    /// By number.
    pub notes: BTreeMap<usize, Vec<Token>>,
    /// The ids that can be linked to; those of the web edition and the e-book in the order in which they stand.
    pub places: Vec<String>,
}

impl Reading {
    /// The body, then every note in the order of its number, with a mark between.
    pub fn sequence(&self) -> Vec<Token> {
        let mut all = self.body.clone();
        for (number, note) in &self.notes {
            all.push(Token::Call(*number));
            all.extend(note.iter().cloned());
        }
        all
    }

    /// Links that lead to no place of the edition.
    pub fn dead_links(&self) -> BTreeSet<String> {
        let places: BTreeSet<&String> = self.places.iter().collect();
        let everything = self.sequence().into_iter().chain(self.front.iter().cloned());
        everything
            .filter_map(|token| match token {
                Token::Link(Target::Inside(id)) if !places.contains(&id) => Some(id),
                _ => None,
            })
            .collect()
    }
}

impl std::fmt::Display for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Token::Word(word) => f.write_str(word),
            Token::Heading(level) => write!(f, "⟨h{level}⟩"),
            Token::Entry(None) => f.write_str("⟨•⟩"),
            Token::Entry(Some(number)) => write!(f, "⟨{number}.⟩"),
            Token::Row => f.write_str("⟨row⟩"),
            Token::Cell { header: true } => f.write_str("⟨th⟩"),
            Token::Cell { header: false } => f.write_str("⟨td⟩"),
            Token::Link(Target::Outside(url)) => write!(f, "⟨link {url}⟩"),
            Token::Link(Target::Inside(id)) => write!(f, "⟨link #{id}⟩"),
            Token::Link(Target::Unnamed) => f.write_str("⟨link to a place without name⟩"),
            Token::LinkEnd => f.write_str("⟨/link⟩"),
            Token::Image(words) => write!(f, "⟨image: {words}⟩"),
            Token::Formula(words) => write!(f, "⟨formula: {words}⟩"),
            Token::Call(number) => write!(f, "⟨note {number}⟩"),
        }
    }
}
