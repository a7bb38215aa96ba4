//! The pages of the web edition: which there are, and what stands on each.

use super::frame::Frame;
use super::head::{self, Page};
use super::{INDEX, has_chapters};
use crate::editions::Setting;
use crate::editions::download::Download;
use crate::editions::markup::contents::{self, Entry};
use crate::editions::markup::places::Places;
use crate::editions::markup::{Markup, Renderer};
use crate::model::role::Role;
use crate::records::Description;

/// Above this many parts a page lists only its own headings: the whole list on each would grow by the square.
const LISTED: usize = 100;

/// What every page is made from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pages<'a> {
    pub(super) setting: &'a Setting<'a>,
    pub(super) places: &'a Places<'a>,
    pub(super) downloads: &'a [Download],
    pub(super) description: &'a Description<'a>,
}

impl Pages<'_> {
    /// Every page: its file name and text.
    pub(super) fn all(&self) -> Vec<(String, String)> {
        if !has_chapters(self.setting) {
            return vec![(INDEX.to_owned(), self.whole())];
        }
        let mut pages = vec![(INDEX.to_owned(), self.first())];
        let parts: Vec<usize> = self.paged().collect();
        for (at, part) in parts.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| parts.get(at)).copied();
            let after = parts.get(at + 1).copied();
            pages.push((self.places.file(*part).to_owned(), self.chapter(*part, before, after)));
        }
        pages
    }

    /// The parts that have a page of their own.
    fn paged(&self) -> impl Iterator<Item = usize> {
        let parts = self.setting.report.parts.iter().enumerate();
        parts.filter(|(_, part)| part.role != Role::Opening).map(|(index, _)| index)
    }

    /// Everything on one page.
    fn whole(&self) -> String {
        let title = self.setting.report.metadata.full_title();
        let page = Page { file: INDEX, title: &title, previous: None, next: None };
        let mut frame = Frame::begin(self, page);
        frame.title_block();
        frame.list(&contents::contents(self.setting.report, self.places, INDEX, 2));
        frame.text();
        frame.out = self.render(frame.out, INDEX, 2, 0..self.setting.report.parts.len());
        frame.end(true)
    }

    /// The first page of an edition with a page for each part.
    fn first(&self) -> String {
        let next = self.paged().next().map(|part| self.places.file(part).to_owned());
        let title = self.setting.report.metadata.full_title();
        let page = Page { file: INDEX, title: &title, previous: None, next: next.as_deref() };
        let mut frame = Frame::begin(self, page);
        frame.title_block();
        frame.text();
        let parts = self.setting.report.parts.iter().enumerate();
        let openings = parts.filter(|(_, part)| part.role == Role::Opening).map(|(index, _)| index);
        frame.out = self.render(frame.out, INDEX, 2, openings);
        frame.open_list(&contents::contents(self.setting.report, self.places, INDEX, 2));
        frame.end(true)
    }

    /// The page of one part.
    fn chapter(&self, index: usize, before: Option<usize>, after: Option<usize>) -> String {
        let report = self.setting.report;
        let file = self.places.file(index);
        let title_of =
            |index: usize| report.parts.get(index).map(|part| part.full_title()).unwrap_or_default();
        let title = format!("{} – {}", title_of(index), report.metadata.title);
        let previous = before.map_or(INDEX, |part| self.places.file(part));
        let next = after.map(|part| self.places.file(part));
        let mut frame = Frame::begin(self, Page { file, title: &title, previous: Some(previous), next });
        frame.list(&self.chapter_contents(index));
        frame.text();
        frame.out = self.render(frame.out, file, 1, [index]);
        let labels = &self.setting.locale.labels;
        frame.out.start("p").with("class", "turn").begin();
        let title = before.map_or_else(|| report.metadata.title.clone(), title_of);
        turn(&mut frame.out, "prev", &labels.previous, previous, &title);
        if let Some(after) = after {
            frame.out.line();
            turn(&mut frame.out, "next", &labels.next, self.places.file(after), &title_of(after));
        }
        frame.out.close("p");
        frame.out.line();
        frame.end(false)
    }

    /// All parts, and the headings of the one at hand.
    fn chapter_contents(&self, index: usize) -> Vec<Entry> {
        let (report, file) = (self.setting.report, self.places.file(index));
        let own = report.parts.get(index).map(|part| contents::of_part(part, self.places, file, 2));
        if report.parts.len() > LISTED {
            return own.into_iter().collect();
        }
        let mut entries = contents::contents(report, self.places, file, 1);
        if let Some(own) = own
            && let Some(entry) = entries.iter_mut().find(|entry| entry.href == own.href)
        {
            *entry = Entry { current: true, ..own };
        }
        entries
    }

    /// Writes parts into the document that has been begun.
    fn render(&self, out: Markup, file: &str, top: u8, parts: impl IntoIterator<Item = usize>) -> Markup {
        let setting = self.setting;
        let mut renderer = Renderer::new(out, setting.report, setting.locale, self.places, file, top);
        renderer.address = head::address(setting, file);
        for part in parts {
            renderer.part(part);
        }
        renderer.out
    }
}

fn turn(out: &mut Markup, relation: &str, label: &str, href: &str, title: &str) {
    out.start("a").with("rel", relation).with("href", href).begin();
    out.element("span", "label", label);
    out.text(" ");
    out.element("span", "", title);
    out.close("a");
}
