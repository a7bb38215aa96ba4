//! Elements without a meaning here: their content is kept, and what is lost is told.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};

use super::super::builder::Builder;
use super::elements::is_block;
use super::tokens::Tag;

/// Attributes by which an element shows what is elsewhere.
const ADDRESSES: [&str; 3] = ["src", "data", "href"];
/// So many characters of an address are told.
const LONGEST: usize = 200;

impl Builder<'_> {
    /// Takes an element that has no meaning here for its content, and says so.
    pub(super) fn unwrap_element(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        let name = tag.name.as_str();
        if is_block(name) {
            self.part_block(range.start);
        }
        match address(tag) {
            Some(address) => {
                let message = format!(
                    "`<{name}>` has no place in a publication, and its address `{address}` is left out"
                );
                let hint =
                    "write a link, `[…](https://…)`, or an image, `![…](figure.png)`; its content is kept";
                self.report(Diagnostic::new(Code::RawHtml, self.span(range), message).hint(hint));
            }
            None => self.report_element(name, range, "its content is kept"),
        }
    }

    pub(super) fn report_element(&mut self, name: &str, range: Range<usize>, kept: &str) {
        let message = format!("`<{name}>` has no place in a publication");
        let diagnostic = Diagnostic::new(Code::RawHtml, self.span(range), message);
        self.report(diagnostic.hint(format!("{kept}: write it as Markdown, or delete the tags")));
    }
}

/// What an element shows or leads to.
fn address(tag: &Tag<'_>) -> Option<String> {
    let written = ADDRESSES.iter().find_map(|name| tag.get(name))?;
    let written = written.trim();
    let mut address: String = written.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    if address.len() < written.len() {
        address.push('…');
    }
    (!written.is_empty()).then_some(address)
}
