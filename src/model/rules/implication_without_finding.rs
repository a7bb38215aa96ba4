//! `implication-without-finding`: an implication that follows from no finding.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::model::finding::ItemKind;
use crate::model::report::Report;

/// Reports every implication whose basis names no finding.
pub(super) fn check(report: &Report, sink: &mut Sink) {
    let findings: BTreeSet<_> = report.items(ItemKind::Finding).map(|finding| &finding.id).collect();
    for implication in report.items(ItemKind::Implication) {
        if !implication.basis.iter().any(|reference| findings.contains(&reference.target)) {
            let message = format!("`{}` follows from no finding", implication.label);
            let hint = "refer to the finding it follows from, such as `[#finding-id]`";
            sink.report(
                Diagnostic::new(Code::ImplicationWithoutFinding, implication.span, message).hint(hint),
            );
        }
    }
}
