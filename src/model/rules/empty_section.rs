//! `empty-section`: a heading with nothing under it.

use crate::diagnostic::{Code, Diagnostic, Sink, Span};
use crate::model::block::BlockKind;
use crate::model::inline::{Inline, plain_text};
use crate::model::report::Report;
use crate::model::role::Role;

/// Reports parts without content and headings that the next one of their level, or a higher one, follows at once.
pub(super) fn check(report: &Report, sink: &mut Sink) {
    for part in &report.parts {
        let blocks = || part.blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Trail(_)));
        if blocks().next().is_none() && part.role != Role::Opening {
            empty(&part.title, part.span, sink);
        }
        let mut blocks = blocks().peekable();
        while let Some(block) = blocks.next() {
            let BlockKind::Heading(heading) = &block.kind else { continue };
            let followed = blocks.peek().is_some_and(|next| match &next.kind {
                BlockKind::Heading(next) => next.level > heading.level,
                _ => true,
            });
            if !followed {
                empty(&heading.content, block.span, sink);
            }
        }
    }
}

fn empty(title: &[Inline], span: Span, sink: &mut Sink) {
    let message = format!("there is nothing under `{}`", plain_text(title).trim());
    sink.report(
        Diagnostic::new(Code::EmptySection, span, message).hint("write its text, or remove the heading"),
    );
}
