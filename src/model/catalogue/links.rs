//! Links from one source of the catalogue to another: `[about us](about.md)`, `[her](../people/ann-lee.md)`.
//!
//! They are written so that they work in any viewer of Markdown, and lead from page to page on the site.

use std::collections::BTreeMap;

use crate::model::draft::Draft;
use crate::model::identifier::Slug;
use crate::model::inline::{Destination, Inline, InlineKind};
use crate::model::walk::{self, Visitor};

/// Pages by the path of their source below `reports/`, such as `people/ann-lee.md`.
#[derive(Debug, Default)]
pub struct SourcePages(BTreeMap<String, String>);

impl SourcePages {
    /// Of the files of a folder in `reports/`; those of `pages` stand at the root of the site.
    pub fn add<'s>(&mut self, folder: &str, slugs: impl Iterator<Item = &'s Slug>) {
        for slug in slugs {
            let page = match folder {
                "pages" => format!("{slug}/index.html"),
                folder => format!("{folder}/{slug}/index.html"),
            };
            self.0.insert(format!("{folder}/{slug}.md"), page);
        }
    }

    /// Of publications, which are named as files or as folders.
    pub fn add_publications<'s>(&mut self, slugs: impl Iterator<Item = &'s Slug>) {
        for slug in slugs {
            for written in [format!("{slug}.md"), format!("{slug}"), format!("{slug}/report.toml")] {
                self.0.insert(written, format!("{slug}/index.html"));
            }
        }
    }

    /// Makes links to other sources of a text that lies in a folder lead to their pages, as seen from its own page.
    /// What names no other source is left for the text itself.
    pub fn link(&self, draft: &mut Draft, folder: &str) {
        let depth = if folder == "pages" { 1 } else { 2 };
        let mut linker = Linker { pages: self, folder, root: "../".repeat(depth) };
        for file in &mut draft.files {
            walk::blocks(&mut file.blocks, &mut linker);
            for note in file.notes.values_mut() {
                walk::blocks(&mut note.blocks, &mut linker);
            }
        }
    }
}

struct Linker<'a> {
    pages: &'a SourcePages,
    folder: &'a str,
    root: String,
}

impl Linker<'_> {
    fn page(&self, written: &str) -> Option<String> {
        let (path, fragment) = written.split_once('#').map_or((written, None), |(path, id)| (path, Some(id)));
        let mut steps: Vec<&str> = vec![self.folder];
        for step in path.trim_end_matches('/').split('/') {
            match step {
                "" | "." => {}
                ".." => {
                    steps.pop()?;
                }
                step => steps.push(step),
            }
        }
        let page = self.pages.0.get(&steps.join("/"))?;
        let fragment = fragment.map(|id| format!("#{id}")).unwrap_or_default();
        Some(format!("{}{page}{fragment}", self.root))
    }
}

impl Visitor for Linker<'_> {
    fn inlines(&mut self, inlines: &mut Vec<Inline>) {
        for inline in inlines {
            if let InlineKind::Link { destination, .. } = &mut inline.kind
                && let Destination::Written(written) = destination
                && !written.is_empty()
                && let Some(page) = self.page(written)
            {
                *destination = Destination::Outside(page);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_lead_to_pages() {
        let slug = |text: &str| Slug::new(text).expect("a slug");
        let (about, ann, report) = (slug("about"), slug("ann-lee"), slug("a-report"));
        let mut pages = SourcePages::default();
        pages.add("pages", [&about].into_iter());
        pages.add("people", [&ann].into_iter());
        pages.add_publications([&report].into_iter());
        let from = |folder, written: &str| {
            let depth = if folder == "pages" { 1 } else { 2 };
            Linker { pages: &pages, folder, root: "../".repeat(depth) }.page(written)
        };
        assert_eq!(from("pages", "about.md#true").as_deref(), Some("../about/index.html#true"));
        assert_eq!(from("pages", "../people/ann-lee.md").as_deref(), Some("../people/ann-lee/index.html"));
        assert_eq!(from("people", "../a-report/").as_deref(), Some("../../a-report/index.html"));
        assert_eq!(from("people", "bo.md"), None);
        assert_eq!(from("people", "../../../etc/passwd"), None);
    }
}
