//! What stands in the `<head>` of a publication's pages: for Google Scholar and reference managers, as Dublin Core,
//! and for social networks.

use super::description::{Description, Form};
use crate::editions::markup::front;
use crate::model::metadata::ContributorRole;

/// A name and its content.
pub type Tag = (&'static str, String);

/// Dublin Core, as qualified by DCMI for HTML, and `citation_…`: names of `<meta name>`. The PDF's address is told where
/// it was made.
pub fn named(description: &Description<'_>) -> Vec<Tag> {
    let mut tags = scholar(description);
    tags.extend(dublin_core(description));
    tags
}

fn scholar(description: &Description<'_>) -> Vec<Tag> {
    let metadata = description.metadata;
    let mut tags = vec![("citation_title", description.title.clone())];
    tags.extend(front::author_names(metadata).into_iter().map(|name| ("citation_author", name)));
    if let Some(date) = description.published() {
        tags.push(("citation_publication_date", date.to_string().replace('-', "/")));
    }
    if let Some(publisher) = description.publisher {
        tags.push(("citation_technical_report_institution", publisher.to_owned()));
    }
    if let Some(number) = &metadata.number {
        tags.push(("citation_technical_report_number", number.clone()));
    }
    if let Some(isbn) = metadata.isbn.pdf.as_ref().or(metadata.isbn.epub.as_ref()) {
        tags.push(("citation_isbn", isbn.to_string()));
    }
    if let Some(doi) = &metadata.doi {
        tags.push(("citation_doi", doi.to_string()));
    }
    tags.push(("citation_language", metadata.language.to_string()));
    let pdf = description.edition(Form::Pdf).and_then(|edition| edition.file);
    if let (Some(address), Some(file)) = (&description.address, pdf) {
        tags.push(("citation_pdf_url", format!("{address}{}", file.path)));
    }
    tags
}

fn dublin_core(description: &Description<'_>) -> Vec<Tag> {
    let metadata = description.metadata;
    let mut tags = vec![("DC.title", description.title.clone())];
    let authors = description.contributors(ContributorRole::Author);
    tags.extend(authors.map(|one| ("DC.creator", one.name.clone())));
    let others = metadata.authors.iter().filter(|one| one.role != ContributorRole::Author);
    tags.extend(others.map(|one| ("DC.contributor", one.name.clone())));
    tags.extend(description.publisher.map(|name| ("DC.publisher", name.to_owned())));
    tags.extend(description.published().map(|date| ("DC.date", date.to_string())));
    tags.push(("DC.language", metadata.language.to_string()));
    tags.extend(metadata.description.iter().map(|text| ("DC.description", text.clone())));
    tags.extend(metadata.subjects.keywords.iter().map(|word| ("DC.subject", word.clone())));
    tags.extend(metadata.doi.iter().map(|doi| ("DC.identifier", doi.url())));
    tags.extend(description.isbns().map(|(_, isbn)| ("DC.identifier", isbn.urn())));
    tags.extend(description.licence_url.iter().map(|url| ("DC.rights", url.clone())));
    tags
}

/// Open Graph, for a page at an address: names of `<meta property>`.
pub fn social(description: &Description<'_>, address: Option<String>) -> Vec<Tag> {
    let metadata = description.metadata;
    let isbn = metadata.isbn.epub.as_ref().or(metadata.isbn.pdf.as_ref());
    let kind = if isbn.is_some() { "book" } else { "article" };
    let mut tags = vec![("og:title", description.title.clone()), ("og:type", kind.to_owned())];
    tags.extend(address.map(|url| ("og:url", url)));
    tags.extend(metadata.description.iter().map(|text| ("og:description", text.clone())));
    tags.extend(description.publisher.map(|name| ("og:site_name", name.to_owned())));
    tags.extend(isbn.map(|isbn| ("book:isbn", isbn.to_string())));
    if let (Some(address), Some(card)) = (&description.address, description.card) {
        tags.push(("og:image", format!("{address}{card}")));
        tags.push(("og:image:alt", description.title.clone()));
    }
    tags
}
