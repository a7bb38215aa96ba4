//! The words of a publication, by the places that a reader can be led to.

use crate::editions::Setting;
use crate::editions::markup::places::Places;
use crate::model::block::{Block, BlockKind, Caption, Row};
use crate::model::identifier::Id;
use crate::model::inline::{Inline, plain_text};

/// A part or section: where it is, what it is called, and what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    pub(super) id: String,
    pub(super) title: String,
    /// Paragraphs, items, cells, one each.
    pub(super) texts: Vec<String>,
}

/// Everything that a report says, once, in reading order; notes with the part that calls them.
pub(super) fn passages(setting: &Setting<'_>, places: &Places<'_>) -> Vec<Passage> {
    let report = setting.report;
    let mut passages = Vec::new();
    for (index, part) in report.parts.iter().enumerate() {
        passages.push(Passage::new(&part.id, &part.title));
        for block in &part.blocks {
            match &block.kind {
                BlockKind::Heading(heading) => match &heading.id {
                    Some(id) => passages.push(Passage::new(id, &heading.content)),
                    None => text(&heading.content, last(&mut passages)),
                },
                _ => self::block(block, last(&mut passages)),
            }
        }
        let notes = places.notes(index).iter().filter_map(|note| report.notes.get(*note));
        notes.for_each(|note| blocks(&note.blocks, last(&mut passages)));
    }
    passages
}

impl Passage {
    fn new(id: &Id, title: &[Inline]) -> Passage {
        Passage { id: id.to_string(), title: plain_text(title), texts: Vec::new() }
    }
}

/// The texts of the passage that is being filled; those of nothing where there is none yet.
fn last(passages: &mut [Passage]) -> Option<&mut Vec<String>> {
    passages.last_mut().map(|passage| &mut passage.texts)
}

fn text(content: &[Inline], texts: Option<&mut Vec<String>>) {
    push(plain_text(content), texts);
}

fn push(words: String, texts: Option<&mut Vec<String>>) {
    if let Some(texts) = texts.filter(|_| !words.trim().is_empty()) {
        texts.push(words);
    }
}

fn blocks(blocks: &[Block], mut texts: Option<&mut Vec<String>>) {
    for block in blocks {
        self::block(block, texts.as_deref_mut());
    }
}

fn block(block: &Block, mut texts: Option<&mut Vec<String>>) {
    match &block.kind {
        BlockKind::Paragraph(content) => text(content, texts),
        BlockKind::Heading(heading) => text(&heading.content, texts),
        BlockKind::List(list) => {
            list.items.iter().for_each(|item| blocks(&item.blocks, texts.as_deref_mut()));
        }
        BlockKind::Definitions(definitions) => {
            for definition in definitions {
                text(&definition.term, texts.as_deref_mut());
                definition.meanings.iter().for_each(|meaning| blocks(meaning, texts.as_deref_mut()));
            }
        }
        BlockKind::Quotation(quotation) => {
            blocks(&quotation.blocks, texts.as_deref_mut());
            text(quotation.attribution.as_deref().unwrap_or_default(), texts);
        }
        BlockKind::Panel(panel) => {
            text(&panel.title, texts.as_deref_mut());
            blocks(&panel.blocks, texts);
        }
        BlockKind::Alert(alert) => blocks(&alert.blocks, texts),
        BlockKind::Code(listing) => {
            let line = |tokens: &Vec<_>| -> String {
                tokens.iter().map(|token: &crate::model::code::Token| token.text.as_str()).collect()
            };
            push(listing.lines.iter().map(line).collect::<Vec<_>>().join("\n"), texts);
        }
        BlockKind::Formula(formula) => push(formula.words().to_owned(), texts),
        BlockKind::Figure(figure) => {
            push(figure.image.alt.words().unwrap_or_default().to_owned(), texts.as_deref_mut());
            caption(&figure.caption, texts);
        }
        BlockKind::Image(image) => push(image.alt.words().unwrap_or_default().to_owned(), texts),
        BlockKind::Table(table) => {
            table.caption.iter().for_each(|own| caption(own, texts.as_deref_mut()));
            rows(&table.head, texts.as_deref_mut());
            rows(&table.body, texts);
        }
        BlockKind::Item(item) => {
            text(&item.headline, texts.as_deref_mut());
            blocks(&item.body, texts);
        }
        // They say where something else stands.
        BlockKind::Trail(_) | BlockKind::Findings(_) | BlockKind::Rule => {}
        BlockKind::Directive { body, .. } => push(body.clone(), texts),
    }
}

fn caption(caption: &Caption, mut texts: Option<&mut Vec<String>>) {
    text(&caption.content, texts.as_deref_mut());
    text(caption.source.as_deref().unwrap_or_default(), texts);
}

fn rows(rows: &[Row], mut texts: Option<&mut Vec<String>>) {
    for cell in rows.iter().flat_map(|row| &row.cells) {
        blocks(&cell.content, texts.as_deref_mut());
    }
}
