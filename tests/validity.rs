//! PDFs are what they claim to be, by a validator in process; official ones judge in `conformance/`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod read_back;
mod support;

use imprint::diagnostic::Level;
use imprint::editions::Artefact;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use read_back::metadata::pdf_claims;
use support::{House, Made, folders, job, make, name, repository, source_of};

/// A stream whose last byte is CR, followed by LF, is measured one byte short; veraPDF passes the same files.
const FALSE_ALARM: &str = "6.1.7.1:1";

fn complaints(bytes: &[u8], profile: ValidationProfile) -> Vec<String> {
    let options = ValidationOptions::default().profile(profile);
    let report = validate_pdf_bytes(bytes, &options).expect("it can be judged");
    let rules = report.failures.iter().map(|failure| format!("{failure:?}"));
    rules.filter(|rule| !rule.contains(FALSE_ALARM)).collect()
}

/// The PDFs that are read. Those for the press claim nothing; `print.rs` is about them.
fn pdfs(made: &Made) -> impl Iterator<Item = &Artefact> {
    let pdfs = made.built.artefacts.iter().filter(|artefact| artefact.path.ends_with(".pdf"));
    pdfs.filter(|artefact| !artefact.path.contains("/print/"))
}

/// Judges every PDF by what it claims.
fn judge(made: &Made, what: &str) {
    let mut judged = 0;
    for artefact in pdfs(made) {
        let claims = pdf_claims(&artefact.bytes);
        assert_eq!(claims, artefact.standards, "{what}: the file claims what the manifest says");
        for claim in &claims {
            let profile = match claim.as_str() {
                "PDF/A-2a" => ValidationProfile::PdfA2a,
                "PDF/A-2u" => ValidationProfile::PdfA2u,
                "PDF/UA-1" => ValidationProfile::PdfUa1,
                other => panic!("{other} is claimed, and nothing judges it"),
            };
            assert_eq!(complaints(&artefact.bytes, profile), Vec::<String>::new(), "{what}: {claim}");
        }
        judged += 1;
    }
    assert!(judged > 0, "{what}: no PDF to judge");
}

#[test]
fn the_pdf_of_every_case_is_what_it_claims() {
    for case in folders(&repository().join("tests/cases")) {
        judge(&make(&job(&case, &[source_of(&case)])).fine(), &name(&case));
    }
}

#[test]
fn the_repositorys_pdfs_are_accessible_and_archival() {
    let made = make(&job(&repository(), &[])).fine();
    judge(&made, "the repository");
    for artefact in pdfs(&made) {
        assert_eq!(artefact.standards, ["PDF/A-2a", "PDF/UA-1"], "{}", artefact.path);
    }
}

/// The ladder of claims: each rung, by what was lowered.
#[test]
fn what_is_lowered_is_no_longer_claimed() {
    let square = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>";
    let rungs: [(&str, &[&str]); 4] = [
        ("# Introduction\n\n### Skipped\n\nText.\n", &["PDF/A-2a", "PDF/UA-1"]),
        ("# Introduction\n\n![](square.svg)\n", &["PDF/A-2u"]),
        ("# Introduction\n\nA sign \u{12000} without a font.\n", &[]),
        ("# Introduction\n\n![](square.svg) \u{12000}\n", &[]),
    ];
    for (text, standards) in rungs {
        let house = House::with_text(text).file("reports/square.svg", square);
        let mut job = job(house.path(), &[]);
        job.levels.push((Level::Warn, "all".to_owned()));
        let made = make(&job);
        assert_eq!(made.pdf("text").standards, standards, "{text}\n{}", made.said());
        judge(&made, text);
    }
}

#[test]
fn without_a_date_nothing_dated_is_claimed() {
    let front = support::FRONT.replace("published = 2026-03-01\n", "");
    let house = House::new().file("reports/text.md", format!("{front}# Introduction\n\nText.\n"));
    let made = make(&job(house.path(), &[])).fine();
    assert_eq!(made.pdf("text").standards, ["PDF/UA-1"]);
    judge(&made, "without a date");
}
