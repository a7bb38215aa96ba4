//! The evidence trail: what each finding rests on, and which findings each implication follows from.

use std::collections::BTreeMap;

use crate::diagnostic::Span;
use crate::locale::Locale;
use crate::model::block::{Alignment, Block, BlockKind, Cell, Row, Table, Trail};
use crate::model::finding::{Item, ItemKind};
use crate::model::identifier::Id;
use crate::model::inline::{Destination, Inline, InlineKind, Reference, plain_text};
use crate::model::report::{Part, Report};
use crate::model::role::Role;
use crate::model::walk::{self, Visitor};

use super::headline::is_blank;
use super::numbering;
use super::places::Places;

/// Gives every item its basis and adds the matrix of them all as an appendix.
pub(super) fn trace(report: &mut Report, places: &Places, locale: &Locale) {
    for item in items_mut(report) {
        let trailing = take_trailing(item);
        let mut basis = Basis { kind: item.kind, places, references: Vec::new() };
        walk::inlines(&mut item.headline, &mut basis);
        walk::blocks(&mut item.body, &mut basis);
        let mut references = basis.references;
        references.extend(trailing);
        item.basis = each_once(references, &item.id);
    }
    mark_evidence(report, locale);
    add_matrix(report, locale);
}

/// Says under everything that findings rest on which findings these are. What stands within a box or a list says nothing.
fn mark_evidence(report: &mut Report, locale: &Locale) {
    let mut resting: BTreeMap<Id, Vec<Reference>> = BTreeMap::new();
    for finding in report.items(ItemKind::Finding) {
        for evidence in &finding.basis {
            resting.entry(evidence.target.clone()).or_default().push(to_item(finding));
        }
    }
    let mut trail = |target: &Id, span: Span| {
        let references = resting.remove(target)?;
        let label = locale.labels.evidence_for.clone();
        Some(Block::new(BlockKind::Trail(Trail { label, references }), span))
    };
    for part in &mut report.parts {
        let mut blocks: Vec<Block> = trail(&part.id, part.span).into_iter().collect();
        for block in part.blocks.drain(..) {
            let after = own_id(&block).and_then(|id| trail(id, block.span));
            blocks.push(block);
            blocks.extend(after);
        }
        part.blocks = blocks;
    }
}

/// The id of what findings can rest on, and a place to say so after it.
fn own_id(block: &Block) -> Option<&Id> {
    match &block.kind {
        BlockKind::Heading(heading) => heading.id.as_ref(),
        BlockKind::Figure(figure) => figure.caption.id.as_ref(),
        BlockKind::Table(table) => table.caption.as_ref()?.id.as_ref(),
        _ => None,
    }
}

fn items_mut(report: &mut Report) -> impl Iterator<Item = &mut Item> {
    report.parts.iter_mut().flat_map(|part| &mut part.blocks).filter_map(|block| match &mut block.kind {
        BlockKind::Item(item) => Some(item),
        _ => None,
    })
}

fn each_once(references: Vec<Reference>, own: &Id) -> Vec<Reference> {
    let mut once: Vec<Reference> = Vec::new();
    for reference in references {
        if reference.target != *own && once.iter().all(|known| known.target != reference.target) {
            once.push(reference);
        }
    }
    once
}

/// Takes out the references that end an item after its full stop.
fn take_trailing(item: &mut Item) -> Vec<Reference> {
    let Some(run) = last_run(item) else { return Vec::new() };
    let text_end =
        run.iter().rposition(|inline| !is_blank(inline) && !matches!(inline.kind, InlineKind::Reference(_)));
    let after = text_end.map_or(0, |at| at + 1);
    let ended = match text_end.and_then(|at| run.get(at)) {
        Some(last) => ends_sentence(last),
        None => true,
    };
    if !ended {
        return Vec::new();
    }
    let tail = run.split_off(after.min(run.len()));
    if let Some(Inline { kind: InlineKind::Text(text), .. }) = run.last_mut() {
        *text = text.trim_end().to_owned();
    }
    let empty = run.is_empty();
    let taken: Vec<Reference> = tail
        .into_iter()
        .filter_map(|inline| match inline.kind {
            InlineKind::Reference(reference) => Some(reference),
            _ => None,
        })
        .collect();
    if empty && !item.body.is_empty() {
        item.body.pop();
    }
    taken
}

/// The inlines that end the item: its last paragraph's, or the headline's where there is no body.
fn last_run(item: &mut Item) -> Option<&mut Vec<Inline>> {
    match item.body.last_mut() {
        None => Some(&mut item.headline),
        Some(Block { kind: BlockKind::Paragraph(content), .. }) => Some(content),
        Some(_) => None,
    }
}

/// Whether what stands before a reference is a finished sentence; a note's call may stand between.
fn ends_sentence(last: &Inline) -> bool {
    if matches!(last.kind, InlineKind::NoteCall(_)) {
        return true;
    }
    let words = plain_text(std::slice::from_ref(last));
    let words = words.trim_end().trim_end_matches(['”', '’', '"', '\'', ')', '»', '“']);
    words.ends_with(['.', '!', '?', '…', ':', ';'])
}

/// Collects links within an item that are its basis.
struct Basis<'a> {
    kind: ItemKind,
    places: &'a Places,
    references: Vec<Reference>,
}

impl Visitor for Basis<'_> {
    fn inlines(&mut self, inlines: &mut Vec<Inline>) {
        for inline in inlines {
            let target = match &inline.kind {
                InlineKind::Reference(reference) => &reference.target,
                InlineKind::Link { destination: Destination::Inside(target), .. } => target,
                _ => continue,
            };
            let Some(place) = self.places.get(target) else { continue };
            let counts = match self.kind {
                ItemKind::Finding => place.item.is_none(),
                ItemKind::Implication => place.item == Some(ItemKind::Finding),
                ItemKind::Recommendation => {
                    matches!(place.item, Some(ItemKind::Finding | ItemKind::Implication))
                }
            };
            if counts {
                self.references.push(Reference {
                    target: place.id.clone(),
                    label: place.label.clone(),
                    span: inline.span,
                });
            }
        }
    }
}

/// Adds the appendix that shows, for each finding, its evidence and what follows from it.
fn add_matrix(report: &mut Report, locale: &Locale) {
    let findings: Vec<&Item> = report.items(ItemKind::Finding).collect();
    if findings.iter().all(|finding| finding.basis.is_empty()) {
        return;
    }
    let Some(span) = findings.first().map(|finding| finding.span) else { return };

    let mut followers: BTreeMap<&Id, Vec<Reference>> = BTreeMap::new();
    for item in report.items(ItemKind::Implication).chain(report.items(ItemKind::Recommendation)) {
        for reference in &item.basis {
            followers.entry(&reference.target).or_default().push(to_item(item));
        }
    }
    let labels = &locale.labels;
    let head = [&labels.finding, &labels.evidence, &labels.policy_implications];
    let head = Row { cells: head.iter().map(|words| cell(true, text(words, span), span)).collect() };
    let body: Vec<Row> = findings
        .iter()
        .map(|finding| {
            let mut name = vec![reference(to_item(finding))];
            let headline = plain_text(&finding.headline);
            if !headline.is_empty() {
                name.push(Inline::text(format!(": {headline}"), span));
            }
            let following = followers.get(&finding.id).cloned().unwrap_or_default();
            Row {
                cells: vec![
                    cell(true, name, span),
                    cell(false, joined(&finding.basis, span), span),
                    cell(false, joined(&following, span), span),
                ],
            }
        })
        .collect();
    let table = Table { caption: None, columns: vec![Alignment::Natural; 3], head: vec![head], body };
    let mut part = Part {
        role: Role::Appendix,
        id: free_id(report, &labels.evidence_trail),
        label: None,
        number: None,
        title: text(&labels.evidence_trail, span),
        blocks: vec![Block::new(BlockKind::Table(table), span)],
        span,
    };
    let lettered =
        report.parts.iter().filter(|part| part.role == Role::Appendix && part.label.is_some()).count();
    let chapters = report.parts.iter().any(|part| part.label.is_some());
    if chapters {
        numbering::label(&mut part, &labels.appendix, numbering::letter(lettered));
    }
    let at = report.parts.iter().rposition(|part| part.role == Role::Appendix).map(|last| last + 1);
    let before_back_matter =
        || report.parts.iter().position(|part| is_back_matter(part.role)).filter(|at| *at > 0);
    let at = at.or_else(before_back_matter).unwrap_or(report.parts.len());
    report.parts.insert(at, part);
}

fn is_back_matter(role: Role) -> bool {
    matches!(
        role,
        Role::References
            | Role::Glossary
            | Role::Abbreviations
            | Role::Acknowledgements
            | Role::AboutTheAuthors
    )
}

/// An id for the appendix that no place of the text has.
fn free_id(report: &Report, title: &str) -> Id {
    let plain = Id::from_words(title);
    let taken = report.parts.iter().any(|part| part.id == plain);
    if taken { plain.prefixed("matrix") } else { plain }
}

fn to_item(item: &Item) -> Reference {
    Reference { target: item.id.clone(), label: item.label.clone(), span: item.span }
}

fn reference(reference: Reference) -> Inline {
    let span = reference.span;
    Inline::new(InlineKind::Reference(reference), span)
}

fn text(words: &str, span: Span) -> Vec<Inline> {
    vec![Inline::text(words, span)]
}

/// References with commas between; a dash where there are none.
fn joined(references: &[Reference], span: Span) -> Vec<Inline> {
    if references.is_empty() {
        return text("–", span);
    }
    let mut run = Vec::new();
    for each in references {
        if !run.is_empty() {
            run.push(Inline::text(", ", span));
        }
        run.push(reference(each.clone()));
    }
    run
}

fn cell(header: bool, content: Vec<Inline>, span: Span) -> Cell {
    Cell {
        header,
        columns: 1,
        rows: 1,
        alignment: Alignment::Natural,
        content: vec![Block::new(BlockKind::Paragraph(content), span)],
    }
}
