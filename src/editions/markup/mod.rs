//! Blocks and inlines as HTML and XHTML elements, shared by the web edition and the e-book.
//!
//! One rendering serves both, so that words and their order are the same by construction; only syntax
//! and semantics that a reading system understands and a browser does not differ, by [`Dialect`].

mod blocks;
pub mod census;
pub mod contents;
mod figures;
pub mod front;
pub mod gallery;
mod inlines;
mod items;
mod listing;
mod notes;
pub mod page_breaks;
pub mod places;
mod share;
mod tables;
mod walk;
pub mod writer;
pub mod xml;

use crate::locale::Locale;
use crate::model::identifier::LanguageTag;
use crate::model::report::{Part, Report};
use crate::model::role::Role;
use page_breaks::PageBreaks;
use places::Places;
pub use writer::Markup;

/// Which syntax is written, and for whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// The HTML syntax, for browsers.
    Html,
    /// The XML syntax, for reading systems: with `epub:type` and DPUB-ARIA roles.
    Xhtml,
}

/// Writes a report's content into one document.
#[derive(Debug)]
pub struct Renderer<'a> {
    pub out: Markup,
    report: &'a Report,
    locale: &'a Locale,
    places: &'a Places<'a>,
    /// The document being written, as `places` names it.
    file: &'a str,
    /// The heading level of part titles: 1, or 2 where the report's title is on the page.
    top: u8,
    /// Added to the level of headings within the part being written.
    shift: i8,
    /// Whether an `<a>` is open: links do not nest.
    within_link: bool,
    /// The index of the part being written.
    part: usize,
    side: notes::SideNotes,
    /// Where the document will stand, for readers who pass on a link to a place in it; the web edition's.
    pub address: Option<String>,
    /// Where the PDF's pages begin, in a book that tells it; put in and taken out by who goes from part to part.
    pub page_breaks: Option<PageBreaks<'a>>,
}

impl<'a> Renderer<'a> {
    pub fn new(
        out: Markup,
        report: &'a Report,
        locale: &'a Locale,
        places: &'a Places<'a>,
        file: &'a str,
        top: u8,
    ) -> Self {
        let shift = i8::try_from(top).unwrap_or(1) - 1;
        Self {
            out,
            report,
            locale,
            places,
            file,
            top,
            shift,
            within_link: false,
            part: 0,
            side: notes::SideNotes::default(),
            address: None,
            page_breaks: None,
        }
    }

    /// Writes links as their words alone: for a document whose places are not those of the report.
    #[must_use]
    pub fn without_links(self) -> Self {
        Self { within_link: true, ..self }
    }

    fn is_html(&self) -> bool {
        self.out.dialect() == Dialect::Html
    }

    /// Writes the part at an index of the report: its title, its blocks, and the notes called in it.
    pub fn part(&mut self, index: usize) {
        let report = self.report;
        let Some(part) = report.parts.get(index) else { return };
        self.part = index;
        let titled = !part.title.is_empty() || part.label.is_some();
        let title_id = self.places.derived(part.id.as_str(), "title");
        let (kind, role) = semantics(part.role);
        self.shift = i8::try_from(self.top).unwrap_or(1) - 1 - i8::from(!titled);
        let labelled = (titled && !self.is_html()).then_some(title_id.as_str());
        // A section of a page has a heading; what stands before the first heading has none.
        let element = if titled || !self.is_html() { "section" } else { "div" };
        self.out
            .start(element)
            .semantics(kind, role)
            .with("class", &format!("part {}", part.role.as_str()))
            .with("id", part.id.as_str())
            .with_if("aria-labelledby", labelled)
            .begin();
        self.out.line();
        self.page_of_id(Some(part.id.as_str()));
        if titled {
            self.part_title(part, &title_id);
            self.side_notes();
        }
        self.blocks(&part.blocks);
        // Notes stand at the foot of the pages that call them.
        let page_breaks = self.page_breaks.take();
        self.notes(index);
        self.page_breaks = page_breaks;
        self.out.close(element);
        self.out.line();
    }

    fn part_title(&mut self, part: &'a Part, title_id: &str) {
        let name = heading_name(self.top);
        self.permalink_wrapper(part.id.as_str(), &part.full_title(), |own| {
            let id = (!own.is_html()).then_some(title_id);
            own.out.start(name).with_if("id", id).begin();
            if let Some(label) = &part.label {
                own.numbered_label(label, part.number.as_deref());
                own.out.text(" ");
            }
            own.named(&part.title);
            own.out.close(name);
        });
    }

    /// A heading, and beside it in the web edition a link to itself. The link stands outside, so that it
    /// adds nothing to the heading's name, and has its sign from the style sheet.
    fn permalink_wrapper(&mut self, id: &str, title: &str, heading: impl FnOnce(&mut Self)) {
        if !self.is_html() {
            heading(self);
            self.out.line();
            return;
        }
        self.out.start("div").with("class", "heading").begin();
        heading(self);
        self.out
            .start("a")
            .with("class", "permalink")
            .with("href", &format!("#{id}"))
            .with("aria-label", &format!("{}: {title}", self.locale.labels.permalink))
            .begin();
        self.out.close("a");
        self.out.close("div");
        self.out.line();
    }

    fn label(&mut self, label: &str) {
        self.out.start("span").with("class", "label").begin();
        self.out.text(label);
        self.out.close("span");
    }

    /// A label and, in the book, the number at its end as a numeral to be set large.
    fn numbered_label(&mut self, label: &str, number: Option<&str>) {
        let number = number.filter(|number| !number.is_empty() && !self.is_html());
        let Some((word, number)) = number.and_then(|number| Some((label.strip_suffix(number)?, number)))
        else {
            return self.label(label);
        };
        self.out.start("span").with("class", "label").begin();
        self.out.text(word);
        self.out.element("span", "numeral", number);
        self.out.close("span");
    }

    /// A label that in the web edition is also the link to the thing it names.
    fn self_link(&mut self, label: &str, id: Option<&str>) {
        let id = id.filter(|_| self.is_html());
        self.out.start("span").with("class", "label").begin();
        match id {
            Some(id) => {
                self.out.start("a").with("href", &format!("#{id}")).begin();
                self.out.text(label);
                self.out.close("a");
            }
            None => self.out.text(label),
        }
        self.out.close("span");
    }
}

/// The element for a heading level, at most `h6`.
fn heading_name(level: u8) -> &'static str {
    match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

/// `epub:type` and DPUB-ARIA role of a part (EPUB Type to ARIA Role Authoring Guide 1.1).
fn semantics(role: Role) -> (Option<&'static str>, Option<&'static str>) {
    match role {
        Role::Foreword => (Some("foreword"), Some("doc-foreword")),
        Role::Preface => (Some("preface"), Some("doc-preface")),
        Role::Summary => (Some("abstract"), Some("doc-abstract")),
        Role::Introduction => (Some("introduction"), Some("doc-introduction")),
        Role::Chapter | Role::Methods | Role::CaseStudy => (Some("chapter"), Some("doc-chapter")),
        Role::Conclusion => (Some("conclusion"), Some("doc-conclusion")),
        Role::Appendix => (Some("appendix"), Some("doc-appendix")),
        Role::References => (Some("bibliography"), Some("doc-bibliography")),
        Role::Glossary => (Some("glossary"), Some("doc-glossary")),
        Role::Acknowledgements => (Some("acknowledgments"), Some("doc-acknowledgments")),
        Role::Opening
        | Role::KeyFindings
        | Role::PolicyImplications
        | Role::Recommendations
        | Role::Abbreviations
        | Role::AboutTheAuthors
        | Role::TermsOfReference => (None, None),
    }
}

/// Whether a language is usually written from right to left.
pub fn is_right_to_left(language: &LanguageTag) -> bool {
    let scripts = ["Arab", "Hebr", "Thaa", "Syrc", "Nkoo"];
    match language.as_str().split('-').skip(1).find(|part| part.len() == 4) {
        Some(script) => scripts.contains(&script),
        None => matches!(
            language.primary(),
            "ar" | "he" | "fa" | "ur" | "yi" | "ps" | "sd" | "ug" | "dv" | "ckb" | "syr" | "nqo"
        ),
    }
}
