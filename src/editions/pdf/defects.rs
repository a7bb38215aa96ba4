//! What Typst says about the generated text, said of the author's file.

use typst::diag::{Severity, SourceDiagnostic};
use typst::syntax::DiagSpan;
use typst::{World, WorldExt};

use super::span_map::SpanMap;
use super::world::ReportWorld;
use crate::diagnostic::{Code, Diagnostic, Span};

/// Everything reported as a diagnostic of imprint's.
pub(super) fn diagnostics<'d>(
    reported: impl IntoIterator<Item = &'d SourceDiagnostic>,
    world: &ReportWorld<'_>,
    spans: &SpanMap,
    whole: Span,
) -> Vec<Diagnostic> {
    reported.into_iter().map(|found| diagnostic(found, world, spans, whole)).collect()
}

/// Whether a warning means that pages or numbers may be wrong.
pub(super) fn is_unsettled(warning: &SourceDiagnostic) -> bool {
    warning.severity == Severity::Warning && warning.message.contains("did not converge")
}

/// Hyphens below one another, said of the text that the third of them ends.
pub(super) fn ladder(
    at: typst::syntax::Span,
    world: &ReportWorld<'_>,
    spans: &SpanMap,
    whole: Span,
) -> Diagnostic {
    let place = placed(DiagSpan::from(at), "", world, spans).unwrap_or(whole);
    Diagnostic::new(Code::HyphenLadder, place, "three lines in a row end with a hyphen in the PDF")
        .hint("change a word or its place; one is mostly enough")
}

fn diagnostic(found: &SourceDiagnostic, world: &ReportWorld<'_>, spans: &SpanMap, whole: Span) -> Diagnostic {
    if let Some(own) = template_defect(found, world) {
        return own;
    }
    // The place itself, else the call that led to it: functions of the template lie in another file.
    let places = std::iter::once(found.span).chain(found.trace.iter().map(|step| DiagSpan::from(step.span)));
    let place = places.into_iter().find_map(|at| placed(at, &found.message, world, spans)).unwrap_or(whole);
    if found.message.contains("could not be displayed") {
        return Diagnostic::new(Code::CharacterWithoutFont, place, "no font has a glyph for this text")
            .hint("put a font that has it into `assets/fonts`, or write it otherwise");
    }
    let hints: Vec<&str> = found.hints.iter().map(|hint| hint.v.as_str()).collect();
    let defect = Diagnostic::new(
        Code::PdfDefect,
        place,
        format!("the PDF cannot be made: {}", found.message.trim_end_matches('.')),
    );
    match hints.is_empty() {
        true => defect.hint("take this part out or write it more simply; what stands here is beyond the PDF"),
        false => defect.hint(hints.join("; ")),
    }
}

/// What Typst says of a publisher's own template.
fn template_defect(found: &SourceDiagnostic, world: &ReportWorld<'_>) -> Option<Diagnostic> {
    let span = world.place_in_template(found.span)?;
    let message = format!("the PDF's template cannot be used: {}", found.message.trim_end_matches('.'));
    let hints: Vec<&str> = found.hints.iter().map(|hint| hint.v.as_str()).collect();
    let hint = match hints.is_empty() {
        true => "compare it with the file of the theme that it extends".to_owned(),
        false => hints.join("; "),
    };
    Some(Diagnostic::new(Code::InvalidTemplate, span, message).hint(hint))
}

/// The part of the author's file that a place in the generated text comes from.
fn placed(at: DiagSpan, message: &str, world: &ReportWorld<'_>, spans: &SpanMap) -> Option<Span> {
    if at.id() != Some(world.main()) {
        return None;
    }
    let range = world.range(at)?;
    let (generated, span) = spans.find(range.start)?;
    let literal = world.markup().get(generated).unwrap_or("");
    Some(narrowed(literal, message, span))
}

/// The character a message quotes, where the literal stands for the source letter for letter.
fn narrowed(literal: &str, message: &str, span: Span) -> Span {
    let text = literal.trim_start_matches('"').trim_end_matches('"');
    let quoted = message.split('`').nth(1).map(|quoted| quoted.trim_matches('"'));
    let exact = text.len() == span.end.saturating_sub(span.start) && !text.contains('\\');
    match quoted
        .filter(|quoted| exact && !quoted.is_empty())
        .and_then(|quoted| Some((quoted, text.find(quoted)?)))
    {
        Some((quoted, at)) => Span { start: span.start + at, end: span.start + at + quoted.len(), ..span },
        None => span,
    }
}
