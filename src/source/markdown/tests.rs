//! The reader as authors meet it: a source, and the blocks it becomes.

mod foreign;
mod hostile;
mod html;
mod markdown;

use super::outline::outline;
use crate::diagnostic::Span;
use crate::model::block::{Block, BlockKind};
use crate::model::inline::{Inline, InlineKind};

/// A text, and the outline of what it becomes; that may be indented by four.
#[track_caller]
fn check(text: &str, expected: &str) {
    let expected: String =
        expected.lines().map(|line| format!("{}\n", line.strip_prefix("    ").unwrap_or(line))).collect();
    assert_eq!(outline(text), expected.trim_start_matches('\n'), "\n{text}");
}

/// Calls with every text of blocks, however deep.
fn places(blocks: &[Block], with: &mut dyn FnMut(&str, Span)) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(content) => in_line(content, with),
            BlockKind::Heading(heading) => in_line(&heading.content, with),
            BlockKind::List(list) => list.items.iter().for_each(|item| places(&item.blocks, with)),
            BlockKind::Quotation(quotation) => places(&quotation.blocks, with),
            BlockKind::Table(table) => {
                let cells = table.head.iter().chain(&table.body).flat_map(|row| &row.cells);
                cells.for_each(|cell| places(&cell.content, with));
            }
            _ => {}
        }
    }
}

fn in_line(inlines: &[Inline], with: &mut dyn FnMut(&str, Span)) {
    for inline in inlines {
        if let InlineKind::Text(text) = &inline.kind {
            with(text, inline.span);
        }
        if let Some(content) = inline.content() {
            in_line(content, with);
        }
    }
}

/// The Markdown files of a folder, by name.
fn markdown_files(folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path().display().to_string());
    let mut files: Vec<String> = paths.filter(|path| path.ends_with(".md")).collect();
    files.sort();
    files
}
