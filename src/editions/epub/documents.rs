//! The content documents: title page, imprint page, one for each part.

use super::{COVER, Document, navigation};
use crate::editions::markup::contents;
use crate::editions::markup::page_breaks::{PageBreaks, PageMark};
use crate::editions::markup::places::Places;
use crate::editions::markup::{Dialect, Markup, Renderer, front};
use crate::editions::{PageMap, Setting};
use crate::model::role::Role;

/// The namespaces and the start of every document.
const OPENING: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n";

/// Every document but the navigation, in spine order.
pub(super) fn documents(
    setting: &Setting<'_>,
    places: &Places<'_>,
    pages: Option<&PageMap>,
) -> (Vec<Document>, Option<PageList>) {
    let mut breaks = pages.map(|map| PageBreaks::new(map, places));
    let mut documents = vec![
        cover_page(setting, places, &mut breaks),
        title_page(setting, places),
        imprint_page(setting, places, &mut breaks),
    ];
    let around_contents = pages.map(|map| contents_pages(setting, map, &mut breaks));
    let body = first_of_body(setting);
    let last = setting.report.parts.len().saturating_sub(1);
    for index in 0..setting.report.parts.len() {
        documents.push(part(setting, places, index, body, &mut breaks, index == last));
    }
    let list = breaks.zip(around_contents);
    (documents, list.map(|(breaks, around_contents)| PageList { marks: breaks.marks, around_contents }))
}

/// The PDF's pages in the book.
#[derive(Debug)]
pub(super) struct PageList {
    pub(super) marks: Vec<PageMark>,
    /// Markers before and behind the contents, which are written last.
    pub(super) around_contents: [String; 2],
}

/// Markers for the pages of the contents: the first before them, the rest behind.
fn contents_pages(setting: &Setting<'_>, map: &PageMap, breaks: &mut Option<PageBreaks<'_>>) -> [String; 2] {
    let first_part = setting.report.parts.first().and_then(|part| map.sheet_of_id(part.id.as_str()));
    let before_text = map.contents.and(first_part).and_then(|sheet| sheet.checked_sub(1));
    [map.contents, before_text].map(|sheet| {
        let mut out = Markup::new(Dialect::Xhtml);
        reach(breaks, sheet, navigation::FILE, &mut out);
        out.finish()
    })
}

fn reach(breaks: &mut Option<PageBreaks<'_>>, sheet: Option<usize>, file: &str, out: &mut Markup) {
    if let Some(breaks) = breaks {
        breaks.reach(sheet, "div", file, out);
    }
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

/// The cover in a document of its own, as shops want it; whoever listens hears what it says.
fn cover_page(setting: &Setting<'_>, places: &Places<'_>, breaks: &mut Option<PageBreaks<'_>>) -> Document {
    let (title, file) = (&setting.locale.labels.cover, "cover.xhtml");
    let mut out = begin(setting, title, "frontmatter");
    reach(breaks, Some(0), file, &mut out);
    out.start("section")
        .with("epub:type", "cover")
        .with("class", "cover")
        .with("id", &places.free("cover"))
        .begin();
    out.line();
    out.start("img")
        .with("role", "doc-cover")
        .with("src", COVER)
        .with("alt", &format!("{title}: {}", setting.report.metadata.full_title()))
        .void();
    out.line();
    out.close("section");
    out.line();
    before_contents(file, title, "cover", out)
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
    if let Some(logo) = setting.logo() {
        out.start("p").with("class", "house").begin();
        front::logo_image(&mut out, logo, &super::logo_path(logo), "");
        out.close("p");
        out.line();
    }
    front::title_page(&mut out, setting);
    out.close("section");
    out.line();
    before_contents("titlepage.xhtml", title, "titlepage", out)
}

fn imprint_page(setting: &Setting<'_>, places: &Places<'_>, breaks: &mut Option<PageBreaks<'_>>) -> Document {
    let (title, file) = (&setting.locale.labels.imprint_page, "imprint.xhtml");
    let mut out = begin(setting, title, "frontmatter");
    let sheet = breaks.as_ref().and_then(PageBreaks::imprint);
    reach(breaks, sheet, file, &mut out);
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
    before_contents(file, title, "copyright-page", out)
}

/// A document of the front matter that the contents do not list, but the landmarks do.
fn before_contents(file: &str, title: &str, landmark: &'static str, out: Markup) -> Document {
    Document {
        file: file.to_owned(),
        title: title.to_owned(),
        text: end(out),
        entry: None,
        landmark: Some(landmark),
        mathml: false,
    }
}

fn part<'a>(
    setting: &'a Setting<'_>,
    places: &'a Places<'_>,
    index: usize,
    body: usize,
    breaks: &mut Option<PageBreaks<'a>>,
    last: bool,
) -> Document {
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
    renderer.page_breaks = breaks.take();
    renderer.part(index);
    *breaks = renderer.page_breaks;
    let mut out = renderer.out;
    if last {
        // What pages are left begin behind the last word.
        reach(breaks, Some(usize::MAX), file, &mut out);
    }
    let text = end(out);
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
