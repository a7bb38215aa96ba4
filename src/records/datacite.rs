//! DataCite metadata 4.5 as JSON: what registers a DOI with DataCite.

use serde_json::{Map, Value, json};

use super::description::{Description, Form};
use super::name::Name;
use super::shelf::Shelf;
use crate::model::metadata::{Contributor, ContributorKind, ContributorRole, Kind, Metadata};

/// Writes the record; `None` where DataCite would refuse it: without a DOI, an address, a publisher or a year.
pub(super) fn write(description: &Description<'_>, shelf: &Shelf<'_>) -> Option<String> {
    let metadata = description.metadata;
    let (doi, url) = (metadata.doi.as_ref()?, description.address.as_deref()?);
    let (publisher, published) = (description.publisher?, description.published()?);
    let language = metadata.language.as_str();
    let mut record = Map::new();
    let mut set = |key: &str, value: Value| {
        let empty = value.as_array().is_some_and(Vec::is_empty) || value.is_null();
        if !empty {
            record.insert(key.to_owned(), value);
        }
    };
    set("schemaVersion", json!("http://datacite.org/schema/kernel-4"));
    set("doi", json!(doi));
    set("url", json!(url));
    set("creators", creators(description, publisher));
    set("contributors", contributors(description));
    set("titles", titles(metadata));
    set("publisher", json!({ "name": super::clean(publisher), "lang": language }));
    set("publicationYear", json!(published.year().to_string()));
    set("types", kind(metadata.kind));
    set("language", json!(language));
    set("subjects", subjects(metadata));
    set("dates", dates(description));
    set("alternateIdentifiers", identifiers(description));
    set("relatedIdentifiers", relations(description, shelf));
    let files: Vec<_> = description.files().collect();
    set("formats", files.iter().filter_map(|(own, _)| own.form.media_type()).collect());
    set("sizes", files.iter().filter_map(|(_, file)| Some(format!("{} pages", file.pages?))).collect());
    set("version", metadata.edition.as_deref().map_or(Value::Null, |edition| json!(super::clean(edition))));
    set("rightsList", rights(description));
    set("descriptions", descriptions(description));
    let funder = |name: &String| json!({ "funderName": super::clean(name) });
    set("fundingReferences", once(metadata.funders.iter().map(funder)));
    Some(super::pretty(&Value::Object(record)))
}

/// Each once: lists of the schema repeat nothing.
fn once(values: impl Iterator<Item = Value>) -> Value {
    let mut kept: Vec<Value> = Vec::new();
    values.for_each(|value| {
        if !kept.contains(&value) {
            kept.push(value)
        }
    });
    Value::Array(kept)
}

fn kind(kind: Kind) -> Value {
    let (general, own) = match kind {
        Kind::Report => ("Report", "Report"),
        Kind::Briefing => ("Report", "Briefing"),
        Kind::Article => ("Text", "Article"),
        Kind::News => ("Text", "News item"),
    };
    json!({ "resourceTypeGeneral": general, "resourceType": own })
}

fn titles(metadata: &Metadata) -> Value {
    let language = metadata.language.as_str();
    let title = json!({ "title": super::clean(&metadata.title), "lang": language });
    let subtitle = metadata
        .subtitle
        .as_ref()
        .map(|text| json!({ "title": super::clean(text), "titleType": "Subtitle", "lang": language }));
    once(std::iter::once(title).chain(subtitle))
}

/// Authors; where there are none, whoever made it, else who publishes it: the schema asks for one.
fn creators(description: &Description<'_>, publisher: &str) -> Value {
    let authors: Vec<Value> = description.contributors(ContributorRole::Author).map(party).collect();
    if !authors.is_empty() {
        return Value::Array(authors);
    }
    let all: Vec<Value> = description.metadata.authors.iter().map(party).collect();
    match all.is_empty() {
        true => json!([{ "name": super::clean(publisher), "nameType": "Organizational" }]),
        false => Value::Array(all),
    }
}

fn contributors(description: &Description<'_>) -> Value {
    let others = description.metadata.authors.iter().filter(|one| one.role != ContributorRole::Author);
    let typed = |mut party: Value, kind: &str| {
        if let Value::Object(own) = &mut party {
            own.insert("contributorType".to_owned(), json!(kind));
        }
        party
    };
    let others = others
        .map(|one| typed(party(one), if one.role == ContributorRole::Editor { "Editor" } else { "Other" }));
    let sponsor =
        description.metadata.commissioned_by.as_ref().map(|name| {
            typed(json!({ "name": super::clean(name), "nameType": "Organizational" }), "Sponsor")
        });
    Value::Array(others.chain(sponsor).collect())
}

fn party(contributor: &Contributor) -> Value {
    let name = Name::of(contributor);
    let mut party = json!({ "name": super::clean(&name.inverted()) });
    let Value::Object(own) = &mut party else { return party };
    let mut set = |key: &str, value: Value| own.insert(key.to_owned(), value);
    set(
        "nameType",
        json!(match contributor.kind {
            ContributorKind::Person => "Personal",
            ContributorKind::Organisation => "Organizational",
        }),
    );
    if let Name::Person { family, given: Some(given) } = &name {
        set("familyName", json!(super::clean(family)));
        set("givenName", json!(super::clean(given)));
    }
    if let Some(affiliation) = contributor.affiliation.as_ref().filter(|text| !text.is_empty()) {
        set("affiliation", json!([{ "name": super::clean(affiliation) }]));
    }
    let orcid = contributor.orcid.as_ref().map(|id| (id.url(), "ORCID", "https://orcid.org"));
    let ror = contributor.ror.as_ref().map(|id| (id.url(), "ROR", "https://ror.org"));
    if let Some((id, scheme, uri)) = orcid.or(ror) {
        set(
            "nameIdentifiers",
            json!([{
                "nameIdentifier": id, "nameIdentifierScheme": scheme, "schemeUri": uri,
            }]),
        );
    }
    party
}

fn subjects(metadata: &Metadata) -> Value {
    let coded = |codes: &[String], scheme: &'static str| -> Vec<Value> {
        codes.iter().map(|code| json!({ "subject": super::clean(code), "subjectScheme": scheme })).collect()
    };
    let own = &metadata.subjects;
    let words = own.keywords.iter().map(|word| json!({ "subject": super::clean(word) }));
    once(words.chain(coded(&own.thema, "Thema")).chain(coded(&own.bisac, "BISAC")))
}

fn dates(description: &Description<'_>) -> Value {
    let metadata = description.metadata;
    let issued = metadata.published.map(|date| json!({ "date": date, "dateType": "Issued" }));
    let corrected = metadata.corrections.iter().map(
        |own| json!({ "date": own.date, "dateType": "Updated", "dateInformation": super::clean(&own.text) }),
    );
    let modified = metadata.modified.filter(|date| metadata.corrections.iter().all(|own| own.date != *date));
    let modified = modified.map(|date| json!({ "date": date, "dateType": "Updated" }));
    once(issued.into_iter().chain(corrected).chain(modified))
}

fn identifiers(description: &Description<'_>) -> Value {
    let number = description.metadata.number.as_ref().map(|number| {
        json!({ "alternateIdentifier": super::clean(number), "alternateIdentifierType": "Report number" })
    });
    let isbns = description.isbns().map(|(form, isbn)| {
        let kind = match form {
            Form::Epub => "ISBN (EPUB)",
            Form::Pdf => "ISBN (PDF)",
            _ => "ISBN (print)",
        };
        json!({ "alternateIdentifier": isbn, "alternateIdentifierType": kind })
    });
    once(number.into_iter().chain(isbns))
}

/// Publications that this one replaces, translates or is about, by DOI or address.
fn relations(description: &Description<'_>, shelf: &Shelf<'_>) -> Value {
    let metadata = description.metadata;
    let house = description.setting.publisher.url.as_deref();
    let related = |other: &Metadata, relation: &str| match (&other.doi, house) {
        (Some(doi), _) => Some(json!({
            "relatedIdentifier": doi, "relatedIdentifierType": "DOI", "relationType": relation,
        })),
        (None, Some(url)) => Some(json!({
            "relatedIdentifier": format!("{url}/{}/", other.slug),
            "relatedIdentifierType": "URL",
            "relationType": relation,
        })),
        (None, None) => None,
    };
    let original: Vec<_> = metadata.translation_of.iter().cloned().collect();
    let groups = [
        (&metadata.supersedes, "Obsoletes"),
        (&original, "IsVariantFormOf"),
        (&metadata.about, "References"),
    ];
    once(groups.into_iter().flat_map(|(mentioned, relation)| {
        shelf.publications(mentioned).into_iter().filter_map(move |other| related(other, relation))
    }))
}

fn rights(description: &Description<'_>) -> Value {
    let Some(licence) = description.licence else { return Value::Null };
    match &description.licence_url {
        Some(url) => json!([{ "rights": super::clean(licence), "rightsUri": url }]),
        None => json!([{ "rights": super::clean(licence) }]),
    }
}

fn descriptions(description: &Description<'_>) -> Value {
    let language = description.metadata.language.as_str();
    let text = |text: &str, kind: &str| json!({ "description": super::clean(text), "descriptionType": kind, "lang": language });
    let summary = description.metadata.description.as_deref().map(|own| text(own, "Abstract"));
    let withdrawn =
        description.is_withdrawn().then(|| text(&description.setting.locale.labels.withdrawn, "Other"));
    once(summary.into_iter().chain(withdrawn))
}
