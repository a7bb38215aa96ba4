//! `character-without-font`: a character that no font has would be an empty box on paper.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, FileId, Sink, Span};
use crate::model::report::Report;
use crate::model::texts::{self, Reader};

use super::Surroundings;

/// So many are named in a file. A text in a script that has no font would name every sign of it.
const NAMED: usize = 8;

/// Reports each such character once a file, where it first stands; of very many, the rest together.
pub(super) fn check(report: &Report, surroundings: &Surroundings<'_>, sink: &mut Sink) {
    let mut missing = Missing { covers: surroundings.covers, characters: BTreeMap::new() };
    let metadata = &report.metadata;
    let names = metadata.authors.iter().map(|author| author.name.as_str());
    for text in
        [Some(metadata.title.as_str()), metadata.subtitle.as_deref()].into_iter().flatten().chain(names)
    {
        missing.words(text, metadata.span);
    }
    texts::read(report, &mut missing);
    let mut named: BTreeMap<FileId, usize> = BTreeMap::new();
    for (file, _) in missing.characters.keys() {
        *named.entry(*file).or_default() += 1;
    }
    let mut found: Vec<_> = missing.characters.into_iter().collect();
    found.sort_by_key(|((file, c), (span, _))| (*file, span.start, *c));
    let mut told = 0;
    let mut before = None;
    for ((file, c), (span, count)) in found {
        told = if before == Some(file) { told + 1 } else { 0 };
        before = Some(file);
        let all = named.get(&file).copied().unwrap_or(0);
        if all > NAMED + 1 && told >= NAMED {
            if told == NAMED {
                let message = format!("no font has {} further characters of this file either", all - NAMED);
                let place = narrowed(span, c, surroundings);
                let diagnostic = Diagnostic::new(Code::CharacterWithoutFont, place, message);
                sink.report(
                    diagnostic.hint("put a font of their script into the publisher's `assets/fonts`"),
                );
            }
            continue;
        }
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

/// Characters without a font, by file: where each first stands, and how often.
struct Missing<'a> {
    covers: &'a dyn Fn(char) -> bool,
    characters: BTreeMap<(FileId, char), (Span, usize)>,
}

impl Reader for Missing<'_> {
    fn words(&mut self, words: &str, span: Span) {
        for c in words.chars().filter(|c| !c.is_ascii() && !(self.covers)(*c)) {
            self.characters.entry((span.file, c)).or_insert((span, 0)).1 += 1;
        }
    }
}

/// The character itself, where the author's text has it as it stands.
fn narrowed(span: Span, c: char, surroundings: &Surroundings<'_>) -> Span {
    match surroundings.sources.slice(span).find(c) {
        Some(at) => Span { start: span.start + at, end: span.start + at + c.len_utf8(), ..span },
        None => span,
    }
}
