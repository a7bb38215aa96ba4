//! Puts another publication's findings where a `findings` block asks for them, numbered and worded as there.
//!
//! What stands in their place is made of ordinary blocks, a panel with a paragraph for each finding, so that every
//! edition shows it alike. Each is linked to its place in the other publication, as is everything within it.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Sink, Span, nearest};
use crate::locale::Locale;
use crate::model::block::{Block, BlockKind, Caption, Panel, PanelKind};
use crate::model::catalogue::rules;
use crate::model::draft::Draft;
use crate::model::finding::{Item, ItemKind, QuotedFindings};
use crate::model::identifier::{Id, LanguageTag, Slug};
use crate::model::inline::{Destination, Inline, InlineKind};
use crate::model::mention::Mention;
use crate::model::report::Report;
use crate::model::walk::{self, Visitor};

/// What can be quoted from one publication.
#[derive(Debug, Clone)]
pub struct Quotable {
    title: String,
    language: LanguageTag,
    findings: Vec<Item>,
    /// The address of its page, where the house has one.
    url: Option<String>,
    /// The address of every place that its findings lead to, and of themselves.
    places: BTreeMap<Id, String>,
}

impl Quotable {
    /// `url` is the address of its page, `place` that of an id in its web edition.
    pub fn of(report: &Report, url: Option<String>, place: &dyn Fn(&Id) -> String) -> Quotable {
        let mut findings: Vec<Item> = report.items(ItemKind::Finding).cloned().collect();
        let mut led_to = LedTo(Vec::new());
        for finding in &mut findings {
            led_to.0.push(finding.id.clone());
            walk::inlines(&mut finding.headline, &mut led_to);
            walk::blocks(&mut finding.body, &mut led_to);
        }
        let places = match &url {
            Some(_) => led_to.0.into_iter().map(|id| (id.clone(), place(&id))).collect(),
            None => BTreeMap::new(),
        };
        let metadata = &report.metadata;
        Quotable { title: metadata.title.clone(), language: metadata.language.clone(), findings, url, places }
    }

    fn link(&self, id: Option<&Id>) -> Option<String> {
        match id {
            Some(id) => self.places.get(id).cloned(),
            None => self.url.clone(),
        }
    }
}

/// Collects the ids that findings lead to.
struct LedTo(Vec<Id>);

impl Visitor for LedTo {
    fn block(&mut self, block: &mut Block) {
        match &block.kind {
            BlockKind::Figure(figure) => self.0.extend(figure.caption.id.clone()),
            BlockKind::Table(table) => {
                self.0.extend(table.caption.as_ref().and_then(|caption| caption.id.clone()));
            }
            _ => {}
        }
    }

    fn inlines(&mut self, inlines: &mut Vec<Inline>) {
        self.0.extend(inlines.iter().filter_map(|inline| match &inline.kind {
            InlineKind::Reference(reference) => Some(reference.target.clone()),
            InlineKind::Link { destination: Destination::Inside(id), .. } => Some(id.clone()),
            _ => None,
        }));
    }
}

/// The publications that a draft quotes findings of.
pub fn quoted(draft: &mut Draft) -> Vec<Mention> {
    struct Quoted(Vec<Mention>);
    impl Visitor for Quoted {
        fn block(&mut self, block: &mut Block) {
            if let BlockKind::Findings(quoted) = &block.kind {
                self.0.push(quoted.of.clone());
            }
        }
    }
    let mut quoted = Quoted(Vec::new());
    for file in &mut draft.files {
        walk::blocks(&mut file.blocks, &mut quoted);
        for note in file.notes.values_mut() {
            walk::blocks(&mut note.blocks, &mut quoted);
        }
    }
    quoted.0
}

/// Puts the findings in. A publication that is not at hand, and a finding that is not there, is reported. `known` are
/// the publications of the house; `None` where there is no house.
pub fn quote(
    report: &mut Report,
    others: &BTreeMap<Slug, Quotable>,
    known: Option<&[Slug]>,
    locale: &Locale,
    sink: &mut Sink,
) {
    let language = report.metadata.language.clone();
    let mut quoter = Quoter { others, known, locale, language, sink };
    for part in &mut report.parts {
        walk::blocks(&mut part.blocks, &mut quoter);
    }
    for note in &mut report.notes {
        walk::blocks(&mut note.blocks, &mut quoter);
    }
}

struct Quoter<'a> {
    others: &'a BTreeMap<Slug, Quotable>,
    known: Option<&'a [Slug]>,
    locale: &'a Locale,
    language: LanguageTag,
    sink: &'a mut Sink,
}

/// Says that the publication to quote is not there; outside any house, where it would be.
fn unknown(of: &Mention, known: Option<&[Slug]>) -> Diagnostic {
    let code = Code::UnknownRelation;
    let Some(known) = known else {
        let message = format!("no house is here that knows the publication `{}`", of.slug);
        let hint =
            "build this from its house, the folder with `imprint.toml`, or take the `findings` block out";
        return Diagnostic::new(code, of.span, message).hint(hint);
    };
    rules::unknown(code, "publication", of, &mut known.iter().map(Slug::as_str))
}

impl Visitor for Quoter<'_> {
    fn block(&mut self, block: &mut Block) {
        if let BlockKind::Findings(quoted) = &block.kind
            && let Some(panel) = self.panel(quoted, block.span)
        {
            block.kind = BlockKind::Panel(panel);
        }
    }
}

impl Quoter<'_> {
    fn panel(&mut self, quoted: &QuotedFindings, span: Span) -> Option<Panel> {
        let Some(other) = self.others.get(&quoted.of.slug) else {
            self.sink.report(unknown(&quoted.of, self.known));
            return None;
        };
        if other.findings.is_empty() {
            let message = format!("`{}` has no findings", quoted.of.slug);
            let hint = "findings are what stands under its heading `Key findings`";
            self.sink.report(Diagnostic::new(Code::UnknownFinding, quoted.of.span, message).hint(hint));
            return None;
        }
        for (id, place) in &quoted.only {
            if other.findings.iter().all(|finding| finding.id != *id) {
                self.report_unknown(id, *place, quoted, other);
            }
        }
        let wanted =
            |finding: &&Item| quoted.only.is_empty() || quoted.only.iter().any(|(id, _)| *id == finding.id);
        let findings: Vec<&Item> = other.findings.iter().filter(wanted).collect();
        let title = vec![Inline::new(InlineKind::Work(vec![Inline::text(&other.title, span)]), span)];
        let title = vec![linked(self.foreign(title, other, span), other.link(None), span)];
        let blocks = findings.into_iter().flat_map(|finding| self.finding(finding, other, span)).collect();
        let label = self.locale.labels.key_findings.clone();
        Some(Panel { id: None, kind: PanelKind::Plain, title, blocks, label })
    }

    fn report_unknown(&mut self, id: &Id, place: Span, quoted: &QuotedFindings, other: &Quotable) {
        let message = format!("`{}` has no finding `{id}`", quoted.of.slug);
        let names: Vec<&str> = other.findings.iter().map(|finding| finding.id.as_str()).collect();
        let hint = match nearest(id.as_str(), names.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("its findings are `{}`", names.join("`, `")),
        };
        self.sink.report(Diagnostic::new(Code::UnknownFinding, place, message).hint(hint));
    }

    /// A line with number and headline that leads to the finding, then its text.
    fn finding(&self, finding: &Item, other: &Quotable, span: Span) -> Vec<Block> {
        let mut line = vec![Inline::text(finding.label.as_str(), span)];
        if !finding.headline.is_empty() {
            line.push(Inline::text(": ", span));
            line.extend(finding.headline.iter().cloned());
        }
        let mut own = Elsewhere { other, within_link: true };
        walk::inlines(&mut line, &mut own);
        let line = vec![Inline::new(InlineKind::Strong(line), span)];
        let line = linked(self.foreign(line, other, span), other.link(Some(&finding.id)), span);
        let mut blocks = vec![Block::new(BlockKind::Paragraph(vec![line]), span)];
        let mut own = Elsewhere { other, within_link: false };
        for block in &finding.body {
            let mut block = block.clone();
            walk::block(&mut block, &mut own);
            if let BlockKind::Paragraph(content) = &mut block.kind {
                *content = self.foreign(std::mem::take(content), other, span);
            }
            blocks.push(block);
        }
        blocks
    }

    /// Words that say that they are in another language, where they are.
    fn foreign(&self, content: Vec<Inline>, other: &Quotable, span: Span) -> Vec<Inline> {
        if other.language.primary() == self.language.primary() {
            return content;
        }
        vec![Inline::new(InlineKind::Foreign { language: other.language.clone(), content }, span)]
    }
}

fn linked(content: Vec<Inline>, url: Option<String>, span: Span) -> Inline {
    let destination = url.map_or(Destination::Nowhere, Destination::Outside);
    Inline::new(InlineKind::Link { destination, content }, span)
}

/// Makes what leads to places of the other publication lead there from anywhere. Notes stay behind, and what has an id
/// of its own gives way to a link, since the other is where it is numbered.
struct Elsewhere<'a> {
    other: &'a Quotable,
    within_link: bool,
}

impl Visitor for Elsewhere<'_> {
    fn block(&mut self, block: &mut Block) {
        let captioned =
            |caption: &Caption| (caption.id.clone(), caption.label.clone(), caption.content.clone());
        let found = match &mut block.kind {
            BlockKind::Figure(figure) => Some(captioned(&figure.caption)),
            BlockKind::Table(table) => table.caption.as_ref().map(captioned),
            BlockKind::Quotation(quotation) => {
                quotation.id = None;
                None
            }
            BlockKind::Panel(panel) => {
                panel.id = None;
                None
            }
            BlockKind::List(list) => {
                list.items.iter_mut().for_each(|item| item.id = None);
                None
            }
            BlockKind::Image(image) => {
                let words = image.alt.words().unwrap_or("").to_owned();
                Some((None, words, Vec::new()))
            }
            _ => None,
        };
        if let Some((id, label, content)) = found {
            let span = block.span;
            let mut line = vec![linked(vec![Inline::text(label, span)], self.other.link(id.as_ref()), span)];
            if !content.is_empty() {
                line.push(Inline::text(" ", span));
                line.extend(content);
            }
            block.kind = BlockKind::Paragraph(line);
        }
    }

    fn inlines(&mut self, inlines: &mut Vec<Inline>) {
        inlines.retain(|inline| !matches!(inline.kind, InlineKind::NoteCall(_) | InlineKind::Anchor(_)));
        for inline in inlines {
            let span = inline.span;
            let made = match &mut inline.kind {
                InlineKind::Reference(reference) => {
                    let words = Inline::text(reference.label.as_str(), span);
                    Some((vec![words], self.other.link(Some(&reference.target))))
                }
                InlineKind::Link { destination: Destination::Inside(id), content } => {
                    Some((std::mem::take(content), self.other.link(Some(id))))
                }
                InlineKind::Link { destination: Destination::Outside(url), content } if self.within_link => {
                    Some((std::mem::take(content), Some(std::mem::take(url))))
                }
                InlineKind::Image(image) => {
                    let words = image.alt.words().unwrap_or("").to_owned();
                    *inline = Inline::text(words, span);
                    None
                }
                _ => None,
            };
            if let Some((content, url)) = made {
                *inline = linked(content, url.filter(|_| !self.within_link), span);
            }
        }
    }
}
