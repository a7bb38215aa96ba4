//! Atom (RFC 4287), with the links between documents of RFC 5005.

use super::{EVERYTHING, Entry, Feed, files, identity, moment};
use crate::catalogue::card::{kind_class, kind_name};
use crate::catalogue::excerpt::excerpt;
use crate::catalogue::frame::HOME;
use crate::catalogue::site::Site;
use crate::catalogue::{address, topic};
use crate::editions::markup::front;
use crate::editions::markup::xml::Xml;
use crate::editions::{Artefact, Setting};
use crate::model::metadata::{Contributor, ContributorRole, Status};
use crate::records::citation;

const MEDIA_TYPE: &str = "application/atom+xml";

/// One document of a feed.
pub(super) struct Document<'d> {
    pub(super) site: &'d Site<'d>,
    pub(super) url: &'d str,
    pub(super) feed: &'d Feed<'d>,
    /// From 1.
    pub(super) page: usize,
    pub(super) pages: usize,
}

impl Document<'_> {
    /// The document with these entries.
    pub(super) fn written(&self, entries: &[Entry<'_>]) -> Vec<u8> {
        let mut out = Xml::new();
        let language = self.feed.language.as_str();
        out.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language)]);
        // Of all its documents: they are one feed.
        out.text("id", &[], &self.address(&self.feed.path()));
        out.text("title", &[], &self.feed.title);
        if let Some(subtitle) = &self.feed.subtitle {
            out.text("subtitle", &[], subtitle);
        }
        if let Some(newest) = self.feed.entries.first() {
            out.text("updated", &[], &moment(newest.updated));
        }
        self.house(&mut out);
        self.links(&mut out);
        let publisher = self.site.stock.publisher;
        if let Some(rights) = publisher.copyright.as_ref().or(publisher.licence.as_ref()) {
            out.text("rights", &[], rights);
        }
        for entry in entries {
            self.entry(&mut out, *entry);
        }
        out.close("feed");
        out.finish()
    }

    fn address(&self, path: &str) -> String {
        address::of(self.url, path)
    }

    /// Stands for the author of whatever has none.
    fn house(&self, out: &mut Xml) {
        let publisher = self.site.stock.publisher;
        out.open("author", &[]);
        out.text("name", &[], publisher.name.as_deref().unwrap_or(self.url));
        out.text("uri", &[], &self.address(HOME));
        out.close("author");
    }

    fn links(&self, out: &mut Xml) {
        let document = |page| self.address(&self.feed.document(page));
        let mut link = |relation: &str, href: &str, kind: &str| {
            out.empty("link", &[("rel", relation), ("type", kind), ("href", href)]);
        };
        link("self", &document(self.page), MEDIA_TYPE);
        link("alternate", &self.address(&self.feed.page()), "text/html");
        if self.feed.path() != EVERYTHING {
            link("up", &self.address(EVERYTHING), MEDIA_TYPE);
        }
        if self.pages > 1 {
            link("first", &document(1), MEDIA_TYPE);
            link("last", &document(self.pages), MEDIA_TYPE);
        }
        if self.page > 1 {
            link("previous", &document(self.page - 1), MEDIA_TYPE);
        }
        if self.page < self.pages {
            link("next", &document(self.page + 1), MEDIA_TYPE);
        }
    }

    fn entry(&self, out: &mut Xml, entry: Entry<'_>) {
        let setting = entry.setting;
        let metadata = &setting.report.metadata;
        let language = metadata.language.as_str();
        out.open("entry", &[("xml:lang", language)]);
        out.text("id", &[], &identity::of(setting));
        out.text("title", &[], &metadata.full_title());
        out.text("updated", &[], &moment(entry.updated));
        if let Some(published) = metadata.published {
            out.text("published", &[], &moment(published));
        }
        self.people(out, setting);
        let page = self.address(&format!("{}/index.html", metadata.folder()));
        let alternate =
            [("rel", "alternate"), ("type", "text/html"), ("hreflang", language), ("href", page.as_str())];
        out.empty("link", &alternate);
        for file in files(self.site, setting) {
            self.enclosure(out, file);
        }
        let licence = metadata.licence.as_ref().or(setting.publisher.licence.as_ref());
        if let Some(url) = licence.and_then(|licence| citation::licence_url(licence)) {
            out.empty("link", &[("rel", "license"), ("href", url.as_str())]);
        }
        self.categories(out, setting);
        if let Some(rights) = metadata.copyright.as_ref().or(setting.publisher.copyright.as_ref()) {
            out.text("rights", &[], rights);
        }
        let withdrawn = metadata.status == Status::Withdrawn;
        let said = [front::status_line(setting), excerpt(metadata, Some(setting)).filter(|_| !withdrawn)];
        let said: Vec<String> = said.into_iter().flatten().collect();
        if !said.is_empty() {
            out.text("summary", &[], &said.join("\n\n"));
        }
        out.close("entry");
    }

    fn enclosure(&self, out: &mut Xml, file: &Artefact) {
        let (href, length) = (self.address(&file.path), file.bytes.len().to_string());
        let attributes = [
            ("rel", "enclosure"),
            ("type", file.media_type),
            ("length", length.as_str()),
            ("href", href.as_str()),
        ];
        out.empty("link", &attributes);
    }

    /// Authors; where there are none, everybody who contributed, as pages name them.
    fn people(&self, out: &mut Xml, setting: &Setting<'_>) {
        let all = &setting.report.metadata.authors;
        let written = all.iter().any(|one| one.role == ContributorRole::Author);
        for one in all {
            let author = one.role == ContributorRole::Author || !written;
            let element = if author { "author" } else { "contributor" };
            out.open(element, &[]);
            out.text("name", &[], &one.name);
            if let Some(uri) = self.person(one) {
                out.text("uri", &[], &uri);
            }
            out.close(element);
        }
    }

    /// Where one can read about somebody: here, or where they are known by an identifier.
    fn person(&self, one: &Contributor) -> Option<String> {
        let page = one.person.as_ref().map(|person| format!("people/{}/index.html", person.slug));
        let page = page.filter(|page| self.site.has(page)).map(|page| self.address(&page));
        page.or_else(|| one.orcid.as_ref().map(|orcid| orcid.url()))
            .or_else(|| one.ror.as_ref().map(|ror| ror.url()))
    }

    fn categories(&self, out: &mut Xml, setting: &Setting<'_>) {
        let metadata = &setting.report.metadata;
        let kind = kind_class(metadata.kind);
        out.empty("category", &[("term", kind), ("label", kind_name(metadata.kind, setting.locale))]);
        let scheme = self.address(topic::INDEX);
        for own in &metadata.topics {
            let all = &self.site.stock.collection.topics;
            let Some(topic) = all.iter().find(|topic| topic.facts.slug == own.slug) else { continue };
            let (term, label) = (own.slug.to_string(), topic.facts.title.as_str());
            let attributes = [("term", term.as_str()), ("scheme", scheme.as_str()), ("label", label)];
            out.empty("category", &attributes);
        }
    }
}
