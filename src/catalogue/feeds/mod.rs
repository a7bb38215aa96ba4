//! What is new, for programs that follow a house: Atom for everything, each series and each topic, and OPDS for
//! reading apps. Only a house with a URL has any, since all addresses in them are absolute.

mod atom;
mod identity;
mod offering;
mod opds;

pub(super) use opds::{Offered, publications};

use super::change;
use super::site::Site;
use crate::editions::{Artefact, Setting};
use crate::model::identifier::{Date, LanguageTag, Slug};
use crate::model::metadata::{Metadata, Status};

/// So many entries stand in one document; the rest follow in others (RFC 5005, §3).
const PAGE: usize = 100;

/// The feed of everything.
pub(super) const EVERYTHING: &str = "feed.atom";
/// The catalogue for reading apps.
pub(super) const OPDS: &str = "opds.json";

/// The publications of a house, of a series or on a topic, those that changed last first.
pub(super) struct Feed<'a> {
    /// Where its documents go: nothing, or `series/rules/`.
    folder: String,
    title: String,
    subtitle: Option<String>,
    language: LanguageTag,
    entries: Vec<Entry<'a>>,
}

/// A publication and the day on which it changed last.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    setting: &'a Setting<'a>,
    updated: Date,
}

/// The feeds of a house: none without a URL, and none that would be empty. What has no date stands in no feed.
pub(super) fn feeds<'a>(site: &Site<'a>) -> Vec<Feed<'a>> {
    if site.stock.publisher.url.is_none() {
        return Vec::new();
    }
    let publisher = site.stock.publisher;
    let house = publisher.name.as_ref().unwrap_or(&site.stock.locale.labels.publications);
    let mut feeds = vec![Feed {
        folder: String::new(),
        title: house.clone(),
        subtitle: publisher.description.clone(),
        language: site.language.clone(),
        entries: entries(site, &site.relations.newest, |_| true),
    }];
    let collection = &site.stock.collection;
    let series = collection.series.iter().map(|own| {
        let (facts, slugs) = (&own.facts, site.relations.series.get(&own.facts.slug));
        let book = |book: &Metadata| book.slug == facts.slug;
        Feed::of(
            site,
            format!("series/{}/", facts.slug),
            &facts.title,
            &facts.description,
            &own.text,
            slugs,
            book,
        )
    });
    feeds.extend(series);
    let topics = collection.topics.iter().map(|own| {
        let (facts, slugs) = (&own.facts, site.relations.topics.get(&own.facts.slug));
        let on_it = |book: &Metadata| book.topics.iter().any(|topic| topic.slug == facts.slug);
        Feed::of(
            site,
            format!("topics/{}/", facts.slug),
            &facts.title,
            &facts.description,
            &own.text,
            slugs,
            on_it,
        )
    });
    feeds.extend(topics);
    feeds.retain(|feed| !feed.entries.is_empty());
    feeds
}

/// Of these publications, and of the books of series that belong with them.
fn entries<'a>(site: &Site<'a>, slugs: &[Slug], belongs: impl Fn(&Metadata) -> bool) -> Vec<Entry<'a>> {
    let dated = |setting: &'a Setting<'a>| Some(Entry { setting, updated: change::of_publication(setting)? });
    let books = site.stock.books.iter().filter(|book| belongs(&book.report.metadata));
    let all = slugs.iter().filter_map(|slug| site.setting(slug)).chain(books);
    let mut entries: Vec<Entry<'a>> = all.filter_map(dated).collect();
    let slug = |entry: &Entry<'a>| &entry.setting.report.metadata.slug;
    entries.sort_by(|a, b| b.updated.cmp(&a.updated).then_with(|| slug(a).cmp(slug(b))));
    entries
}

impl<'a> Feed<'a> {
    /// Of what has a page and a text of its own.
    fn of(
        site: &Site<'a>,
        folder: String,
        title: &str,
        description: &Option<String>,
        text: &Setting<'_>,
        slugs: Option<&Vec<Slug>>,
        belongs: impl Fn(&Metadata) -> bool,
    ) -> Feed<'a> {
        Feed {
            folder,
            title: title.to_owned(),
            subtitle: description.clone(),
            language: text.report.metadata.language.clone(),
            entries: entries(site, slugs.map_or(&[], Vec::as_slice), belongs),
        }
    }
}

impl Feed<'_> {
    /// The first document, to which pages lead.
    pub(super) fn path(&self) -> String {
        self.document(1)
    }

    fn document(&self, page: usize) -> String {
        format!("{}{}", self.folder, numbered(EVERYTHING, page))
    }

    /// The page that shows the same to people.
    fn page(&self) -> String {
        format!("{}index.html", self.folder)
    }
}

/// `feed.atom`, then `feed-2.atom`.
fn numbered(name: &str, page: usize) -> String {
    match (page, name.rsplit_once('.')) {
        (1, _) | (_, None) => name.to_owned(),
        (page, Some((stem, ending))) => format!("{stem}-{page}.{ending}"),
    }
}

/// The catalogue for reading apps, where there will be one.
pub(super) fn reading_apps(site: &Site<'_>) -> Option<String> {
    let url = site.stock.publisher.url.as_ref()?;
    opds::is_wanted(site, url).then(|| OPDS.to_owned())
}

/// What can be got, as reading apps are told of it.
pub(super) fn offered<'a>(site: &Site<'a>) -> Vec<Offered<'a>> {
    site.stock.publisher.url.as_ref().map_or_else(Vec::new, |url| opds::offered(site, url))
}

/// Every document of the feeds.
pub(super) fn make(site: &Site<'_>, feeds: &[Feed<'_>], offered: &[Offered<'_>]) -> Vec<Artefact> {
    let Some(url) = &site.stock.publisher.url else { return Vec::new() };
    let mut made = Vec::new();
    for feed in feeds {
        let pages = feed.entries.chunks(PAGE).count();
        for (index, entries) in feed.entries.chunks(PAGE).enumerate() {
            let document = atom::Document { site, url, feed, page: index + 1, pages };
            made.push(Artefact::new(
                feed.document(index + 1),
                "application/atom+xml",
                document.written(entries),
            ));
        }
    }
    made.extend(opds::make(site, url, offered));
    made
}

/// The whole of a publication as files; nothing of what is withdrawn.
fn files<'s>(site: &'s Site<'_>, setting: &Setting<'_>) -> impl Iterator<Item = &'s Artefact> {
    let metadata = &setting.report.metadata;
    let (folder, slug) = (metadata.folder(), &metadata.slug);
    let withdrawn = metadata.status == Status::Withdrawn;
    let names = [format!("{folder}/{slug}.epub"), format!("{folder}/{slug}.pdf")];
    let made = if withdrawn { &[] } else { site.made_of(metadata) };
    made.iter().copied().filter(move |artefact| names.contains(&artefact.path))
}

/// A date as RFC 3339 wants it: publications have days, not hours.
fn moment(date: Date) -> String {
    format!("{date}T00:00:00Z")
}
