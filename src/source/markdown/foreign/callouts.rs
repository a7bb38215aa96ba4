//! Block quotes that begin with `[!kind]`, by more words and in more ways than GitHub takes: `> [!info]- Title`.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::block::{Block, BlockKind};
use crate::model::inline::{Inline, InlineKind};

use super::super::builder::Builder;
use super::super::frame::{BoxTitle, Kind};
use super::super::paragraphs::extent;
use super::super::runs::trim;
use super::containers::{BOXES, capital};
use super::opening_line::alert;

impl Builder<'_> {
    /// Takes the mark of an alert off the first paragraph of a quotation, and makes that what the mark says.
    pub(in super::super) fn take_callout(&mut self, inlines: &mut Vec<Inline>) {
        let top = self.top();
        if !(top.blocks.is_empty() && matches!(&top.kind, Kind::Quote(quote) if quote.alert.is_none())) {
            return;
        }
        let Some(range) = extent(inlines) else { return };
        let Some(rest) = self.source(range.clone()).strip_prefix("[!") else { return };
        let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '-')).unwrap_or(rest.len());
        if length == 0 || !rest.get(length..).is_some_and(|rest| rest.starts_with(']')) {
            return;
        }
        let word = rest.get(..length).unwrap_or("").to_lowercase();
        let folds = rest.get(length + 1..).is_some_and(|rest| rest.starts_with(['+', '-']));
        let mark = range.start..range.start + 2 + length + 1;
        let (kind, boxed) = (alert(&word), BOXES.contains(&word.as_str()));
        if kind.is_none() && !boxed {
            let message = format!("there is no alert `{}`", word.to_uppercase());
            let hint = "the kinds are `NOTE`, `TIP`, `IMPORTANT`, `WARNING` and `CAUTION`";
            let diagnostic = Diagnostic::new(Code::UnknownAlert, self.span(mark), message);
            return self.report(diagnostic.hint(hint));
        }
        let end = mark.end + usize::from(folds);
        let mut title = self.behind(inlines, end);
        let line = title.iter().position(|inline| self.breaks(inline)).unwrap_or(title.len());
        let mut text = title.split_off(line);
        trim(&mut title);
        trim(&mut text);
        let words = self.line(title);
        let span = self.span(mark);
        *inlines = text;
        let content = match (kind, words.is_empty()) {
            (Some(_), true) => None,
            (None, true) => Some(vec![Inline::text(capital(&word), span)]),
            _ => Some(words),
        };
        if let Kind::Quote(quote) = &mut self.top().kind {
            quote.alert = kind;
            if kind.is_none() {
                quote.title = content.map(|content| BoxTitle { content, id: None, case_study: false });
                return;
            }
        }
        if let Some(content) = content {
            let strong = vec![Inline::new(InlineKind::Strong(content), span)];
            self.push_block(Block::new(BlockKind::Paragraph(strong), span));
        }
    }

    /// What of a line stands behind a place.
    fn behind(&self, inlines: &mut Vec<Inline>, at: usize) -> Vec<Inline> {
        let mut kept = std::mem::take(inlines);
        kept.retain(|inline| inline.span.end > at);
        if let Some(first) = kept.first_mut()
            && first.span.start < at
            && let InlineKind::Text(text) = &mut first.kind
        {
            *text = self.source(at..first.span.end).to_owned();
            first.span.start = at;
        }
        kept
    }

    /// Whether a line of the source ends here.
    fn breaks(&self, inline: &Inline) -> bool {
        match &inline.kind {
            InlineKind::LineBreak => true,
            InlineKind::Text(text) => text == " " && self.source(inline.span.range()).contains(['\n', '\r']),
            _ => false,
        }
    }
}
