//! Finds lines and columns quickly: a build may have thousands of diagnostics in one large file.

use std::collections::BTreeMap;

use crate::diagnostic::{FileId, Position, SourceFile, Sources, Span};

/// A span as people and programs name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// With forward slashes.
    pub(super) path: String,
    pub(super) start: Position,
    /// After the last character.
    pub(super) end: Position,
}

/// Looks places up, reading each file once.
pub(super) struct Places<'a> {
    sources: &'a Sources,
    read: BTreeMap<FileId, Lines<'a>>,
}

impl<'a> Places<'a> {
    pub(super) fn new(sources: &'a Sources) -> Self {
        Self { sources, read: BTreeMap::new() }
    }

    /// The lines of the file that a span lies in; `None` where there is no such file.
    pub(super) fn lines(&mut self, span: Span) -> Option<(&'a SourceFile, &Lines<'a>)> {
        let file = self.sources.get(span.file)?;
        Some((file, self.read.entry(span.file).or_insert_with(|| Lines::new(&file.text))))
    }

    pub(super) fn place(&mut self, span: Option<Span>) -> Option<Place> {
        let span = span?;
        let (file, lines) = self.lines(span)?;
        let (start, end) = lines.clamp(span);
        Some(Place { path: slashed(file), start: lines.position(start), end: lines.position(end) })
    }
}

/// A file's path with forward slashes, as every format has it.
pub(super) fn slashed(file: &SourceFile) -> String {
    file.path.to_string_lossy().replace('\\', "/")
}

/// Where the lines of a text begin, and how many characters stand before every so many bytes.
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// The number of characters before each multiple of [`STRIDE`] bytes, so that columns in one huge line cost little.
    counts: Vec<usize>,
}

const STRIDE: usize = 1024;

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let mut before = 0;
        let counts = text
            .as_bytes()
            .chunks(STRIDE)
            .map(|chunk| {
                let here = before;
                before += characters(chunk);
                here
            })
            .collect();
        Self { text, starts: std::iter::once(0).chain(breaks).collect(), counts }
    }

    /// A span's ends, within the text and on character boundaries, the byte-order mark left out.
    pub(super) fn clamp(&self, span: Span) -> (usize, usize) {
        let first = if self.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let start = self.text.floor_char_boundary(span.start).max(first);
        (start, self.text.ceil_char_boundary(span.end).max(start))
    }

    /// The index, from 0, of the line that holds an offset.
    pub(super) fn line_at(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// Where a line begins, and its text without line end and byte-order mark; `None` past the last line.
    pub(super) fn line(&self, index: usize) -> Option<(usize, &'a str)> {
        let start = *self.starts.get(index)?;
        let end = self.starts.get(index + 1).copied().unwrap_or(self.text.len());
        let line = self.text.get(start..end)?;
        let line = line.strip_suffix('\n').unwrap_or(line);
        let line = line.strip_suffix('\r').unwrap_or(line);
        match line.strip_prefix('\u{feff}') {
            Some(rest) if start == 0 => Some((line.len() - rest.len(), rest)),
            _ => Some((start, line)),
        }
    }

    /// The offset without the line ends at both of its sides, as long as anything is left.
    pub(super) fn trim(&self, start: usize, end: usize) -> (usize, usize) {
        let covered = self.text.get(start..end).unwrap_or("");
        let rest = covered.trim_end_matches(['\r', '\n']);
        let trimmed = rest.trim_start_matches(['\r', '\n']);
        (start + rest.len() - trimmed.len(), start + rest.len())
    }

    pub(super) fn position(&self, offset: usize) -> Position {
        let line = self.line_at(offset);
        let start = self.line(line).map_or(0, |(start, _)| start);
        let column = self.before(offset).saturating_sub(self.before(start)) + 1;
        Position { line: line + 1, column }
    }

    /// How many characters stand before an offset.
    fn before(&self, offset: usize) -> usize {
        let counted = (offset / STRIDE).min(self.counts.len().saturating_sub(1));
        let rest = self.text.as_bytes().get(counted * STRIDE..offset).unwrap_or_default();
        self.counts.get(counted).copied().unwrap_or(0) + characters(rest)
    }
}

/// How many characters begin within some bytes of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_those_of_the_slow_way() {
        let text = format!("\u{feff}a\r\né日x\n\n{}end", "wŷ ".repeat(2000));
        let mut sources = Sources::default();
        let file = sources.add("a.md", text.as_str());
        let lines = Lines::new(&text);
        for offset in (0..=text.len()).filter(|at| text.is_char_boundary(*at) && *at != 0) {
            assert_eq!(lines.position(offset), sources.position(file, offset), "{offset}");
        }
        assert_eq!(lines.position(3), Position { line: 1, column: 1 });
    }

    #[test]
    fn spans_past_the_end_or_within_a_character_are_mended() {
        let mut sources = Sources::default();
        let file = sources.add("a.md", "aé\n");
        let mut places = Places::new(&sources);
        let place = places.place(Some(Span::new(file, 2..99))).unwrap();
        assert_eq!(place.start, Position { line: 1, column: 2 });
        assert_eq!(place.end, Position { line: 2, column: 1 });
    }
}
