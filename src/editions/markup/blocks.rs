//! Paragraphs and everything that stands between them, as elements.

use super::notes::NoteSource;
use super::{Renderer, heading_name};
use crate::model::block::{
    Alert, AlertKind, Block, BlockKind, Definition, Heading, List, ListItem, Panel, PanelKind, Quotation,
};
use crate::model::inline::{Inline, plain_text};

impl<'a> Renderer<'a> {
    pub fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &'a Block) {
        self.page_of_block(block);
        match &block.kind {
            BlockKind::Paragraph(content) => self.paragraph("", "", content),
            BlockKind::Heading(heading) => self.heading(heading),
            BlockKind::List(list) => self.list(list),
            BlockKind::Definitions(definitions) => self.definitions(definitions),
            BlockKind::Quotation(quotation) => self.quotation(quotation),
            BlockKind::Panel(panel) => self.panel(panel),
            BlockKind::Alert(alert) => self.alert(alert),
            BlockKind::Code(listing) => self.listing(listing),
            BlockKind::Formula(formula) => {
                self.out.start("div").with("class", "formula").begin();
                self.formula(formula);
                self.out.close("div");
                self.out.line();
            }
            BlockKind::Figure(figure) => {
                self.noted(NoteSource::Block(block), |own| own.figure(figure));
            }
            BlockKind::Image(image) => {
                self.out.start("div").with("class", "picture").begin();
                self.image(image);
                self.out.close("div");
                self.out.line();
            }
            BlockKind::Table(table) => {
                self.noted(NoteSource::Block(block), |own| own.table(table));
            }
            BlockKind::Item(item) => self.item(item),
            BlockKind::Trail(trail) => self.trail("basis trail", &trail.label, &trail.references),
            // What could not be quoted was reported.
            BlockKind::Findings(_) => {}
            BlockKind::Rule => {
                self.out.start("hr").void();
                self.out.line();
            }
            BlockKind::Directive { body, .. } => {
                self.out.open("pre");
                self.out.element("code", "", body);
                self.out.close("pre");
                self.out.line();
            }
        }
    }

    /// A paragraph with characters before its content.
    fn paragraph(&mut self, class: &str, before: &str, content: &'a [Inline]) {
        let class = (!class.is_empty()).then_some(class);
        self.noted(NoteSource::Line(content), |own| {
            own.out.start("p").with_if("class", class).begin();
            own.out.text(before);
            own.inlines(content);
            own.out.close("p");
            own.out.line();
        });
    }

    /// Blocks where a lone paragraph needs no element of its own: cells, tight items, short meanings.
    pub(super) fn compact(&mut self, blocks: &'a [Block]) {
        match blocks {
            [Block { kind: BlockKind::Paragraph(content), .. }] => {
                self.inlines(content);
                self.side_notes();
            }
            blocks => {
                self.out.line();
                self.blocks(blocks);
            }
        }
    }

    fn heading(&mut self, heading: &'a Heading) {
        let level = (i16::from(heading.level) + i16::from(self.shift)).clamp(1, 6);
        let name = heading_name(u8::try_from(level).unwrap_or(6));
        let Some(id) = &heading.id else {
            self.out.open(name);
            self.inlines(&heading.content);
            self.out.close(name);
            self.out.line();
            return self.side_notes();
        };
        self.permalink_wrapper(id.as_str(), &plain_text(&heading.content), |own| {
            own.out.start(name).with("id", id.as_str()).begin();
            own.named(&heading.content);
            own.out.close(name);
        });
        self.side_notes();
    }

    fn list(&mut self, list: &'a List) {
        if list.items.is_empty() {
            return;
        }
        let name = if list.start.is_some() { "ol" } else { "ul" };
        let start = list.start.filter(|start| *start != 1).map(|start| start.to_string());
        let tasks = list.items.iter().any(|item| item.task.is_some());
        let class = tasks.then_some("tasks");
        self.out.start(name).with_if("class", class).with_if("start", start.as_deref()).begin();
        self.out.line();
        for item in &list.items {
            self.list_item(item, list.tight);
        }
        self.out.close(name);
        self.out.line();
    }

    fn list_item(&mut self, item: &'a ListItem, tight: bool) {
        let mark = match item.task {
            Some(true) => "☑ ",
            Some(false) => "☐ ",
            None => "",
        };
        self.out.start("li").with_if("id", item.id.as_ref().map(|id| id.as_str())).begin();
        let rest = match item.blocks.split_first() {
            Some((Block { kind: BlockKind::Paragraph(content), .. }, rest)) => {
                if tight {
                    self.out.text(mark);
                    self.inlines(content);
                    self.side_notes();
                    if !rest.is_empty() {
                        self.out.line();
                    }
                } else {
                    self.out.line();
                    self.paragraph("", mark, content);
                }
                rest
            }
            _ => {
                self.out.text(mark);
                item.blocks.as_slice()
            }
        };
        for block in rest {
            match &block.kind {
                BlockKind::Paragraph(content) if tight => {
                    self.inlines(content);
                    self.side_notes();
                    self.out.line();
                }
                _ => self.block(block),
            }
        }
        self.out.close("li");
        self.out.line();
    }

    fn definitions(&mut self, definitions: &'a [Definition]) {
        if definitions.is_empty() {
            return;
        }
        self.out.open("dl");
        self.out.line();
        for definition in definitions {
            self.out.open("dt");
            self.inlines(&definition.term);
            self.out.close("dt");
            self.out.line();
            for meaning in &definition.meanings {
                self.out.open("dd");
                self.compact(meaning);
                self.out.close("dd");
                self.out.line();
            }
        }
        self.out.close("dl");
        self.out.line();
        self.side_notes();
    }

    fn quotation(&mut self, quotation: &'a Quotation) {
        let class = if quotation.pull { "quotation pull" } else { "quotation" };
        // A pull quote repeats the text; who listens to it can skip it by its role.
        let kind = quotation.pull.then_some("pullquote");
        let name = if quotation.pull && !self.is_html() { "aside" } else { "div" };
        self.out
            .start(name)
            .semantics(kind, quotation.pull.then_some("doc-pullquote"))
            .with("class", class)
            .with_if("id", quotation.id.as_ref().map(|id| id.as_str()))
            .begin();
        self.out.line();
        self.out.open("blockquote");
        self.out.line();
        self.blocks(&quotation.blocks);
        self.out.close("blockquote");
        self.out.line();
        if let Some(attribution) = &quotation.attribution {
            self.paragraph("attribution", "— ", attribution);
        }
        self.out.close(name);
        self.out.line();
    }

    fn panel(&mut self, panel: &'a Panel) {
        let (name, class, role) = match panel.kind {
            PanelKind::CaseStudy if !self.is_html() => ("aside", "panel case-study", Some("doc-example")),
            PanelKind::CaseStudy => ("div", "panel case-study", None),
            PanelKind::Plain => ("div", "panel", None),
        };
        self.out
            .start(name)
            .semantics(None, role)
            .with("class", class)
            .with_if("id", panel.id.as_ref().map(|id| id.as_str()))
            .begin();
        self.out.line();
        self.panel_title(panel);
        self.blocks(&panel.blocks);
        self.out.close(name);
        self.out.line();
    }

    fn panel_title(&mut self, panel: &'a Panel) {
        if panel.label.is_empty() && panel.title.is_empty() {
            return;
        }
        self.out.start("p").with("class", "title").begin();
        if !panel.label.is_empty() {
            self.self_link(&panel.label, panel.id.as_ref().map(|id| id.as_str()));
            self.out.text(" ");
        }
        self.inlines(&panel.title);
        self.out.close("p");
        self.out.line();
        self.side_notes();
    }

    /// DPUB-ARIA allows `doc-tip` on an `aside` only and `doc-notice` on anything but.
    fn alert(&mut self, alert: &'a Alert) {
        let (name, kind, role) = match (alert.kind, self.is_html()) {
            (AlertKind::Tip, false) => ("aside", "tip", "doc-tip"),
            (_, false) => ("div", "notice", "doc-notice"),
            (_, true) => ("div", "", ""),
        };
        self.out
            .start(name)
            .semantics(Some(kind), Some(role))
            .with("class", &format!("alert {}", alert.kind.as_str()))
            .begin();
        self.out.line();
        if !alert.label.is_empty() {
            self.out.element("p", "label", &alert.label);
            self.out.line();
        }
        self.blocks(&alert.blocks);
        self.out.close(name);
        self.out.line();
    }
}
