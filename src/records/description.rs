//! What is said of a publication, put together once: every record reads it here, so that they cannot disagree.

use super::citation;
use super::shelf::Shelf;
use crate::editions::{Artefact, EditionKind, Setting, html};
use crate::model::identifier::{Date, Isbn};
use crate::model::metadata::{Contributor, ContributorRole, Kind, Metadata, Offer, Status};

/// A publication as records have it.
#[derive(Debug)]
pub struct Description<'a> {
    pub(super) setting: &'a Setting<'a>,
    pub(super) metadata: &'a Metadata,
    /// Title and subtitle.
    pub(super) title: String,
    /// Of its landing page, where the house has a URL.
    pub(super) address: Option<String>,
    /// Who publishes, and for the house itself where.
    pub(super) publisher: Option<&'a str>,
    pub(super) place: Option<&'a str>,
    pub(super) licence: Option<&'a str>,
    pub(super) licence_url: Option<String>,
    pub(super) copyright: Option<&'a str>,
    /// What was made, has a number of its own, or is offered.
    pub(super) editions: Vec<Edition<'a>>,
    /// The picture of the cover for shops, by its path in the publication's folder.
    pub(super) cover: Option<&'static str>,
    /// The picture for where a link is shared, likewise.
    pub(super) card: Option<&'static str>,
}

/// One form in which it can be had.
#[derive(Debug)]
pub(super) struct Edition<'a> {
    pub(super) form: Form,
    pub(super) isbn: Option<&'a Isbn>,
    /// Where the house made it.
    pub(super) file: Option<File<'a>>,
    pub(super) offers: Vec<&'a Offer>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Web,
    Epub,
    Pdf,
    Kindle,
    Print,
}

/// A file of the house.
#[derive(Debug, Clone, Copy)]
pub(super) struct File<'a> {
    /// Within the publication's folder.
    pub(super) path: &'a str,
    /// `None` for the web edition, which is many files.
    pub(super) size: Option<usize>,
    pub(super) pages: Option<usize>,
    pub(super) standards: &'a [&'static str],
    /// Whether readers can go from page to page: of the e-book, the PDF's.
    pub(super) paged: bool,
}

impl Form {
    pub(super) const ALL: [Form; 5] = [Form::Web, Form::Epub, Form::Pdf, Form::Kindle, Form::Print];

    /// As `format` of an offer has it.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Form::Web => EditionKind::Html.as_str(),
            Form::Epub => "epub",
            Form::Pdf => "pdf",
            Form::Kindle => "kindle",
            Form::Print => "print",
        }
    }

    pub(super) fn media_type(self) -> Option<&'static str> {
        match self {
            Form::Web => Some("text/html"),
            Form::Epub => Some("application/epub+zip"),
            Form::Pdf => Some("application/pdf"),
            Form::Kindle | Form::Print => None,
        }
    }
}

impl<'a> Description<'a> {
    /// Describes a publication of which these files were made.
    pub fn of(setting: &'a Setting<'a>, made: impl IntoIterator<Item = &'a Artefact>) -> Description<'a> {
        let metadata = &setting.report.metadata;
        let publisher = setting.publisher;
        let licence = metadata.licence.as_deref().or(publisher.licence.as_deref());
        let made = Made::of(metadata, made);
        Description {
            setting,
            metadata,
            title: metadata.full_title(),
            address: publisher.url.as_ref().map(|url| format!("{url}/{}/", metadata.folder())),
            publisher: setting.publisher_name(),
            place: setting.publisher_city(),
            licence,
            licence_url: licence.and_then(citation::licence_url),
            copyright: metadata.copyright.as_deref().or(publisher.copyright.as_deref()),
            editions: Form::ALL.into_iter().filter_map(|form| edition(metadata, form, &made)).collect(),
            cover: made.cover,
            card: made.card,
        }
    }

    /// The same with the web edition, which is just being made.
    #[must_use]
    pub fn with_web(mut self) -> Self {
        self.editions.retain(|edition| edition.form != Form::Web);
        let file = File { path: WEB, size: None, pages: None, standards: &[], paged: false };
        self.editions
            .insert(0, Edition { form: Form::Web, isbn: None, file: Some(file), offers: Vec::new() });
        self
    }

    /// Of its landing page, where the house has a URL.
    pub fn address(&self) -> Option<&str> {
        self.address.as_deref()
    }

    pub(super) fn edition(&self, form: Form) -> Option<&Edition<'a>> {
        self.editions.iter().find(|edition| edition.form == form)
    }

    /// What the house made, with its files.
    pub(super) fn files(&self) -> impl Iterator<Item = (&Edition<'a>, File<'a>)> {
        self.editions.iter().filter_map(|edition| Some((edition, edition.file?)))
    }

    pub(super) fn isbns(&self) -> impl Iterator<Item = (Form, &'a Isbn)> {
        self.editions.iter().filter_map(|edition| Some((edition.form, edition.isbn?)))
    }

    pub(super) fn contributors(&self, role: ContributorRole) -> impl Iterator<Item = &'a Contributor> {
        self.metadata.authors.iter().filter(move |one| one.role == role)
    }

    pub(super) fn published(&self) -> Option<Date> {
        self.metadata.published
    }

    /// Whether it is a report to those who catalogue: what is shorter lives on the web.
    pub(super) fn is_report(&self) -> bool {
        matches!(self.metadata.kind, Kind::Report | Kind::Briefing)
    }

    pub(super) fn is_withdrawn(&self) -> bool {
        self.metadata.status == Status::Withdrawn
    }

    /// The series, where it is known.
    pub(super) fn series<'s>(&self, shelf: &Shelf<'s>) -> Option<&'s str> {
        shelf.series(&self.metadata.series.as_ref()?.slug)
    }

    /// What readers must know before they cite it: that it was withdrawn, and what was put right since.
    pub(super) fn notes(&self) -> Vec<String> {
        let locale = self.setting.locale;
        let withdrawn = self.is_withdrawn().then(|| locale.labels.withdrawn.clone());
        withdrawn.into_iter().chain(self.corrections()).collect()
    }

    /// "Corrections: 5 November 2019: The mean is 2.8 years."
    pub(super) fn corrections(&self) -> Option<String> {
        let locale = self.setting.locale;
        let each = self.metadata.corrections.iter();
        let each: Vec<String> = each.map(|own| format!("{}: {}", locale.date(own.date), own.text)).collect();
        (!each.is_empty()).then(|| format!("{}: {}", locale.labels.corrections, each.join(" · ")))
    }
}

/// The first page of the web edition.
const WEB: &str = "read/index.html";

/// Files of interest among what was made.
struct Made<'a> {
    files: Vec<(Form, File<'a>)>,
    cover: Option<&'static str>,
    card: Option<&'static str>,
}

impl<'a> Made<'a> {
    fn of(metadata: &Metadata, made: impl IntoIterator<Item = &'a Artefact>) -> Made<'a> {
        debug_assert!(WEB.ends_with(html::INDEX), "the web edition's first page");
        let slug = &metadata.slug;
        let (folder, book, paper) =
            (format!("{}/", metadata.folder()), format!("{slug}.epub"), format!("{slug}.pdf"));
        let mut found = Made { files: Vec::new(), cover: None, card: None };
        let mut paged = false;
        for artefact in made {
            let Some(path) = artefact.path.strip_prefix(&folder) else { continue };
            let form = match path {
                WEB => Form::Web,
                path if path == book => Form::Epub,
                path if path == paper => Form::Pdf,
                COVER => {
                    found.cover = Some(COVER);
                    continue;
                }
                CARD => {
                    found.card = Some(CARD);
                    continue;
                }
                _ => continue,
            };
            paged |= artefact.page_map.is_some();
            let size = (form != Form::Web).then_some(artefact.bytes.len());
            let (pages, standards) = (artefact.pages, artefact.standards.as_slice());
            found.files.push((form, File { path, size, pages, standards, paged: false }));
        }
        for (form, file) in &mut found.files {
            file.paged = paged && *form != Form::Web;
        }
        found
    }
}

/// The cover for shops: see `CoverFormat::Retail`.
const COVER: &str = "covers/retail.jpg";
/// The card for social networks: see `CoverFormat::Social`.
const CARD: &str = "covers/social.jpg";

fn edition<'a>(metadata: &'a Metadata, form: Form, made: &Made<'a>) -> Option<Edition<'a>> {
    let isbn = match form {
        Form::Epub => metadata.isbn.epub.as_ref(),
        Form::Pdf => metadata.isbn.pdf.as_ref(),
        Form::Print => metadata.isbn.print.as_ref(),
        Form::Web | Form::Kindle => None,
    };
    let file = made.files.iter().find(|(own, _)| *own == form).map(|(_, file)| *file);
    let offers: Vec<&Offer> = metadata.offers.iter().filter(|own| own.format == form.as_str()).collect();
    let there = isbn.is_some() || file.is_some() || !offers.is_empty();
    there.then_some(Edition { form, isbn, file, offers })
}
