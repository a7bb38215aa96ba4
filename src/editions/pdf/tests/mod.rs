//! The PDF edition on a report made by hand.

mod fixture;

use super::make;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::editions::{Artefact, Setting};
use crate::locale::Locale;
use crate::model::claim::Claims;
use crate::model::inline::Inline;
use crate::model::publisher::Publisher;
use crate::model::report::Report;
use crate::theme::Theme;

const ALL: Claims = Claims { alternative_text: true, every_glyph: true, dated: true };

fn built(report: &Report, claims: Claims) -> Result<Artefact, Vec<Diagnostic>> {
    let publisher = Publisher {
        name: Some("Aldermoor Institute for Health Policy".to_owned()),
        contact: Some("access@example.org".to_owned()),
        ..Publisher::default()
    };
    let theme = Theme::bundled("default", Vec::new()).expect("the default theme");
    let setting = Setting {
        report,
        publisher: &publisher,
        locale: &Locale::fallback(),
        theme: &theme,
        claims,
        date: report.metadata.date().filter(|_| claims.dated),
    };
    make(&setting).map(|mut artefacts| artefacts.remove(0))
}

#[test]
fn every_kind_of_content_meets_the_standards() {
    let report = fixture::whole();
    let pdf = built(&report, ALL).unwrap_or_else(|found| panic!("{found:#?}"));
    assert_eq!(pdf.path, "system-leadership/system-leadership.pdf");
    assert_eq!(pdf.standards, ["PDF/A-2a", "PDF/UA-1"]);
    assert!(pdf.pages.is_some_and(|pages| pages > 8));
    if let Ok(folder) = std::env::var("PDF_LOOK") {
        std::fs::write(format!("{folder}/whole.pdf"), &pdf.bytes).expect("written");
    }
    let again = built(&report, ALL).unwrap_or_else(|found| panic!("{found:#?}"));
    assert!(pdf.bytes == again.bytes, "the same report gives other bytes");
}

#[test]
fn less_is_claimed_where_less_is_true() {
    let report = fixture::short(vec![fixture::prose(1)]);
    let claims = |alternative_text, every_glyph, dated| Claims { alternative_text, every_glyph, dated };
    for (claims, standards) in [
        (claims(true, true, false), ["PDF/UA-1"].as_slice()),
        (claims(false, true, true), &["PDF/A-2u"]),
        (claims(false, false, true), &[]),
    ] {
        let pdf = built(&report, claims).unwrap_or_else(|found| panic!("{found:#?}"));
        assert_eq!(pdf.standards, standards);
    }
}

#[test]
fn a_missing_glyph_is_found_where_the_author_wrote_it() {
    let text = "plain and 字 here";
    let place = Span::new(fixture::file(), 100..100 + text.len());
    let report = fixture::short(vec![fixture::p(vec![Inline::text(text, place)])]);
    let found = built(&report, ALL).expect_err("no font has it");
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].code, Code::CharacterWithoutFont);
    assert_eq!(found[0].place, Some(Span::new(fixture::file(), 110..113)));
    assert!(built(&report, Claims { every_glyph: false, ..ALL }).is_ok());
}
