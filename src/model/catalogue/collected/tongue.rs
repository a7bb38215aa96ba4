//! Marks the text of an article as being in another language than the book.

use crate::model::block::Block;
use crate::model::identifier::LanguageTag;
use crate::model::inline::{Inline, InlineKind};
use crate::model::walk::{self, Visitor};

/// Says of every run of words what language it is in.
pub(super) fn mark(blocks: &mut [Block], language: &LanguageTag) {
    walk::blocks(blocks, &mut Marking { language, within: 0 });
}

struct Marking<'a> {
    language: &'a LanguageTag,
    /// How many of the next runs stand within one that is marked.
    within: usize,
}

impl Visitor for Marking<'_> {
    fn inlines(&mut self, run: &mut Vec<Inline>) {
        if self.within > 0 {
            self.within -= 1;
            return;
        }
        let Some(span) = run.first().map(|first| first.span) else { return };
        let content = std::mem::take(run);
        self.within = 1 + runs(&content);
        let language = self.language.clone();
        run.push(Inline::new(InlineKind::Foreign { language, content }, span));
    }
}

/// How many runs stand within a run.
fn runs(run: &[Inline]) -> usize {
    run.iter().filter_map(Inline::content).map(|content| 1 + runs(content)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Sources, Span};
    use crate::model::block::BlockKind;

    #[test]
    fn each_run_is_marked_once() {
        let span = Span::new(Sources::default().add("a.md", ""), 0..0);
        let text = |words: &str| Inline::text(words, span);
        let inner = Inline::new(InlineKind::Emphasis(vec![text("b")]), span);
        let strong = Inline::new(InlineKind::Strong(vec![inner, text("c")]), span);
        let paragraph = || Block::new(BlockKind::Paragraph(vec![text("a"), strong.clone()]), span);
        let mut blocks = vec![paragraph(), paragraph()];
        let welsh = LanguageTag::new("cy").expect("a language");
        mark(&mut blocks, &welsh);
        for block in blocks {
            let BlockKind::Paragraph(run) = block.kind else { panic!("a paragraph") };
            let content = vec![text("a"), strong.clone()];
            assert_eq!(run, [Inline::new(InlineKind::Foreign { language: welsh.clone(), content }, span)]);
        }
    }
}
