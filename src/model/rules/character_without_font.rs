//! `character-without-font`: a character that no font has would be an empty box on paper.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, FileId, Sink, Span};
use crate::model::report::Report;
use crate::model::texts;

use super::Surroundings;

/// Reports each such character once a file, where it first stands.
pub(super) fn check(report: &Report, surroundings: &Surroundings<'_>, sink: &mut Sink) {
    let mut missing: BTreeMap<(FileId, char), (Span, usize)> = BTreeMap::new();
    let mut look = |text: &str, span: Span| {
        for c in text.chars().filter(|c| !c.is_ascii() && !(surroundings.covers)(*c)) {
            missing.entry((span.file, c)).or_insert((span, 0)).1 += 1;
        }
    };
    let metadata = &report.metadata;
    let names = metadata.authors.iter().map(|author| author.name.as_str());
    for text in
        [Some(metadata.title.as_str()), metadata.subtitle.as_deref()].into_iter().flatten().chain(names)
    {
        look(text, metadata.span);
    }
    texts::for_each(report, &mut look);
    for ((_, c), (span, count)) in missing {
        let more = match count {
            1 => String::new(),
            2 => ", here and once more in this file".to_owned(),
            count => format!(", here and {} times more in this file", count - 1),
        };
        let message = format!("no font has the character `{c}` (U+{:04X}){more}", u32::from(c));
        let hint = "put a font that has it into the publisher's `assets/fonts`, or write it another way";
        sink.report(
            Diagnostic::new(Code::CharacterWithoutFont, narrowed(span, c, surroundings), message).hint(hint),
        );
    }
}

/// The character itself, where the author's text has it as it stands.
fn narrowed(span: Span, c: char, surroundings: &Surroundings<'_>) -> Span {
    match surroundings.sources.slice(span).find(c) {
        Some(at) => Span { start: span.start + at, end: span.start + at + c.len_utf8(), ..span },
        None => span,
    }
}
