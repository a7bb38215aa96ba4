//! Reads records back: ONIX, Crossref, DataCite, BibTeX, RIS, CSL-JSON. Each reader knows its format, and what its codes
//! stand for.

use serde_json::Value;

use super::metadata::{Facts, each};
use super::tree::{self, Element};

/// A child, and its child, and so on: the text of the first that is there.
fn at(element: &Element, path: &str) -> String {
    let mut found = vec![element];
    for name in path.split('/') {
        found = found.into_iter().flat_map(Element::elements).filter(|own| own.name == name).collect();
    }
    found.first().map(|own| own.text().trim().to_owned()).unwrap_or_default()
}

/// The elements of a name, as a schema writes it.
fn named<'e>(element: &'e Element, name: &str) -> Vec<&'e Element> {
    element.find(|own| own.name == name)
}

/// Those of them among whose children one has a text.
fn with<'e>(element: &'e Element, name: &str, child: &str, text: &str) -> Vec<&'e Element> {
    named(element, name).into_iter().filter(|own| at(own, child) == text).collect()
}

/// `20190618` as 2019-06-18.
fn day(compact: &str) -> String {
    match compact.len() {
        8 => format!("{}-{}-{}", &compact[..4], &compact[4..6], &compact[6..]),
        _ => compact.to_owned(),
    }
}

/// "Corrections: 5 November 2019: The mean is 2.8." as what was put right.
fn corrections(facts: &mut Facts, note: &str) {
    let Some((_, list)) = note.split_once("Corrections: ") else { return };
    for own in list.split(" · ") {
        facts.add("corrections", own.split_once(": ").map_or(own, |(_, text)| text));
    }
}

/// Codes of list 196, and what OPF and JSON-LD say for them, in their order.
const FEATURES: [(&str, &str); 6] = [
    ("11", "tableOfContents"),
    ("13", "readingOrder"),
    ("29", "structuralNavigation"),
    ("36", "displayTransformability"),
    ("14", "alternativeText"),
    ("17", "MathML"),
];

/// Forms of products by their codes: the record, the fact of the number, the fact of the offers.
const FORMS: [(&str, &str, &str, &str); 4] = [
    ("E101", "ONIX: e-book", "isbn of the e-book", "offers of the e-book"),
    ("E107", "ONIX: PDF", "isbn of the PDF", "offers of the PDF"),
    ("E116", "ONIX: Kindle", "isbn for Kindle", "offers for Kindle"),
    ("BC", "ONIX: print", "isbn of print", "offers of print"),
];

fn form(element: &Element) -> (&'static str, &'static str, &'static str, &'static str) {
    let codes = [at(element, "ProductFormDetail"), at(element, "ProductForm")];
    let found = FORMS.into_iter().find(|(code, ..)| codes.iter().any(|own| own == code));
    found.unwrap_or_else(|| panic!("no form for {codes:?}"))
}

/// One product of each edition that is one.
pub fn of_onix(text: &str) -> Vec<Facts> {
    let message = tree::xml(text).expect("XML");
    named(&message, "Product").into_iter().map(product).collect()
}

fn product(product: &Element) -> Facts {
    let detail = named(product, "DescriptiveDetail")[0];
    let (code, source, number, offers) = form(detail);
    let mut facts = Facts::new(source);
    let title = with(detail, "TitleElement", "TitleElementLevel", "01")[0];
    let parts = [at(title, "TitleText"), at(title, "Subtitle")];
    facts.add("title", parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(": "));
    for author in with(detail, "Contributor", "ContributorRole", "A01") {
        facts.add("authors", [at(author, "PersonName"), at(author, "CorporateName")].concat());
    }
    let language = at(detail, "Language/LanguageCode");
    let known = [("eng", "en"), ("wel", "cy"), ("fre", "fr"), ("ger", "de"), ("spa", "es")];
    facts.add("primary language", known.iter().find(|(own, _)| *own == language).expect("a language").1);
    for words in with(detail, "Subject", "SubjectSchemeIdentifier", "20") {
        facts.add_all("keywords", at(words, "SubjectHeadingText").split("; "));
    }
    corrections(&mut facts, &at(detail, "EditionStatement"));
    for text in with(product, "TextContent", "TextType", "03") {
        facts.add("description", at(text, "Text"));
    }
    for publisher in named(product, "Publisher") {
        let fact = match at(publisher, "PublishingRole").as_str() {
            "01" => "publisher",
            "06" => "commissioned by",
            _ => "funders",
        };
        facts.add(fact, at(publisher, "PublisherName"));
    }
    for date in with(product, "PublishingDate", "PublishingDateRole", "01") {
        facts.add("published", day(&at(date, "Date")));
    }
    facts.add("doi", at(product, "RelatedMaterial/RelatedWork/WorkIdentifier/IDValue"));
    facts.add("licence", at(detail, "EpubLicense/EpubLicenseExpression/EpubLicenseExpressionLink"));
    facts.add(number, isbn(product));
    for related in named(product, "RelatedProduct") {
        facts.add(form(related).2, isbn(related));
    }
    supply(&mut facts, product, offers);
    if code == "E101" || code == "E107" {
        accessibility(&mut facts, detail, code);
    }
    facts
}

/// Of the element's own identifiers, the ISBN; a GTIN must be the same.
fn isbn(element: &Element) -> String {
    let own: Vec<(String, String)> = element
        .elements()
        .filter(|child| child.name == "ProductIdentifier")
        .map(|child| (at(child, "ProductIDType"), at(child, "IDValue")))
        .collect();
    let of = |scheme: &str| own.iter().find(|(kind, _)| kind == scheme).map(|(_, value)| value.clone());
    let isbn = of("15").unwrap_or_default();
    match of("03").filter(|gtin| *gtin != isbn) {
        Some(gtin) => format!("{isbn}, and as GTIN {gtin}"),
        None => isbn,
    }
}

fn supply(facts: &mut Facts, product: &Element, fact: &'static str) {
    for detail in named(product, "SupplyDetail") {
        let price = match at(detail, "UnpricedItemType").as_str() {
            "01" => "free".to_owned(),
            _ => format!("{} {}", at(detail, "Price/PriceAmount"), at(detail, "Price/CurrencyCode")),
        };
        facts.add(fact, format!("{}: {price}", at(detail, "Supplier/SupplierName")));
    }
}

fn accessibility(facts: &mut Facts, detail: &Element, form: &str) {
    let features = with(detail, "ProductFormFeature", "ProductFormFeatureType", "09");
    let codes: Vec<String> = features.iter().map(|own| at(own, "ProductFormFeatureValue")).collect();
    let has = |code: &str| codes.iter().any(|own| own == code);
    if form == "E107" {
        facts.add("accessible PDF", if has("05") { "PDF/UA-1" } else { "" });
        return;
    }
    for (code, name) in FEATURES {
        facts.add("accessibility features", if has(code) { name } else { "" });
    }
    facts.add("pages of the e-book", if has("41") { "listed" } else { "" });
    for own in features.iter().filter(|own| at(own, "ProductFormFeatureValue") == "00") {
        facts.add("accessibility summary", at(own, "ProductFormFeatureDescription"));
    }
    for hazard in with(detail, "ProductFormFeature", "ProductFormFeatureType", "12") {
        let code = at(hazard, "ProductFormFeatureValue");
        let known = [("00", "none"), ("13", "flashing"), ("15", "sound"), ("17", "motionSimulation")];
        facts.add("hazards", known.iter().find(|(own, _)| *own == code).expect("a hazard").1);
    }
}

/// A deposit of one report.
pub fn of_crossref(text: &str) -> Vec<Facts> {
    let batch = tree::xml(text).expect("XML");
    let mut facts = Facts::new("Crossref");
    let report = named(&batch, "report-paper_metadata")[0];
    let parts = [at(report, "titles/title"), at(report, "titles/subtitle")];
    facts.add("title", parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(": "));
    facts.add("primary language", report.attribute("language").unwrap_or(""));
    let contributors = batch.find(|element| element.attribute("contributor_role") == Some("author"));
    for one in contributors {
        match one.name.as_str() {
            "organization" => facts.add("authors", one.text()),
            _ => facts.add("authors", format!("{} {}", at(one, "given_name"), at(one, "surname")).trim()),
        }
    }
    facts.add("publisher", at(report, "publisher/publisher_name"));
    facts.add("commissioned by", at(report, "institution/institution_name"));
    facts.add("number", at(report, "publisher_item/item_number"));
    facts.add("description", at(report, "abstract/p"));
    let date = ["year", "month", "day"].map(|part| at(report, &format!("publication_date/{part}")));
    facts.add("published", date.join("-"));
    facts.add("modified", at(report, "version_info/version"));
    corrections(&mut facts, &at(report, "version_info/description"));
    named(report, "isbn").into_iter().for_each(|isbn| facts.add("isbns", isbn.text()));
    named(report, "assertion").into_iter().for_each(|own| facts.add("funders", own.text()));
    facts.add("licence", at(report, "program/license_ref"));
    facts.add("doi", at(report, "doi_data/doi"));
    vec![facts]
}

pub fn of_datacite(text: &str) -> Vec<Facts> {
    let record: Value = serde_json::from_str(text).expect("JSON");
    let mut facts = Facts::new("DataCite");
    let text = |value: &Value| value.as_str().unwrap_or("").to_owned();
    let titles: Vec<String> = each(&record["titles"]).map(|title| text(&title["title"])).collect();
    facts.add("title", titles.join(": "));
    for creator in each(&record["creators"]) {
        let parts = [text(&creator["givenName"]), text(&creator["familyName"])];
        let whole = parts.iter().all(|part| !part.is_empty());
        facts.add("authors", if whole { parts.join(" ") } else { text(&creator["name"]) });
    }
    facts.add("language", text(&record["language"]));
    facts.add("publisher", text(&record["publisher"]["name"]));
    facts.add("doi", text(&record["doi"]));
    for own in each(&record["contributors"]).filter(|own| own["contributorType"] == "Sponsor") {
        facts.add("commissioned by", text(&own["name"]));
    }
    each(&record["fundingReferences"]).for_each(|own| facts.add("funders", text(&own["funderName"])));
    let words = each(&record["subjects"]).filter(|own| own["subjectScheme"].is_null());
    words.for_each(|own| facts.add("keywords", text(&own["subject"])));
    for date in each(&record["dates"]) {
        let fact = if date["dateType"] == "Issued" { "published" } else { "modified" };
        facts.add(fact, text(&date["date"]));
        facts.add("corrections", text(&date["dateInformation"]));
    }
    for own in each(&record["alternateIdentifiers"]) {
        let kind = text(&own["alternateIdentifierType"]);
        let fact = if kind.starts_with("ISBN") { "isbns" } else { "number" };
        facts.add(fact, text(&own["alternateIdentifier"]));
    }
    each(&record["rightsList"]).for_each(|own| facts.add("licence", text(&own["rightsUri"])));
    for own in each(&record["descriptions"]).filter(|own| own["descriptionType"] == "Abstract") {
        facts.add("description", text(&own["description"]));
    }
    let year = text(&record["publicationYear"]);
    let published = facts.values.get("published").map(|dates| dates[0].clone()).unwrap_or_default();
    assert!(published.starts_with(&year), "DataCite's year {year} is that of {published}");
    vec![facts]
}
