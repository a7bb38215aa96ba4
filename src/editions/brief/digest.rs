//! What the brief takes from the report: a smaller report, so that the words are the report's own.

use crate::editions::Setting;
use crate::model::block::{Block, BlockKind, Figure};
use crate::model::finding::{Item, ItemKind};
use crate::model::identifier::Id;
use crate::model::inline::{Inline, InlineKind};
use crate::model::report::{Part, Report};
use crate::model::role::Role;
use crate::model::walk::{self, Visitor};

/// Findings, implications and recommendations, in this order, as parts; references are plain words, and no notes
/// are called. `None` where the report has neither findings nor implications.
pub(super) fn digest(setting: &Setting<'_>) -> Option<Report> {
    let (report, labels) = (setting.report, &setting.locale.labels);
    let groups = [
        (ItemKind::Finding, Role::KeyFindings, &labels.key_findings),
        (ItemKind::Implication, Role::PolicyImplications, &labels.policy_implications),
        (ItemKind::Recommendation, Role::Recommendations, &labels.recommendations),
    ];
    let argues = |kind| report.items(kind).next().is_some();
    if !argues(ItemKind::Finding) && !argues(ItemKind::Implication) {
        return None;
    }
    let parts = groups.into_iter().filter_map(|(kind, role, title)| {
        let items: Vec<&Item> = report.items(kind).collect();
        let span = items.first()?.span;
        Some(Part {
            role,
            id: Id::from_words(role.as_str()),
            label: None,
            number: None,
            title: vec![Inline::text(title.clone(), span)],
            blocks: items.into_iter().map(plain_item).collect(),
            span,
        })
    });
    Some(Report {
        metadata: report.metadata.clone(),
        parts: parts.collect(),
        notes: Vec::new(),
        pictures: report.pictures.clone(),
        discussion: None,
    })
}

/// The figure that the metadata names; else the first one that has a number and whose picture is there.
pub(super) fn figure(report: &Report) -> Option<Block> {
    let figures = report.figures();
    let named = report.metadata.brief.figure.as_ref().map(|(id, _)| id);
    let chosen: &Figure = match named {
        Some(id) => figures.into_iter().find(|figure| figure.caption.id.as_ref() == Some(id))?,
        None => figures.into_iter().find(|figure| figure.image.picture.is_some())?,
    };
    let mut block = Block::new(BlockKind::Figure(chosen.clone()), report.metadata.span);
    walk::block(&mut block, &mut Plain);
    Some(block)
}

fn plain_item(item: &Item) -> Block {
    let mut block = Block::new(BlockKind::Item(item.clone()), item.span);
    walk::block(&mut block, &mut Plain);
    block
}

/// Makes words of what would lead elsewhere in the report.
struct Plain;

impl Visitor for Plain {
    fn block(&mut self, block: &mut Block) {
        if let BlockKind::List(list) = &mut block.kind {
            list.items.iter_mut().for_each(|item| item.id = None);
        }
    }

    fn inlines(&mut self, inlines: &mut Vec<Inline>) {
        inlines.retain(|inline| !matches!(inline.kind, InlineKind::NoteCall(_) | InlineKind::Anchor(_)));
        for inline in inlines {
            if let InlineKind::Reference(reference) = &mut inline.kind {
                inline.kind = InlineKind::Text(std::mem::take(&mut reference.label));
            }
        }
    }
}
