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
use lopdf::Document;
use read_back::epub::Book;
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

/// The record of the e-book is its package document, that of the PDF its XMP.
const PACKAGE: &str = "*/*.epub";
const PACKET: &str = "*/*.pdf";

/// Where each record stands, with the slug for `*`, and what reads it. A feed that describes publications belongs here.
const RECORDS: [(&str, Reader); 11] = [
    (PACKAGE, metadata::of_package),
    (PACKET, metadata::of_packet),
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

/// The text of each record of a publication, by its pattern.
type Texts = BTreeMap<&'static str, String>;

fn texts(slug: &str) -> Texts {
    RECORDS.iter().map(|(pattern, _)| (*pattern, text(pattern, slug))).collect()
}

fn text(pattern: &str, slug: &str) -> String {
    let bytes = &REPOSITORY.artefact(&pattern.replace('*', slug)).bytes;
    match pattern {
        PACKAGE => Book::open(bytes).package_text().to_owned(),
        PACKET => metadata::packet(&Document::load_mem(bytes).expect("a PDF")),
        _ => String::from_utf8(bytes.clone()).expect("UTF-8"),
    }
}

/// What the PDF says of itself besides.
fn info(slug: &str) -> Facts {
    metadata::of_info(&Document::load_mem(&REPOSITORY.pdf(slug).bytes).expect("a PDF"))
}

/// Every disagreement.
fn disagreements(texts: &Texts, info: &Facts) -> Vec<String> {
    let mut facts = vec![info.clone()];
    for (pattern, read) in RECORDS {
        let read = read(&texts[pattern]);
        assert!(!read.is_empty(), "{pattern} says nothing");
        facts.extend(read);
    }
    Facts::disagreements(&facts)
}

#[test]
fn every_record_says_the_same() {
    for slug in REPORTS {
        assert_eq!(disagreements(&texts(slug), &info(slug)), Vec::<String>::new(), "{slug}");
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
const LACKING: [(&str, &str); 17] = [
    ("ISBN of print", PACKAGE),
    ("correction", PACKAGE),
    ("funder", PACKAGE),
    ("ISBN of the e-book", PACKET),
    ("ISBN of the PDF", PACKET),
    ("ISBN of print", PACKET),
    ("date", PACKET),
    ("DOI", PACKET),
    ("correction", PACKET),
    ("funder", PACKET),
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
    let (texts, info) = (texts(REPORTS[0]), info(REPORTS[0]));
    for (pattern, _) in RECORDS {
        for (what, alterations) in MUTANTS {
            let original = &texts[pattern];
            let altered = alterations
                .iter()
                .fold(original.clone(), |text, (written, instead)| text.replace(written, instead));
            if LACKING.contains(&(what, pattern)) {
                assert_eq!(&altered, original, "{pattern} holds a {what}");
                continue;
            }
            assert_ne!(&altered, original, "{pattern} holds no {what}");
            let mut texts = texts.clone();
            texts.insert(pattern, altered);
            assert!(!disagreements(&texts, &info).is_empty(), "{pattern}: another {what} is not found");
        }
    }
}

/// Alters one record in one thing after the other; each must be found.
fn all_found(pattern: &'static str, mutants: &[(&str, &str, &str)]) {
    let (original, info) = (texts(REPORTS[0]), info(REPORTS[0]));
    for (what, written, instead) in mutants {
        let mut texts = original.clone();
        let altered = texts[pattern].replace(written, instead);
        assert_ne!(altered, texts[pattern], "{pattern}: there is no such thing as {what}");
        texts.insert(pattern, altered);
        assert!(!disagreements(&texts, &info).is_empty(), "{pattern}: {what}: not found");
    }
}

#[test]
fn what_the_e_book_says_of_itself_is_compared_in_all_its_parts() {
    all_found(
        PACKAGE,
        &[
            ("a subtitle", "Leading change across", "Leading exchange across"),
            ("another author", ">Dafydd Merrin-Howe<", ">David Merrin-Howe<"),
            ("a missing author", "<dc:creator id=\"contributor-3\">Amara Oduya-Finch</dc:creator>", ""),
            ("the language", "<dc:language>en-GB", "<dc:language>en-US"),
            ("the publisher", "<dc:publisher>Aldermoor", "<dc:publisher>Aldermore"),
            ("the date of change", ">2019-11-05T", ">2019-11-06T"),
            ("an access mode", "accessMode\">visual", "accessMode\">auditory"),
            ("what is enough", "accessModeSufficient\">textual<", "accessModeSufficient\">visual<"),
            ("structure", ">structuralNavigation<", ">none<"),
            ("alternative texts", ">alternativeText<", ">longDescription<"),
            ("pages", ">pageNavigation<", ">printPageNumbers<"),
            ("a hazard", "accessibilityHazard\">none", "accessibilityHazard\">flashing"),
            ("the summary", "Every image that", "No image that"),
        ],
    );
}

#[test]
fn what_the_pdf_says_of_itself_is_compared_in_all_its_parts() {
    all_found(
        PACKET,
        &[
            ("a subtitle", "Leading change across", "Leading exchange across"),
            ("another author", "Dafydd Merrin-Howe", "David Merrin-Howe"),
            ("a missing author", ", Amara Oduya-Finch", ""),
            ("the language", "<rdf:li>en-GB", "<rdf:li>en-US"),
            ("the date of change", "<xmp:ModifyDate>2019-11-05", "<xmp:ModifyDate>2019-11-06"),
            ("the date of making", "<xmp:CreateDate>2019-11-05", "<xmp:CreateDate>2019-11-06"),
            ("PDF/UA", "<pdfuaid:part>1</pdfuaid:part>", ""),
            ("a part of PDF/UA", "<pdfuaid:part>1<", "<pdfuaid:part>2<"),
        ],
    );
}

#[test]
fn what_only_shops_are_told_is_compared_too() {
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
    all_found("*/records/onix.xml", &mutants);
}
