//! Somebody with a page in the catalogue.

use crate::diagnostic::Span;
use crate::model::identifier::{Orcid, Slug};

/// The front matter of `reports/people/<id>.md`; the text is the biography.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// The file's name; what authors, editors and contacts name.
    pub id: Slug,
    pub name: String,
    /// As in "Pryor-Bevan, Gwenllian".
    pub sort_name: Option<String>,
    /// Their work: "Professor of community nursing".
    pub position: Option<String>,
    pub affiliation: Option<String>,
    pub orcid: Option<Orcid>,
    pub email: Option<String>,
    /// The name of one of the pictures of the biography.
    pub photo: Option<String>,
    pub links: Vec<Link>,
    /// Of the front matter.
    pub span: Span,
}

/// A page elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub label: String,
    pub url: String,
}

impl Person {
    /// What lists of people are ordered by: the name to sort by, else the last word first.
    pub fn sort_key(&self) -> String {
        let by_last = || match self.name.rsplit_once(' ') {
            Some((first, last)) => format!("{last}, {first}"),
            None => self.name.clone(),
        };
        self.sort_name.clone().unwrap_or_else(by_last).to_lowercase()
    }
}
