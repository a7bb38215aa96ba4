//! Links, and the references that imprint fills in.

use std::ops::Range;

use pulldown_cmark::LinkType;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::identifier::Id;
use crate::model::inline::{Destination, Inline, InlineKind, Reference};

use super::builder::{Builder, Opened};
use super::frame::Span;
use super::paragraphs::is_blank;

impl Builder<'_> {
    pub(super) fn link(
        &mut self,
        link_type: LinkType,
        destination: &str,
        title: &str,
        range: Range<usize>,
    ) -> Opened {
        if !title.trim().is_empty() {
            let message = "the title of a link is shown nowhere";
            let diagnostic = Diagnostic::new(Code::InvalidAttribute, self.span(range.clone()), message);
            self.report(diagnostic.hint(format!("say `{}` in the text", title.trim())));
        }
        let destination = match link_type {
            LinkType::Email if !destination.starts_with("mailto:") => format!("mailto:{destination}"),
            _ => destination.to_owned(),
        };
        let shortcut = matches!(link_type, LinkType::ShortcutUnknown | LinkType::CollapsedUnknown);
        let destination = self.clean(&destination, range.clone());
        self.span_frame(Span::Link { destination, shortcut }, range)
    }

    /// Makes a link of a frame, or a reference where the author left the words to imprint.
    pub(super) fn close_link(
        &mut self,
        destination: String,
        shortcut: bool,
        content: Vec<Inline>,
        range: Range<usize>,
    ) {
        let span = self.span(range.clone());
        let empty = shortcut || is_blank(&content);
        let target = destination.strip_prefix('#').filter(|_| empty).and_then(|id| Id::new(id).ok());
        if let Some(target) = target {
            let reference = Reference { target, label: String::new(), span };
            return self.inline(InlineKind::Reference(reference), range);
        }
        let content = if empty { vec![Inline::text(destination.as_str(), span)] } else { content };
        let destination = Destination::Written(destination);
        self.inline(InlineKind::Link { destination, content }, range);
    }
}
