//! What stands before the text: the document's own metadata, cover, imprint page and contents.

use std::fmt::Write as _;

use super::Writer;
use crate::editions::markup::front;
use crate::model::block::{Block, BlockKind};
use crate::model::inline::plain_text;
use crate::records::citation;

impl Writer<'_> {
    /// What the file says of itself, and the template's frame with the title of every part for contents and
    /// running heads.
    pub(super) fn document(&mut self) {
        self.metadata();
        self.frame();
    }

    /// What the file says of itself.
    pub(super) fn metadata(&mut self) {
        let setting = self.setting;
        let metadata = &setting.report.metadata;
        self.out.push_str("#set document(title: ");
        self.string(&metadata.full_title());
        self.out.push_str(", author: (");
        for name in front::author_names(metadata) {
            self.string(&name);
            self.out.push_str(", ");
        }
        self.out.push_str("), keywords: (");
        for keyword in &metadata.subjects.keywords {
            self.string(keyword);
            self.out.push_str(", ");
        }
        self.out.push(')');
        if let Some(description) = &metadata.description {
            self.out.push_str(", description: ");
            self.string(description);
        }
        match setting.date {
            Some(date) => {
                let _ = writeln!(
                    self.out,
                    ", date: datetime(year: {}, month: {}, day: {}))",
                    date.year(),
                    date.month(),
                    date.day()
                );
            }
            None => self.out.push_str(", date: none)\n"),
        }
    }

    /// Titles for contents and running heads, and the frame of the pages.
    fn frame(&mut self) {
        let setting = self.setting;
        let metadata = &setting.report.metadata;
        self.out.push_str("#let entries = (\n");
        for part in &setting.report.parts {
            if !part.title.is_empty() || part.label.is_some() {
                self.string(part.id.as_str());
                self.out.push_str(": [");
                if let Some(label) = &part.label {
                    self.own(label, Some(part.span));
                    self.word(" ");
                }
                self.plain_inlines(&part.title);
                self.out.push_str("],\n");
            }
            self.entries(&part.blocks);
        }
        // Without an entry, `()` would be an array.
        self.out.push_str("\"\": [],\n)\n#let heads = (\n");
        for part in &setting.report.parts {
            self.string(part.id.as_str());
            self.out.push_str(": ");
            let title = plain_text(&part.title);
            let words = part.label.iter().map(String::as_str).chain([title.as_str()]).collect::<Vec<_>>();
            self.string(words.join(" ").trim());
            self.out.push_str(",\n");
        }
        self.out.push_str("\"\": \"\",\n)\n#show: report.with(");
        let language = self.language_parameters();
        self.out.push_str(&language);
        // Running heads are artifacts and may be cut short: the words alone.
        self.out.push_str("entries: entries, heads: heads, title: ");
        self.string(&metadata.title);
        if let Some(words) = self.standing() {
            self.out.push_str(", watermark: ");
            self.bracketed(|writer| writer.own(&words, None));
        }
        self.out.push_str(")\n");
    }

    /// The report's language, as the template's frames take it.
    pub(super) fn language_parameters(&mut self) -> String {
        let before = std::mem::take(&mut self.out);
        self.language_arguments(&self.setting.report.metadata.language);
        std::mem::replace(&mut self.out, before).replace("lang:", "language:")
    }

    /// The titles of sections and items, without what must not stand twice.
    fn entries(&mut self, blocks: &[Block]) {
        for block in blocks {
            let (id, content) = match &block.kind {
                BlockKind::Heading(heading) if heading.level == 2 => (heading.id.as_ref(), &heading.content),
                BlockKind::Item(item) => (Some(&item.id), &item.headline),
                _ => continue,
            };
            let Some(id) = id.filter(|_| !content.is_empty()) else { continue };
            self.string(id.as_str());
            self.out.push_str(": ");
            self.bracketed(|writer| writer.plain_inlines(content));
            self.out.push_str(",\n");
        }
    }

    /// What must be said on every page of what is not simply published.
    fn standing(&self) -> Option<String> {
        front::status_line(self.setting)
    }

    pub(super) fn front_matter(&mut self) {
        self.cover();
        self.imprint_page();
        let contents = self.setting.locale.labels.contents.clone();
        self.out.push_str("\n#contents[");
        self.own(&contents, None);
        self.out.push_str("]\n");
    }

    fn cover(&mut self) {
        let setting = self.setting;
        let metadata = &setting.report.metadata;
        let published = metadata.published.or(setting.date).map(|date| setting.locale.date(date));
        self.out.push_str("\n#cover(title: [");
        self.phrase(&metadata.title);
        self.out.push(']');
        let _ = write!(self.out, ", length: {}", metadata.title.chars().count());
        let authors = front::authors(setting);
        for (name, words) in [
            ("subtitle", metadata.subtitle.as_deref()),
            ("authors", authors.as_deref()),
            ("publisher", setting.publisher_name()),
            ("number", metadata.number.as_deref()),
            ("date", published.as_deref()),
        ] {
            if let Some(words) = words.filter(|words| !words.is_empty()) {
                let _ = write!(self.out, ", {name}: ");
                self.bracketed(|writer| match name {
                    "date" => writer.own(words, None),
                    _ => writer.phrase(words),
                });
            }
        }
        self.out.push_str(", seed: (");
        for turn in seed(metadata.slug.as_str()) {
            let _ = write!(self.out, "{turn}, ");
        }
        self.out.push_str("))\n");
    }

    /// Copyright, numbers, licence, contact, corrections: each line a label and what it says.
    fn imprint_page(&mut self) {
        let setting = self.setting;
        let (metadata, house, labels) = (&setting.report.metadata, setting.publisher, &setting.locale.labels);
        self.out.push_str("\n#imprint-page[");
        if let Some(words) = self.standing() {
            self.out.push_str("#notice");
            self.bracketed(|writer| writer.own(&words, None));
            self.out.push('\n');
        }
        self.out.push_str("\n#imprint-title");
        self.bracketed(|writer| writer.own(&labels.imprint_page, None));
        self.fact("", &metadata.full_title(), None);
        if let Some(copyright) = metadata.copyright.as_ref().or(house.copyright.as_ref()) {
            self.fact("", copyright, None);
        }
        if let Some(publisher) = setting.publisher_line() {
            self.fact(&labels.publisher, &publisher, None);
        }
        for (label, date) in [(&labels.published, metadata.published), (&labels.modified, metadata.modified)]
        {
            if let Some(date) = date {
                self.out.push_str("\n#fact(");
                self.bracketed(|writer| writer.own(label, None));
                self.out.push(')');
                self.bracketed(|writer| writer.own(&setting.locale.date(date), None));
            }
        }
        for (label, isbn) in [
            ("ISBN (PDF)", &metadata.isbn.pdf),
            ("ISBN (EPUB)", &metadata.isbn.epub),
            ("ISBN", &metadata.isbn.print),
        ] {
            if let Some(isbn) = isbn {
                self.fact(label, isbn.as_str(), None);
            }
        }
        if let Some(doi) = &metadata.doi {
            self.fact("DOI", doi.as_str(), Some(&doi.url()));
        }
        if let Some(licence) = metadata.licence.as_ref().or(house.licence.as_ref()) {
            self.fact(&labels.licence, licence, None);
        }
        if !metadata.funders.is_empty() {
            self.fact(&labels.funded_by, &setting.locale.join(&metadata.funders), None);
        }
        if let Some(client) = &metadata.commissioned_by {
            self.fact(&labels.commissioned_by, client, None);
        }
        self.fact(&labels.how_to_cite, &citation::sentence(setting), None);
        if let Some(summary) = &metadata.accessibility.summary {
            self.fact(&labels.accessibility, summary, None);
        }
        if let Some(contact) = &house.contact {
            let address = contact.contains('@') && !contact.contains(char::is_whitespace);
            let url = address.then(|| format!("mailto:{contact}"));
            self.fact(&labels.contact, contact, url.as_deref());
        }
        for correction in &metadata.corrections {
            self.out.push_str("\n#fact(");
            self.bracketed(|writer| writer.own(&labels.corrections, None));
            self.out.push(')');
            self.bracketed(|writer| {
                writer.own(&format!("{}:", setting.locale.date(correction.date)), None);
                writer.phrase(&format!(" {}", correction.text));
            });
        }
        self.out.push_str("]\n");
    }

    fn fact(&mut self, label: &str, words: &str, url: Option<&str>) {
        self.out.push_str("\n#fact(");
        match label {
            "" => self.out.push_str("none"),
            label => self.bracketed(|writer| writer.own(label, None)),
        }
        self.out.push(')');
        self.bracketed(|writer| match url {
            Some(url) => {
                writer.out.push_str("#link(");
                writer.string(url);
                writer.out.push(')');
                writer.bracketed(|writer| writer.phrase(words));
            }
            None => writer.phrase(words),
        });
    }
}

/// Twelve quarter turns that a slug alone decides: the figure on the cover stays the publication's own.
fn seed(slug: &str) -> [u64; 12] {
    // FNV-1a, then a step of it for each number; nothing here needs more than to be spread and stable.
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let mut hash = slug.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    std::array::from_fn(|at| {
        hash = step(hash, u8::try_from(at).unwrap_or(0));
        (hash >> 29) % 4
    })
}
