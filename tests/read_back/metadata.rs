//! Reads what each edition says of itself: package document, XMP and Info, `<meta>` and JSON-LD.

use std::collections::BTreeMap;

use lopdf::{Document, Object};
use serde_json::Value;

use super::epub::Book;
use super::html::Folder;
use super::pdf_content::text_string;
use super::tree::{self, Element};

/// What one record says, by the name of the fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    pub source: &'static str,
    pub values: BTreeMap<&'static str, Vec<String>>,
}

impl Facts {
    pub fn new(source: &'static str) -> Facts {
        Facts { source, values: BTreeMap::new() }
    }

    pub fn add(&mut self, name: &'static str, value: impl Into<String>) {
        let value = value.into();
        if !value.is_empty() {
            self.values.entry(name).or_default().push(value);
        }
    }

    pub fn add_all<'a>(&mut self, name: &'static str, values: impl IntoIterator<Item = &'a str>) {
        values.into_iter().for_each(|value| self.add(name, value));
    }

    /// Facts that two records give differently, or that one has and another, which can hold it, lacks.
    pub fn disagreements(all: &[Facts]) -> Vec<String> {
        let mut told = Vec::new();
        let names: std::collections::BTreeSet<&str> =
            all.iter().flat_map(|facts| facts.values.keys().copied()).collect();
        for name in names {
            let Some((first, value)) =
                all.iter().find_map(|facts| Some((facts.source, facts.values.get(name)?)))
            else {
                continue;
            };
            for facts in all {
                let mut rows =
                    super::holdings::HOLDS.iter().filter(|(source, _)| *source == facts.source).peekable();
                assert!(rows.peek().is_some(), "every record is in the table: {}", facts.source);
                let held = rows.any(|(_, holds)| holds.contains(&name));
                match facts.values.get(name) {
                    Some(own) if own != value => {
                        told.push(format!(
                            "metadata: `{name}` is {value:?} in {first}, {own:?} in {}",
                            facts.source
                        ));
                    }
                    None if held => {
                        told.push(format!(
                            "metadata: `{name}` is {value:?} in {first}, and missing in {}",
                            facts.source
                        ));
                    }
                    _ => {}
                }
            }
        }
        told
    }
}

pub fn of_web(folder: &Folder) -> Vec<Facts> {
    let page = tree::html(std::str::from_utf8(&folder["index.html"]).expect("UTF-8"));
    let mut meta = Facts::new("HTML meta");
    let language = page.attribute("lang").unwrap_or("");
    meta.add("language", language);
    meta.add("primary language", language.split('-').next().unwrap_or(""));
    let named = |name: &str| -> Vec<String> {
        let own = |element: &Element| element.name == "meta" && element.attribute("name") == Some(name);
        let found = page.find(own).into_iter();
        found.filter_map(|element| element.attribute("content").map(str::to_owned)).collect()
    };
    for (fact, name) in [
        ("title", "citation_title"),
        ("authors", "citation_author"),
        ("publisher", "citation_technical_report_institution"),
        ("number", "citation_technical_report_number"),
        ("doi", "citation_doi"),
        ("description", "description"),
    ] {
        named(name).into_iter().for_each(|value| meta.add(fact, value));
    }
    named("citation_publication_date")
        .into_iter()
        .for_each(|date| meta.add("published", date.replace('/', "-")));
    vec![meta, of_dublin_core(&named), of_jsonld(&page)]
}

fn of_dublin_core(named: &dyn Fn(&str) -> Vec<String>) -> Facts {
    let mut facts = Facts::new("Dublin Core");
    for (fact, name) in [
        ("title", "DC.title"),
        ("authors", "DC.creator"),
        ("publisher", "DC.publisher"),
        ("published", "DC.date"),
        ("language", "DC.language"),
        ("description", "DC.description"),
        ("keywords", "DC.subject"),
        ("licence", "DC.rights"),
    ] {
        named(name).into_iter().for_each(|value| facts.add(fact, value));
    }
    for identifier in named("DC.identifier") {
        facts.add("doi", identifier.strip_prefix("https://doi.org/").unwrap_or(""));
        facts.add("isbns", identifier.strip_prefix("urn:isbn:").unwrap_or(""));
    }
    facts
}

fn of_jsonld(page: &Element) -> Facts {
    let mut facts = Facts::new("JSON-LD");
    let scripts = page.find(|element| element.attribute("type") == Some("application/ld+json"));
    let [script] = scripts.as_slice() else { panic!("{} records in the page", scripts.len()) };
    let record: Value = serde_json::from_str(&script.text()).expect("JSON");
    for (fact, name) in [
        ("title", "name"),
        ("language", "inLanguage"),
        ("published", "datePublished"),
        ("description", "description"),
        ("number", "reportNumber"),
    ] {
        facts.add(fact, record[name].as_str().unwrap_or(""));
    }
    facts.add("modified", record["dateModified"].as_str().unwrap_or(""));
    facts.add("publisher", record["publisher"]["name"].as_str().unwrap_or(""));
    facts.add("doi", record["identifier"]["value"].as_str().unwrap_or(""));
    facts.add_all("authors", each(&record["author"]).filter_map(|author| author["name"].as_str()));
    facts.add_all("funders", each(&record["funder"]).filter_map(|funder| funder["name"].as_str()));
    facts.add("commissioned by", record["sponsor"]["name"].as_str().unwrap_or(""));
    facts.add("licence", record["license"].as_str().unwrap_or(""));
    facts.add_all("corrections", each(&record["correction"]).filter_map(|own| own["text"].as_str()));
    facts.add_all("keywords", each(&record["keywords"]).filter_map(Value::as_str));
    for work in each(&record["workExample"]) {
        let isbn = work["isbn"].as_str().unwrap_or("");
        facts.add("isbns", isbn);
        let offers = match (work["encodingFormat"].as_str(), work["bookFormat"].as_str()) {
            (Some("application/epub+zip"), _) => "offers of the e-book",
            (Some("application/pdf"), _) => "offers of the PDF",
            (_, Some("https://schema.org/Paperback")) => "offers of print",
            _ => "offers for Kindle",
        };
        each(&work["offers"]).for_each(|own| facts.add(offers, offer(own)));
        if work["bookFormat"] == "https://schema.org/Paperback" {
            facts.add("isbn of print", isbn);
        }
        match work["encodingFormat"].as_str() {
            Some("application/epub+zip") => {
                facts.add("isbn of the e-book", isbn);
                for (fact, name) in ACCESSIBILITY {
                    facts.add_all(fact, each(&work[name]).filter_map(Value::as_str));
                }
            }
            Some("application/pdf") => facts.add("isbn of the PDF", isbn),
            _ => {}
        }
    }
    facts
}

/// "Lanternbooks: free".
fn offer(offer: &Value) -> String {
    let seller = offer["seller"]["name"].as_str().unwrap_or("");
    match (offer["price"].as_str(), offer["priceCurrency"].as_str()) {
        (Some(price), Some(currency)) => format!("{seller}: {price} {currency}"),
        _ => format!("{seller}: free"),
    }
}

const ACCESSIBILITY: [(&str, &str); 4] = [
    ("access modes", "accessMode"),
    ("accessibility features", "accessibilityFeature"),
    ("hazards", "accessibilityHazard"),
    ("accessibility summary", "accessibilitySummary"),
];

/// JSON-LD writes a list of one as that one.
pub fn each(value: &Value) -> impl Iterator<Item = &Value> {
    match value {
        Value::Array(values) => values.as_slice(),
        Value::Null => &[],
        one => std::slice::from_ref(one),
    }
    .iter()
}

pub fn of_epub(bytes: &[u8]) -> Vec<Facts> {
    of_package(Book::open(bytes).package_text())
}

/// What a package document says.
pub fn of_package(text: &str) -> Vec<Facts> {
    let mut facts = Facts::new("OPF");
    let package = tree::xml(text).expect("XML");
    let elements = |name: &str| -> Vec<&Element> { package.find(|element| element.name == name) };
    let texts = |name: &str| elements(name).into_iter().map(Element::text).collect::<Vec<_>>();
    facts.add("title", texts("title").join(": "));
    facts.add("language", texts("language").join(" "));
    facts.add("publisher", texts("publisher").join(" "));
    facts.add("published", texts("date").join(" "));
    facts.add("description", texts("description").join(" "));
    texts("creator").iter().for_each(|name| facts.add("authors", name));
    texts("subject").iter().for_each(|word| facts.add("keywords", word));
    for identifier in texts("identifier") {
        if let Some(isbn) = identifier.strip_prefix("urn:isbn:") {
            facts.add("isbn of the e-book", isbn);
        }
        if let Some(doi) = identifier.strip_prefix("https://doi.org/") {
            facts.add("doi", doi);
        }
    }
    for element in elements("meta") {
        let property = element.attribute("property").unwrap_or("");
        if property == "dcterms:modified" {
            facts.add("date of the file", element.text().chars().take(10).collect::<String>());
        }
        match property {
            "schema:accessModeSufficient" => facts.add("sufficient access modes", element.text()),
            // Its pages are those of the PDF.
            "pageBreakSource" => {
                facts.add("isbn of the PDF", element.text().strip_prefix("urn:isbn:").unwrap_or(""));
            }
            _ => {}
        }
        let name = property.strip_prefix("schema:").unwrap_or("");
        if let Some((fact, _)) = ACCESSIBILITY.iter().find(|(_, own)| *own == name) {
            facts.add("pages of the e-book", if element.text() == "pageNavigation" { "listed" } else { "" });
            // Reading systems know of roles and pages in e-books; the record of the publication does not speak of them.
            if !["ARIA", "pageNavigation", "pageBreakMarkers"].contains(&element.text().as_str()) {
                facts.add(fact, element.text());
            }
        }
    }
    vec![facts]
}

pub fn of_pdf(bytes: &[u8]) -> Vec<Facts> {
    let document = Document::load_mem(bytes).expect("a PDF");
    [vec![of_info(&document)], of_packet(&packet(&document))].concat()
}

/// What the catalogue and the older dictionary say.
pub fn of_info(document: &Document) -> Facts {
    let catalog = document.catalog().expect("a catalogue");
    let mut info = Facts::new("PDF catalogue and Info");
    info.add("language", string(catalog.get(b"Lang").ok()));
    if let Ok(own) = document.trailer.get_deref(b"Info", document).and_then(Object::as_dict) {
        info.add("title", string(own.get(b"Title").ok()));
        info.add("date of the file", date_of_info(&string(own.get(b"ModDate").ok())));
        info.add("date of making", date_of_info(&string(own.get(b"CreationDate").ok())));
    }
    info
}

/// `D:20260301…` as 2026-03-01.
fn date_of_info(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).take(8).collect();
    match digits.len() {
        8 => format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]),
        _ => String::new(),
    }
}

fn string(object: Option<&Object>) -> String {
    object.and_then(|object| object.as_str().ok()).map(text_string).unwrap_or_default()
}

/// The packet of metadata as it is written.
pub fn packet(document: &Document) -> String {
    let catalog = document.catalog().expect("a catalogue");
    let stream = catalog.get_deref(b"Metadata", document).and_then(Object::as_stream).expect("a packet");
    let bytes = stream.get_plain_content().unwrap_or_else(|_| stream.content.clone());
    String::from_utf8(bytes).expect("UTF-8")
}

/// What a packet says.
pub fn of_packet(text: &str) -> Vec<Facts> {
    let mut facts = Facts::new("XMP");
    let packet = tree::xml(text).expect("XML");
    let items = |name: &str| -> Vec<String> {
        let named = packet.find(|element| element.name == name);
        let items = named.iter().flat_map(|element| element.find(|item| item.name == "li"));
        items.map(Element::text).collect()
    };
    facts.add("title", items("title").join(" "));
    facts.add("language", items("language").join(" "));
    facts.add("description", items("description").join(" "));
    // PDF/A wants the authors as Info has them: all in one string.
    items("creator").iter().flat_map(|names| names.split(", ")).for_each(|name| facts.add("authors", name));
    let text = |name: &str| packet.find(|element| element.name == name).first().map(|element| element.text());
    facts.add_all("keywords", text("Keywords").unwrap_or_default().split(", "));
    let accessible = pdf_claims_of(&packet).iter().any(|claim| claim == "PDF/UA-1");
    facts.add("accessible PDF", if accessible { "PDF/UA-1" } else { "" });
    for (fact, name) in [("date of the file", "ModifyDate"), ("date of making", "CreateDate")] {
        facts.add(fact, text(name).unwrap_or_default().chars().take(10).collect::<String>());
    }
    vec![facts]
}

/// What a PDF claims of PDF/A and PDF/UA in its own metadata, as the manifest writes it.
pub fn pdf_claims(bytes: &[u8]) -> Vec<String> {
    let document = Document::load_mem(bytes).expect("a PDF");
    pdf_claims_of(&tree::xml(&packet(&document)).expect("XML"))
}

fn pdf_claims_of(packet: &Element) -> Vec<String> {
    let value = |prefix: &str, name: &str| -> Option<String> {
        // As an element or as an attribute: RDF allows both.
        let qualified = format!("{prefix}:{name}");
        let attribute =
            packet.all().iter().find_map(|element| element.attribute(&qualified).map(str::to_owned));
        attribute.or_else(|| {
            let elements = packet.find(|element| element.prefix == prefix && element.name == name);
            elements.first().map(|element| element.text())
        })
    };
    let mut claims = Vec::new();
    if let Some(level) = value("pdfaid", "conformance") {
        let part = value("pdfaid", "part").expect("a part");
        claims.push(format!("PDF/A-{part}{}", level.to_lowercase()));
    }
    if let Some(part) = value("pdfuaid", "part") {
        claims.push(format!("PDF/UA-{part}"));
    }
    claims
}
