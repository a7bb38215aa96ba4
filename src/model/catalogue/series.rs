//! Publications that belong together in an order.

use crate::diagnostic::Span;
use crate::model::identifier::{Date, Slug};
use crate::model::mention::Mention;
use crate::model::metadata::Isbns;

/// The front matter of `reports/series/<slug>.md`; the text introduces the series.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    pub slug: Slug,
    pub title: String,
    pub description: Option<String>,
    pub editors: Vec<Mention>,
    /// How many parts are planned.
    pub parts: Option<u32>,
    /// Whether one e-book and PDF of all parts is made.
    pub collected: bool,
    /// Of the collected edition, as are those that follow.
    pub published: Option<Date>,
    pub modified: Option<Date>,
    pub isbn: Isbns,
    pub topics: Vec<Mention>,
    /// Of the front matter.
    pub span: Span,
}
