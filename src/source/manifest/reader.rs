//! What the tables of one TOML file share: where it lies, what is wrong with its syntax, and who is told.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, FileId, Sink, Span};

use super::fields::Fields;
use super::toml_text::{SyntaxFaults, parse};

/// What all tables of one file share.
pub(super) struct Reader<'s> {
    file: FileId,
    /// Where the TOML begins in its file.
    pub(super) offset: usize,
    source: &'s str,
    pub(super) faults: SyntaxFaults,
    pub(super) sink: &'s mut Sink,
    /// Every key asked for, and the names that it can have: the schema is held against them.
    #[cfg(test)]
    pub(super) asked: std::collections::BTreeMap<String, Vec<&'static str>>,
}

impl Reader<'_> {
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start + self.offset..range.end + self.offset)
    }

    pub(super) fn written(&self, span: Span) -> &str {
        let start = span.start.saturating_sub(self.offset);
        self.source.get(start..span.end.saturating_sub(self.offset)).unwrap_or("")
    }
}

/// Reads the TOML that stands in a part of a file. The reader asks for its keys; any other is reported.
pub(super) fn read<T>(
    file: FileId,
    source: &str,
    range: Range<usize>,
    sink: &mut Sink,
    read: impl FnOnce(&mut Fields<'_, '_, '_>) -> T,
) -> T {
    let toml = source.get(range.clone()).unwrap_or("");
    parse(toml, |table, faults| {
        let mut reader = Reader {
            file,
            offset: range.start,
            source: toml,
            faults,
            sink,
            #[cfg(test)]
            asked: std::collections::BTreeMap::new(),
        };
        let span = reader.span(0..0);
        let result = Fields::read(table, String::new(), span, &mut reader, read);
        reader.report_syntax();
        result
    })
}

impl Reader<'_> {
    fn report_syntax(self) {
        let (told, untold) = self.faults.told();
        let mut last = None;
        for fault in told {
            let span = Span::new(self.file, fault.range.start + self.offset..fault.range.end + self.offset);
            let mut diagnostic = Diagnostic::new(Code::InvalidToml, span, fault.message.clone());
            diagnostic.hint = fault.hint.clone();
            self.sink.report(diagnostic);
            last = Some(span);
        }
        if untold > 0 {
            self.sink.report(Diagnostic::new(
                Code::InvalidToml,
                last,
                format!("{untold} more places after this one are not TOML"),
            ));
        }
    }
}
