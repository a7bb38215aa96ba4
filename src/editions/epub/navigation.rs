//! The navigation document: contents and landmarks (EPUB 3.3, §7).

use super::{Document, documents};
use crate::editions::Setting;
use crate::editions::markup::contents::{self, Entry};
use crate::editions::markup::places::Places;

/// The document's file name.
pub(super) const FILE: &str = "nav.xhtml";

/// Writes the document. It stands in the spine too, so landmarks may lead to it.
pub(super) fn write(setting: &Setting<'_>, places: &Places<'_>, documents: &[Document]) -> String {
    let entries: Vec<Entry> = documents.iter().filter_map(|document| document.entry.clone()).collect();
    let labels = &setting.locale.labels;
    let mut out = documents::begin(setting, &labels.contents, "frontmatter");
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
    let marks = documents.iter().filter_map(|own| own.landmark.map(|kind| (kind, own)));
    out.start("nav")
        .with("epub:type", "landmarks")
        .with("aria-label", &labels.landmarks)
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
    documents::end(out)
}
