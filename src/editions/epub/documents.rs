//! The content documents: title page, imprint page, one for each part.

use super::Document;
use crate::editions::Setting;
use crate::editions::markup::contents;
use crate::editions::markup::front;
use crate::editions::markup::places::Places;
use crate::editions::markup::{Dialect, Markup, Renderer};
use crate::model::role::Role;

/// The namespaces and the start of every document.
const OPENING: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n";

/// Every document but the navigation, in spine order. A cover page would stand first.
pub(super) fn documents(setting: &Setting<'_>, places: &Places<'_>) -> Vec<Document> {
    let mut documents = vec![title_page(setting, places), imprint_page(setting, places)];
    let body = first_of_body(setting);
    for index in 0..setting.report.parts.len() {
        documents.push(part(setting, places, index, body));
    }
    documents
}

/// Begins a document: everything up to and with `<body>`.
pub(super) fn begin(setting: &Setting<'_>, title: &str, matter: &str) -> Markup {
    let mut out = Markup::new(Dialect::Xhtml);
    out.trusted(OPENING);
    out.start("html")
        .with("xmlns", "http://www.w3.org/1999/xhtml")
        .with("xmlns:epub", "http://www.idpf.org/2007/ops")
        .language(&setting.report.metadata.language)
        .begin();
    out.line();
    out.open("head");
    out.line();
    out.start("meta").with("charset", "utf-8").void();
    out.line();
    out.element("title", "", title);
    out.line();
    out.start("link")
        .with("rel", "stylesheet")
        .with("type", "text/css")
        .with("href", "stylesheet.css")
        .void();
    out.line();
    out.close("head");
    out.line();
    out.start("body").with("epub:type", matter).begin();
    out.line();
    out
}

/// Ends a document.
pub(super) fn end(mut out: Markup) -> String {
    out.close("body");
    out.line();
    out.close("html");
    out.line();
    out.finish()
}

fn title_page(setting: &Setting<'_>, places: &Places<'_>) -> Document {
    let title = &setting.locale.labels.title_page;
    let mut out = begin(setting, title, "frontmatter");
    out.start("section")
        .with("epub:type", "titlepage")
        .with("class", "title-page")
        .with("id", &places.free("title-page"))
        .begin();
    out.line();
    front::title_page(&mut out, setting);
    out.close("section");
    out.line();
    Document {
        file: "titlepage.xhtml".to_owned(),
        title: title.clone(),
        text: end(out),
        entry: None,
        landmark: Some("titlepage"),
        mathml: false,
    }
}

fn imprint_page(setting: &Setting<'_>, places: &Places<'_>) -> Document {
    let title = &setting.locale.labels.imprint_page;
    let mut out = begin(setting, title, "frontmatter");
    out.start("section")
        .with("epub:type", "copyright-page")
        .with("class", "colophon")
        .with("id", &places.free("imprint-page"))
        .begin();
    out.line();
    out.element("h1", "", title);
    out.line();
    front::colophon(&mut out, setting, None);
    out.close("section");
    out.line();
    Document {
        file: "imprint.xhtml".to_owned(),
        title: title.clone(),
        text: end(out),
        entry: None,
        landmark: Some("copyright-page"),
        mathml: false,
    }
}

fn part(setting: &Setting<'_>, places: &Places<'_>, index: usize, body: usize) -> Document {
    let report = setting.report;
    let file = places.file(index);
    let own = report.parts.get(index);
    let title = own.map(|part| part.full_title()).filter(|title| !title.trim().is_empty());
    let title = title.unwrap_or_else(|| report.metadata.title.clone());
    let role = own.map_or(Role::Chapter, |part| part.role);
    let matter = match role {
        _ if index < body => "frontmatter",
        role if is_back(role) => "backmatter",
        _ => "bodymatter",
    };
    let out = begin(setting, &title, matter);
    let mut renderer = Renderer::new(out, report, setting.locale, places, file, 1);
    renderer.part(index);
    let text = end(renderer.out);
    let titled = own.filter(|part| !part.title.is_empty() || part.label.is_some());
    Document {
        file: file.to_owned(),
        title,
        mathml: text.contains("<math"),
        text,
        entry: titled.map(|part| contents::of_part(part, places, "", 3)),
        landmark: match role {
            _ if index == body => Some("bodymatter"),
            Role::References => Some("bibliography"),
            Role::Glossary => Some("glossary"),
            _ => None,
        },
    }
}

fn is_back(role: Role) -> bool {
    matches!(
        role,
        Role::Appendix | Role::References | Role::Glossary | Role::Acknowledgements | Role::AboutTheAuthors
    )
}

/// Where the text proper begins: behind what only leads to it.
fn first_of_body(setting: &Setting<'_>) -> usize {
    let leads = |role| {
        matches!(
            role,
            Role::Opening
                | Role::Foreword
                | Role::Preface
                | Role::Acknowledgements
                | Role::Abbreviations
                | Role::AboutTheAuthors
        )
    };
    setting.report.parts.iter().position(|part| !leads(part.role)).unwrap_or(0)
}
