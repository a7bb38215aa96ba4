//! Readers' comments, nested.

use serde_json::{Value, json};

use crate::editions::markup::{Dialect, Markup};
use crate::locale::Locale;
use crate::model::catalogue::Discussion;
use crate::model::catalogue::comment::{DiscussionStatus, Phrase, Remark, Thread};

/// Answers to answers are set in so deep; deeper ones stand in one line with the last.
const DEEPEST: usize = 4;

/// What the page shows of a discussion; `None` where there is nothing to show.
pub(super) fn comments(discussion: &Discussion, locale: &Locale) -> Option<Value> {
    let threads = discussion.threads();
    let open = discussion.status == DiscussionStatus::Open;
    let contact = discussion.contact.as_deref().filter(|_| open);
    if threads.is_empty() && contact.is_none() {
        return None;
    }
    let mut list = String::new();
    if !threads.is_empty() {
        let mut out = Markup::new(Dialect::Html);
        write_threads(&mut out, &threads, locale, 0);
        list = out.finish();
    }
    Some(json!({
        "count": locale.site.comments(discussion.count()),
        "none": threads.is_empty(),
        "open": open,
        "contact": contact,
        // Written element by element, every text escaped.
        "list": list,
    }))
}

fn write_threads(out: &mut Markup, threads: &[Thread<'_>], locale: &Locale, depth: usize) {
    out.start("ol").with("class", "comments").begin();
    out.line();
    for thread in threads {
        write_thread(out, thread, locale, depth);
    }
    out.close("ol");
    out.line();
}

fn write_thread(out: &mut Markup, thread: &Thread<'_>, locale: &Locale, depth: usize) {
    let comment = thread.comment;
    let words = &locale.site;
    let class = if comment.by_publisher { "comment by-publisher" } else { "comment" };
    out.open("li");
    out.start("article").with("class", class).with("id", &anchor(comment.id.as_str())).begin();
    out.line();
    out.start("p").with("class", "comment-by").begin();
    out.element("b", "", comment.author.as_deref().unwrap_or(&words.anonymous));
    if let Some(affiliation) = &comment.affiliation {
        out.text(", ");
        out.text(affiliation);
    }
    if comment.by_publisher {
        out.text(" ");
        out.element("span", "mark", &words.from_publisher);
    }
    out.close("p");
    out.line();
    out.start("p").with("class", "comment-date").begin();
    out.start("a").with("href", &format!("#{}", anchor(comment.id.as_str()))).begin();
    out.start("time").with("datetime", &comment.date.to_string()).begin();
    out.text(&locale.date(comment.date));
    out.close("time");
    out.close("a");
    out.close("p");
    out.line();
    write_remarks(out, &comment.text);
    out.close("article");
    out.line();
    if depth < DEEPEST && !thread.replies.is_empty() {
        write_threads(out, &thread.replies, locale, depth + 1);
    }
    out.close("li");
    out.line();
    if depth >= DEEPEST {
        for reply in &thread.replies {
            write_thread(out, reply, locale, depth);
        }
    }
}

/// The id of a comment on the page.
fn anchor(id: &str) -> String {
    format!("comment-{id}")
}

fn write_remarks(out: &mut Markup, remarks: &[Remark]) {
    for remark in remarks {
        match remark {
            Remark::Paragraph(phrases) => {
                out.open("p");
                write_phrases(out, phrases);
                out.close("p");
            }
            Remark::Quotation(remarks) => {
                out.open("blockquote");
                write_remarks(out, remarks);
                out.close("blockquote");
            }
            Remark::List { ordered, items } => {
                let name = if *ordered { "ol" } else { "ul" };
                out.open(name);
                for item in items {
                    out.open("li");
                    write_remarks(out, item);
                    out.close("li");
                }
                out.close(name);
            }
            Remark::Code(code) => {
                out.open("pre");
                out.element("code", "", code);
                out.close("pre");
            }
        }
        out.line();
    }
}

fn write_phrases(out: &mut Markup, phrases: &[Phrase]) {
    for phrase in phrases {
        match phrase {
            Phrase::Text(text) => out.text(text),
            Phrase::Code(code) => out.element("code", "", code),
            Phrase::LineBreak => out.start("br").void(),
            Phrase::Emphasis(content) => wrapped(out, "em", content),
            Phrase::Strong(content) => wrapped(out, "strong", content),
            Phrase::Link { url, content } => {
                // A reader's link is not the house's recommendation.
                out.start("a").with("href", url).with("rel", "nofollow ugc").begin();
                write_phrases(out, content);
                out.close("a");
            }
        }
    }
}

fn wrapped(out: &mut Markup, name: &str, content: &[Phrase]) {
    out.open(name);
    write_phrases(out, content);
    out.close(name);
}
