//! Lists of terms: each has a meaning and each meaning a term, or it stands outside the list.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::block::{Block, BlockKind, Definition};

use super::builder::Builder;
use super::frame::{Frame, Kind};
use super::paragraphs::extent;

impl Builder<'_> {
    pub(super) fn close_term(&mut self, frame: Frame) {
        let term = self.line(frame.inlines);
        if let Kind::Definitions(definitions) = &mut self.top().kind {
            definitions.push(Definition { term, meanings: Vec::new() });
        }
    }

    pub(super) fn close_meaning(&mut self, frame: Frame) {
        if let Kind::Definitions(definitions) = &mut self.top().kind {
            match definitions.last_mut() {
                Some(definition) => definition.meanings.push(frame.blocks),
                None => definitions.push(Definition { term: Vec::new(), meanings: vec![frame.blocks] }),
            }
        }
    }

    /// A list begins with a term and ends with a meaning (HTML §4.4.9, EPUB's schema); what stands before and behind
    /// becomes paragraphs. Terms that follow one another share the next meaning.
    pub(super) fn close_definitions(&mut self, mut definitions: Vec<Definition>, frame: Frame) {
        let span = self.span(frame.range);
        frame.blocks.into_iter().for_each(|stray| self.push_block(stray));
        let lone = definitions.iter().rposition(|definition| !definition.meanings.is_empty());
        let terms = definitions.split_off(lone.map_or(0, |last| last + 1));
        if definitions.first().is_some_and(|first| first.term.is_empty()) {
            for block in definitions.remove(0).meanings.into_iter().flatten() {
                let message = "a meaning has no term before it";
                let hint = "write the term before it; it is kept as it stands, before the list";
                self.report(Diagnostic::new(Code::RawHtml, block.span, message).hint(hint));
                self.push_block(block);
            }
        }
        if !definitions.is_empty() {
            self.push_block(Block::new(BlockKind::Definitions(definitions), span));
        }
        for term in terms.into_iter().map(|definition| definition.term) {
            let Some(place) = extent(&term).map(|range| self.span(range)) else { continue };
            let message = "a term has no meaning behind it";
            let hint = "write its meaning; it is kept as a paragraph";
            self.report(Diagnostic::new(Code::RawHtml, place, message).hint(hint));
            self.push_block(Block::new(BlockKind::Paragraph(term), place));
        }
    }
}
