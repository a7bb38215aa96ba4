//! What stands before the text: the document's own metadata, cover, imprint page and contents.

use std::fmt::Write as _;

use super::Writer;
use crate::editions::markup::front;
use crate::model::block::BlockKind;
use crate::model::identifier::Id;
use crate::records::citation;

/// Contents of so many lines stand on the imprint page.
const FEW_ENTRIES: usize = 14;

impl Writer<'_> {
    /// What the file says of itself, and the template's frame.
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

    /// The frame of the pages.
    fn frame(&mut self) {
        let setting = self.setting;
        let metadata = &setting.report.metadata;
        // Running heads are artifacts and may be cut short: the words alone.
        self.out.push_str("#let report-title = ");
        self.string(&metadata.title);
        self.out.push_str("\n#let part = part.with(title: report-title)\n#show: report.with(");
        let language = self.language_parameters();
        self.out.push_str(&language);
        if let Some(words) = self.standing() {
            self.out.push_str("watermark: ");
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

    /// Lines of the contents: level, id and title of parts, sections and items, without what must not stand twice.
    fn entries(&mut self) {
        for part in &self.setting.report.parts {
            if !part.title.is_empty() || part.label.is_some() {
                self.entry(1, Some(&part.id), |writer| {
                    if let Some(label) = &part.label {
                        writer.out.push_str("#entry-label");
                        writer.bracketed(|writer| writer.own(label, Some(part.span)));
                    }
                    writer.plain_inlines(&part.title);
                });
            }
            for block in &part.blocks {
                let (id, content) = match &block.kind {
                    BlockKind::Heading(heading) if heading.level == 2 => {
                        (heading.id.as_ref(), &heading.content)
                    }
                    BlockKind::Item(item) => (Some(&item.id), &item.headline),
                    _ => continue,
                };
                if !content.is_empty() {
                    self.entry(2, id, |writer| writer.plain_inlines(content));
                }
            }
        }
    }

    fn entry(&mut self, level: u8, id: Option<&Id>, title: impl FnOnce(&mut Self)) {
        let _ = write!(self.out, "({level}, ");
        match id {
            Some(id) => self.string(id.as_str()),
            None => self.out.push_str("none"),
        }
        self.out.push_str(", ");
        self.bracketed(title);
        self.out.push_str("),\n");
    }

    /// What must be said on every page of what is not simply published.
    fn standing(&self) -> Option<String> {
        front::status_line(self.setting)
    }

    pub(super) fn front_matter(&mut self) {
        self.cover();
        let lines = self.lines_of_contents();
        let short = lines <= FEW_ENTRIES;
        self.imprint_page(short);
        self.out.push_str("\n#contents(title: report-title, ");
        let _ = writeln!(self.out, "short: {short}, empty: {}, entries: (", lines == 0);
        self.entries();
        self.out.push_str("))");
        let name = &self.setting.locale.labels.contents;
        self.bracketed(|writer| writer.own(name, None));
        self.out.push('\n');
    }

    /// Articles and news items: what is too short for every part to open a page.
    pub(super) fn is_post(&self) -> bool {
        super::is_post(self.setting.report)
    }

    /// The title once more over the text, which would begin without one. An artifact, as running heads are.
    fn post_head(&mut self) {
        let setting = self.setting;
        self.out.push_str("\n#post(title: report-title, ");
        self.string(setting.report.parts.first().map_or("", |part| part.id.as_str()));
        self.out.push_str(", ");
        self.bracketed(|writer| writer.phrase(&setting.report.metadata.title));
        self.out.push_str(", ");
        match front::authors(setting) {
            Some(authors) => self.bracketed(|writer| writer.phrase(&authors)),
            None => self.out.push_str("none"),
        }
        self.out.push_str(")[");
    }

    /// The text: parts, one after the other.
    pub(super) fn parts(&mut self) {
        let post = self.is_post() && !self.setting.report.parts.is_empty();
        if post {
            self.post_head();
        }
        for part in &self.setting.report.parts {
            self.part(part);
        }
        if post {
            self.out.push_str("]\n");
        }
    }

    /// Who published it and where to find more, on a page at the end: an artifact, since the imprint page says it.
    pub(super) fn back_page(&mut self) {
        let setting = self.setting;
        if self.is_post() {
            return;
        }
        let Some(publisher) = setting.publisher_name() else { return };
        let metadata = &setting.report.metadata;
        self.out.push_str("\n#back-page(");
        self.bracketed(|writer| writer.phrase(publisher));
        let _ = write!(self.out, ", own: {}", setting.logo().is_some());
        let numbers = [
            setting.publisher_city().map(str::to_owned),
            setting.publisher.url.clone(),
            metadata.doi.as_ref().map(|doi| doi.url()),
            metadata.isbn.pdf.as_ref().map(|isbn| format!("ISBN {}", isbn.printed())),
            metadata.number.clone(),
        ];
        for line in numbers.into_iter().flatten() {
            self.out.push_str(", ");
            self.bracketed(|writer| writer.phrase(&line));
        }
        self.out.push_str(")\n");
    }

    /// How many lines the contents have, about.
    fn lines_of_contents(&self) -> usize {
        let parts = self.setting.report.parts.iter();
        parts
            .map(|part| {
                let titled = usize::from(!part.title.is_empty() || part.label.is_some());
                let within = part.blocks.iter().filter(|block| match &block.kind {
                    BlockKind::Heading(heading) => heading.level == 2,
                    BlockKind::Item(item) => !item.headline.is_empty(),
                    _ => false,
                });
                titled + within.count()
            })
            .sum()
    }

    /// Copyright, numbers, licence, contact, corrections: each line a label and what it says.
    fn imprint_page(&mut self, short: bool) {
        let setting = self.setting;
        let (metadata, house, labels) = (&setting.report.metadata, setting.publisher, &setting.locale.labels);
        let _ = write!(self.out, "\n#imprint-page(short: {short}, own: {})[", setting.logo().is_some());
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
                self.fact(label, isbn.printed(), None);
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
        self.linked_phrase(words, url);
    }

    /// Words in brackets, as a link where there is a URL.
    pub(super) fn linked_phrase(&mut self, words: &str, url: Option<&str>) {
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
