//! Lines that announce what comes after them, and must not stand at the foot of a page without it.

use crate::model::block::{Block, BlockKind};
use crate::model::inline::{Inline, InlineKind, plain_text};

/// Longer paragraphs take their chance, or they would leave too much of a page empty.
const LONGEST: usize = 210;

/// Whether a block announces the one after it: a short paragraph that ends with a colon, or is bold from end to end
/// as an author's own heading or caption is.
pub(super) fn announces(block: &Block, next: Option<&Block>) -> bool {
    let (BlockKind::Paragraph(content), Some(next)) = (&block.kind, next) else { return false };
    let shown = match next.kind {
        BlockKind::List(_) | BlockKind::Definitions(_) | BlockKind::Quotation(_) => true,
        BlockKind::Code(_) | BlockKind::Formula(_) => true,
        BlockKind::Figure(_) | BlockKind::Image(_) | BlockKind::Table(_) => true,
        BlockKind::Paragraph(_) => return is_title(content),
        _ => false,
    };
    shown && (is_title(content) || ends_with_colon(content))
}

fn is_title(content: &[Inline]) -> bool {
    let bold = |inline: &Inline| match &inline.kind {
        InlineKind::Strong(_) => true,
        InlineKind::Text(text) => text.trim().is_empty(),
        _ => false,
    };
    !content.is_empty() && content.iter().all(bold) && is_short(content)
}

fn ends_with_colon(content: &[Inline]) -> bool {
    plain_text(content).trim_end().ends_with([':', '：']) && is_short(content)
}

fn is_short(content: &[Inline]) -> bool {
    plain_text(content).chars().take(LONGEST + 1).count() <= LONGEST
}
