//! Parts an item's bold opening from what follows it.

use crate::model::block::{Block, BlockKind};
use crate::model::inline::{Inline, InlineKind};

/// The headline, without its emphasis, and the rest. No bold opening leaves the headline empty.
pub(super) fn split(mut blocks: Vec<Block>) -> (Vec<Inline>, Vec<Block>) {
    let Some(Block { kind: BlockKind::Paragraph(content), .. }) = blocks.first_mut() else {
        return (Vec::new(), blocks);
    };
    let Some(at) = content.iter().position(|inline| !is_blank(inline)) else {
        return (Vec::new(), blocks);
    };
    if !matches!(content.get(at), Some(Inline { kind: InlineKind::Strong(_), .. })) {
        return (Vec::new(), blocks);
    }
    let mut rest = content.split_off(at + 1);
    let mut headline = std::mem::take(content);
    if let Some(Inline { kind: InlineKind::Strong(inner), .. }) = headline.pop() {
        headline.extend(inner);
    }
    trim_start(&mut rest);
    if rest.is_empty() {
        blocks.remove(0);
    } else {
        *content = rest;
    }
    (headline, blocks)
}

/// Whether an inline is only white space or an anchor.
pub(super) fn is_blank(inline: &Inline) -> bool {
    match &inline.kind {
        InlineKind::Text(text) => text.trim().is_empty(),
        InlineKind::LineBreak => true,
        _ => false,
    }
}

/// Removes white space and line breaks from the start of a run.
fn trim_start(run: &mut Vec<Inline>) {
    while run.first().is_some_and(is_blank) {
        run.remove(0);
    }
    if let Some(Inline { kind: InlineKind::Text(text), .. }) = run.first_mut() {
        *text = text.trim_start().to_owned();
    }
}
