//! The brief as plain text, for a press release: lines of at most 72 characters, nothing that a letter cannot hold.

use super::{Brief, facts};
use crate::editions::Artefact;
use crate::editions::markup::front;
use crate::model::block::{Block, BlockKind};
use crate::model::finding::Item;
use crate::model::inline::plain_text;
use crate::model::metadata::Status;

/// Characters in a line.
const WIDTH: usize = 72;

/// Makes `<slug>/<slug>-brief.txt`.
pub(super) fn release(brief: &Brief<'_>) -> Artefact {
    let setting = brief.setting;
    let (metadata, labels) = (&setting.report.metadata, &setting.locale.labels);
    let mut out = Lines::default();
    if let Some(name) = setting.publisher_name() {
        out.line(name);
    }
    out.line(&labels.press_release.to_uppercase());
    out.blank();
    match front::status_line(setting) {
        Some(status) if metadata.status == Status::Embargoed => out.line(&status.to_uppercase()),
        Some(status) => out.line(&status),
        None => out.line(&labels.for_immediate_release),
    }
    if let Some(date) = metadata.published {
        out.line(&setting.locale.date(date));
    }
    out.blank();
    out.title(&metadata.title);
    out.paragraph("", metadata.subtitle.as_deref().unwrap_or(""));
    out.paragraph("", &front::authors(setting).unwrap_or_default());
    out.paragraph("", metadata.description.as_deref().unwrap_or(""));
    for part in &brief.digest.parts {
        out.heading(&plain_text(&part.title));
        for block in &part.blocks {
            if let BlockKind::Item(item) = &block.kind {
                out.item(item);
            }
        }
    }
    out.heading(&labels.ends);
    out.heading(&labels.notes_to_editors);
    let mut notes: Vec<String> =
        facts::facts(setting).iter().map(|fact| format!("{}: {}", fact.label, fact.words)).collect();
    if let (Some(name), Some(words)) = (setting.publisher_name(), &setting.publisher.description) {
        notes.push(format!("{name}: {words}"));
    }
    for (at, note) in notes.iter().enumerate() {
        out.hanging(&format!("{}. ", at + 1), note);
        out.blank();
    }
    let path = format!("{slug}/{slug}-brief.txt", slug = metadata.slug);
    Artefact::new(path, "text/plain; charset=utf-8", out.finish())
}

/// A text in the making.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn line(&mut self, line: &str) {
        self.hanging("", line);
    }

    fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn title(&mut self, title: &str) {
        let start = self.text.len();
        self.line(title);
        let longest = self.text.get(start..).unwrap_or("").lines().map(|line| line.chars().count()).max();
        self.line(&"=".repeat(longest.unwrap_or(0)));
        self.blank();
    }

    fn heading(&mut self, words: &str) {
        self.blank();
        self.line(&words.to_uppercase());
        self.blank();
    }

    fn paragraph(&mut self, indent: &str, words: &str) {
        if !words.trim().is_empty() {
            self.hanging(indent, words);
            self.blank();
        }
    }

    /// Number, addressee, headline, text, and what it rests on.
    fn item(&mut self, item: &Item) {
        let first = format!("{}. ", item.number);
        let indent = " ".repeat(first.chars().count());
        let headline = plain_text(&item.headline);
        if headline.trim().is_empty() {
            self.hanging(&first, &item.label);
        } else {
            self.hanging(&first, headline.trim());
        }
        if let Some(addressee) = &item.addressee {
            self.hanging(&indent, &format!("{}: {}", addressee.label, addressee.text));
        }
        self.blank();
        self.blocks(&indent, &item.body);
        if !item.basis.is_empty() {
            let basis: Vec<&str> = item.basis.iter().map(|reference| reference.label.as_str()).collect();
            self.paragraph(&indent, &format!("{}: {}", item.basis_label, basis.join(", ")));
        }
    }

    fn blocks(&mut self, indent: &str, blocks: &[Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Paragraph(content) => self.paragraph(indent, &plain_text(content)),
                BlockKind::List(list) => {
                    for (at, item) in list.items.iter().enumerate() {
                        let mark = match list.start {
                            Some(start) => format!("{}. ", start.saturating_add(at as u64)),
                            None => "- ".to_owned(),
                        };
                        self.entry(indent, &mark, &item.blocks);
                    }
                }
                BlockKind::Quotation(quotation) => {
                    let deeper = format!("{indent}  ");
                    self.blocks(&deeper, &quotation.blocks);
                    if let Some(attribution) = &quotation.attribution {
                        self.paragraph(&deeper, &format!("— {}", plain_text(attribution)));
                    }
                }
                BlockKind::Panel(panel) => {
                    self.paragraph(indent, &plain_text(&panel.title));
                    self.blocks(indent, &panel.blocks);
                }
                BlockKind::Alert(alert) => self.blocks(indent, &alert.blocks),
                BlockKind::Formula(formula) => self.paragraph(indent, formula.words()),
                // Pictures and tables are in the report; a letter has no room for them.
                _ => {}
            }
        }
    }

    fn entry(&mut self, indent: &str, mark: &str, blocks: &[Block]) {
        let deeper = format!("{indent}{}", " ".repeat(mark.chars().count()));
        match blocks.split_first() {
            Some((Block { kind: BlockKind::Paragraph(content), .. }, rest)) => {
                self.hanging(&format!("{indent}{mark}"), &plain_text(content));
                self.blank();
                self.blocks(&deeper, rest);
            }
            _ => self.blocks(&deeper, blocks),
        }
    }

    /// Words behind a first mark, and further lines under the first word.
    fn hanging(&mut self, mark: &str, words: &str) {
        let width = mark.chars().count();
        let mut line = mark.to_owned();
        let mut length = width;
        let mut empty = true;
        for word in words.split_whitespace() {
            let more = word.chars().count();
            if !empty && length + 1 + more > WIDTH {
                self.text.push_str(line.trim_end());
                self.text.push('\n');
                line = " ".repeat(width);
                length = width;
                empty = true;
            }
            if !empty {
                line.push(' ');
                length += 1;
            }
            line.push_str(word);
            length += more;
            empty = false;
        }
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn finish(mut self) -> Vec<u8> {
        let kept = self.text.trim_end().len();
        self.text.truncate(kept);
        self.text.push('\n');
        self.text.into_bytes()
    }
}
