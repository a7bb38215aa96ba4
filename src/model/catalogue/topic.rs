//! A subject that the house works on.

use crate::diagnostic::Span;
use crate::model::identifier::Slug;
use crate::model::mention::Mention;

/// The front matter of `reports/topics/<slug>.md`; the text says why the topic matters.
#[derive(Debug, Clone, PartialEq)]
pub struct Topic {
    pub slug: Slug,
    pub title: String,
    pub description: Option<String>,
    pub goals: Vec<Goal>,
    /// Research under way.
    pub projects: Vec<Undertaking>,
    /// Teaching.
    pub programmes: Vec<Undertaking>,
    pub people: Vec<Member>,
    /// Whom to write to.
    pub contacts: Vec<Mention>,
    /// Of the front matter.
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    pub title: String,
    pub text: Option<String>,
}

/// A project or a programme of teaching.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undertaking {
    pub title: String,
    pub text: Option<String>,
    pub url: Option<String>,
    pub people: Vec<Mention>,
}

/// Somebody who works on the topic, and as what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    pub person: Mention,
    pub role: Option<String>,
}
