//! The navigation document: contents, landmarks and the list of pages (EPUB 3.3, §7).

use super::documents::PageList;
use super::{Document, documents};
use crate::editions::Setting;
use crate::editions::markup::contents::{self, Entry};
use crate::editions::markup::places::Places;
use crate::editions::markup::{Dialect, Markup};

/// The document's file name.
pub(super) const FILE: &str = "nav.xhtml";

/// Writes the document. It stands in the spine too, so landmarks may lead to it.
pub(super) fn write(
    setting: &Setting<'_>,
    places: &Places<'_>,
    documents: &[Document],
    pages: Option<&PageList>,
) -> String {
    let entries: Vec<Entry> = documents.iter().filter_map(|document| document.entry.clone()).collect();
    let labels = &setting.locale.labels;
    let mut out = documents::begin(setting, &labels.contents, "frontmatter");
    let [before, behind] =
        pages.map_or(["", ""], |pages| pages.around_contents.each_ref().map(String::as_str));
    out.trusted(before);
    let [contents_id, title_id] = [places.free("contents"), places.free("contents-title")];
    out.start("nav")
        .with("epub:type", "toc")
        .with("role", "doc-toc")
        .with("id", &contents_id)
        .with("aria-labelledby", &title_id)
        .begin();
    out.line();
    out.start("h1").with("id", &title_id).begin();
    out.text(&labels.contents);
    out.close("h1");
    out.line();
    contents::write_list(&mut out, &entries);
    out.close("nav");
    out.line();
    out.trusted(behind);
    let marks = documents.iter().filter_map(|own| own.landmark.map(|kind| (kind, own)));
    out.start("nav")
        .with("epub:type", "landmarks")
        .with("aria-label", &labels.landmarks)
        .with("class", "unseen")
        .with("hidden", "hidden")
        .begin();
    out.line();
    out.open("ol");
    out.line();
    let mut mark = |kind: &str, href: &str, title: &str| {
        out.open("li");
        out.start("a").with("epub:type", kind).with("href", href).begin();
        out.text(title);
        out.close("a");
        out.close("li");
        out.line();
    };
    mark("toc", &format!("{FILE}#{contents_id}"), &labels.contents);
    for (kind, own) in marks {
        let title = if kind == "bodymatter" { &labels.beginning } else { &own.title };
        mark(kind, &own.file, title);
    }
    out.close("ol");
    out.line();
    out.close("nav");
    out.line();
    if let Some(pages) = pages.filter(|pages| !pages.marks.is_empty()) {
        page_list(&mut out, setting, pages);
    }
    documents::end(out)
}

/// Every marker, as the reading system's "go to page" wants it (EPUB 3.3, §7.4.2.3).
fn page_list(out: &mut Markup, setting: &Setting<'_>, pages: &PageList) {
    out.start("nav")
        .with("epub:type", "page-list")
        .with("role", "doc-pagelist")
        .with("aria-label", &setting.locale.labels.page_list)
        .with("class", "unseen")
        .with("hidden", "hidden")
        .begin();
    out.line();
    out.open("ol");
    out.line();
    for mark in &pages.marks {
        out.open("li");
        out.start("a").with("href", &format!("{}#{}", mark.file, mark.id)).begin();
        out.text(&mark.label);
        out.close("a");
        out.close("li");
        out.line();
    }
    out.close("ol");
    out.line();
    out.close("nav");
    out.line();
}

/// The same list for readers of EPUB 2, who look for it in the NCX.
pub(super) fn ncx_pages(setting: &Setting<'_>, pages: &PageList) -> String {
    let mut out = Markup::new(Dialect::Xhtml);
    out.open("pageList");
    ncx_label(&mut out, &setting.locale.labels.page_list);
    for (index, mark) in pages.marks.iter().enumerate() {
        let number = mark.label.parse::<u32>().ok().filter(|number| *number > 0);
        out.start("pageTarget")
            .with("id", &format!("page-target-{}", index + 1))
            .with("type", if number.is_some() { "normal" } else { "special" })
            .with_if("value", number.map(|number| number.to_string()).as_deref())
            .begin();
        ncx_label(&mut out, &mark.label);
        out.start("content").with("src", &format!("{}#{}", mark.file, mark.id)).void();
        out.close("pageTarget");
        out.line();
    }
    out.close("pageList");
    out.finish()
}

fn ncx_label(out: &mut Markup, words: &str) {
    out.open("navLabel");
    out.element("text", "", words);
    out.close("navLabel");
    out.line();
}
