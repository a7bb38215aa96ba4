//! How to get at the whole report: addresses, formats, numbers, whom to ask. Label and words, in order.

use crate::editions::Setting;
use crate::records::citation;

/// One line, with where it leads.
pub(super) struct Fact {
    pub(super) label: String,
    pub(super) words: String,
    pub(super) link: Option<String>,
}

/// The facts that there are.
pub(super) fn facts(setting: &Setting<'_>) -> Vec<Fact> {
    let (metadata, labels) = (&setting.report.metadata, &setting.locale.labels);
    let mut facts = Vec::new();
    let mut add = |label: &str, words: Option<String>, link: Option<String>| {
        facts.extend(words.map(|words| Fact { label: label.to_owned(), words, link }));
    };
    let address = address(setting);
    add(&labels.read_online, address.clone(), address);
    add(
        "DOI",
        metadata.doi.as_ref().map(|doi| doi.as_str().to_owned()),
        metadata.doi.as_ref().map(|doi| doi.url()),
    );
    let mut formats = vec![labels.web_edition.clone(), "PDF".to_owned(), "EPUB".to_owned()];
    let number = |isbn: &crate::model::identifier::Isbn| format!("ISBN\u{a0}{}", isbn.printed());
    for (at, isbn) in [(1, &metadata.isbn.pdf), (2, &metadata.isbn.epub)] {
        if let (Some(format), Some(isbn)) = (formats.get_mut(at), isbn) {
            *format = format!("{format} ({})", number(isbn));
        }
    }
    add(&labels.other_formats, Some(setting.locale.join(&formats)), None);
    add(&labels.how_to_cite, Some(citation::sentence(setting)), None);
    let contact = setting.publisher.contact.clone();
    let link = contact.as_deref().and_then(crate::editions::markup::front::contact_link);
    add(&labels.contact, contact, link);
    facts
}

/// Where the publication stands, where the house has an address.
pub(super) fn address(setting: &Setting<'_>) -> Option<String> {
    let url = setting.publisher.url.as_ref()?;
    Some(format!("{url}/{}/", setting.report.metadata.slug))
}
