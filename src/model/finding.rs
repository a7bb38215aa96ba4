//! Findings, implications and recommendations: what a report argues, typed.

use crate::diagnostic::Span;
use crate::model::block::Block;
use crate::model::identifier::Id;
use crate::model::inline::{Inline, Reference};

/// One finding, implication or recommendation.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub kind: ItemKind,
    /// From 1, within its kind.
    pub number: usize,
    pub id: Id,
    /// Of its headline in the outline: 2, or deeper where its section is not a whole part.
    pub level: u8,
    /// "Finding 2" in the report's language.
    pub label: String,
    /// The bold opening or the sub-heading, as written; empty where the author gave none.
    pub headline: Vec<Inline>,
    /// What follows, without references that only end the item.
    pub body: Vec<Block>,
    /// To whom an implication or recommendation is addressed: `for="…"`.
    pub addressee: Option<Line>,
    /// What it rests on: parts for a finding, findings for an implication. In the order written, each once.
    pub basis: Vec<Reference>,
    /// "Evidence" or "Follows from" in the report's language.
    pub basis_label: String,
    pub span: Span,
}

/// A label and what stands behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub label: String,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemKind {
    Finding,
    Implication,
    Recommendation,
}

impl ItemKind {
    /// The word used in ids and class names.
    pub fn as_str(self) -> &'static str {
        match self {
            ItemKind::Finding => "finding",
            ItemKind::Implication => "implication",
            ItemKind::Recommendation => "recommendation",
        }
    }
}

/// Findings of another publication, to be shown numbered and worded as there. Only in drafts: once both publications
/// are resolved, the findings stand in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedFindings {
    pub of: crate::model::mention::Mention,
    /// The ids of those that are wanted, each with its place; empty for all.
    pub only: Vec<(Id, Span)>,
}
