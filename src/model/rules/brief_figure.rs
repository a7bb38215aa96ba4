//! `broken-reference`: a figure for the brief that the report does not have.

use crate::diagnostic::{Code, Diagnostic, Sink, nearest};
use crate::model::report::Report;

/// Reports a figure that is named in the metadata and is none of the report's.
pub(super) fn check(report: &Report, sink: &mut Sink) {
    let Some((id, span)) = &report.metadata.brief.figure else { return };
    let figures = report.figures();
    let ids: Vec<&str> =
        figures.iter().filter_map(|figure| figure.caption.id.as_ref()).map(|id| id.as_str()).collect();
    if ids.contains(&id.as_str()) {
        return;
    }
    let message = format!("`brief.figure` names `{id}`, and no figure has that id");
    let near = nearest(id.as_str(), ids.iter().copied());
    let hint = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "give the id of a figure that has a caption, or leave it out".to_owned(),
    };
    sink.report(Diagnostic::new(Code::BrokenReference, *span, message).hint(hint));
}
