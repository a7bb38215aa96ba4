//! Boxes of other tools: fences of colons (`::: note`) and admonitions (`!!! note "Title"` with an indented text).

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::block::BlockKind;
use crate::model::inline::{Inline, InlineKind};

use super::super::builder::{Builder, Opened};
use super::super::frame::{BoxTitle, Frame, Kind, Origin, QuoteFrame};
use super::opening_line::{ADMONITIONS, COLONS, Fence, alert, fence, written};

/// Words for boxes that are no alerts: they get a title.
pub(super) const BOXES: [&str; 20] = [
    "abstract",
    "summary",
    "tldr",
    "question",
    "help",
    "faq",
    "example",
    "quote",
    "cite",
    "exercise",
    "box",
    "sidebar",
    "infobox",
    "todo",
    "seealso",
    "definition",
    "theorem",
    "details",
    "spoiler",
    "case-study",
];

impl Builder<'_> {
    /// Whether a list or an entry of one is an admonition.
    pub(in super::super) fn is_admonition(&self, range: &Range<usize>) -> bool {
        let source = self.source(range.clone());
        ADMONITIONS.iter().any(|mark| source.starts_with(mark))
    }

    /// Begins the box of an admonition; its text follows as an entry's.
    pub(in super::super) fn open_admonition(&mut self, range: Range<usize>) -> Opened {
        let line = self.source(range.clone()).lines().next().unwrap_or("");
        let end = range.start + line.len();
        self.open_container(range.start..end, Origin::Markdown, range)
    }

    /// Takes a rule that stands for a fence of colons; `false` for any other.
    pub(in super::super) fn colons(&mut self, range: &Range<usize>) -> bool {
        let line = self.source(range.start..self.manuscript.text.len()).lines().next().unwrap_or("");
        match fence(line.trim_end()) {
            None => return false,
            Some(Fence::Closes) => {
                let opened = self.innermost().find(|(_, frame)| frame.is_fenced());
                if let Some(depth) = opened.map(|(depth, _)| depth) {
                    self.close_to(depth, range.start);
                }
            }
            Some(Fence::Opens) => {
                let line = range.start..range.start + line.trim_end().len();
                self.open_container(line.clone(), Origin::Html(COLONS.into()), line);
            }
        }
        true
    }

    fn open_container(&mut self, line: Range<usize>, origin: Origin, range: Range<usize>) -> Opened {
        if !self.make_room(line.start) {
            return Opened::Flat { block: true };
        }
        let text = self.source(line.clone());
        let written = written(text);
        let place = |within: &Range<usize>| line.start + within.start..line.start + within.end;
        let words = written.kind.iter().chain(&written.classes);
        let known = words.clone().find_map(|word| alert(text.get(word.clone())?));
        let boxed =
            words.clone().find(|word| text.get((*word).clone()).is_some_and(|word| BOXES.contains(&word)));
        if let Some(id) = &written.id {
            let place = place(id);
            let id = self.id(text.get(id.clone()).unwrap_or(""), place.clone());
            let span = self.span(place);
            self.top().anchors.push(Inline::new(InlineKind::Anchor(id), span));
        }
        let mut quote = QuoteFrame { alert: known, ..QuoteFrame::default() };
        let titled = written.title.is_some() || self.heading_follows(line.end);
        let kind = match (known, boxed) {
            (Some(_), _) => Kind::Quote(quote),
            (None, Some(word)) => {
                let name = text.get(word.clone()).unwrap_or("");
                if !titled {
                    let span = self.span(place(word));
                    let content = vec![Inline::text(capital(name), span)];
                    quote.title = Some(BoxTitle { content, id: None, case_study: name == "case-study" });
                }
                Kind::Quote(quote)
            }
            (None, None) if written.title.is_some() && !text.starts_with("===") => Kind::Quote(quote),
            (None, None) => {
                self.report_container(
                    text,
                    words.clone().next().map(|word| text.get(word.clone()).unwrap_or("")),
                    &line,
                );
                Kind::Passage
            }
        };
        let opened = self.push(kind, origin, range);
        if let Some(title) = &written.title {
            self.container_title(place(title));
        }
        opened
    }

    /// What a box is called: an alert's stands in bold over its text.
    fn container_title(&mut self, range: Range<usize>) {
        self.top().inlines.clear();
        self.read_markdown(range);
        let Some(block) = self.top().blocks.last_mut() else { return };
        let span = block.span;
        let BlockKind::Paragraph(content) = &mut block.kind else { return };
        let content = std::mem::take(content);
        match &mut self.top().kind {
            Kind::Quote(quote) if quote.alert.is_none() => {
                quote.title = Some(BoxTitle { content, id: None, case_study: false });
                self.top().blocks.pop();
            }
            _ => {
                if let Some(block) = self.top().blocks.last_mut() {
                    block.kind = BlockKind::Paragraph(vec![Inline::new(InlineKind::Strong(content), span)]);
                }
            }
        }
    }

    /// Says once a file that a kind of box means nothing.
    fn report_container(&mut self, text: &str, word: Option<&str>, line: &Range<usize>) {
        let word = word.unwrap_or("");
        if text.starts_with("===") || word.is_empty() || !self.boxes.insert(word.to_owned()) {
            return;
        }
        let message = format!("a box `{word}` means nothing here; its text is kept");
        let hint = "boxes are `note`, `tip`, `important`, `warning` and `caution`, or block quotes that begin with a \
                    heading: `> ## Title`";
        self.report(Diagnostic::new(Code::InvalidAttribute, self.span(line.clone()), message).hint(hint));
    }

    fn heading_follows(&self, at: usize) -> bool {
        let rest = self.source(at..self.manuscript.text.len());
        rest.lines()
            .map(str::trim_start)
            .find(|line| !line.is_empty())
            .is_some_and(|line| line.starts_with('#'))
    }
}

impl Frame {
    /// Whether its end is told by a line of colons.
    pub(in super::super) fn is_fenced(&self) -> bool {
        self.is_html(COLONS)
    }
}

pub(super) fn capital(word: &str) -> String {
    let word = word.replace(['-', '_'], " ");
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
