//! The PDF edition on a report made by hand.

mod fixture;

use super::make;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::editions::{Artefact, Census, Setting};
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
        census: Census::of(report),
        date: report.metadata.date().filter(|_| claims.dated),
    };
    make(&setting).map(|mut artefacts| artefacts.remove(0))
}

/// Leaves a file for somebody to look at, where `PDF_LOOK` names a folder.
fn look(pdf: &Artefact, name: &str) {
    if let Ok(folder) = std::env::var("PDF_LOOK") {
        std::fs::write(format!("{folder}/{name}.pdf"), &pdf.bytes).expect("written");
    }
}

#[test]
fn every_kind_of_content_meets_the_standards() {
    let report = fixture::whole();
    let pdf = built(&report, ALL).unwrap_or_else(|found| panic!("{found:#?}"));
    assert_eq!(pdf.path, "system-leadership/system-leadership.pdf");
    assert_eq!(pdf.standards, ["PDF/A-2a", "PDF/UA-1"]);
    assert!(pdf.pages.is_some_and(|pages| pages > 8));
    look(&pdf, "whole");
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

#[test]
fn every_formula_can_be_set() {
    let formulas = [
        r"\frac{-b \pm \sqrt{b^2 - 4ac}}{2a}, \quad \sqrt[3]{x} < \infty",
        r"\int_0^1 f(x)\,dx + \sum_{i=1}^{n} \prod_{j} a_{ij} = \lim_{x \to 0} \frac{\sin x}{x}",
        r"\hat{x} + \bar y + \vec{v} + \tilde{n} + \dot a + \ddot{b} + \overline{AB} + \underline{c} + \check{d} + \acute e + \grave f + \breve g + \mathring h",
        r"\underbrace{a + b}_{n} + \overbrace{c}^{m} + \overset{?}{=} + \underset{x}{\max} + \xrightarrow[b]{a} + \overrightarrow{AB} + \widehat{abc}",
        r"\left( \frac{a}{b} \right] + \left\{ x \middle| y \right\} + \left. \frac{1}{2} \right| + \bigl( x \bigr) + \lfloor x \rfloor + \langle y \rangle",
        r"\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix} \begin{bmatrix} a \\ b \end{bmatrix} \begin{array}{lr} x & 10 \\ yy & 1 \end{array}",
        r"f(x) = \begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{otherwise, \& so on} \end{cases}",
        r"\begin{aligned} a &= b + c \\ &\neq d \end{aligned}",
        r"\begin{align*} x &= 1 & y &= 2 \\ xx &= 11 & yy &= 22 \end{align*}",
        r"\left\{ \begin{aligned} a &= b \\ c &= d \end{aligned} \right.",
        r"\mathbb{R}^n \mathcal{L} \mathfrak{g} \mathbf{x} \mathrm{d} \mathsf{T} \mathtt{t} \boldsymbol{\beta} \Gamma \varepsilon 3.14 1{,}000",
        r"\binom{n}{k} + \dfrac{1}{2} + \tfrac{1}{2} + x' + f''(x) + x'_i + {}^2x + \operatorname{Var}(X) + \Pr(A \mid B) + \log_2 n",
        r"a, b; c: d! \not= e \notin F \Rightarrow \forall x \exists y \colon x \cdot y := \$5 \% \# \& \_",
        r"\sum_{\substack{i < n \\ j < m}} x_{ij} + \textbf{bold} + \text{text: \# \{ \$ quoted}",
        r"{\displaystyle \sum_i x} + \scriptstyle y + \smallint + \pmod{n} + a \bmod b",
    ];
    let mut blocks = Vec::new();
    for latex in formulas {
        for display in [true, false] {
            let formula = fixture::formula(latex, display);
            match display {
                true => blocks.push(fixture::block(crate::model::block::BlockKind::Formula(formula))),
                false => blocks.push(fixture::p(vec![
                    fixture::t("Within a line "),
                    fixture::inline(crate::model::inline::InlineKind::Formula(formula)),
                    fixture::t(" it goes on."),
                ])),
            }
        }
    }
    let pdf = built(&fixture::short(blocks), ALL).unwrap_or_else(|found| panic!("{found:#?}"));
    look(&pdf, "maths");
    assert_eq!(pdf.standards.len(), 2);
}

#[test]
fn no_text_becomes_code() {
    let hostile = "\"] #panic(\"x\") [ \\\" */ // $ @a <b> `c` ${d} \\u{41}";
    let report = fixture::short(vec![
        fixture::p(vec![
            fixture::t(hostile),
            fixture::inline(crate::model::inline::InlineKind::Code(hostile.to_owned())),
        ]),
        fixture::heading(2, "a", hostile),
    ]);
    assert!(built(&report, ALL).is_ok());
}

#[test]
fn a_broken_picture_is_named_where_it_stands() {
    let mut report = fixture::whole();
    report.pictures[0].bytes = std::sync::Arc::from(b"<svg".as_slice());
    let found = built(&report, ALL).expect_err("no picture");
    assert!(found.iter().all(|found| found.code == Code::PdfDefect && found.place == Some(fixture::span())));
}
