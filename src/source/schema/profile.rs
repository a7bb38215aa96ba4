//! What files in `reports/people`, `topics`, `series` and `pages` may begin with.

use std::num::NonZeroU32;

use schemars::JsonSchema;

use super::report::{Day, Isbns};

/// A person of the house; the text is the biography
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
pub(super) struct Person {
    name: String,
    /// What lists are ordered by: `Pryor-Bevan, Gwenllian`.
    sort_name: Option<String>,
    /// Their work, such as `Professor of community nursing`.
    position: Option<String>,
    affiliation: Option<String>,
    orcid: Option<String>,
    email: Option<String>,
    /// The path of an image.
    photo: Option<String>,
    links: Option<Vec<Link>>,
    /// Of the text; the house's unless given.
    language: Option<String>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
struct Link {
    label: String,
    url: String,
}

/// A topic; the text says why it matters
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
pub(super) struct Topic {
    title: String,
    /// A sentence or two for listings.
    description: Option<String>,
    goals: Option<Vec<Goal>>,
    /// Research under way.
    projects: Option<Vec<Undertaking>>,
    /// Teaching.
    programmes: Option<Vec<Undertaking>>,
    people: Option<Vec<Member>>,
    /// Ids of the people to write to.
    contacts: Option<Vec<String>>,
    language: Option<String>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
struct Goal {
    title: String,
    text: Option<String>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
struct Undertaking {
    title: String,
    text: Option<String>,
    url: Option<String>,
    /// Ids of people.
    people: Option<Vec<String>>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
struct Member {
    /// The file's name of a person.
    id: String,
    /// What they do for the topic.
    role: Option<String>,
}

/// A series; the text introduces it
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
pub(super) struct Series {
    title: String,
    /// A sentence or two for listings.
    description: Option<String>,
    /// Ids of people.
    editors: Option<Vec<String>>,
    /// How many parts are planned.
    parts: Option<NonZeroU32>,
    /// Whether one e-book and PDF of all parts is made.
    collected: Option<bool>,
    /// Of the collected edition.
    published: Option<Day>,
    modified: Option<Day>,
    isbn: Option<Isbns>,
    /// Slugs of topics.
    topics: Option<Vec<String>>,
    language: Option<String>,
}

/// A page of the house's own
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
pub(super) struct Page {
    title: String,
    /// A sentence or two for search engines.
    description: Option<String>,
    language: Option<String>,
}
