//! `comments.toml`: what readers wrote, and whether more may come.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Sink, Span};
use crate::model::catalogue::Discussion;
use crate::model::catalogue::comment::{Comment, CommentState, DiscussionStatus};
use crate::model::identifier::{Id, LanguageTag};

use super::Manifest;
use super::fields::Fields;
use super::profile::email;
use super::reader::read;
use crate::source::remarks;

/// Reads the comments of one publication; what is wrong is reported, and the rest is kept.
pub(in crate::source) fn comments(
    manifest: &Manifest<'_>,
    language: &LanguageTag,
    sink: &mut Sink,
) -> Discussion {
    let discussion = read(manifest.file, manifest.text, manifest.range.clone(), sink, |fields| {
        of_fields(fields, language)
    });
    hold_together(discussion, sink)
}

pub(super) fn of_fields(fields: &mut Fields<'_, '_, '_>, language: &LanguageTag) -> Discussion {
    Discussion {
        status: fields.choice::<DiscussionStatus>("status").unwrap_or_default(),
        contact: fields.checked("contact", Code::InvalidValue, email),
        comments: fields.tables("comment", |own| comment(own, language)),
    }
}

fn comment(fields: &mut Fields<'_, '_, '_>, language: &LanguageTag) -> Option<Comment> {
    fields.missing("id", "add `id = \"…\"`: a word by which replies and links name it");
    let id = fields.checked("id", Code::InvalidId, Id::new);
    let author = fields.text("author");
    let affiliation = fields.text("affiliation");
    fields.missing("date", "add `date = 2026-11-30`");
    let date = fields.date("date");
    fields.missing("text", "add `text = \"…\"`");
    let text = fields.prose("text");
    let to_span = fields.span_of("reply_to").unwrap_or(fields.span());
    let reply_to = fields.checked("reply_to", Code::InvalidId, Id::new);
    let by_publisher = fields.flag("by_publisher").unwrap_or(false);
    let state = fields.choice::<CommentState>("state").unwrap_or_default();
    let span = fields.span_of("id").unwrap_or(fields.span());
    let (text, place) = text?;
    let text = remarks::read(&text, place, language, fields.reader.sink);
    Some(Comment {
        id: id?,
        author,
        affiliation,
        date: date?,
        text,
        reply_to: reply_to.map(|to| (to, to_span)),
        by_publisher,
        state,
        span,
    })
}

/// Reports comments that are named twice, and answers to nothing or to themselves; they then answer nothing.
fn hold_together(mut discussion: Discussion, sink: &mut Sink) -> Discussion {
    let mut answers: BTreeMap<Id, Option<(Id, Span)>> = BTreeMap::new();
    discussion.comments.retain(|comment| {
        let first = !answers.contains_key(&comment.id);
        if first {
            answers.insert(comment.id.clone(), comment.reply_to.clone());
        } else {
            let message = format!("the comment `{}` is there twice", comment.id);
            let hint = "give each an `id` of its own";
            sink.report(Diagnostic::new(Code::DuplicateComment, comment.span, message).hint(hint));
        }
        first
    });
    for comment in &mut discussion.comments {
        let Some((to, span)) = comment.reply_to.clone() else { continue };
        if !answers.contains_key(&to) {
            let message = format!("there is no comment `{to}`");
            let names = answers.keys().map(Id::as_str);
            let hint = match crate::diagnostic::nearest(to.as_str(), names) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "write the `id` of the comment that it answers".to_owned(),
            };
            sink.report(Diagnostic::new(Code::UnknownComment, span, message).hint(hint));
            comment.reply_to = None;
        } else if comes_back(&comment.id, &answers) {
            let message = format!("the comment `{}` answers itself in a circle", comment.id);
            let hint = "take out the `reply_to` of the comment that was first";
            sink.report(Diagnostic::new(Code::RelationCycle, span, message).hint(hint));
            comment.reply_to = None;
        }
    }
    discussion
}

/// Whether following the answers leads back.
fn comes_back(id: &Id, answers: &BTreeMap<Id, Option<(Id, Span)>>) -> bool {
    let mut at = id;
    for _ in 0..=answers.len() {
        match answers.get(at) {
            Some(Some((to, _))) if to == id => return true,
            Some(Some((to, _))) => at = to,
            _ => return false,
        }
    }
    false
}
