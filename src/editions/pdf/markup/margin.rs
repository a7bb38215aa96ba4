//! What may stand in the margin, and what stays in the column because two things would overlap there.
//!
//! Typst places what hangs in the margin without asking what is there already. Whether there is room is reckoned
//! beforehand, from the length of texts, and generously: what would only just fit stays in the column.

use super::pictures::PIXEL;
use crate::model::block::{Block, BlockKind, Figure, List, Quotation, Row, Table};
use crate::model::finding::Item;
use crate::model::inline::{Inline, plain_text};
use crate::model::picture::{Picture, PictureId};
use crate::theme::tokens::{Page, Tokens};

/// Points in a millimetre.
const MILLIMETRE: f64 = 72.0 / 25.4;

/// How wide a letter is on average, as a share of its size, in the widest of the usual faces.
const LETTER: f64 = 0.5;

/// Captions and pull quotes of more characters are not short.
const SHORT: usize = 160;

/// Tables of no more lines are kept together on a page.
const LOW: f64 = 18.0;

/// Items of fewer characters are kept together on a page.
const BRIEF: usize = 1_100;

/// Whether the block at one place of a part's blocks may stand in the margin.
pub(super) fn has_room(blocks: &[Block], at: usize, pictures: &[Picture], tokens: &Tokens) -> bool {
    match blocks.get(at).map(|block| &block.kind) {
        Some(BlockKind::Figure(figure)) => beside_its_picture(figure, pictures, tokens),
        Some(BlockKind::Quotation(quotation)) if quotation.pull => {
            let Some(height) = height_of_quotation(quotation, tokens) else { return false };
            // It is moved upwards where it would reach below the page, so there must be room on both sides.
            let after = blocks.iter().skip(at + 1);
            let before = blocks.iter().take(at).rev();
            free(after, height, tokens) && free(before, height, tokens)
        }
        Some(BlockKind::Trail(trail)) => {
            let labels = trail.references.iter().map(|reference| reference.label.chars().count() + 2);
            let length = trail.label.chars().count() + 2 + labels.sum::<usize>();
            let size = tokens.scale.small - 0.5;
            let mut height = lines(length, tokens.page.margin_column(), size) * size * 1.3;
            if at == 0 {
                // Below the part's numeral.
                height += 2.0 * tokens.scale.line;
            }
            free(blocks.iter().skip(at + 1), height, tokens)
        }
        _ => false,
    }
}

/// Whether the longest words of a table's columns together are wider than column and margin are.
pub(super) fn is_wider_than_a_page(table: &Table, density: u8, tokens: &Tokens) -> bool {
    let size = tokens.scale.small - f64::from(density);
    let mut widest = vec![0.0_f64; table.columns.len()];
    for row in table.head.iter().chain(&table.body) {
        for (width, cell) in widest.iter_mut().zip(&row.cells).filter(|(_, cell)| cell.columns == 1) {
            *width = width.max(longest_word(&cell.content) * size * 0.6 + 6.0);
        }
    }
    let page = &tokens.page;
    widest.iter().sum::<f64>() > (page.margin_column() + page.gutter + page.column) * MILLIMETRE
}

/// Whether all of a table's cells would have room in the column on one line each, or, where it is `wide`, in column
/// and margin; generously.
pub(super) fn is_narrow(table: &Table, wide: bool, tokens: &Tokens) -> bool {
    let mut widest = vec![0.0_f64; table.columns.len()];
    for row in table.head.iter().chain(&table.body) {
        for (width, cell) in widest.iter_mut().zip(&row.cells) {
            let letters = match cell.content.as_slice() {
                [] => 0,
                [Block { kind: BlockKind::Paragraph(content), .. }] if cell.columns == 1 => {
                    plain_text(content).chars().count()
                }
                _ => return false,
            };
            *width = width.max(letters as f64 * tokens.scale.small * 0.6 + 12.0);
        }
    }
    let page = &tokens.page;
    let room = if wide { page.margin_column() + page.gutter + page.column } else { page.column };
    widest.iter().sum::<f64>() < room * MILLIMETRE
}

/// In letters; words of more than twenty are broken in any case.
fn longest_word(content: &[Block]) -> f64 {
    let mut longest = 0;
    for block in content {
        if let BlockKind::Paragraph(content) = &block.kind {
            let words = plain_text(content);
            longest = words.split_whitespace().map(|word| word.chars().count()).fold(longest, usize::max);
        }
    }
    longest.min(20) as f64
}

/// Whether a table is so low that a page break within it would look like a mistake.
pub(super) fn is_low(table: &Table, tokens: &Tokens) -> bool {
    let columns = table.columns.len().max(1) as f64;
    let width = (tokens.page.column / columns).max(15.0);
    let row = |row: &Row| {
        let cells = row.cells.iter().map(|cell| {
            let length: usize = cell.content.iter().map(|block| length(&block.kind)).sum();
            lines(length, width, tokens.scale.small)
        });
        cells.fold(1.0, f64::max)
    };
    table.head.iter().chain(&table.body).map(row).sum::<f64>() <= LOW && table.body.len() <= LOW as usize
}

fn length(kind: &BlockKind) -> usize {
    match kind {
        BlockKind::Paragraph(content) => plain_text(content).chars().count(),
        // Whatever else it is, the table is not low.
        _ => 10_000,
    }
}

/// Whether an item is short enough to be kept together.
pub(super) fn is_brief(item: &Item) -> bool {
    let mut length = plain_text(&item.headline).chars().count();
    for block in &item.body {
        match &block.kind {
            BlockKind::Paragraph(content) => length += plain_text(content).chars().count(),
            _ => return false,
        }
    }
    length <= BRIEF
}

/// A caption is never taller than the picture that it stands beside.
fn beside_its_picture(figure: &Figure, pictures: &[Picture], tokens: &Tokens) -> bool {
    let caption = &figure.caption;
    let length = caption.label.chars().count() + 1 + plain_text(&caption.content).chars().count();
    let picture = figure.image.picture.and_then(|PictureId(at)| pictures.get(at));
    let Some(picture) = picture.filter(|_| length <= SHORT) else { return false };
    let (width, height) = (f64::from(picture.width.max(1)) * PIXEL, f64::from(picture.height.max(1)) * PIXEL);
    let share = (tokens.page.column * MILLIMETRE / width).min(1.0);
    let size = tokens.scale.small + 0.5;
    let lines = lines(length, tokens.page.margin_column(), size) + 1.0;
    lines * size * 1.3 <= height * share
}

/// In points; `None` for what is too long for the margin, or more than words.
fn height_of_quotation(quotation: &Quotation, tokens: &Tokens) -> Option<f64> {
    let [Block { kind: BlockKind::Paragraph(content), .. }] = quotation.blocks.as_slice() else {
        return None;
    };
    let words = plain_text(content).chars().count();
    if words > SHORT || has_long_word(content, &tokens.page, tokens.scale.text * 1.15) {
        return None;
    }
    let attribution = quotation.attribution.as_ref().map_or(0, |words| plain_text(words).chars().count());
    let width = tokens.page.margin_column();
    let said = (lines(words, width, tokens.scale.text * 1.15) + 1.0) * tokens.scale.text * 1.15 * 1.35;
    let speaker = (lines(attribution, width, tokens.scale.small) + 1.0) * tokens.scale.small * 1.3;
    Some(said + speaker + 2.0 * tokens.scale.line)
}

fn has_long_word(content: &[Inline], page: &Page, size: f64) -> bool {
    let longest = plain_text(content).split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
    longest as f64 * size * 0.6 > page.margin_column() * MILLIMETRE
}

/// Whether blocks leave the margin beside them free for so many points. Where they end before, a page ends or begins.
fn free<'b>(blocks: impl Iterator<Item = &'b Block>, height: f64, tokens: &Tokens) -> bool {
    let mut left = height * 1.2;
    for block in blocks {
        if left <= 0.0 {
            return true;
        }
        match &block.kind {
            BlockKind::Figure(_) | BlockKind::Table(_) | BlockKind::Item(_) | BlockKind::Trail(_) => {
                return false;
            }
            BlockKind::Quotation(quotation) if quotation.pull => return false,
            kind => left -= least_height(kind, tokens),
        }
    }
    true
}

/// What a block takes of the column at least, in points.
fn least_height(kind: &BlockKind, tokens: &Tokens) -> f64 {
    let line = tokens.scale.line;
    let set = |words: &[Inline]| {
        // Fewer lines than there will be: the widest measure, the narrowest letters.
        let length = plain_text(words).chars().count() as f64;
        (length * tokens.scale.text * 0.42 / (tokens.page.column * MILLIMETRE)).floor().max(1.0) * line
    };
    match kind {
        BlockKind::Paragraph(content) => set(content),
        BlockKind::Heading(_) => 2.0 * line,
        BlockKind::List(List { items, .. }) => {
            items.iter().flat_map(|item| &item.blocks).map(|block| least_height(&block.kind, tokens)).sum()
        }
        BlockKind::Quotation(quotation) => {
            quotation.blocks.iter().map(|block| least_height(&block.kind, tokens)).sum()
        }
        _ => line,
    }
}

/// How many lines a text takes in a width of millimetres, generously.
fn lines(length: usize, width: f64, size: f64) -> f64 {
    // Ragged lines end short of their measure.
    (length as f64 * size * LETTER / (width * MILLIMETRE * 0.85).max(1.0)).ceil()
}
