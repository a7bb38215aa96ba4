//! What stands in the `<head>`: for browsers, search engines, reference managers and social networks.

use super::page::Pages;
use crate::editions::Setting;
use crate::editions::markup::Markup;
use crate::records::{citation, jsonld, tags};

/// What is this page's own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) file: &'a str,
    pub(super) title: &'a str,
    pub(super) previous: Option<&'a str>,
    pub(super) next: Option<&'a str>,
}

/// Writes the head; the first page carries the records of the whole publication.
pub(super) fn write(out: &mut Markup, pages: &Pages<'_>, page: Page<'_>) {
    let setting = pages.setting;
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
        for download in pages.downloads.iter().filter(|own| own.whole) {
            link(out, "alternate", &format!("../{}", download.file), Some(download.media_type));
        }
        for (name, content) in tags::named(pages.description) {
            meta(out, name, &content);
        }
        for (name, content) in tags::social(pages.description, address(setting, page.file)) {
            property(out, name, &content);
        }
        out.start("script").with("type", "application/ld+json").begin();
        out.trusted(&jsonld::script(pages.description, pages.places, "../"));
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
