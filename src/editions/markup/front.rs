//! The title page and the imprint page: what is known about the publication, in words.

use super::writer::Markup;
use crate::editions::Setting;
use crate::model::metadata::{ContributorRole, Metadata, Status};
use crate::model::picture::Picture;
use crate::records::citation;

/// Title, subtitle, authors, date, publisher, number, status, corrections.
pub fn title_page(out: &mut Markup, setting: &Setting<'_>) {
    let metadata = &setting.report.metadata;
    out.element("h1", "report-title", &metadata.title);
    out.line();
    if let Some(subtitle) = &metadata.subtitle {
        out.start("p").semantics(Some("subtitle"), Some("doc-subtitle")).with("class", "subtitle").begin();
        out.text(subtitle);
        out.close("p");
        out.line();
    }
    let lines = [
        ("authors", authors(setting), false),
        ("date", metadata.published.map(|date| setting.locale.date(date)), true),
        ("publisher", setting.publisher_name().map(str::to_owned), false),
        ("report-number", metadata.number.clone(), false),
        ("status", status_line(setting), true),
    ];
    for (class, line, ours) in lines {
        if let Some(line) = line.filter(|line| !line.is_empty()) {
            out.start("p").with("class", class).begin();
            if ours {
                label(out, setting, &line)
            } else {
                out.text(&line)
            }
            out.close("p");
            out.line();
        }
    }
    corrections(out, setting);
}

/// The way to the publication's own page, by the house's name. The logo lies beside the page.
pub fn house_link(out: &mut Markup, setting: &Setting<'_>) {
    let house = setting.publisher_name().unwrap_or(&setting.locale.labels.publications);
    let named = setting.theme.tokens.logo.named;
    out.start("a").with("href", "../index.html").begin();
    if let Some(logo) = setting.logo() {
        logo_image(out, logo, &logo.name, if named { "" } else { house });
    }
    if named || setting.logo().is_none() {
        out.text(house);
    }
    out.close("a");
}

/// The logo where the name stands in words, too.
pub fn logo_image(out: &mut Markup, logo: &Picture, path: &str, alt: &str) {
    out.start("img")
        .with("class", "logo")
        .with("src", path)
        .with("alt", alt)
        .with("width", &logo.width.to_string())
        .with("height", &logo.height.to_string())
        .void();
}

/// Words of the locale. Where it is not the publication's they say their language and stand apart, or
/// a line from right to left would put an English date in another order (HTML, §4.5.24).
pub fn label(out: &mut Markup, setting: &Setting<'_>, words: &str) {
    let Some(language) = setting.foreign_labels() else { return out.text(words) };
    out.start("bdi").language(&language).begin();
    out.text(words);
    out.close("bdi");
}

/// Those who wrote it, joined as the language does.
pub fn authors(setting: &Setting<'_>) -> Option<String> {
    let names = author_names(&setting.report.metadata);
    (!names.is_empty()).then(|| setting.locale.join(&names))
}

/// Authors; where there are none, everybody who contributed.
pub fn author_names(metadata: &Metadata) -> Vec<String> {
    let names = |only: Option<ContributorRole>| -> Vec<String> {
        let fits = |role| only.is_none_or(|only| only == role);
        metadata.authors.iter().filter(|one| fits(one.role)).map(|one| one.name.clone()).collect()
    };
    let authors = names(Some(ContributorRole::Author));
    if authors.is_empty() { names(None) } else { authors }
}

/// What readers must know before they read: that it is a draft, under embargo or withdrawn.
pub fn status_line(setting: &Setting<'_>) -> Option<String> {
    let (metadata, labels) = (&setting.report.metadata, &setting.locale.labels);
    match metadata.status {
        Status::Draft => Some(labels.draft.clone()),
        Status::Embargoed => Some(match metadata.embargo_until {
            Some(date) => format!("{} {}", labels.embargoed_until, setting.locale.date(date)),
            None => labels.embargoed_until.clone(),
        }),
        Status::Withdrawn => Some(labels.withdrawn.clone()),
        Status::Published => None,
    }
}

fn corrections(out: &mut Markup, setting: &Setting<'_>) {
    let corrections = &setting.report.metadata.corrections;
    if corrections.is_empty() {
        return;
    }
    out.start("div").with("class", "corrections").begin();
    out.line();
    out.start("p").with("class", "label").begin();
    label(out, setting, &setting.locale.labels.corrections);
    out.close("p");
    out.line();
    out.open("ul");
    out.line();
    for correction in corrections {
        out.open("li");
        label(out, setting, &setting.locale.date(correction.date));
        out.text(": ");
        out.text(&correction.text);
        out.close("li");
        out.line();
    }
    out.close("ul");
    out.line();
    out.close("div");
    out.line();
}

/// The facts of the imprint page: copyright, licence, dates, numbers, how to cite, accessibility, contact.
/// How to cite gets the id, where one is given.
pub fn colophon(out: &mut Markup, setting: &Setting<'_>, cite: Option<&str>) {
    let metadata = &setting.report.metadata;
    let copyright = metadata.copyright.as_ref().or(setting.publisher.copyright.as_ref());
    if let Some(copyright) = copyright {
        out.element("p", "copyright", copyright);
        out.line();
    }
    let rows = rows(setting);
    if rows.is_empty() {
        return;
    }
    out.open("dl");
    out.line();
    for row in &rows {
        out.open("dt");
        label(out, setting, &row.label);
        out.close("dt");
        out.line();
        let id = cite.filter(|_| row.label == setting.locale.labels.how_to_cite);
        out.start("dd").with_if("id", id).begin();
        match &row.link {
            Some(link) => {
                out.start("a").with("href", link).begin();
                out.text(&row.words);
                out.close("a");
            }
            None if row.ours => label(out, setting, &row.words),
            None => out.text(&row.words),
        }
        out.close("dd");
        out.line();
    }
    out.close("dl");
    out.line();
}

/// One line of the imprint page.
struct Fact {
    label: String,
    words: String,
    link: Option<String>,
    /// Whether the words are the locale's too, as dates are.
    ours: bool,
}

fn rows(setting: &Setting<'_>) -> Vec<Fact> {
    let (metadata, labels, publisher) = (&setting.report.metadata, &setting.locale.labels, setting.publisher);
    let mut rows: Vec<Fact> = Vec::new();
    let mut add = |label: &str, value: Option<String>, link: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let ours = label == labels.published || label == labels.modified;
            rows.push(Fact { label: label.to_owned(), words: value, link, ours });
        }
    };
    let date = |date| setting.locale.date(date);
    let joined = |names: &[String]| (!names.is_empty()).then(|| setting.locale.join(names));
    add(&labels.publisher, setting.publisher_line(), None);
    add(&labels.published, metadata.published.map(date), None);
    add(&labels.modified, metadata.modified.map(date), None);
    add(&labels.commissioned_by, metadata.commissioned_by.clone(), None);
    add(&labels.funded_by, joined(&metadata.funders), None);
    let numbers =
        [("EPUB", &metadata.isbn.epub), ("PDF", &metadata.isbn.pdf), ("print", &metadata.isbn.print)];
    for (format, isbn) in numbers {
        let label = if format == "print" { "ISBN".to_owned() } else { format!("ISBN ({format})") };
        add(&label, isbn.as_ref().map(|isbn| isbn.printed().to_owned()), None);
    }
    add(
        "DOI",
        metadata.doi.as_ref().map(|doi| doi.as_str().to_owned()),
        metadata.doi.as_ref().map(|doi| doi.url()),
    );
    let licence = metadata.licence.as_ref().or(publisher.licence.as_ref());
    add(&labels.licence, licence.cloned(), licence.and_then(|licence| citation::licence_url(licence)));
    add(&labels.how_to_cite, Some(citation::sentence(setting)), None);
    add(&labels.accessibility, metadata.accessibility.summary.clone(), None);
    let contact = publisher.contact.clone();
    let link = contact.as_ref().and_then(|contact| contact_link(contact));
    add(&labels.contact, contact, link);
    rows
}

/// A `mailto:` link or the URL itself; `None` for a postal address.
pub fn contact_link(contact: &str) -> Option<String> {
    let plain = contact.chars().all(|c| c.is_ascii_alphanumeric() || "@.-_+".contains(c));
    match contact.split_once('@') {
        Some((name, host)) if plain && !name.is_empty() && host.contains('.') => {
            Some(format!("mailto:{contact}"))
        }
        _ => contact.starts_with("https://").then(|| contact.to_owned()),
    }
}
