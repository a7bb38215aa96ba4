//! The pages of the web edition: frame, contents, text, ways on.

use super::head::{self, Page};
use super::{INDEX, has_chapters};
use crate::editions::Setting;
use crate::editions::markup::census::Census;
use crate::editions::markup::contents::{self, Entry};
use crate::editions::markup::front;
use crate::editions::markup::places::Places;
use crate::editions::markup::{Dialect, Markup, Renderer};
use crate::model::role::Role;

/// Above this many parts a page lists only its own headings: the whole list on each would grow by the square.
const LISTED: usize = 100;

/// Every page: its file name and text.
pub(super) fn pages(setting: &Setting<'_>, places: &Places<'_>, census: &Census) -> Vec<(String, String)> {
    if !has_chapters(setting, census) {
        return vec![(INDEX.to_owned(), whole(setting, places, census))];
    }
    let mut pages = vec![(INDEX.to_owned(), first(setting, places, census))];
    let parts: Vec<usize> = paged(setting).collect();
    for (at, part) in parts.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| parts.get(at)).copied();
        let after = parts.get(at + 1).copied();
        let text = chapter(setting, places, census, *part, before, after);
        pages.push((places.file(*part).to_owned(), text));
    }
    pages
}

/// The parts that have a page of their own.
fn paged(setting: &Setting<'_>) -> impl Iterator<Item = usize> {
    let parts = setting.report.parts.iter().enumerate();
    parts.filter(|(_, part)| part.role != Role::Opening).map(|(index, _)| index)
}

/// Everything on one page.
fn whole(setting: &Setting<'_>, places: &Places<'_>, census: &Census) -> String {
    let page = Page { file: INDEX, title: &setting.report.metadata.full_title(), previous: None, next: None };
    let text = places.free("text");
    let mut out = begin(setting, places, census, page, &text);
    let entries = contents::contents(setting.report, places, INDEX, 2);
    list(&mut out, setting, &entries, false);
    main(&mut out, &text);
    title_block(&mut out, setting);
    let mut renderer = renderer(out, setting, places, INDEX, 2);
    for index in 0..setting.report.parts.len() {
        renderer.part(index);
    }
    let mut out = renderer.out;
    out.close("main");
    out.line();
    colophon(&mut out, setting);
    end(out)
}

/// The first page of an edition with a page for each part.
fn first(setting: &Setting<'_>, places: &Places<'_>, census: &Census) -> String {
    let next = paged(setting).next().map(|part| places.file(part).to_owned());
    let title = setting.report.metadata.full_title();
    let page = Page { file: INDEX, title: &title, previous: None, next: next.as_deref() };
    let text = places.free("text");
    let mut out = begin(setting, places, census, page, &text);
    main(&mut out, &text);
    title_block(&mut out, setting);
    let mut renderer = renderer(out, setting, places, INDEX, 2);
    for (index, part) in setting.report.parts.iter().enumerate() {
        if part.role == Role::Opening {
            renderer.part(index);
        }
    }
    let mut out = renderer.out;
    let entries = contents::contents(setting.report, places, INDEX, 2);
    list(&mut out, setting, &entries, true);
    out.close("main");
    out.line();
    colophon(&mut out, setting);
    end(out)
}

/// The page of one part.
fn chapter(
    setting: &Setting<'_>,
    places: &Places<'_>,
    census: &Census,
    index: usize,
    before: Option<usize>,
    after: Option<usize>,
) -> String {
    let report = setting.report;
    let file = places.file(index);
    let title_of = |index: usize| report.parts.get(index).map(|part| part.full_title()).unwrap_or_default();
    let title = format!("{} – {}", title_of(index), report.metadata.title);
    let previous = before.map_or(INDEX, |part| places.file(part));
    let next = after.map(|part| places.file(part));
    let page = Page { file, title: &title, previous: Some(previous), next };
    let text = places.free("text");
    let mut out = begin(setting, places, census, page, &text);
    let entries = chapter_contents(setting, places, index);
    list(&mut out, setting, &entries, false);
    main(&mut out, &text);
    let mut renderer = renderer(out, setting, places, file, 1);
    renderer.part(index);
    let mut out = renderer.out;
    let labels = &setting.locale.labels;
    out.start("p").with("class", "turn").begin();
    let title = before.map_or_else(|| report.metadata.title.clone(), title_of);
    turn(&mut out, "prev", &labels.previous, previous, &title);
    if let Some(after) = after {
        out.line();
        turn(&mut out, "next", &labels.next, places.file(after), &title_of(after));
    }
    out.close("p");
    out.line();
    out.close("main");
    out.line();
    end(out)
}

/// All parts, and the headings of the one at hand.
fn chapter_contents(setting: &Setting<'_>, places: &Places<'_>, index: usize) -> Vec<Entry> {
    let (report, file) = (setting.report, places.file(index));
    let own = report.parts.get(index).map(|part| contents::of_part(part, places, file, 2));
    if report.parts.len() > LISTED {
        return own.into_iter().collect();
    }
    let mut entries = contents::contents(report, places, file, 1);
    if let Some(own) = own
        && let Some(entry) = entries.iter_mut().find(|entry| entry.href == own.href)
    {
        *entry = Entry { current: true, ..own };
    }
    entries
}

fn turn(out: &mut Markup, relation: &str, label: &str, href: &str, title: &str) {
    out.start("a").with("rel", relation).with("href", href).begin();
    out.element("span", "label", label);
    out.text(" ");
    out.text(title);
    out.close("a");
}

fn renderer<'a>(
    out: Markup,
    setting: &Setting<'a>,
    places: &'a Places<'a>,
    file: &'a str,
    top: u8,
) -> Renderer<'a> {
    Renderer::new(out, setting.report, setting.locale, places, file, top)
}

/// Everything up to the contents: head, skip link, who publishes.
fn begin(setting: &Setting<'_>, places: &Places<'_>, census: &Census, page: Page<'_>, text: &str) -> Markup {
    let metadata = &setting.report.metadata;
    let mut out = Markup::new(Dialect::Html);
    out.trusted("<!DOCTYPE html>\n");
    out.start("html").language(&metadata.language).begin();
    out.line();
    head::write(&mut out, setting, places, census, page);
    out.open("body");
    out.line();
    out.start("a").with("class", "skip").with("href", &format!("#{text}")).begin();
    out.text(&setting.locale.labels.skip_to_content);
    out.close("a");
    out.line();
    out.start("header").with("class", "house").begin();
    out.line();
    out.open("p");
    let house = setting.publisher_name().unwrap_or(&setting.locale.labels.publications);
    out.start("a").with("href", "../index.html").begin();
    out.text(house);
    out.close("a");
    out.close("p");
    out.line();
    if page.file != INDEX {
        out.open("p");
        out.start("a").with("href", INDEX).begin();
        out.text(&metadata.title);
        out.close("a");
        out.close("p");
        out.line();
        // Whoever lands on a chapter must know too; the first page says it below the title.
        if let Some(status) = front::status_line(setting) {
            out.start("p").with("class", "status").begin();
            front::label(&mut out, setting, &status);
            out.close("p");
            out.line();
        }
    }
    out.close("header");
    out.line();
    out
}

fn main(out: &mut Markup, text: &str) {
    out.start("main").with("id", text).begin();
    out.line();
}

fn title_block(out: &mut Markup, setting: &Setting<'_>) {
    out.start("div").with("class", "title-page").begin();
    out.line();
    front::title_page(out, setting);
    out.close("div");
    out.line();
}

/// The contents fold where there is little room; the style sheet unfolds them where there is enough.
fn list(out: &mut Markup, setting: &Setting<'_>, entries: &[Entry], open: bool) {
    if entries.is_empty() {
        return;
    }
    let label = &setting.locale.labels.contents;
    // Beside the text it scrolls, so that it must be reached by key.
    let stop = (!open).then_some("0");
    out.start("nav").with("class", "contents").with("aria-label", label).with_if("tabindex", stop).begin();
    out.line();
    if open {
        out.element("h2", "", label);
        out.line();
        contents::write_list(out, entries);
    } else {
        out.open("details");
        out.line();
        out.element("summary", "", label);
        out.line();
        contents::write_list(out, entries);
        out.close("details");
        out.line();
    }
    out.close("nav");
    out.line();
}

fn colophon(out: &mut Markup, setting: &Setting<'_>) {
    out.start("footer").with("class", "colophon").begin();
    out.line();
    out.element("h2", "", &setting.locale.labels.imprint_page);
    out.line();
    front::colophon(out, setting);
    out.close("footer");
    out.line();
}

fn end(mut out: Markup) -> String {
    out.close("body");
    out.line();
    out.close("html");
    out.line();
    out.finish()
}
