//! The cover as calls of the functions of `cover.typ`: the art as data, the words as content.

use std::fmt::Write as _;

use super::{Markup, Writer};
use crate::editions::Setting;
use crate::editions::cover::art;
use crate::editions::markup::front;
use crate::editions::pdf::world::COVER;

/// A document of covers alone: what it says of itself and its language, then what `body` writes.
pub(in crate::editions) fn document(
    setting: &Setting<'_>,
    body: impl FnOnce(&mut CoverWriter<'_, '_>),
) -> Markup {
    let mut writer = Writer::new(setting);
    let _ = writeln!(writer.out, "#import \"{COVER}\": *");
    writer.out.push_str("#set document(title: ");
    writer.string(&setting.report.metadata.full_title());
    writer.out.push_str(", date: none)\n#set text(font: text-face, ");
    writer.language_arguments(&setting.report.metadata.language);
    writer.out.push_str(")\n");
    body(&mut CoverWriter(&mut writer));
    Markup { source: writer.out, spans: writer.spans, text: 0, oversized: Vec::new() }
}

/// What other editions write of a cover.
pub(in crate::editions) struct CoverWriter<'w, 'a>(&'w mut Writer<'a>);

impl CoverWriter<'_, '_> {
    /// Calls a function of the template with the art, the words, and what else it takes, in Typst.
    pub(in crate::editions) fn call(&mut self, function: &str, art: &str, others: &str) {
        self.0.cover_call(function, art, others);
    }

    /// Begins a named value of the template's that [`CoverWriter::words`] and the like make up.
    pub(in crate::editions) fn code(&mut self, typst: &str) {
        self.0.out.push_str(typst);
    }

    /// Words as content.
    pub(in crate::editions) fn content(&mut self, words: &str) {
        self.0.bracketed(|writer| writer.phrase(words));
    }
}

impl Writer<'_> {
    /// The report's first page.
    pub(super) fn cover(&mut self) {
        let setting = self.setting;
        let art =
            art::written(setting, &art::of(setting), &art::Paint::Screen, self.cover_picture.as_deref());
        self.cover_call("cover-page", &art, "page-width, page-height");
    }

    pub(super) fn cover_call(&mut self, function: &str, art: &str, others: &str) {
        let _ = write!(self.out, "\n#{function}({art}, ");
        self.cover_words();
        let _ = writeln!(self.out, ", {others})");
    }

    /// What stands on the cover, each by its name.
    fn cover_words(&mut self) {
        let setting = self.setting;
        let metadata = &setting.report.metadata;
        let published = metadata.published.or(setting.date).map(|date| setting.locale.date(date));
        let authors = front::authors(setting);
        self.out.push_str("(title: ");
        self.bracketed(|writer| writer.phrase(&metadata.title));
        self.out.push_str(", title-words: (");
        for word in metadata.title.split_whitespace() {
            self.string(word);
            self.out.push_str(", ");
        }
        self.out.push(')');
        for (name, words) in [
            ("subtitle", metadata.subtitle.as_deref()),
            ("authors", authors.as_deref()),
            ("publisher", setting.publisher_name()),
            ("number", metadata.number.as_deref()),
            ("date", published.as_deref()),
        ] {
            let _ = write!(self.out, ", {name}: ");
            match words.filter(|words| !words.is_empty()) {
                Some(words) => self.bracketed(|writer| match name {
                    "date" => writer.own(words, None),
                    _ => writer.phrase(words),
                }),
                None => self.out.push_str("none"),
            }
        }
        self.out.push(')');
    }
}
