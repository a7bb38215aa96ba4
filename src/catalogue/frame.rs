//! What surrounds the content of every page: head, ways through the site, footer.

use serde_json::{Map, Value, json};

use super::site::Site;
use super::{address, feeds, mark};
use crate::editions::Setting;
use crate::editions::markup::front::contact_link;
use crate::editions::markup::is_right_to_left;
use crate::locale::Locale;
use crate::model::identifier::LanguageTag;

/// A step of the way from the home page.
#[derive(Debug, Clone)]
pub(super) struct Crumb {
    pub(super) label: String,
    /// The path of its page.
    pub(super) path: String,
}

/// One page: what stands around what it shows.
pub(super) struct Frame<'a> {
    /// Where the page goes, such as `topics/care/index.html`.
    pub(super) path: &'a str,
    pub(super) title: &'a str,
    pub(super) description: Option<&'a str>,
    pub(super) language: &'a LanguageTag,
    /// Speaks the language of the page, or stands in for it.
    pub(super) locale: &'a Locale,
    pub(super) way: Vec<Crumb>,
    /// Whether search engines are asked to pass it over.
    pub(super) hidden: bool,
}

/// Main pages, in the order of the navigation.
pub(super) const SECTIONS: [&str; 6] = ["reports", "articles", "series", "topics", "people", "news"];

/// What a section is called.
pub(super) fn section_title<'l>(section: &str, locale: &'l Locale) -> &'l str {
    let labels = &locale.site;
    match section {
        "reports" => &labels.reports,
        "articles" => &labels.articles,
        "series" => &labels.series,
        "topics" => &labels.topics,
        "people" => &labels.people,
        "news" => &labels.news,
        "archive" => &labels.archive,
        _ => &labels.search,
    }
}

/// How a page leads to the root of the site: `../../`.
pub(super) fn root_of(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// Where a site stands on its server: `/`, or `/press/` for `https://example.org/press`.
fn path_of(url: &str) -> String {
    let path = url.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
}

impl<'a> Frame<'a> {
    /// Of what has a text of its own.
    pub(super) fn of(setting: &'a Setting<'a>, path: &'a str) -> Frame<'a> {
        let metadata = &setting.report.metadata;
        Frame {
            path,
            title: &metadata.title,
            description: metadata.description.as_deref(),
            language: &metadata.language,
            locale: setting.locale,
            way: Vec::new(),
            hidden: false,
        }
    }

    /// Of what the house says itself, such as a list.
    pub(super) fn of_house(site: &'a Site<'_>, path: &'a str, title: &'a str) -> Frame<'a> {
        let (language, locale) = (&site.language, site.stock.locale);
        Frame { path, title, description: None, language, locale, way: Vec::new(), hidden: false }
    }
}

impl Frame<'_> {
    /// What a template is filled in with: what stands around, and what the page shows.
    pub(super) fn with(&self, site: &Site<'_>, content: Value) -> Value {
        let locale = self.locale;
        let publisher = site.stock.publisher;
        let root = match (&publisher.url, self.path) {
            (Some(url), super::page::LOST) => path_of(url),
            (_, path) => root_of(path),
        };
        let words = &locale.site;
        let own = self.path.split('/').next().unwrap_or("");
        let mut sections: Vec<&str> = SECTIONS.to_vec();
        sections.push("search");
        let sections: Vec<Value> = sections
            .iter()
            .filter(|section| site.has(&format!("{section}/index.html")))
            .map(|section| {
                json!({
                    "label": section_title(section, locale),
                    "href": format!("{root}{section}/index.html"),
                    "current": own == *section,
                })
            })
            .collect();
        let step = |crumb: &Crumb| {
            site.has(&crumb.path)
                .then(|| json!({ "label": crumb.label, "href": format!("{root}{}", crumb.path) }))
        };
        let mut way: Vec<Value> = Vec::new();
        if self.path != HOME {
            way.extend(step(&Crumb { label: words.home.clone(), path: HOME.to_owned() }));
            way.extend(self.way.iter().filter_map(step));
        }
        let pages = site.stock.collection.pages.iter().map(|page| &page.facts);
        let footer: Vec<Value> = pages
            .map(|page| (page.title.as_str(), format!("{}/index.html", page.slug)))
            .chain([
                (words.archive.as_str(), "archive/index.html".to_owned()),
                (words.feed.as_str(), feeds::EVERYTHING.to_owned()),
                (words.reading_apps.as_str(), feeds::OPDS.to_owned()),
            ])
            .filter(|(_, path)| site.has(path))
            .map(|(title, path)| json!({ "label": title, "href": format!("{root}{path}") }))
            .collect();
        let foreign = locale.language.as_str() != self.language.primary();
        let address = publisher.url.as_ref().filter(|_| !self.hidden).map(|url| address::of(url, self.path));
        let house = publisher.name.as_deref().unwrap_or(&locale.labels.publications);
        let common = json!({
            "language": self.language.as_str(),
            "direction": is_right_to_left(self.language).then_some("rtl"),
            // Said wherever words of the locale stand, where it is not the page's language.
            "ours": if foreign { format!(" lang=\"{}\" dir=\"ltr\"", locale.language) } else { String::new() },
            "page_title": if self.path == HOME { house.to_owned() } else { self.title.to_owned() },
            "description": self.description,
            "house": house,
            "house_language": publisher.language.as_ref().map(LanguageTag::as_str),
            "sign": mark::sign(site.stock.theme),
            "home": site.has(HOME).then(|| format!("{root}{HOME}")),
            "root": root,
            "hidden": self.hidden,
            "canonical": address,
            "feeds": self.feeds(site, &root),
            "own_feed": self.own_feed(site),
            "sections": sections,
            "way": way,
            "title": self.title,
            "footer": footer,
            "copyright": publisher.copyright,
            "about_house": publisher.description,
            "contact": publisher.contact,
            "contact_link": publisher.contact.as_deref().and_then(contact_link),
            "labels": labels(locale),
        });
        let mut context = match common {
            Value::Object(map) => map,
            _ => Map::new(),
        };
        if let Value::Object(content) = content {
            context.extend(content);
        }
        Value::Object(context)
    }
}

impl Frame<'_> {
    /// The feeds that programs find in the head: the page's own first.
    fn feeds(&self, site: &Site<'_>, root: &str) -> Vec<Value> {
        let house = site.stock.publisher.name.as_ref().unwrap_or(&self.locale.labels.publications);
        let feed = |path: &str, title: &str, kind: &str| {
            site.has(path).then(|| json!({ "href": format!("{root}{path}"), "title": title, "type": kind }))
        };
        let own = self.own_feed(site).and_then(|_| {
            let folder = self.path.strip_suffix("index.html")?;
            feed(&format!("{folder}{}", feeds::EVERYTHING), self.title, "application/atom+xml")
        });
        let all = feed(feeds::EVERYTHING, house, "application/atom+xml");
        let apps = feed(feeds::OPDS, house, "application/opds+json");
        own.into_iter().chain(all).chain(apps).collect()
    }

    /// The feed of a series or topic, beside its page.
    fn own_feed(&self, site: &Site<'_>) -> Option<&'static str> {
        let folder = self.path.strip_suffix("index.html").filter(|folder| !folder.is_empty())?;
        site.has(&format!("{folder}{}", feeds::EVERYTHING)).then_some(feeds::EVERYTHING)
    }
}

/// The path of the home page.
pub(super) const HOME: &str = "index.html";

/// Every label of the locale, by its name: templates may use them wherever they need them.
fn labels(locale: &Locale) -> Value {
    let mut labels = Map::new();
    for own in [serde_json::to_value(&locale.labels), serde_json::to_value(&locale.site)] {
        if let Ok(Value::Object(own)) = own {
            labels.extend(own);
        }
    }
    Value::Object(labels)
}

#[cfg(test)]
mod tests {
    use super::path_of;

    #[test]
    fn sites_stand_somewhere_on_their_servers() {
        assert_eq!(path_of("https://example.org"), "/");
        assert_eq!(path_of("https://example.org/press"), "/press/");
    }
}
