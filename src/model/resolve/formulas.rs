//! Finds every formula of a report, to have it converted.

use crate::diagnostic::Sink;
use crate::model::block::{Block, BlockKind};
use crate::model::inline::{Inline, InlineKind};
use crate::model::report::Report;
use crate::model::walk::{self, Visitor};

use super::maths;

/// Converts the formulas of the text and of the notes.
pub(super) fn convert_all(report: &mut Report, sink: &mut Sink) {
    let mut converting = Converting { sink };
    for part in &mut report.parts {
        walk::inlines(&mut part.title, &mut converting);
        walk::blocks(&mut part.blocks, &mut converting);
    }
    for note in &mut report.notes {
        walk::blocks(&mut note.blocks, &mut converting);
    }
}

struct Converting<'a> {
    sink: &'a mut Sink,
}

impl Visitor for Converting<'_> {
    fn block(&mut self, block: &mut Block) {
        if let BlockKind::Formula(formula) = &mut block.kind {
            maths::convert(formula, true, block.span, self.sink);
        }
    }

    fn inlines(&mut self, inlines: &mut Vec<Inline>) {
        for inline in inlines {
            if let InlineKind::Formula(formula) = &mut inline.kind {
                maths::convert(formula, false, inline.span, self.sink);
            }
        }
    }
}
