//! What stands in the `<head>`: for browsers, search engines, reference managers and social networks.

use crate::editions::Setting;
use crate::editions::download::Download;
use crate::editions::markup::Markup;
use crate::editions::markup::census::Census;
use crate::editions::markup::front;
use crate::editions::markup::places::Places;
use crate::records::{citation, jsonld};

/// What is this page's own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) file: &'a str,
    pub(super) title: &'a str,
    pub(super) previous: Option<&'a str>,
    pub(super) next: Option<&'a str>,
}

/// Writes the head; the first page carries the records of the whole publication.
pub(super) fn write(
    out: &mut Markup,
    setting: &Setting<'_>,
    places: &Places<'_>,
    census: &Census,
    downloads: &[Download],
    page: Page<'_>,
) {
    let metadata = &setting.report.metadata;
    out.open("head");
    out.line();
    out.start("meta").with("charset", "utf-8").void();
    out.line();
    meta(out, "viewport", "width=device-width, initial-scale=1");
    meta(out, "color-scheme", "light dark");
    out.element("title", "", page.title);
    out.line();
    if let Some(description) = &metadata.description {
        meta(out, "description", description);
    }
    if setting.report.metadata.is_public() {
        record_links(out, setting, page);
    } else {
        meta(out, "robots", "noindex");
    }
    link(out, "stylesheet", "style.css", None);
    if let Some(previous) = page.previous {
        link(out, "prev", previous, None);
    }
    if let Some(next) = page.next {
        link(out, "next", next, None);
    }
    if page.file == super::INDEX {
        for download in downloads.iter().filter(|download| download.whole) {
            link(out, "alternate", &format!("../{}", download.file), Some(download.media_type));
        }
        scholar(out, setting, downloads);
        social(out, setting);
        out.start("script").with("type", "application/ld+json").begin();
        out.trusted(&jsonld::script(setting, places, census, "../"));
        out.close("script");
        out.line();
    }
    out.close("head");
    out.line();
}

fn meta(out: &mut Markup, name: &str, content: &str) {
    out.start("meta").with("name", name).with("content", content).void();
    out.line();
}

fn property(out: &mut Markup, name: &str, content: &str) {
    out.start("meta").with("property", name).with("content", content).void();
    out.line();
}

fn link(out: &mut Markup, relation: &str, href: &str, kind: Option<&str>) {
    out.start("link").with("rel", relation).with_if("type", kind).with("href", href).void();
    out.line();
}

fn record_links(out: &mut Markup, setting: &Setting<'_>, page: Page<'_>) {
    let metadata = &setting.report.metadata;
    if let Some(url) = address(setting, page.file) {
        link(out, "canonical", &url, None);
    }
    if let Some(doi) = &metadata.doi {
        link(out, "cite-as", &doi.url(), None);
    }
    let licence = metadata.licence.as_ref().or(setting.publisher.licence.as_ref());
    if let Some(url) = licence.and_then(|licence| citation::licence_url(licence)) {
        link(out, "license", &url, None);
    }
}

/// The absolute address of a page, where the house has one.
pub(super) fn address(setting: &Setting<'_>, file: &str) -> Option<String> {
    let file = if file == super::INDEX { "" } else { file };
    let url = setting.publisher.url.as_ref()?;
    Some(format!("{url}/{}/read/{file}", setting.report.metadata.slug))
}

/// What Google Scholar and reference managers read.
fn scholar(out: &mut Markup, setting: &Setting<'_>, downloads: &[Download]) {
    let metadata = &setting.report.metadata;
    meta(out, "citation_title", &metadata.full_title());
    for name in front::author_names(metadata) {
        meta(out, "citation_author", &name);
    }
    if let Some(date) = metadata.published {
        meta(out, "citation_publication_date", &date.to_string().replace('-', "/"));
    }
    if let Some(publisher) = setting.publisher_name() {
        meta(out, "citation_technical_report_institution", publisher);
    }
    if let Some(number) = &metadata.number {
        meta(out, "citation_technical_report_number", number);
    }
    if let Some(isbn) = metadata.isbn.pdf.as_ref().or(metadata.isbn.epub.as_ref()) {
        meta(out, "citation_isbn", isbn.as_str());
    }
    if let Some(doi) = &metadata.doi {
        meta(out, "citation_doi", doi.as_str());
    }
    meta(out, "citation_language", metadata.language.as_str());
    let pdf = downloads.iter().find(|own| own.whole && own.media_type == "application/pdf");
    if let (Some(url), Some(pdf)) = (&setting.publisher.url, pdf) {
        meta(out, "citation_pdf_url", &format!("{url}/{}/{}", metadata.slug, pdf.file));
    }
}

/// What social networks show (Open Graph).
fn social(out: &mut Markup, setting: &Setting<'_>) {
    let metadata = &setting.report.metadata;
    let isbn = metadata.isbn.epub.as_ref().or(metadata.isbn.pdf.as_ref());
    property(out, "og:title", &metadata.full_title());
    property(out, "og:type", if isbn.is_some() { "book" } else { "article" });
    if let Some(url) = address(setting, super::INDEX) {
        property(out, "og:url", &url);
    }
    if let Some(description) = &metadata.description {
        property(out, "og:description", description);
    }
    if let Some(name) = setting.publisher_name() {
        property(out, "og:site_name", name);
    }
    if let Some(isbn) = isbn {
        property(out, "book:isbn", isbn.as_str());
    }
}
