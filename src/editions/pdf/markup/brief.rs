//! Writes the brief: the same functions as the report's, set by `brief.typ`, without links within.

use std::fmt::Write as _;

use super::{Markup, Writer};
use crate::diagnostic::Span;
use crate::editions::Setting;
use crate::editions::markup::front;
use crate::editions::pdf::world::{BRIEF, TEMPLATE};
use crate::model::block::{Block, BlockKind, Figure};
use crate::model::finding::Item;
use crate::model::inline::plain_text;
use crate::model::report::Part;
use crate::model::role::Role;

/// How closely the brief is set, so that it fits its two pages.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::editions) struct Fit {
    /// Of the sizes that the theme has for it, in hundredths.
    pub(in crate::editions) size: u8,
    /// Whether items have their text, or their headlines alone.
    pub(in crate::editions) findings: bool,
    pub(in crate::editions) implications: bool,
    /// Whether what follows from the findings begins on a page of its own.
    pub(in crate::editions) apart: bool,
}

/// Items of more characters than this may break across pages.
const LONG: usize = 1200;

/// A line about how to get the report: label, words, address.
pub(in crate::editions) type Line = (String, String, Option<String>);

/// Writes the brief. The setting's report holds only what the brief shows.
pub(in crate::editions) fn write(
    setting: &Setting<'_>,
    figure: Option<&Block>,
    lines: &[Line],
    fit: Fit,
) -> Markup {
    let mut writer = Writer::new(setting);
    writer.linked = false;
    let _ = writeln!(writer.out, "#import \"{TEMPLATE}\": *\n#import \"{BRIEF}\": *");
    writer.metadata();
    // Not to be taken for the report in a list of files.
    writer.out.push_str("#set document(title: ");
    writer.string(&format!("{} – {}", setting.report.metadata.title, setting.locale.labels.brief));
    writer.out.push_str(")\n");
    writer.out.push_str("#show: brief.with(");
    let language = writer.language_parameters();
    writer.out.push_str(&language);
    let _ = writeln!(writer.out, "fit: {}%)", fit.size);
    writer.masthead();
    for (index, part) in setting.report.parts.iter().enumerate() {
        let whole = if part.role == Role::KeyFindings { fit.findings } else { fit.implications };
        writer.points(part, whole, fit.apart && index == 1);
    }
    writer.foot(figure, lines);
    writer.finish()
}

impl Writer<'_> {
    /// Who publishes, what it is, title, authors, description.
    fn masthead(&mut self) {
        let setting = self.setting;
        let metadata = &setting.report.metadata;
        let labels = &setting.locale.labels;
        let _ = write!(self.out, "\n#masthead(own: {}, label: ", setting.logo().is_some());
        self.bracketed(|writer| writer.own(&labels.brief, None));
        let date = metadata.published.or(setting.date).map(|date| setting.locale.date(date));
        let status = front::status_line(setting);
        let authors = front::authors(setting);
        for (name, words, ours) in [
            ("publisher", setting.publisher_name(), false),
            ("number", metadata.number.as_deref(), false),
            ("date", date.as_deref(), true),
            ("status", status.as_deref(), true),
            ("subtitle", metadata.subtitle.as_deref(), false),
            ("authors", authors.as_deref(), false),
            ("lead", metadata.description.as_deref(), false),
        ] {
            if let Some(words) = words.filter(|words| !words.is_empty()) {
                let _ = write!(self.out, ", {name}: ");
                self.bracketed(|writer| if ours { writer.own(words, None) } else { writer.phrase(words) });
            }
        }
        self.out.push_str(", title: ");
        self.bracketed(|writer| writer.phrase(&metadata.title));
        self.out.push_str(")\n");
    }

    /// A part's title, and its items by twos.
    fn points(&mut self, part: &Part, whole: bool, apart: bool) {
        let _ = write!(self.out, "\n#points(\"{}\", apart: {apart}, [#heading(level: 1)", part.role.as_str());
        self.bracketed(|writer| writer.heading_inlines(&part.title));
        self.label(&part.id);
        self.out.push_str("], (");
        for block in &part.blocks {
            let BlockKind::Item(item) = &block.kind else { continue };
            let shortened;
            let item = if whole || item.headline.is_empty() {
                item
            } else {
                shortened = Item { body: Vec::new(), ..item.clone() };
                &shortened
            };
            self.bracketed(|writer| writer.point(item));
            self.out.push_str(", ");
        }
        self.out.push_str("))\n");
    }

    /// Label, addressee, headline, text, and what it rests on, in the order of every edition.
    fn point(&mut self, item: &Item) {
        let start = self.out.len();
        let _ = write!(self.out, "#point(\"{}\", [{}], label: ", item.kind.as_str(), item.number);
        self.bracketed(|writer| {
            if item.headline.is_empty() {
                writer.mark(&item.id);
            }
            writer.own(&item.label, Some(item.span));
        });
        self.addressee_and_headline(item);
        if !item.basis.is_empty() {
            let basis: Vec<&str> = item.basis.iter().map(|reference| reference.label.as_str()).collect();
            self.out.push_str(", basis: ");
            self.bracketed(|writer| {
                writer.out.push_str("#strong");
                writer.bracketed(|writer| writer.own(&format!("{}:", item.basis_label), None));
                writer.literal(&format!(" {}", basis.join(", ")), Some(item.span));
            });
        }
        let length: usize = item.body.iter().map(length).sum();
        let _ = write!(self.out, ", breakable: {})", length > LONG);
        self.bracketed(|writer| writer.blocks(&item.body));
        self.spans.record(start..self.out.len(), item.span);
    }

    fn chosen(&mut self, figure: &Figure, span: Span) {
        self.out.push_str("#figure(kind: \"image\", caption: ");
        self.caption(&figure.caption, span);
        self.out.push_str(")[");
        self.picture(&figure.image, "picture", span);
        if let Some(source) = &figure.caption.source {
            self.out.push_str("#origin");
            self.bracketed(|writer| writer.own(&figure.caption.source_label, None));
            self.bracketed(|writer| writer.inlines(source));
        }
        self.out.push(']');
    }

    /// The figure, and how to get at the whole report.
    fn foot(&mut self, figure: Option<&Block>, lines: &[Line]) {
        let title = self.setting.locale.labels.full_report.clone();
        self.out.push_str("\n#foot(");
        if let Some(Block { kind: BlockKind::Figure(figure), span }) = figure {
            self.out.push_str("figure: ");
            self.bracketed(|writer| writer.chosen(figure, *span));
            self.out.push_str(", ");
        }
        self.out.push_str("title: [#heading(level: 1)");
        self.bracketed(|writer| writer.own(&title, None));
        self.out.push_str("])[");
        for (label, words, url) in lines {
            self.out.push_str("\n#way");
            self.bracketed(|writer| writer.own(label, None));
            self.linked_phrase(words, url.as_deref());
        }
        self.out.push_str("]\n");
    }
}

/// Characters of a paragraph; what is none counts as long.
fn length(block: &Block) -> usize {
    match &block.kind {
        BlockKind::Paragraph(content) => plain_text(content).chars().count(),
        _ => LONG,
    }
}
