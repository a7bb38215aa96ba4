//! Characters that may stand in no publication: they are taken out, and reported.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::diagnostic::{Code, Diagnostic};
use crate::model::inline::{Inline, InlineKind};
use crate::source::cluster::MOST;

use super::builder::Builder;

/// So many are reported in a file; a binary file taken for text would have millions.
const REPORTED: usize = 100;

/// Why a character must go: XML 1.0 (production 2) and PDF have no place for it, or it reorders what is read.
fn fault(c: char) -> Option<Code> {
    match c {
        '\t' | '\n' => None,
        c if c.is_control() => Some(Code::ControlCharacter),
        '\u{FDD0}'..='\u{FDEF}' => Some(Code::ControlCharacter),
        c if u32::from(c) & 0xFFFE == 0xFFFE => Some(Code::ControlCharacter),
        '\u{202A}'..='\u{202E}' => Some(Code::BidirectionalControl),
        _ => None,
    }
}

/// Whether a character opens (1) or closes (-1) an isolate of text in another direction.
fn isolate(c: char) -> i32 {
    match c {
        '\u{2066}'..='\u{2068}' => 1,
        '\u{2069}' => -1,
        _ => 0,
    }
}

/// The letters of a ligature that a converted PDF has left as one character, or of a sign that stands for two; few
/// fonts have them, and nobody who searches types them.
fn apart(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        '\u{FB05}' | '\u{FB06}' => "st",
        '\u{2103}' => "°C",
        '\u{2109}' => "°F",
        _ => return None,
    })
}

fn spelt(text: &str) -> String {
    let mut spelt = String::with_capacity(text.len());
    for c in text.chars() {
        match apart(c) {
            Some(letters) => spelt.push_str(letters),
            None => spelt.push(c),
        }
    }
    spelt
}

fn is_plain(text: &str) -> bool {
    // Every character in question is a C0 control or begins with one of these bytes in UTF-8; marks begin with others.
    let questionable = |byte| matches!(byte, 0..=8 | 11..=31 | 127 | 0xC2 | 0xCC | 0xCD | 0xD2..=0xF4);
    !text.bytes().any(questionable)
}

impl Builder<'_> {
    /// A text without characters that may not be, its letters composed, as HTML should be (Normalization Form C);
    /// `range` is where it was written.
    pub(super) fn clean(&mut self, text: &str, range: Range<usize>) -> String {
        let clean = self.without_faults(text, range);
        if clean.is_ascii() {
            return clean;
        }
        let clean = if clean.contains(|c| apart(c).is_some()) { spelt(&clean) } else { clean };
        if is_nfc(&clean) { clean } else { clean.nfc().collect() }
    }

    fn without_faults(&mut self, text: &str, range: Range<usize>) -> String {
        if is_plain(text) {
            self.cluster.end();
            return text.to_owned();
        }
        let verbatim = self.source(range.clone()) == text;
        let mut clean = String::with_capacity(text.len());
        let mut last_bad = None;
        for (at, c) in text.char_indices() {
            if c == '\r' {
                // Line ends are told by the parser; a lone return is one too.
                if !text.get(at + 1..).is_some_and(|rest| rest.starts_with('\n')) {
                    clean.push('\n');
                }
                continue;
            }
            let heaped = self.cluster.is_full(c).then_some(Code::ControlCharacter);
            let Some(code) = fault(c).or(heaped) else {
                self.isolates |= isolate(c) != 0;
                clean.push(c);
                continue;
            };
            if last_bad != Some((at, code)) {
                let place = if verbatim {
                    range.start + at..range.start + at + c.len_utf8()
                } else {
                    self.find_character(c, range.clone())
                };
                self.report_character(code, place, c);
            }
            last_bad = Some((at + c.len_utf8(), code));
        }
        clean
    }

    /// Where a character stands in a part of the file; the part where it is written otherwise.
    fn find_character(&self, c: char, range: Range<usize>) -> Range<usize> {
        match self.source(range.clone()).find(c) {
            Some(at) => range.start + at..range.start + at + c.len_utf8(),
            None => range,
        }
    }

    fn report_character(&mut self, code: Code, range: Range<usize>, c: char) {
        self.bad_characters += 1;
        if self.bad_characters > REPORTED {
            return;
        }
        let number = u32::from(c);
        let message = match code {
            Code::ControlCharacter if fault(c).is_none() => {
                format!("U+{number:04X} is one more than {MOST} marks on one letter")
            }
            Code::BidirectionalControl => {
                format!("the invisible character U+{number:04X} changes the order of what is read")
            }
            _ => format!("the invisible character U+{number:04X} can stand in no edition"),
        };
        let diagnostic = Diagnostic::new(code, self.span(range), message);
        self.report(diagnostic.hint("delete it; the editions leave it out"));
    }

    /// Takes every isolate mark out of a line where not all that were opened are closed.
    pub(super) fn balance_isolates(&mut self, inlines: &mut [Inline]) {
        if !std::mem::take(&mut self.isolates) {
            return;
        }
        let mut depth = 0;
        let mut lowest = 0;
        visit(inlines, &mut |text, _| {
            for c in text.chars() {
                depth += isolate(c);
                lowest = lowest.min(depth);
            }
        });
        if depth == 0 && lowest == 0 {
            return;
        }
        let mut found = Vec::new();
        visit(inlines, &mut |text, range| {
            if let Some(first) = text.chars().find(|c| isolate(*c) != 0) {
                found.push((range, first));
                text.retain(|c| isolate(c) == 0);
            }
        });
        for (range, c) in found {
            let range = self.find_character(c, range);
            self.report_character(Code::BidirectionalControl, range, c);
        }
    }

    /// A text to be shown letter for letter: nothing in it may reorder it.
    pub(super) fn clean_code(&mut self, text: &str, range: Range<usize>) -> String {
        let before = std::mem::take(&mut self.isolates);
        let mut clean = self.clean(text, range.clone());
        if std::mem::replace(&mut self.isolates, before) {
            if let Some(first) = clean.chars().find(|c| isolate(*c) != 0) {
                let range = self.find_character(first, range);
                self.report_character(Code::BidirectionalControl, range, first);
            }
            clean.retain(|c| isolate(c) == 0);
        }
        clean
    }
}

fn visit(inlines: &mut [Inline], with: &mut dyn FnMut(&mut String, Range<usize>)) {
    for inline in inlines {
        let range = inline.span.range();
        if let InlineKind::Text(text) = &mut inline.kind {
            with(text, range);
        } else if let Some(content) = inline.content_mut() {
            visit(content, with);
        }
    }
}
