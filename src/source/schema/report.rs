//! What `report.toml` may hold.

use schemars::JsonSchema;

use crate::model::metadata::{ContributorKind, ContributorRole, Kind, Status};
use crate::source::manifest::{Hazard, OfferFormat};

/// The metadata of a publication
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
pub(super) struct Report {
    /// What it is; a report unless given.
    kind: Option<Kind>,
    title: String,
    subtitle: Option<String>,
    /// Its name in paths: lower-case letters, digits and single hyphens. Made of the folder's or file's name unless given.
    slug: Option<String>,
    /// A language tag of BCP 47, such as `en-GB`; the house's unless given.
    language: Option<String>,
    /// A sentence or two for catalogues.
    description: Option<String>,
    /// Names, ids of people in `reports/people`, or tables with more to say.
    authors: Option<Vec<NameOrContributor>>,
    /// Where it is not the house.
    publisher: Option<String>,
    funders: Option<Vec<String>>,
    /// Published unless given.
    status: Option<Status>,
    /// The day an embargo ends.
    embargo_until: Option<Day>,
    published: Option<Day>,
    /// When it was last changed.
    modified: Option<Day>,
    /// What was put right after publication.
    corrections: Option<Vec<Correction>>,
    /// Such as `Second edition`.
    edition: Option<String>,
    /// The number in a series of reports.
    number: Option<String>,
    /// One for each edition that is sold or catalogued by itself.
    isbn: Option<Isbns>,
    /// Such as `10.5555/abc`, without `https://doi.org/`.
    doi: Option<String>,
    licence: Option<String>,
    copyright: Option<String>,
    /// Slugs of topic pages.
    topics: Option<Vec<String>>,
    /// The slug of a series.
    series: Option<String>,
    /// Its place in the series, from 1.
    series_number: Option<std::num::NonZeroU32>,
    subjects: Option<Subjects>,
    /// The path of an image for the cover.
    cover: Option<String>,
    /// A sentence or two for listings; the description or the beginning of the text unless given.
    excerpt: Option<String>,
    /// Slugs of the publications that this one is about.
    about: Option<Vec<String>>,
    /// Slugs of the publications that this one replaces.
    supersedes: Option<Vec<String>>,
    /// The slug of the publication that this one is a translation of.
    translation_of: Option<String>,
    /// Slugs that it had before: what linked to them is led here.
    redirect_from: Option<Vec<String>>,
    /// Where it can be had besides the house's own site.
    offers: Option<Vec<Offer>>,
    commissioned_by: Option<String>,
    /// Whether readers may comment.
    comments: Option<bool>,
    accessibility: Option<Accessibility>,
    brief: Option<Brief>,
    /// Whether `$…$` in the text is a formula.
    maths: Option<bool>,
}

/// A day, written without quotes: `2026-11-30`
#[derive(JsonSchema)]
#[schemars(extend("format" = "date"))]
#[expect(dead_code, reason = "only described, never made")]
pub(super) struct Day(String);

#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only described, never made")]
enum NameOrContributor {
    Name(String),
    Contributor(Contributor),
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
struct Contributor {
    /// May be left out where `id` is given.
    name: Option<String>,
    /// As in `"Pryor-Bevan, Gwenllian"`, where it is not the last word that the name is sorted by.
    sort_name: Option<String>,
    /// The file's name of a person in `reports/people`.
    id: Option<String>,
    /// A person unless given.
    kind: Option<ContributorKind>,
    /// An author unless given.
    role: Option<ContributorRole>,
    affiliation: Option<String>,
    /// Of a person.
    orcid: Option<String>,
    /// Of an organisation.
    ror: Option<String>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
struct Correction {
    date: Day,
    text: String,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
pub(super) struct Isbns {
    epub: Option<String>,
    pdf: Option<String>,
    print: Option<String>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
struct Subjects {
    thema: Option<Vec<String>>,
    bisac: Option<Vec<String>>,
    keywords: Option<Vec<String>>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
struct Offer {
    store: String,
    url: String,
    format: OfferFormat,
    free: Option<bool>,
    /// An amount and a currency: `2.99 GBP`.
    price: Option<String>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
struct Accessibility {
    /// A sentence or two for readers.
    summary: Option<String>,
    /// Who evaluated the publication by hand.
    certified_by: Option<String>,
    certified_on: Option<Day>,
    hazards: Option<Vec<Hazard>>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
struct Brief {
    /// The id of the figure it shows; the first numbered figure unless given.
    figure: Option<String>,
}
