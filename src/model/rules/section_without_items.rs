//! `section-without-items`: a findings section in which no finding can be told from the rest.

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::model::block::BlockKind;
use crate::model::report::Report;
use crate::model::role::Role;

/// Reports findings, implications and recommendations parts without a single item.
pub(super) fn check(report: &Report, sink: &mut Sink) {
    for part in &report.parts {
        let (Role::KeyFindings | Role::PolicyImplications | Role::Recommendations) = part.role else {
            continue;
        };
        if !part.blocks.iter().any(|block| matches!(block.kind, BlockKind::Item(_))) {
            let message = format!("this `{}` section has no items", part.role.as_str());
            let hint = "give each item a sub-heading, a list entry or a paragraph of its own";
            sink.report(Diagnostic::new(Code::SectionWithoutItems, part.span, message).hint(hint));
        }
    }
}
