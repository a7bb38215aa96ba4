//! What a chapter's own metadata says: files of other tools begin with some, and have their title nowhere else.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, FileId, Sink, Span};
use crate::model::block::{Attributes, Block, BlockKind, Heading};
use crate::model::draft::DraftFile;
use crate::model::inline::Inline;

use super::front_matter::Opening;
use super::manifest;

/// Puts the title that a file's metadata has over its text, where no heading of the first level is in it.
pub(super) fn put(opening: &Opening, text: &str, draft: &mut DraftFile) {
    let first = |block: &Block| matches!(&block.kind, BlockKind::Heading(heading) if heading.level == 1);
    let Some((title, fence)) = title(opening, text) else { return };
    if draft.blocks.iter().any(first) {
        return;
    }
    let span = Span::new(draft.file, fence);
    let content = vec![Inline::text(title.as_str(), span)];
    let heading = Heading { level: 1, id: None, content, attributes: Attributes::default() };
    draft.blocks.insert(0, Block::new(BlockKind::Heading(heading), span));
}

fn title(opening: &Opening, text: &str) -> Option<(String, Range<usize>)> {
    let (toml, fence) = match opening {
        Opening::Toml { toml, fence, .. } => (text.get(toml.clone())?, fence),
        Opening::Yaml { toml, fence, .. } => (toml.as_str(), fence),
        Opening::Unclosed { .. } | Opening::None => return None,
    };
    let table: toml::Table = toml.parse().ok()?;
    let (title, _) = manifest::clean(table.get("title")?.as_str()?);
    (!title.is_empty()).then(|| (title, fence.clone()))
}

/// Where a file begins with metadata.
pub(super) fn fence(opening: &Opening, file: FileId) -> Option<Span> {
    match opening {
        Opening::Toml { fence, .. } | Opening::Yaml { fence, .. } => Some(Span::new(file, fence.clone())),
        Opening::Unclosed { .. } | Opening::None => None,
    }
}

/// Says once that files have metadata of their own, of which only the titles are read.
pub(super) fn report(fences: &[Span], sink: &mut Sink) {
    let Some(first) = fences.first() else { return };
    let more = match fences.len() {
        1 => "this file begins with metadata of its own, of which only the title is read".to_owned(),
        2 => "this file and one more begin with metadata of their own, of which only the titles are read"
            .to_owned(),
        many => format!(
            "this file and {} more begin with metadata of their own, of which only the titles are read",
            many - 1
        ),
    };
    let hint = "a folder has its metadata in `report.toml`; a chapter's title is its heading: `# Title`";
    sink.report(Diagnostic::new(Code::UnreadText, *first, more).hint(hint));
}
