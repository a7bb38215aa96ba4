//! Every record of a publication says the same: what its editions, its pages and its records have in common is read
//! back from each and compared. Records altered on purpose show that the comparison can fail.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod read_back;
mod support;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use imprint::editions::EditionKind;
use read_back::metadata::{self, Facts};
use read_back::{opds, records, references};
use support::{Made, job, make, repository};

/// The repository's publications that have every record.
const REPORTS: [&str; 3] = ["system-leadership", "not-by-one-alone", "six-weeks-overlap"];

static REPOSITORY: LazyLock<Made> = LazyLock::new(|| {
    let mut job = job(&repository(), &REPORTS);
    job.editions = vec![EditionKind::Html, EditionKind::Epub, EditionKind::Pdf];
    make(&job).fine()
});

/// What reads a record.
type Reader = fn(&str) -> Vec<Facts>;

/// Where each record stands, with the slug for `*`, and what reads it. A feed that describes publications belongs here.
const RECORDS: [(&str, Reader); 9] = [
    ("*/index.html", page),
    ("*/read/index.html", page),
    ("*/records/onix.xml", records::of_onix),
    ("*/records/crossref.xml", records::of_crossref),
    ("*/records/datacite.json", records::of_datacite),
    ("*/records/opds.json", opds::of_opds),
    ("*/records/*.bib", references::of_bibtex),
    ("*/records/*.ris", references::of_ris),
    ("*/records/*.csl.json", references::of_csl),
];

fn page(text: &str) -> Vec<Facts> {
    metadata::of_web(&BTreeMap::from([("index.html".to_owned(), text.as_bytes().to_vec())]))
}

fn text(made: &Made, path: &str) -> String {
    String::from_utf8(made.artefact(path).bytes.clone()).expect("UTF-8")
}

/// What the editions say of themselves.
fn of_editions(made: &Made, slug: &str) -> Vec<Facts> {
    [metadata::of_epub(&made.epub(slug).bytes), metadata::of_pdf(&made.pdf(slug).bytes)].concat()
}

/// Every disagreement; `alter` may change a record before it is read.
fn disagreements(
    made: &Made,
    slug: &str,
    editions: &[Facts],
    alter: impl Fn(&str, String) -> String,
) -> Vec<String> {
    let mut facts = editions.to_vec();
    for (pattern, read) in RECORDS {
        let record = alter(pattern, text(made, &pattern.replace('*', slug)));
        let read = read(&record);
        assert!(!read.is_empty(), "{pattern} says nothing");
        facts.extend(read);
    }
    Facts::disagreements(&facts)
}

#[test]
fn every_record_says_the_same() {
    for slug in REPORTS {
        let editions = of_editions(&REPOSITORY, slug);
        let told = disagreements(&REPOSITORY, slug, &editions, |_, record| record);
        assert_eq!(told, Vec::<String>::new(), "{slug}");
    }
}

/// What may be wrong in a record: how it is written there, and what it is altered to.
const MUTANTS: [(&str, &[(&str, &str)]); 11] = [
    ("title", &[("A Telephone and a Kettle", "A Telephone and a Cattle")]),
    ("author", &[("Tarrowby", "Tarroway")]),
    ("ISBN of the e-book", &[("9781999999933", "9781999999926")]),
    ("ISBN of the PDF", &[("9781999999940", "9781999999926")]),
    ("ISBN of print", &[("9781999999957", "9781999999926")]),
    (
        "date",
        &[
            ("2019-06-18", "2019-06-19"),
            ("2019/06/18", "2019/06/19"),
            ("20190618", "20190619"),
            ("<day>18</day>", "<day>19</day>"),
            ("          18\n", "          19\n"),
        ],
    ),
    ("DOI", &[("10.5555/aldermoor.2019.07", "10.5555/aldermoor.2019.08")]),
    ("description", &[("Ten senior leaders", "Nine senior leaders")]),
    ("keyword", &[("co-production", "coproduction")]),
    ("correction", &[("It is 2.8 years.", "It is 2.9 years.")]),
    ("funder", &[("Meridian House Foundation", "Median House Foundation")]),
];

/// What a format does not hold, or a page leaves to its JSON-LD.
const LACKING: [(&str, &str); 7] = [
    ("keyword", "*/records/crossref.xml"),
    ("funder", "*/records/*.bib"),
    ("funder", "*/records/*.ris"),
    ("funder", "*/records/*.csl.json"),
    ("ISBN of print", "*/records/opds.json"),
    ("correction", "*/records/opds.json"),
    ("funder", "*/records/opds.json"),
];

#[test]
fn whatever_is_altered_in_a_record_is_found() {
    let slug = REPORTS[0];
    let editions = of_editions(&REPOSITORY, slug);
    for (pattern, _) in RECORDS {
        for (what, alterations) in MUTANTS {
            let original = text(&REPOSITORY, &pattern.replace('*', slug));
            let altered = alterations
                .iter()
                .fold(original.clone(), |text, (written, instead)| text.replace(written, instead));
            if LACKING.contains(&(what, pattern)) {
                assert_eq!(altered, original, "{pattern} holds a {what}");
                continue;
            }
            assert_ne!(altered, original, "{pattern} holds no {what}");
            let told = disagreements(&REPOSITORY, slug, &editions, |own, record| match own == pattern {
                true => altered.clone(),
                false => record,
            });
            assert!(!told.is_empty(), "{pattern}: another {what} is not found");
        }
    }
}

#[test]
fn what_only_shops_are_told_is_compared_too() {
    let slug = REPORTS[0];
    let editions = of_editions(&REPOSITORY, slug);
    let feature = |code: &str| {
        format!(
            "<ProductFormFeatureType>09</ProductFormFeatureType>\n        <ProductFormFeatureValue>{code}</"
        )
    };
    let none = feature("10");
    let mutants = [
        ("a price", "<PriceAmount>2.99", "<PriceAmount>3.99"),
        ("what is free", "<UnpricedItemType>01", "<UnpricedItemType>02"),
        ("a shop", "<SupplierName>Lanternbooks", "<SupplierName>Lanternbook"),
        ("an accessible PDF", &feature("05"), &none),
        ("alternative texts", &feature("14"), &none),
        ("a list of pages", &feature("41"), &none),
        (
            "a hazard",
            "<ProductFormFeatureValue>00</ProductFormFeatureValue>\n      </",
            "<ProductFormFeatureValue>13</ProductFormFeatureValue>\n      </",
        ),
        ("a licence", "licenses/by/4.0", "licenses/by-nc/4.0"),
        ("a language", "<LanguageCode>eng", "<LanguageCode>wel"),
        (
            "a related product",
            "<ProductFormDetail>E107</ProductFormDetail>",
            "<ProductFormDetail>E116</ProductFormDetail>",
        ),
    ];
    for (what, written, instead) in mutants {
        let told = disagreements(&REPOSITORY, slug, &editions, |pattern, record| {
            if !pattern.ends_with("onix.xml") {
                return record;
            }
            let altered = record.replace(written, instead);
            assert_ne!(altered, record, "there is no such thing as {what}");
            altered
        });
        assert!(!told.is_empty(), "{what}: not found");
    }
}
