//! What lets readers of the web edition pass on one finding: its words, its address, a letter that holds both.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::Renderer;
use crate::model::finding::{Item, ItemKind};
use crate::model::identifier::LanguageTag;
use crate::model::inline::plain_text;

/// What stands for itself in a `mailto:` link (RFC 6068).
const ESCAPED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

impl<'a> Renderer<'a> {
    /// Folds under an item what somebody would paste elsewhere. Without the house's address there is no link
    /// that would lead anywhere from elsewhere, and the item's label is its permalink all the same.
    pub(super) fn share(&mut self, item: &'a Item) {
        let Some(address) = self.address.as_deref().filter(|_| self.is_html()) else { return };
        let labels = &self.locale.labels;
        let url = format!("{address}#{}", item.id);
        let summary = match item.kind {
            ItemKind::Finding => &labels.share_finding,
            ItemKind::Implication => &labels.share_implication,
            ItemKind::Recommendation => &labels.share_recommendation,
        };
        let headline = plain_text(&item.headline);
        let headline = headline.trim();
        let metadata = &self.report.metadata;
        let words = if headline.is_empty() { item.label.as_str() } else { headline };
        let letter = format!(
            "mailto:?subject={}&body={}",
            utf8_percent_encode(words, &ESCAPED),
            utf8_percent_encode(&format!("{words}\r\n\r\n{}\r\n{url}", metadata.full_title()), &ESCAPED),
        );
        self.out.start("details").with("class", "share").begin();
        self.out.line();
        let ours = self.foreign_labels();
        let mut tag = self.out.start("summary");
        if let Some(language) = &ours {
            tag = tag.language(language);
        }
        tag.begin();
        self.out.text(summary);
        self.out.close("summary");
        self.out.line();
        self.out.start("p").with("class", "copied").begin();
        let quotes = &self.locale.quotes;
        self.out.text(&format!("{}{words}{} ", quotes.open, quotes.close));
        self.out.element("cite", "", &metadata.title);
        self.out.text(", ");
        self.out.start("a").with("href", &format!("#{}", item.id)).begin();
        self.out.text(&url);
        self.out.close("a");
        self.out.close("p");
        self.out.line();
        self.out.open("p");
        let mut tag = self.out.start("a").with("href", &letter);
        if let Some(language) = &ours {
            tag = tag.language(language);
        }
        tag.begin();
        self.out.text(&labels.send_by_email);
        self.out.close("a");
        self.out.close("p");
        self.out.line();
        self.out.close("details");
        self.out.line();
    }

    /// The language of labels where it is not the report's.
    fn foreign_labels(&self) -> Option<LanguageTag> {
        let foreign = self.locale.language != self.report.metadata.language.primary();
        LanguageTag::new(&self.locale.language).ok().filter(|_| foreign)
    }
}
