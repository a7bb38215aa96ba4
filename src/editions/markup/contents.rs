//! The table of contents, for navigation in every form.

use super::places::Places;
use super::writer::Markup;
use crate::model::block::BlockKind;
use crate::model::inline::plain_text;
use crate::model::report::{Part, Report};

/// One line of the contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub title: String,
    /// Relative to the folder of the edition.
    pub href: String,
    pub children: Vec<Entry>,
    /// Whether it leads to the page on which the list stands, where there are several.
    pub current: bool,
}

/// Parts, and the headings in them down to a level. Links are as seen from the file named.
pub fn contents(report: &Report, places: &Places<'_>, from: &str, deepest: u8) -> Vec<Entry> {
    let parts = report.parts.iter().filter(|part| !part.title.is_empty() || part.label.is_some());
    parts.map(|part| of_part(part, places, from, deepest)).collect()
}

/// One part and its headings.
pub fn of_part(part: &Part, places: &Places<'_>, from: &str, deepest: u8) -> Entry {
    let mut entry = Entry {
        title: part.full_title(),
        href: places.href(from, part.id.as_str()),
        children: Vec::new(),
        current: false,
    };
    for block in &part.blocks {
        let BlockKind::Heading(heading) = &block.kind else { continue };
        let Some(id) = &heading.id else { continue };
        let title = plain_text(&heading.content);
        if heading.level > deepest || title.trim().is_empty() {
            continue;
        }
        let line =
            Entry { title, href: places.href(from, id.as_str()), children: Vec::new(), current: false };
        entry.insert(line, heading.level);
    }
    entry
}

impl Entry {
    /// Puts a line below the last one of the level above it.
    fn insert(&mut self, line: Entry, level: u8) {
        let mut at = self;
        for _ in 2..level {
            if at.children.is_empty() {
                break;
            }
            let last = at.children.len() - 1;
            match at.children.get_mut(last) {
                Some(child) => at = child,
                None => return,
            }
        }
        at.children.push(line);
    }
}

/// The lines as a nested ordered list.
pub fn write_list(out: &mut Markup, entries: &[Entry]) {
    if entries.is_empty() {
        return;
    }
    out.open("ol");
    out.line();
    for entry in entries {
        out.open("li");
        let current = entry.current.then_some("page");
        out.start("a").with("href", &entry.href).with_if("aria-current", current).begin();
        out.text(&entry.title);
        out.close("a");
        if !entry.children.is_empty() {
            out.line();
            write_list(out, &entry.children);
        }
        out.close("li");
        out.line();
    }
    out.close("ol");
    out.line();
}
