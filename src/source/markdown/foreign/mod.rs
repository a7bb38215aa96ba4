//! What other tools write that Markdown does not know: boxes, drawn tables, commands in listings.

mod callouts;
mod containers;
mod drawn;
mod drawn_dashes;
mod drawn_grid;
mod drawn_table;
mod masks;
mod opening_line;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::block::{Block, BlockKind};

use super::builder::Builder;
pub(super) use drawn::Drawing;
use drawn::{HIGHEST_HEAD, is_drawn};
pub(super) use masks::{Masked, masked};

/// mdBook's commands, which put other files in their place.
const INCLUDES: [&str; 4] = ["{{#include ", "{{#rustdoc_include ", "{{#playground ", "{{#playpen "];
/// Languages of listings in which such a command is what is shown.
const SHOWN_IN: [&str; 5] = ["markdown", "md", "text", "handlebars", "hbs"];

impl Builder<'_> {
    /// Makes a rule, or what it stands for. Dashes in groups, with text under them, are the head of a table that cannot
    /// be read.
    pub(super) fn rule(&mut self, range: Range<usize>) {
        let own = self.source(range.clone());
        let start = range.start + own.len() - own.trim_start().len();
        if self.drawn_table(start) || self.colons(&(start..range.end)) {
            return;
        }
        let text = self.manuscript.text;
        let line = self.source(range.clone()).trim_end();
        let below = text.get(range.start + line.len()..).unwrap_or("");
        let next =
            below.strip_prefix("\r\n").or(below.strip_prefix('\n')).and_then(|rest| rest.lines().next());
        // The heads of some tables stand between two such lines.
        let above = self.source(0..range.start).lines().rev().take(HIGHEST_HEAD);
        let told = above.take_while(|line| !line.trim().is_empty()).any(is_drawn);
        if is_drawn(line) && !told && next.is_some_and(|next| !next.trim().is_empty()) {
            let place = self.span(range.start..range.start + line.len());
            let message = "a table drawn with dashes is left as text";
            let hint = "write its rows between `|`, with `|---|---|` under the first";
            self.report(Diagnostic::new(Code::MarkupAsText, place, message).hint(hint));
        }
        if self.make_room(range.start) {
            let span = self.span(range);
            self.push_block(Block::new(BlockKind::Rule, span));
        }
    }

    /// Reports the first line of a listing that another tool would put a file in place of.
    pub(super) fn report_include(&mut self, language: Option<&str>, body: &str, range: &Range<usize>) {
        if language.is_some_and(|language| SHOWN_IN.contains(&language)) {
            return;
        }
        let is_include =
            |line: &&str| INCLUDES.iter().any(|mark| line.starts_with(mark)) && line.ends_with("}}");
        let Some(written) = body.lines().map(str::trim).find(is_include) else { return };
        let place = match self.source(range.clone()).find(written) {
            Some(at) => range.start + at..range.start + at + written.len(),
            None => range.clone(),
        };
        let message = "a command of another tool is left as text in a listing";
        let hint = "nothing is included: put the lines themselves here; to show the command, give the listing the \
                    language `markdown`";
        self.report(Diagnostic::new(Code::MarkupAsText, self.span(place), message).hint(hint));
    }

    /// Whether the file has a note of a label, or what looks like one. Notes are not known where HTML is read, since
    /// the parser does not look there.
    pub(super) fn has_note(&mut self, label: &str) -> bool {
        self.note_labels().contains(&label.to_lowercase())
    }

    /// What looks like the label of a note in this file, in lower case.
    fn note_labels(&mut self) -> &BTreeSet<String> {
        let text = self.manuscript.text;
        self.labels.get_or_insert_with(|| {
            let defined = text.split("[^").skip(1).filter_map(|rest| rest.split_once("]:"));
            defined
                .map(|(label, _)| label)
                .filter(|label| !label.contains([']', '\n']))
                .map(str::to_lowercase)
                .collect::<BTreeSet<String>>()
        })
    }
}
