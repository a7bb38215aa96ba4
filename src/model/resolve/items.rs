//! Finds the items of findings, implications and recommendations sections.

use crate::diagnostic::{Sink, Span};
use crate::model::block::{Attributes, Block, BlockKind};
use crate::model::finding::{Item, ItemKind, Line};
use crate::model::identifier::Id;
use crate::model::inline::{Inline, plain_text};
use crate::model::report::Part;
use crate::model::role::Role;

use super::attributes::report_roles;
use super::headline;
use super::outline::role_of_class;

/// Turns the content of such sections into items; other content stays where it is.
pub(super) fn type_items(parts: &mut [Part], sink: &mut Sink) {
    for part in parts {
        let blocks = std::mem::take(&mut part.blocks);
        part.blocks = match item_kind(part.role) {
            Some(kind) => items_of(kind, 2, blocks, sink),
            None => within_part(blocks, sink),
        };
    }
}

/// The kind of item that a role's section holds.
pub(super) fn item_kind(role: Role) -> Option<ItemKind> {
    match role {
        Role::KeyFindings => Some(ItemKind::Finding),
        Role::PolicyImplications => Some(ItemKind::Implication),
        Role::Recommendations => Some(ItemKind::Recommendation),
        _ => None,
    }
}

/// Types the sections within a part whose heading has the class: `## Prif ganfyddiadau {.key-findings}`.
fn within_part(blocks: Vec<Block>, sink: &mut Sink) -> Vec<Block> {
    let mut done = Vec::with_capacity(blocks.len());
    let mut rest = blocks.into_iter().peekable();
    while let Some(mut block) = rest.next() {
        let section = match &mut block.kind {
            BlockKind::Heading(heading) => {
                role_of_class(&heading.attributes).and_then(item_kind).map(|kind| {
                    report_roles(&heading.attributes, 1, sink);
                    heading.attributes.classes.clear();
                    (kind, heading.level)
                })
            }
            _ => None,
        };
        done.push(block);
        if let Some((kind, level)) = section {
            let mut content = Vec::new();
            while let Some(next) = rest.next_if(|block| heading_level(block).is_none_or(|own| own > level)) {
                content.push(next);
            }
            done.extend(items_of(kind, level.saturating_add(1).min(6), content, sink));
        }
    }
    done
}

/// Sub-headings, else items of top-level lists, else paragraphs.
fn items_of(kind: ItemKind, level: u8, blocks: Vec<Block>, sink: &mut Sink) -> Vec<Block> {
    let direct = blocks.iter().filter_map(heading_level).min();
    if let Some(direct) = direct {
        return by_heading(kind, level, direct, blocks, sink);
    }
    let lists = blocks.iter().any(|block| matches!(block.kind, BlockKind::List(_)));
    blocks.into_iter().flat_map(|block| by_block(kind, level, block, lists)).collect()
}

fn heading_level(block: &Block) -> Option<u8> {
    match &block.kind {
        BlockKind::Heading(heading) => Some(heading.level),
        _ => None,
    }
}

fn by_heading(kind: ItemKind, level: u8, direct: u8, blocks: Vec<Block>, sink: &mut Sink) -> Vec<Block> {
    let mut done = Vec::new();
    let mut rest = blocks.into_iter().peekable();
    while let Some(block) = rest.next() {
        let Block { kind: BlockKind::Heading(heading), span } = block else {
            done.push(block);
            continue;
        };
        report_roles(&heading.attributes, 0, sink);
        let mut body = Vec::new();
        while let Some(next) = rest.next_if(|block| heading_level(block).is_none_or(|own| own > direct)) {
            body.push(next);
        }
        done.push(item(kind, level, heading.id, &heading.attributes, heading.content, body, span));
    }
    done
}

fn by_block(kind: ItemKind, level: u8, block: Block, lists: bool) -> Vec<Block> {
    match block.kind {
        BlockKind::List(list) => list
            .items
            .into_iter()
            .map(|entry| {
                let (headline, body) = headline::split(entry.blocks);
                item(kind, level, entry.id, &entry.attributes, headline, body, entry.span)
            })
            .collect(),
        BlockKind::Paragraph(_) if !lists => {
            let span = block.span;
            let (headline, body) = headline::split(vec![block]);
            vec![item(kind, level, None, &Attributes::default(), headline, body, span)]
        }
        _ => vec![block],
    }
}

fn item(
    kind: ItemKind,
    level: u8,
    id: Option<Id>,
    attributes: &Attributes,
    headline: Vec<Inline>,
    body: Vec<Block>,
    span: Span,
) -> Block {
    let id = id.unwrap_or_else(|| default_id(kind, &headline, &body));
    let addressee = attributes.get("for").map(|text| Line { label: String::new(), text: text.to_owned() });
    let item = Item {
        kind,
        number: 0,
        id,
        level,
        label: String::new(),
        headline,
        body,
        addressee,
        basis: Vec::new(),
        basis_label: String::new(),
        span,
    };
    Block::new(BlockKind::Item(item), span)
}

/// The kind and the headline's words, or the first words where there is no headline.
pub(super) fn default_id(kind: ItemKind, headline: &[Inline], body: &[Block]) -> Id {
    let mut words = plain_text(headline);
    if words.trim().is_empty() {
        let first = body.iter().find_map(|block| match &block.kind {
            BlockKind::Paragraph(content) => Some(plain_text(content)),
            _ => None,
        });
        words = first.unwrap_or_default().split_whitespace().take(6).collect::<Vec<_>>().join(" ");
    }
    Id::from_words(&words).prefixed(kind.as_str())
}
