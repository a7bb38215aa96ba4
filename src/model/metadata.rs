//! What is known about a publication besides its text.

use crate::diagnostic::Span;
use crate::model::identifier::{Date, Doi, Id, Isbn, LanguageTag, Orcid, Ror, Slug};
use crate::model::mention::Mention;
pub use crate::model::price::Price;

/// The typed content of `report.toml` or of a `+++` block.
#[derive(Debug, Clone, PartialEq)]
pub struct Metadata {
    pub kind: Kind,
    pub title: String,
    pub subtitle: Option<String>,
    pub slug: Slug,
    pub language: LanguageTag,
    pub description: Option<String>,
    pub authors: Vec<Contributor>,
    /// Where it is not the house itself.
    pub publisher: Option<String>,
    pub funders: Vec<String>,
    pub status: Status,
    pub embargo_until: Option<Date>,
    pub published: Option<Date>,
    pub modified: Option<Date>,
    pub corrections: Vec<Correction>,
    pub edition: Option<String>,
    /// The report number, such as `AIHP 2019/4`.
    pub number: Option<String>,
    pub isbn: Isbns,
    /// Whether it is the collected edition of a series, in whose folder it lies.
    pub collects: bool,
    pub doi: Option<Doi>,
    pub licence: Option<String>,
    pub copyright: Option<String>,
    pub topics: Vec<Mention>,
    pub series: Option<Mention>,
    /// Its place in the series.
    pub series_number: Option<u32>,
    pub subjects: Subjects,
    /// The image for the cover: the name of one of the pictures of the draft and the report.
    pub cover: Option<String>,
    /// Written for listings, where the beginning of the text would not do.
    pub excerpt: Option<String>,
    /// Publications that this one is about.
    pub about: Vec<Mention>,
    /// Publications that this one replaces.
    pub supersedes: Vec<Mention>,
    pub translation_of: Option<Mention>,
    /// Slugs it had before: pages there lead here.
    pub redirect_from: Vec<Mention>,
    pub offers: Vec<Offer>,
    pub commissioned_by: Option<String>,
    /// Whether readers may comment.
    pub comments: bool,
    pub accessibility: Accessibility,
    pub brief: Brief,
    /// Whether `$…$` is a formula.
    pub maths: bool,
    /// Of the file or front matter, for diagnostics about the whole.
    pub span: Span,
}

impl Metadata {
    /// The date that files carry: `modified`, else `published`.
    pub fn date(&self) -> Option<Date> {
        self.modified.or(self.published)
    }

    /// Where its files lie: `<slug>`, or `series/<slug>` for the collected edition of a series.
    pub fn folder(&self) -> String {
        if self.collects { format!("{}/{}", self.shelf(), self.slug) } else { self.slug.to_string() }
    }

    /// The folder at the root in which they are.
    pub fn shelf(&self) -> &str {
        if self.collects { "series" } else { self.slug.as_str() }
    }

    /// The title, a colon and the subtitle.
    pub fn full_title(&self) -> String {
        match &self.subtitle {
            Some(subtitle) => format!("{}: {subtitle}", self.title),
            None => self.title.clone(),
        }
    }

    /// Whether it is shown in catalogue, search, feeds and records without being asked for.
    pub fn is_public(&self) -> bool {
        matches!(self.status, Status::Published | Status::Withdrawn)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Report,
    Briefing,
    Article,
    News,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Draft,
    Embargoed,
    Published,
    Withdrawn,
}

/// Somebody who made the publication.
#[derive(Debug, Clone, PartialEq)]
pub struct Contributor {
    pub kind: ContributorKind,
    pub name: String,
    /// As in "Pryor-Bevan, Gwenllian", where it is not the last word that the name is sorted by.
    pub sort_name: Option<String>,
    /// Where they are named by the id of a person of the house, whose name and affiliation then stand here.
    pub person: Option<Mention>,
    /// As in `role = "editor"`; `author` unless given.
    pub role: ContributorRole,
    pub affiliation: Option<String>,
    /// Of a person.
    pub orcid: Option<Orcid>,
    /// Of an organisation.
    pub ror: Option<Ror>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ContributorKind {
    Person,
    Organisation,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ContributorRole {
    Author,
    Editor,
    Translator,
    Illustrator,
    Contributor,
}

/// Something put right after publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    pub date: Date,
    pub text: String,
}

/// One number for each edition that is sold or catalogued by itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Isbns {
    pub epub: Option<Isbn>,
    pub pdf: Option<Isbn>,
    pub print: Option<Isbn>,
}

/// Subject codes and keywords.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subjects {
    pub thema: Vec<String>,
    pub bisac: Vec<String>,
    pub keywords: Vec<String>,
}

/// Where an edition can be had besides the house's own site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub store: String,
    pub url: String,
    /// As in `format = "epub"`.
    pub format: String,
    /// `None` where it is free.
    pub price: Option<Price>,
}

/// What the publisher says about accessibility beyond what imprint checks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Accessibility {
    /// A sentence or two for readers.
    pub summary: Option<String>,
    /// Who evaluated the publication by hand; only then is WCAG conformance claimed.
    pub certified_by: Option<String>,
    pub certified_on: Option<Date>,
    /// Hazards that apply: `flashing`, `motion-simulation`, `sound`.
    pub hazards: Vec<String>,
}

/// What the brief shows besides findings and implications.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Brief {
    /// The figure's id, and where it is named; the first numbered figure unless given.
    pub figure: Option<(Id, Span)>,
}
