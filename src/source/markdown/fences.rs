//! Fenced and indented blocks: listings, formulas, directives.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::block::{Block, BlockKind};
use crate::model::code::Listing;
use crate::model::maths::Formula;

use super::attributes::{Allowed, parse};
use super::builder::Builder;
use super::frame::RawFrame;

/// The names of fenced blocks whose body is TOML.
const DIRECTIVES: [&str; 4] = ["chart", "figure", "findings", "table"];

const FORMULA: Allowed<'_> = Allowed { bearer: "a formula", classes: &[], keys: &["alt"] };

impl Builder<'_> {
    /// Makes a block of text that was kept letter for letter.
    pub(super) fn close_raw(&mut self, raw: RawFrame, range: Range<usize>) {
        let span = self.span(range.clone());
        let info = raw.info.as_deref().unwrap_or("").trim();
        let word = info.split([',', '{', ' ', '\t']).next().unwrap_or("");
        let kind = if word == "math" {
            let alt = self.formula_alt(info, word, &range);
            BlockKind::Formula(Formula::written(raw.text.trim(), alt))
        } else if DIRECTIVES.contains(&word) {
            let place = self.info_place(info, &range);
            let place = self.span(place.start..place.start + word.len());
            let message = format!("`{word}` blocks mean nothing yet");
            let hint = "write it as Markdown; until then the block is kept as it stands";
            self.report(Diagnostic::new(Code::UnknownDirective, place, message).hint(hint));
            BlockKind::Directive { name: word.to_owned(), body: raw.text }
        } else {
            let word = self.clean(word, range);
            let language = (!word.is_empty()).then(|| word.to_lowercase()).or(raw.language);
            BlockKind::Code(Listing::plain(language, &raw.text))
        };
        self.push_block(Block::new(kind, span));
    }

    fn formula_alt(&mut self, info: &str, word: &str, range: &Range<usize>) -> Option<String> {
        let rest = info.strip_prefix(word).unwrap_or("").trim();
        if rest.is_empty() {
            return None;
        }
        let place = self.info_place(info, range);
        let braced = if rest.starts_with('{') { rest.to_owned() } else { format!("{{{rest}}}") };
        let Some(mut written) = parse(&braced, 0) else {
            let message = format!("`{rest}` means nothing behind `math`");
            let diagnostic = Diagnostic::new(Code::InvalidAttribute, self.span(place), message);
            self.report(diagnostic.hint("write the formula's words as `alt=\"…\"`"));
            return None;
        };
        let ids = written.ids.iter_mut().map(|(_, range)| range);
        let classes = written.classes.iter_mut().map(|(_, range)| range);
        let pairs = written.pairs.iter_mut().map(|(.., range)| range);
        for range in ids.chain(classes).chain(pairs) {
            *range = place.clone();
        }
        self.accept(written, FORMULA).get("alt").map(str::to_owned)
    }

    /// Where the text behind a fence stands.
    fn info_place(&self, info: &str, range: &Range<usize>) -> Range<usize> {
        match self.source(range.clone()).find(info) {
            Some(at) if !info.is_empty() => range.start + at..range.start + at + info.len(),
            _ => range.clone(),
        }
    }
}
