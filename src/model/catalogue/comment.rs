//! What readers write to the house about a publication.

use crate::diagnostic::Span;
use crate::model::identifier::{Date, Id};

/// The content of `comments.toml`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Discussion {
    pub status: DiscussionStatus,
    /// Where to write to.
    pub contact: Option<String>,
    /// As they stand in the file.
    pub comments: Vec<Comment>,
}

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum DiscussionStatus {
    /// Comments may be sent.
    Open,
    #[default]
    Closed,
}

/// One comment.
#[derive(Debug, Clone, PartialEq)]
pub struct Comment {
    pub id: Id,
    /// `None` for somebody who is not named.
    pub author: Option<String>,
    pub affiliation: Option<String>,
    pub date: Date,
    pub text: Vec<Remark>,
    /// The comment that this one answers, and where that is said.
    pub reply_to: Option<(Id, Span)>,
    pub by_publisher: bool,
    pub state: CommentState,
    pub span: Span,
}

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum CommentState {
    #[default]
    Published,
    /// Shown nowhere.
    Held,
}

/// A block of a comment. There is no kind for markup, images or headings: a comment cannot hold what this cannot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    Paragraph(Vec<Phrase>),
    Quotation(Vec<Remark>),
    List { ordered: bool, items: Vec<Vec<Remark>> },
    Code(String),
}

/// Text within a line of a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phrase {
    Text(String),
    Emphasis(Vec<Phrase>),
    Strong(Vec<Phrase>),
    Code(String),
    Link {
        /// An absolute `http`, `https` or `mailto` address.
        url: String,
        content: Vec<Phrase>,
    },
    LineBreak,
}

impl Discussion {
    /// The comments that readers see.
    pub fn published(&self) -> impl Iterator<Item = &Comment> {
        self.comments.iter().filter(|comment| comment.state == CommentState::Published)
    }

    /// How many comments readers see: those that answer one that is held are held with it.
    pub fn count(&self) -> usize {
        fn below(threads: &[Thread<'_>]) -> usize {
            threads.iter().map(|thread| 1 + below(&thread.replies)).sum()
        }
        below(&self.threads())
    }

    /// Comments with their replies, each in the order of the file. What answers a comment that is held is not shown.
    pub fn threads(&self) -> Vec<Thread<'_>> {
        let mut answers: std::collections::BTreeMap<&Id, Vec<&Comment>> = std::collections::BTreeMap::new();
        let mut tops = Vec::new();
        for comment in self.published() {
            match &comment.reply_to {
                Some((to, _)) => answers.entry(to).or_default().push(comment),
                None => tops.push(comment),
            }
        }
        tops.into_iter().map(|top| Thread::of(top, &answers, 0)).collect()
    }
}

/// A comment and what was answered.
#[derive(Debug)]
pub struct Thread<'a> {
    pub comment: &'a Comment,
    pub replies: Vec<Thread<'a>>,
}

/// Answers to answers are shown so deep; what goes on from there stands beside the last.
const DEEPEST: usize = 60;

impl<'a> Thread<'a> {
    fn of(
        comment: &'a Comment,
        answers: &std::collections::BTreeMap<&Id, Vec<&'a Comment>>,
        depth: usize,
    ) -> Thread<'a> {
        let own = answers.get(&comment.id).filter(|_| depth < DEEPEST);
        let replies = own.map_or(&[][..], Vec::as_slice);
        Thread {
            comment,
            replies: replies.iter().map(|reply| Thread::of(reply, answers, depth + 1)).collect(),
        }
    }
}
