//! The metadata of one publication.

use crate::diagnostic::{Code, Diagnostic, Sink, Span};
use crate::locale::Locale;
use crate::model::identifier::{Doi, Fault, Id, Isbn, LanguageTag, Slug};
use crate::model::metadata::{Brief, Correction, Isbns, Kind, Metadata, Status};
use crate::model::publisher::Publisher;

use super::fields::Fields;
use super::reader::read;
use super::{Manifest, accessibility, contributor, offer, subjects};

/// What a manifest says, and where it says its slug.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::source) struct Publication {
    pub(in crate::source) metadata: Metadata,
    /// Of the slug's value, or of the whole where it comes from the file's name.
    pub(in crate::source) slug_span: Span,
    /// Of the cover's path, where there is one.
    pub(in crate::source) cover_span: Option<Span>,
}

/// Reads the metadata. `name` is that of the folder or file, which the slug is made of where none is given.
/// There is always a result, so that the text can be checked as well; what is wrong is reported.
pub(in crate::source) fn metadata(
    manifest: &Manifest<'_>,
    name: &str,
    publisher: &Publisher,
    sink: &mut Sink,
) -> Publication {
    read(manifest.file, manifest.text, manifest.range.clone(), sink, |fields| {
        of_fields(fields, name, publisher)
    })
}

pub(super) fn of_fields(fields: &mut Fields<'_, '_, '_>, name: &str, publisher: &Publisher) -> Publication {
    let slug_span = fields.span_of("slug").unwrap_or(fields.span());
    let slug = slug(fields, name);
    let status = status(fields);
    let metadata = Metadata {
        kind: fields.choice("kind").unwrap_or(Kind::Report),
        title: fields.required_text("title", "…").unwrap_or_else(|| slug.to_string()),
        subtitle: fields.text("subtitle"),
        language: language(fields, publisher),
        description: fields.text("description"),
        authors: contributor::authors(fields),
        publisher: fields.text("publisher"),
        funders: fields.texts("funders"),
        status,
        embargo_until: fields.date("embargo_until"),
        published: fields.date("published"),
        modified: fields.date("modified"),
        corrections: corrections(fields),
        edition: fields.text("edition"),
        number: fields.text("number"),
        isbn: isbns(fields),
        doi: fields.checked("doi", Code::InvalidDoi, Doi::new),
        licence: fields.text("licence").or_else(|| publisher.licence.clone()),
        copyright: fields.text("copyright").or_else(|| publisher.copyright.clone()),
        topics: fields.mentions("topics"),
        series: fields.mention("series"),
        series_number: fields.whole_number("series_number"),
        subjects: subjects::subjects(fields),
        cover: fields.text("cover"),
        excerpt: fields.text("excerpt"),
        about: fields.mentions("about"),
        supersedes: fields.mentions("supersedes"),
        translation_of: fields.mention("translation_of"),
        collects: false,
        redirect_from: fields.mentions("redirect_from"),
        offers: offer::offers(fields),
        commissioned_by: fields.text("commissioned_by"),
        comments: fields.flag("comments").unwrap_or(false),
        accessibility: accessibility::accessibility(fields),
        brief: brief(fields),
        maths: fields.flag("maths").unwrap_or(false),
        span: fields.span(),
        slug,
    };
    Publication { metadata, slug_span, cover_span: fields.span_of("cover") }
}

fn slug(fields: &mut Fields<'_, '_, '_>, name: &str) -> Slug {
    let given = fields.has("slug");
    let from_name = Slug::from_words(name);
    if let Some(slug) = fields.checked("slug", Code::InvalidSlug, Slug::new) {
        return slug;
    }
    if from_name.is_none() && !given {
        let message = format!("no slug can be made of the name `{name}`");
        let span = fields.span();
        fields.report(Code::InvalidSlug, span, message, "add `slug = \"…\"`, in letters a to z");
    }
    from_name.unwrap_or_else(Slug::stand_in)
}

fn status(fields: &mut Fields<'_, '_, '_>) -> Status {
    let status = fields.choice("status").unwrap_or(Status::Published);
    if status == Status::Embargoed && !fields.has("embargo_until") && !fields.is_incomplete() {
        let span = fields.span_of("status").unwrap_or(fields.span());
        fields.report(
            Code::MissingKey,
            span,
            "`embargo_until` is missing, and the status is `embargoed`",
            "add `embargo_until = 2026-11-30` with the day it ends",
        );
    }
    status
}

/// The language, else the house's; English stands in where there is none, once that was reported.
pub(super) fn language(fields: &mut Fields<'_, '_, '_>, publisher: &Publisher) -> LanguageTag {
    let given = fields.has("language");
    if let Some(language) = spoken(fields) {
        return language;
    }
    if let Some(language) = &publisher.language {
        return language.clone();
    }
    if !given && !fields.is_incomplete() {
        let span = fields.span();
        fields.report(
            Code::MissingLanguage,
            span,
            "the language is not given",
            "add `language = \"en-GB\"`, or another tag of BCP 47, here or in `imprint.toml`",
        );
    }
    LanguageTag::english()
}

/// A language that there is a locale for, or none that was not reported.
pub(super) fn spoken(fields: &mut Fields<'_, '_, '_>) -> Option<LanguageTag> {
    let language = fields.checked("language", Code::InvalidLanguage, |text| {
        // Names such as `english` are well-formed, but the registry has no language of more than three letters.
        LanguageTag::new(text).and_then(|tag| {
            if tag.primary().len() <= 3 {
                Ok(tag)
            } else {
                LanguageTag::new("")
                    .map_err(|fault| Fault { message: format!("`{text}` is no language tag"), ..fault })
            }
        })
    })?;
    if Locale::bundled(&language).is_none() {
        let bundled: Vec<&str> = Locale::bundled_languages().collect();
        let span = fields.span_of("language").unwrap_or(fields.span());
        fields.report(
            Code::MissingLocale,
            span,
            format!("there is no locale for `{language}`"),
            format!("labels and dates are known in {}", bundled.join(", ")),
        );
    }
    Some(language)
}

fn corrections(fields: &mut Fields<'_, '_, '_>) -> Vec<Correction> {
    fields.tables("corrections", |correction| {
        correction.missing("date", "add `date = 2026-11-30`");
        let date = correction.date("date");
        let text = correction.required_text("text", "…");
        Some(Correction { date: date?, text: text? })
    })
}

/// The ISBNs. One that two editions share names neither.
pub(super) fn isbns(fields: &mut Fields<'_, '_, '_>) -> Isbns {
    let isbns = fields.table("isbn", |isbn| {
        let mut seen: Vec<(Isbn, &str)> = Vec::new();
        let mut number = |key: &'static str| {
            let number = isbn.checked(key, Code::InvalidIsbn, Isbn::new)?;
            if let Some((_, other)) = seen.iter().find(|(known, _)| *known == number) {
                let span = isbn.span_of(key).unwrap_or(isbn.span());
                let message = format!("`isbn.{key}` is the number of `isbn.{other}` too");
                isbn.report(Code::InvalidIsbn, span, message, "each edition has an ISBN of its own");
                return None;
            }
            seen.push((number.clone(), key));
            Some(number)
        };
        Isbns { epub: number("epub"), pdf: number("pdf"), print: number("print") }
    });
    isbns.unwrap_or_default()
}

/// What the brief is made of; whether there is such a figure is known once the text is read.
fn brief(fields: &mut Fields<'_, '_, '_>) -> Brief {
    let brief = fields.table("brief", |brief| {
        let span = brief.span_of("figure");
        let id =
            brief.checked("figure", Code::InvalidId, |text| Id::new(text.strip_prefix('#').unwrap_or(text)));
        Brief { figure: id.zip(span) }
    });
    brief.unwrap_or_default()
}

/// What stands in for a manifest that a folder or file does not have: everything that must be given is missing.
pub(in crate::source) fn without_manifest(
    span: Span,
    name: &str,
    hint: &str,
    publisher: &Publisher,
    sink: &mut Sink,
) -> Publication {
    let mut faults = Sink::new();
    let mut publication =
        metadata(&Manifest { file: span.file, text: "", range: 0..0 }, name, publisher, &mut faults);
    for fault in faults.into_sorted() {
        sink.report(Diagnostic { place: Some(span), hint: Some(hint.to_owned()), ..fault });
    }
    publication.metadata.span = span;
    publication.slug_span = span;
    publication
}

/// What stands in for a manifest that could not be read, once that was reported: nothing is missing in it.
pub(in crate::source) fn stand_in(span: Span, name: &str, publisher: &Publisher) -> Publication {
    without_manifest(span, name, "", publisher, &mut Sink::new())
}
