//! The front matter of people, topics, series and pages.

use crate::diagnostic::{Code, Sink, Span};
use crate::model::catalogue::person::Link;
use crate::model::catalogue::topic::{Goal, Member, Undertaking};
use crate::model::catalogue::{Page, Person, Series, Topic};
use crate::model::identifier::{Fault, LanguageTag, Orcid, Slug};
use crate::model::publisher::Publisher;

use super::fields::Fields;
use super::reader::read;
use super::{Manifest, metadata, url};

/// Facts that a file of the catalogue begins with.
pub(in crate::source) trait Profile: Sized {
    fn of_fields(fields: &mut Fields<'_, '_, '_>, slug: Slug) -> Self;
    /// What the page is called.
    fn title(&self) -> &str;
    fn description(&self) -> Option<&str> {
        None
    }
    /// Where a path of an image is written, to be replaced by the name of the picture.
    fn photo(&mut self) -> Option<&mut Option<String>> {
        None
    }
}

/// Reads the facts, the language of the text, and where a photograph is named; what is wrong is reported.
pub(in crate::source) fn profile<P: Profile>(
    manifest: &Manifest<'_>,
    slug: Slug,
    publisher: &Publisher,
    sink: &mut Sink,
) -> (P, LanguageTag, Option<Span>) {
    read(manifest.file, manifest.text, manifest.range.clone(), sink, |fields| {
        let photo = fields.span_of("photo");
        let (facts, language) = of_fields(fields, slug, publisher);
        (facts, language, photo)
    })
}

pub(super) fn of_fields<P: Profile>(
    fields: &mut Fields<'_, '_, '_>,
    slug: Slug,
    publisher: &Publisher,
) -> (P, LanguageTag) {
    let profile = P::of_fields(fields, slug);
    (profile, metadata::language(fields, publisher))
}

impl Profile for Person {
    fn of_fields(fields: &mut Fields<'_, '_, '_>, slug: Slug) -> Self {
        Person {
            name: fields.required_text("name", "…").unwrap_or_else(|| slug.to_string()),
            sort_name: fields.text("sort_name"),
            position: fields.text("position"),
            affiliation: fields.text("affiliation"),
            orcid: fields.checked("orcid", Code::InvalidOrcid, Orcid::new),
            email: fields.checked("email", Code::InvalidValue, email),
            photo: fields.text("photo"),
            links: fields.tables("links", link),
            span: fields.span(),
            id: slug,
        }
    }

    fn title(&self) -> &str {
        &self.name
    }

    fn photo(&mut self) -> Option<&mut Option<String>> {
        Some(&mut self.photo)
    }
}

impl Profile for Topic {
    fn of_fields(fields: &mut Fields<'_, '_, '_>, slug: Slug) -> Self {
        let (title, description) = titled(fields, &slug);
        Topic {
            title,
            description,
            goals: fields.tables("goals", |goal| {
                let title = goal.required_text("title", "…");
                let text = goal.text("text");
                Some(Goal { title: title?, text })
            }),
            projects: fields.tables("projects", undertaking),
            programmes: fields.tables("programmes", undertaking),
            people: fields.tables("people", |member| {
                member.missing("id", "add `id = \"…\"` with the name of a file in `reports/people`");
                let person = member.mention("id");
                let role = member.text("role");
                Some(Member { person: person?, role })
            }),
            contacts: fields.mentions("contacts"),
            span: fields.span(),
            slug,
        }
    }

    fn title(&self) -> &str {
        &self.title
    }

    fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }
}

impl Profile for Series {
    fn of_fields(fields: &mut Fields<'_, '_, '_>, slug: Slug) -> Self {
        let (title, description) = titled(fields, &slug);
        Series {
            title,
            description,
            editors: fields.mentions("editors"),
            parts: fields.whole_number("parts"),
            collected: fields.flag("collected").unwrap_or(false),
            published: fields.date("published"),
            modified: fields.date("modified"),
            isbn: metadata::isbns(fields),
            topics: fields.mentions("topics"),
            span: fields.span(),
            slug,
        }
    }

    fn title(&self) -> &str {
        &self.title
    }

    fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }
}

impl Profile for Page {
    fn of_fields(fields: &mut Fields<'_, '_, '_>, slug: Slug) -> Self {
        let (title, description) = titled(fields, &slug);
        Page { title, description, span: fields.span(), slug }
    }

    fn title(&self) -> &str {
        &self.title
    }

    fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }
}

/// What every page with a title begins with. Without one, its slug stands in.
fn titled(fields: &mut Fields<'_, '_, '_>, slug: &Slug) -> (String, Option<String>) {
    let title = fields.required_text("title", "…").unwrap_or_else(|| slug.to_string());
    (title, fields.text("description"))
}

fn link(link: &mut Fields<'_, '_, '_>) -> Option<Link> {
    let label = link.required_text("label", "…");
    link.missing("url", "add `url = \"https://…\"`");
    let url = link.checked("url", Code::InvalidUrl, url::address);
    Some(Link { label: label?, url: url? })
}

fn undertaking(undertaking: &mut Fields<'_, '_, '_>) -> Option<Undertaking> {
    let title = undertaking.required_text("title", "…");
    let text = undertaking.text("text");
    let url = undertaking.checked("url", Code::InvalidUrl, url::address);
    let people = undertaking.mentions("people");
    Some(Undertaking { title: title?, text, url, people })
}

/// An address such as `a@b.org`: one that a `mailto:` link can hold as it stands.
pub(super) fn email(text: &str) -> Result<String, Fault> {
    let plain = |part: &str, more: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || more.as_bytes().contains(&byte))
    };
    let good = text
        .split_once('@')
        .is_some_and(|(local, host)| plain(local, ".-_+") && plain(host, ".-") && host.contains('.'));
    if good {
        return Ok(text.to_owned());
    }
    Err(Fault::new(format!("`{text}` is no e-mail address"))
        .hint("write an address such as `name@example.org`"))
}
