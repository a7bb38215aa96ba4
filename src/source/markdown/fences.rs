//! Fenced and indented blocks: listings, formulas, directives.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::model::block::{Block, BlockKind};
use crate::model::code::Listing;
use crate::model::finding::QuotedFindings;
use crate::model::maths::Formula;
use crate::model::mention::Mention;
use crate::source::manifest::{self, Manifest};

use super::attributes::{Allowed, parse};
use super::builder::Builder;
use super::frame::RawFrame;

/// The names of fenced blocks whose body is TOML.
const DIRECTIVES: [&str; 3] = ["chart", "figure", "table"];

const FORMULA: Allowed<'_> = Allowed { bearer: "a formula", classes: &[], keys: &["alt"] };

impl Builder<'_> {
    /// Makes a block of text that was kept letter for letter.
    pub(super) fn close_raw(&mut self, raw: RawFrame, range: Range<usize>) {
        let span = self.span(range.clone());
        let info = raw.info.as_deref().unwrap_or("").trim();
        let word = match info.split([',', '{', ' ', '\t']).next().unwrap_or("") {
            "" => braced_language(info),
            word => word,
        };
        let kind = if word == "math" {
            let alt = self.formula_alt(info, word, &range);
            BlockKind::Formula(Formula::written(raw.text.trim(), alt))
        } else if word == "findings" {
            match self.findings(&raw.text, &range) {
                Some(quoted) => BlockKind::Findings(quoted),
                None => BlockKind::Directive { name: word.to_owned(), body: raw.text },
            }
        } else if DIRECTIVES.contains(&word) {
            let place = self.info_place(info, &range);
            let place = self.span(place.start..place.start + word.len());
            let message = format!("`{word}` blocks mean nothing yet");
            let hint = "write it as Markdown; until then the block is kept as it stands";
            self.report(Diagnostic::new(Code::UnknownDirective, place, message).hint(hint));
            BlockKind::Directive { name: word.to_owned(), body: raw.text }
        } else {
            let word = self.clean(word, range.clone());
            let language = (!word.is_empty()).then(|| word.to_lowercase()).or(raw.language);
            self.report_include(language.as_deref(), &raw.text, &range);
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

    /// Reads which findings of which publication are quoted. In a quotation or list the body's lines are not one piece
    /// of the file, and what is wrong with it is told of the block.
    fn findings(&mut self, body: &str, range: &Range<usize>) -> Option<QuotedFindings> {
        let file = self.manuscript.file;
        let within = self.source(range.clone()).find(body).filter(|_| !body.is_empty());
        match within {
            Some(at) => {
                let place = range.start + at..range.start + at + body.len();
                let text = self.manuscript.text;
                manifest::quoted_findings(&Manifest { file, text, range: place }, self.sink())
            }
            None => {
                let mut told = Sink::new();
                let manifest = Manifest { file, text: body, range: 0..body.len() };
                let quoted = manifest::quoted_findings(&manifest, &mut told);
                let whole = self.span(range.clone());
                for fault in told.into_sorted() {
                    self.report(Diagnostic { place: Some(whole), ..fault });
                }
                quoted.map(|quoted| QuotedFindings {
                    of: Mention { span: whole, ..quoted.of },
                    only: quoted.only.into_iter().map(|(id, _)| (id, whole)).collect(),
                })
            }
        }
    }

    /// Where the text behind a fence stands.
    fn info_place(&self, info: &str, range: &Range<usize>) -> Range<usize> {
        match self.source(range.clone()).find(info) {
            Some(at) if !info.is_empty() => range.start + at..range.start + at + info.len(),
            _ => range.clone(),
        }
    }
}

/// The language that Pandoc and R Markdown write in braces: `{.python .numberLines}`, `{r, echo=FALSE}`.
fn braced_language(info: &str) -> &str {
    let inside = info.strip_prefix('{').and_then(|rest| rest.split('}').next()).unwrap_or("");
    let mut words = inside.split([',', ' ', '\t']).filter(|word| !word.is_empty());
    let class = words.clone().find_map(|word| word.strip_prefix('.'));
    let first = words.next().filter(|word| word.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    class.or(first).unwrap_or("")
}
