//! What stands around the text on a page: who publishes, title, files to take away, contents, imprint.

use super::INDEX;
use super::head::{self, Page};
use super::page::Pages;
use crate::editions::Setting;
use crate::editions::download::Download;
use crate::editions::markup::contents::{self, Entry};
use crate::editions::markup::{Dialect, Markup, front};

/// A page in the making.
#[derive(Debug)]
pub(super) struct Frame<'a> {
    pub(super) out: Markup,
    setting: &'a Setting<'a>,
    downloads: &'a [Download],
    /// Ids of ours that no author's id equals.
    text: String,
    contents: String,
    cite: String,
    /// Whether there are contents to go back to.
    listed: bool,
}

impl<'a> Frame<'a> {
    /// Everything up to the title: head, skip link, who publishes.
    pub(super) fn begin(pages: &Pages<'a>, page: Page<'_>) -> Frame<'a> {
        let setting = pages.setting;
        let mut frame = Frame {
            out: Markup::new(Dialect::Html),
            setting,
            downloads: pages.downloads,
            text: pages.places.free("text"),
            contents: pages.places.free("contents"),
            cite: pages.places.free("cite"),
            listed: false,
        };
        let out = &mut frame.out;
        out.trusted("<!DOCTYPE html>\n");
        out.start("html").language(&setting.report.metadata.language).begin();
        out.line();
        head::write(out, pages, page);
        out.open("body");
        out.line();
        out.start("a").with("class", "skip").with("href", &format!("#{}", frame.text)).begin();
        out.text(&setting.locale.labels.skip_to_content);
        out.close("a");
        out.line();
        frame.house(page.file != INDEX);
        frame.out.open("main");
        frame.out.line();
        frame
    }

    /// The house, and on the page of a chapter the publication.
    fn house(&mut self, chapter: bool) {
        let (setting, out) = (self.setting, &mut self.out);
        out.start("header").with("class", "house").begin();
        out.line();
        out.open("p");
        front::house_link(out, setting);
        out.close("p");
        out.line();
        if chapter {
            out.open("p");
            out.start("a").with("href", INDEX).begin();
            out.text(&setting.report.metadata.title);
            out.close("a");
            out.close("p");
            out.line();
            // Whoever lands on a chapter must know too; the first page says it below the title.
            if let Some(status) = front::status_line(setting) {
                out.start("p").with("class", "status").begin();
                front::label(out, setting, &status);
                out.close("p");
                out.line();
            }
        }
        out.close("header");
        out.line();
    }

    /// The title page, and what can be done with the publication besides reading it here.
    pub(super) fn title_block(&mut self) {
        self.out.start("div").with("class", "title-page").begin();
        self.out.line();
        front::title_page(&mut self.out, self.setting);
        self.out.close("div");
        self.out.line();
        self.offers();
    }

    fn offers(&mut self) {
        let (labels, out) = (&self.setting.locale.labels, &mut self.out);
        out.start("ul").with("class", "offers").begin();
        out.line();
        // A press release is nothing for readers; it is on the landing page.
        for download in self.downloads.iter().filter(|own| !own.media_type.starts_with("text/plain")) {
            out.open("li");
            out.start("a")
                .with("href", &format!("../{}", download.file))
                .with("type", download.media_type)
                .begin();
            let words = match download.whole {
                true => format!("{} {}", labels.download, download.name),
                false => download.name.clone(),
            };
            front::label(out, self.setting, &words);
            out.close("a");
            out.text(" ");
            out.element("span", "", &format!("({})", download.facts));
            out.close("li");
            out.line();
        }
        out.open("li");
        out.start("a").with("href", &format!("#{}", self.cite)).begin();
        front::label(out, self.setting, &labels.cite_this);
        out.close("a");
        out.close("li");
        out.line();
        out.close("ul");
        out.line();
    }

    /// Contents beside the text, which fold where there is no room; the style sheet unfolds them where there is.
    pub(super) fn list(&mut self, entries: &[Entry]) {
        if entries.is_empty() {
            return;
        }
        let label = &self.setting.locale.labels.contents;
        let out = &mut self.out;
        // Beside the text it scrolls, so that it must be reached by key.
        out.start("nav")
            .with("class", "contents")
            .with("id", &self.contents)
            .with("aria-label", label)
            .with("tabindex", "0")
            .begin();
        out.line();
        out.open("details");
        out.line();
        out.element("summary", "", label);
        out.line();
        contents::write_list(out, entries);
        out.close("details");
        out.line();
        out.close("nav");
        out.line();
        self.listed = true;
    }

    /// Contents as text of the page.
    pub(super) fn open_list(&mut self, entries: &[Entry]) {
        if entries.is_empty() {
            return;
        }
        let label = &self.setting.locale.labels.contents;
        self.out.start("nav").with("class", "contents").with("aria-label", label).begin();
        self.out.line();
        self.out.element("h2", "", label);
        self.out.line();
        contents::write_list(&mut self.out, entries);
        self.out.close("nav");
        self.out.line();
    }

    /// Begins the text, to which the skip link leads.
    pub(super) fn text(&mut self) {
        self.out.start("div").with("class", "text").with("id", &self.text).begin();
        self.out.line();
    }

    /// Ends text and page, with the imprint between them where the page has one.
    pub(super) fn end(mut self, imprint: bool) -> String {
        let (setting, out) = (self.setting, &mut self.out);
        out.close("div");
        out.line();
        out.close("main");
        out.line();
        if imprint {
            out.start("footer").with("class", "colophon").begin();
            out.line();
            out.element("h2", "", &setting.locale.labels.imprint_page);
            out.line();
            front::colophon(out, setting, Some(&self.cite));
            out.close("footer");
            out.line();
        }
        if self.listed {
            // Where they are not beside the text, a way to them from anywhere.
            let label = &setting.locale.labels.back_to_contents;
            out.start("nav").with("class", "to-contents").with("aria-label", label).begin();
            out.start("a").with("href", &format!("#{}", self.contents)).begin();
            out.text(&setting.locale.labels.contents);
            out.close("a");
            out.close("nav");
            out.line();
        }
        out.close("body");
        out.line();
        out.close("html");
        out.line();
        self.out.finish()
    }
}
