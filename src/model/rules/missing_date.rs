//! `missing-date`: without a date, files carry none, and PDF/A cannot be claimed.

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::model::report::Report;

use super::Surroundings;

/// Reports a publication to which neither its metadata nor the build gives a date.
pub(super) fn check(report: &Report, surroundings: &Surroundings<'_>, sink: &mut Sink) {
    // Metadata that was not read may have one, and whoever wrote a day that there is not has been told.
    let unread = sink.iter().any(|told| {
        use Code::{InvalidDate, InvalidToml, SourceTooLarge, YamlFrontMatter};
        matches!(told.code, YamlFrontMatter | InvalidToml | InvalidDate | SourceTooLarge)
            && told.place.is_some_and(|place| place.file == report.metadata.span.file)
    });
    if report.metadata.date().is_none() && !surroundings.dated && !unread {
        let message = "the publication has no date, so its files claim none";
        let hint = "add `published = 2026-11-30`, or set `SOURCE_DATE_EPOCH`";
        sink.report(Diagnostic::new(Code::MissingDate, report.metadata.span, message).hint(hint));
    }
}
