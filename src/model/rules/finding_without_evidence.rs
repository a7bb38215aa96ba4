//! `finding-without-evidence`: a finding that links to no part of the report.

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::model::finding::ItemKind;
use crate::model::report::Report;

/// Reports every finding without a basis.
pub(super) fn check(report: &Report, sink: &mut Sink) {
    for finding in report.items(ItemKind::Finding).filter(|finding| finding.basis.is_empty()) {
        let message = format!("`{}` rests on no part of the report", finding.label);
        let hint = "end it with a reference to its evidence, such as `[#chapter-id]`";
        sink.report(Diagnostic::new(Code::FindingWithoutEvidence, finding.span, message).hint(hint));
    }
}
