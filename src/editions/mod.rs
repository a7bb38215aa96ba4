//! Makes editions: pure functions from a report to artefacts. No disk, no clock, no environment.

pub mod artefact;
pub mod brief;
pub mod cover;
pub mod download;
pub mod epub;
pub mod html;
pub mod markup;
pub mod page_map;
pub mod pdf;
pub mod print;
mod shrinking;

use crate::diagnostic::Diagnostic;
use crate::locale::Locale;
use crate::model::claim::Claims;
use crate::model::identifier::{Date, LanguageTag};
use crate::model::picture::Picture;
use crate::model::publisher::Publisher;
use crate::model::report::Report;
use crate::theme::Theme;

pub use artefact::Artefact;
pub use markup::census::Census;
pub use page_map::PageMap;

/// Everything an edition is made from.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    pub report: &'a Report,
    pub publisher: &'a Publisher,
    pub locale: &'a Locale,
    pub theme: &'a Theme,
    pub claims: Claims,
    /// What the report holds.
    pub census: Census,
    /// The date that files carry: `modified`, else `published`, else the build's `SOURCE_DATE_EPOCH`.
    pub date: Option<Date>,
}

impl Setting<'_> {
    /// A name for one edition of the publication that never changes: `urn:isbn:…` where it has a number,
    /// else a version 5 UUID of the publisher's URL, the slug and the edition.
    pub fn urn(&self, edition: EditionKind) -> String {
        let metadata = &self.report.metadata;
        let isbn = match edition {
            EditionKind::Epub => metadata.isbn.epub.as_ref(),
            EditionKind::Pdf => metadata.isbn.pdf.as_ref(),
            EditionKind::Print => metadata.isbn.print.as_ref(),
            EditionKind::Html | EditionKind::Brief => None,
        };
        if let Some(isbn) = isbn {
            return isbn.urn();
        }
        self.urn_of(edition.as_str())
    }

    /// A name for something that belongs to the publication, likewise.
    pub fn urn_of(&self, part: &str) -> String {
        let house = self.publisher.url.as_deref().or(self.publisher.name.as_deref()).unwrap_or("imprint");
        let key = format!("{house}/{}/{part}", self.report.metadata.slug);
        format!("urn:uuid:{}", uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_URL, key.as_bytes()))
    }

    /// Who publishes: the publication's own publisher, else the house; `None` where nobody is named.
    pub fn publisher_name(&self) -> Option<&str> {
        self.report.metadata.publisher.as_deref().or(self.publisher.name.as_deref())
    }

    /// Whether the house itself publishes it.
    pub fn is_of_house(&self) -> bool {
        let other = self.report.metadata.publisher.as_deref();
        self.publisher_name().is_some()
            && other.is_none_or(|other| self.publisher.name.as_deref() == Some(other))
    }

    /// Where the house is; `None` for what somebody else publishes, whose place is not known.
    pub fn publisher_city(&self) -> Option<&str> {
        self.publisher.city.as_deref().filter(|_| self.is_of_house())
    }

    /// The house's own picture, on what the house publishes.
    pub fn logo(&self) -> Option<&Picture> {
        self.theme.logo.as_ref().filter(|_| self.is_of_house())
    }

    /// The same as a file of a folder of pages.
    fn logo_in(&self, folder: &str) -> Option<Artefact> {
        let logo = self.logo()?;
        let path = format!("{folder}/{}", logo.name);
        Some(Artefact::new(path, logo.format.media_type(), logo.bytes.to_vec()))
    }

    /// Who publishes and, for the house itself, where: the line of the imprint page, in every edition.
    pub fn publisher_line(&self) -> Option<String> {
        let name = self.publisher_name()?;
        Some(match self.publisher_city() {
            Some(city) => format!("{name}, {city}"),
            None => name.to_owned(),
        })
    }

    /// The language of labels and dates where it is not the publication's: no locale file speaks that.
    pub fn foreign_labels(&self) -> Option<LanguageTag> {
        let own = self.locale.language.split('-').next().unwrap_or_default();
        let foreign = own != self.report.metadata.language.primary();
        LanguageTag::new(&self.locale.language).ok().filter(|_| foreign)
    }
}

/// The editions that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, clap::ValueEnum)]
pub enum EditionKind {
    Html,
    Epub,
    Pdf,
    /// Two pages for those who have ten minutes, and a press release.
    Brief,
    /// What a printer needs for the cover.
    Print,
}

impl EditionKind {
    pub const ALL: [EditionKind; 5] =
        [EditionKind::Html, EditionKind::Epub, EditionKind::Pdf, EditionKind::Brief, EditionKind::Print];

    /// The rounds in which a publication's editions are made.
    pub const ROUNDS: std::ops::RangeInclusive<u8> = 0..=2;

    /// In which round it is made. It may look at what the rounds before made, never at its own.
    pub fn round(self) -> u8 {
        match self {
            EditionKind::Pdf | EditionKind::Brief => 0,
            // After the PDF: one lists its pages, the other makes the spine as thick as they are.
            EditionKind::Epub | EditionKind::Print => 1,
            // Last: it says how large the others are.
            EditionKind::Html => 2,
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            EditionKind::Html => "html",
            EditionKind::Epub => "epub",
            EditionKind::Pdf => "pdf",
            EditionKind::Brief => "brief",
            EditionKind::Print => "print",
        }
    }
}

/// Makes one edition. Of what else was `made` for the publication, the e-book lists the PDF's pages, print needs
/// their number, and the web edition offers the files to readers.
///
/// # Errors
/// Diagnostics, placed in the author's files where that can be, about what the edition cannot show.
pub fn make(
    kind: EditionKind,
    setting: &Setting<'_>,
    made: &[Artefact],
) -> Result<Vec<Artefact>, Vec<Diagnostic>> {
    match kind {
        EditionKind::Html => html::make(setting, made),
        EditionKind::Epub => epub::make(setting, made.iter().find_map(|file| file.page_map.as_ref())),
        EditionKind::Pdf => pdf::make(setting),
        EditionKind::Print => print::make(setting, made),
        EditionKind::Brief => brief::make(setting),
    }
}
