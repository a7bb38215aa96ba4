//! A page of the house's own: about it, privacy, accessibility.

use crate::diagnostic::Span;
use crate::model::identifier::Slug;

/// The front matter of `reports/pages/<slug>.md`.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    pub slug: Slug,
    pub title: String,
    pub description: Option<String>,
    /// Of the front matter.
    pub span: Span,
}
