//! CSL-JSON: what citation processors take, one item in a list.

use serde_json::{Map, Value, json};

use super::description::Description;
use super::name::Name;
use super::shelf::Shelf;
use crate::model::metadata::{ContributorRole, Kind};

/// Writes the item.
pub(super) fn write(description: &Description<'_>, shelf: &Shelf<'_>) -> String {
    let metadata = description.metadata;
    let kind = match metadata.kind {
        _ if metadata.collects => "book",
        Kind::Report | Kind::Briefing => "report",
        Kind::Article => "post-weblog",
        Kind::News => "webpage",
    };
    let mut item = Map::new();
    let mut set = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            item.insert(key.to_owned(), value);
        }
    };
    let text =
        |text: Option<&str>| text.filter(|text| !text.is_empty()).map(|text| json!(super::clean(text)));
    set("id", Some(json!(metadata.slug)));
    set("type", Some(json!(kind)));
    set("title", text(Some(&description.title)));
    set("author", names(description, ContributorRole::Author));
    set("editor", names(description, ContributorRole::Editor));
    set("translator", names(description, ContributorRole::Translator));
    set("illustrator", names(description, ContributorRole::Illustrator));
    set("contributor", names(description, ContributorRole::Contributor));
    set(
        "issued",
        description
            .published()
            .map(|date| json!({ "date-parts": [[date.year(), date.month(), date.day()]] })),
    );
    set("publisher", text(description.publisher));
    set("publisher-place", text(description.place));
    set("collection-title", text(description.series(shelf)));
    set("collection-number", metadata.series_number.map(|number| json!(number)));
    set("edition", text(metadata.edition.as_deref()));
    set("number", text(metadata.number.as_deref()));
    let isbns: Vec<&str> = description.isbns().map(|(_, isbn)| isbn.as_str()).collect();
    set("ISBN", text(Some(&isbns.join(" "))));
    set("DOI", metadata.doi.as_ref().map(|doi| json!(doi)));
    set("URL", text(description.address.as_deref()));
    set("language", Some(json!(metadata.language)));
    set("abstract", text(metadata.description.as_deref()));
    set("keyword", text(Some(&metadata.subjects.keywords.join(", "))));
    set("status", description.is_withdrawn().then(|| json!("withdrawn")));
    set("note", text(Some(&description.notes().join(" "))));
    super::pretty(&json!([item]))
}

fn names(description: &Description<'_>, role: ContributorRole) -> Option<Value> {
    let names = description.contributors(role).map(|contributor| match Name::of(contributor) {
        Name::Organisation(name) => json!({ "literal": super::clean(&name) }),
        Name::Person { family, given: None } => json!({ "family": super::clean(&family) }),
        Name::Person { family, given: Some(given) } => {
            json!({ "family": super::clean(&family), "given": super::clean(&given) })
        }
    });
    let names: Vec<Value> = names.collect();
    (!names.is_empty()).then_some(Value::Array(names))
}
