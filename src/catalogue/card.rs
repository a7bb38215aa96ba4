//! What lists show of one publication, person, topic or series.

use serde_json::{Value, json};

use super::excerpt::excerpt;
use super::site::Site;
use crate::editions::markup::front;
use crate::locale::Locale;
use crate::model::catalogue::Person;
use crate::model::identifier::Slug;
use crate::model::metadata::{Kind, Metadata, Status};

/// The picture of a cover in lists, in a publication's folder, and its size in pixels.
const COVER: (&str, u32, u32) = ("covers/thumbnail.jpg", 400, 640);

/// What a kind is called.
pub(super) fn kind_name(kind: Kind, locale: &Locale) -> &str {
    let labels = &locale.site;
    match kind {
        Kind::Report => &labels.report,
        Kind::Briefing => &labels.briefing,
        Kind::Article => &labels.article,
        Kind::News => &labels.news_item,
    }
}

/// A publication's cover as seen from the root; `None` where there is no picture of it.
pub(super) fn cover(site: &Site<'_>, slug: &Slug) -> Option<Value> {
    cover_in(site, slug.as_str(), slug.as_str())
}

/// The same of what lies in a folder, or a folder within it.
pub(super) fn cover_in(site: &Site<'_>, shelf: &str, folder: &str) -> Option<Value> {
    let (path, width, height) = COVER;
    let path = format!("{folder}/{path}");
    site.has_file(shelf, &path).then(|| json!({ "path": path, "width": width, "height": height }))
}

/// Names with what stands between them, each with its page as seen from the root.
pub(super) fn byline(site: &Site<'_>, metadata: &Metadata, locale: &Locale) -> Vec<Value> {
    let names = front::author_names(metadata);
    let of = names.len();
    let person = |name: &str| {
        let author = metadata.authors.iter().find(|author| author.name == name)?;
        let path = format!("people/{}/index.html", author.person.as_ref()?.slug);
        site.has(&path).then_some(path)
    };
    let each = names.iter().enumerate();
    each.map(|(at, name)| json!({ "joint": locale.joint(at, of), "name": name, "path": person(name) }))
        .collect()
}

/// Cards of publications in the order given; what has no page is left out.
pub(super) fn cards<'s>(
    site: &Site<'_>,
    slugs: impl IntoIterator<Item = &'s Slug>,
    locale: &Locale,
) -> Vec<Value> {
    slugs.into_iter().filter_map(|slug| card(site, slug, locale)).collect()
}

/// What a list shows of one publication.
pub(super) fn card(site: &Site<'_>, slug: &Slug, locale: &Locale) -> Option<Value> {
    let path = format!("{slug}/index.html");
    let metadata = site.metadata(slug).filter(|_| site.has(&path))?;
    let setting = site.setting(slug);
    let own = setting.map_or(locale, |setting| setting.locale);
    let comments =
        setting.and_then(|setting| setting.report.discussion.as_ref()).map_or(0, |own| own.count());
    let house = site.stock.publisher.name.as_deref();
    Some(json!({
        "kind": kind_name(metadata.kind, locale),
        "kind_class": kind_class(metadata.kind),
        "title": metadata.title,
        "subtitle": metadata.subtitle,
        "path": path,
        "authors": byline(site, metadata, own),
        "publisher": metadata.publisher.as_deref().filter(|name| Some(*name) != house),
        "date": metadata.published.map(|date| locale.date(date)),
        "datetime": metadata.published,
        "excerpt": excerpt(metadata, setting),
        "cover": cover(site, slug),
        "comments": (comments > 0).then(|| locale.site.comments(comments)),
        "number": metadata.series_number,
        "status": status(metadata, locale),
        "language": metadata.language,
    }))
}

/// A kind's name in classes and feeds.
pub(super) fn kind_class(kind: Kind) -> &'static str {
    match kind {
        Kind::Report => "report",
        Kind::Briefing => "briefing",
        Kind::Article => "article",
        Kind::News => "news",
    }
}

fn status(metadata: &Metadata, locale: &Locale) -> Option<String> {
    let labels = &locale.labels;
    match metadata.status {
        Status::Published => None,
        Status::Withdrawn => Some(labels.withdrawn.clone()),
        Status::Draft => Some(labels.draft.clone()),
        Status::Embargoed => {
            let until =
                metadata.embargo_until.map(|date| format!(" {}", locale.date(date))).unwrap_or_default();
            Some(format!("{}{until}", labels.embargoed_until))
        }
    }
}

/// What a list shows of a person, with what they do in it.
pub(super) fn person_card(site: &Site<'_>, person: &Person, role: Option<&str>) -> Value {
    let path = format!("people/{}/index.html", person.id);
    let photo = person.photo.as_ref().map(|photo| format!("people/{}/images/{photo}", person.id));
    json!({
        "name": person.name,
        "path": site.has(&path).then_some(path),
        "role": role,
        "position": person.position,
        // Of its own people the house need not say so.
        "affiliation": person.affiliation.as_ref().filter(|own| Some(*own) != site.stock.publisher.name.as_ref()),
        "email": person.email,
        "photo": photo,
        "initials": initials(&person.name),
    })
}

/// Cards of people by their ids.
pub(super) fn people<'s>(site: &Site<'_>, ids: impl IntoIterator<Item = &'s Slug>) -> Vec<Value> {
    ids.into_iter().filter_map(|id| site.person(id)).map(|person| person_card(site, person, None)).collect()
}

/// The first letters of the first and the last name, in place of a picture.
fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let first = words.first().and_then(|word| word.chars().next());
    let last = words.get(1..).and_then(|rest| rest.last()).and_then(|word| word.chars().next());
    first.into_iter().chain(last).collect()
}
