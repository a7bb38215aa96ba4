//! The body of a `findings` block.

use crate::diagnostic::{Code, Sink, Span};
use crate::model::finding::QuotedFindings;
use crate::model::identifier::Id;

use super::Manifest;
use super::fields::Fields;
use super::reader::read;

/// Reads which findings are quoted; `None` where it does not say whose, which is reported.
pub(in crate::source) fn quoted_findings(manifest: &Manifest<'_>, sink: &mut Sink) -> Option<QuotedFindings> {
    read(manifest.file, manifest.text, manifest.range.clone(), sink, of_fields)
}

pub(super) fn of_fields(fields: &mut Fields<'_, '_, '_>) -> Option<QuotedFindings> {
    fields.missing("of", "add `of = \"…\"` with the slug of the publication that is quoted");
    let of = fields.mention("of");
    let only = ids(fields);
    Some(QuotedFindings { of: of?, only })
}

/// `only`: ids of findings, with or without `#`.
fn ids(fields: &mut Fields<'_, '_, '_>) -> Vec<(Id, Span)> {
    let mut ids = Vec::new();
    for (span, value) in fields.items("only") {
        let Some(text) = fields.as_text("only", span, value) else { continue };
        match Id::new(text.trim_start_matches('#')) {
            Ok(id) => ids.push((id, span)),
            Err(fault) => fields.fault("only", span, Code::InvalidId, fault),
        }
    }
    ids
}
