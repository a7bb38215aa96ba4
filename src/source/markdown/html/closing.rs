//! What a closing tag ends, and what is around it.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};

use super::super::builder::Builder;
use super::super::frame::{Frame, Kind, Origin, Span};
use super::elements::{is_block, may_stay_open};

impl Builder<'_> {
    pub(super) fn close_tag(&mut self, name: &str, range: Range<usize>) {
        if matches!(name, "thead" | "tbody" | "tfoot") {
            if let Some(depth) = self.around("table") {
                self.close_to(depth + 1, range.start);
                if let Kind::Table(table) = &mut self.top().kind {
                    table.in_head = false;
                }
            }
            return;
        }
        let tabular = matches!(name, "table" | "tr" | "td" | "th" | "caption");
        let found = self.reachable(tabular).find(|(_, frame)| frame.is_html(name));
        match found.map(|(depth, frame)| (depth, frame.range.start)) {
            Some((depth, start)) => {
                self.close_to(depth, range.end);
                self.close_implied(start, range.end);
            }
            None if is_block(name) => self.part_block(range.start),
            None => {}
        }
    }

    /// Reports the elements that are still open at the end of the file.
    pub(in super::super) fn report_unclosed(&mut self) {
        let mut unclosed = Vec::new();
        for (_, frame) in self.innermost() {
            if let Origin::Html(name) = &frame.origin
                && !may_stay_open(name)
                && !frame.is_fenced()
            {
                let message = format!("`<{name}>` is never closed");
                let diagnostic = Diagnostic::new(Code::RawHtml, self.span(frame.range.clone()), message);
                unclosed.push(diagnostic.hint(format!("write `</{name}>` where it ends")));
            }
        }
        unclosed.into_iter().for_each(|diagnostic| self.report(diagnostic));
    }

    /// Closes the language that a tag gave besides its own meaning.
    fn close_implied(&mut self, start: usize, end: usize) {
        let top = self.top();
        let same = top.origin == Origin::Implied && top.range.start == start;
        if same && matches!(top.kind, Kind::Inline(Span::Foreign(_))) {
            self.close_top(end);
        }
    }

    /// The open frames that a tag may close: none beyond a container that Markdown opened.
    fn reachable(&self, tabular: bool) -> impl Iterator<Item = (usize, &Frame)> {
        let mut stopped = false;
        self.innermost().take_while(move |(_, frame)| {
            if stopped {
                return false;
            }
            // What a cell holds does not end what the table stands in, but a tag can end the cell itself.
            stopped = matches!(frame.kind, Kind::Cell(_) | Kind::TableCaption) && !tabular;
            !(frame.origin == Origin::Markdown && frame.kind.holds_blocks())
        })
    }

    /// How deep the nearest such frame stands, if a tag may close up to it.
    pub(super) fn enclosing(&self, fits: impl Fn(&Frame) -> bool) -> Option<usize> {
        self.reachable(false).find(|(_, frame)| fits(frame)).map(|(depth, _)| depth)
    }

    /// How deep the nearest open element of a name stands; from a cell, the table around it.
    pub(super) fn around(&self, name: &str) -> Option<usize> {
        self.reachable(name == "table").find(|(_, frame)| frame.is_html(name)).map(|(depth, _)| depth)
    }

    /// How deep the nearest open row stands.
    pub(super) fn row(&self) -> Option<usize> {
        let rows = |(_, frame): &(usize, &Frame)| matches!(frame.kind, Kind::Row { .. });
        self.reachable(true).find(rows).map(|(depth, _)| depth)
    }
}
