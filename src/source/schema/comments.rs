//! What `comments.toml` may hold.

use schemars::JsonSchema;

use super::report::Day;
use crate::model::catalogue::comment::{CommentState, DiscussionStatus};

/// What readers wrote of a publication
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
pub(super) struct Comments {
    /// Whether more may come; closed unless given.
    status: Option<DiscussionStatus>,
    /// The e-mail address to write to.
    contact: Option<String>,
    comment: Option<Vec<Comment>>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
struct Comment {
    /// By which replies and links name it.
    id: String,
    /// Nobody is named unless given.
    author: Option<String>,
    affiliation: Option<String>,
    date: Day,
    /// Markdown: paragraphs, emphasis, lists, quotations, code, links.
    text: String,
    /// The `id` of the comment that this one answers.
    reply_to: Option<String>,
    /// Whether the house itself speaks.
    by_publisher: Option<bool>,
    /// Published unless given; what is held is shown nowhere.
    state: Option<CommentState>,
}
