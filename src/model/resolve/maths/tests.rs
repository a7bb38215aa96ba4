//! Formulas and what must become of them.

use super::*;
use crate::diagnostic::Sources;

fn converted(latex: &str, display: bool) -> (Formula, Sink) {
    let span = Span::new(Sources::default().add("a.md", latex), 0..latex.len());
    let mut formula = Formula::written(latex, None);
    let mut sink = Sink::new();
    convert(&mut formula, display, span, &mut sink);
    (formula, sink)
}

fn spoken(latex: &str) -> String {
    match converted(latex, false).0.alt {
        FormulaAlt::Spoken(words) => words,
        other => panic!("{latex}: {other:?}"),
    }
}

#[test]
fn formulas_are_said() {
    assert_eq!(
        spoken(r"\bar{x} = \frac{1}{n}\sum_{i=1}^n x_i"),
        "x bar equals 1 over n the sum from i equals 1 to n of x sub i"
    );
    assert_eq!(
        spoken(r"a^2 + b^2 \neq c^{n+1}"),
        "a squared plus b squared is not equal to c to the power n plus 1, end power"
    );
    assert_eq!(spoken(r"\sqrt{2} < \alpha"), "the square root of 2 is less than alpha");
    assert_eq!(spoken(r"\binom{n}{k}"), "n choose k");
    assert_eq!(
        spoken(r"P(A \mid B)"),
        "capital P open parenthesis capital A given capital B close parenthesis"
    );
}

#[test]
fn one_sign_is_read_by_its_place() {
    for (latex, words) in [
        ("|x|", "the absolute value of x, end absolute value"),
        ("a - |x|^2", "a minus the absolute value of x, end absolute value squared"),
        ("x := y", "x is defined as y"),
        (r"\{x : x > 0\}", "open brace x such that x is greater than 0 close brace"),
        ("x^*", "x star"),
    ] {
        assert_eq!(spoken(latex), words, "{latex}");
    }
    for latex in ["a | b", r"a \mid b", "f : x", r"\overset{!}{=} x"] {
        let (formula, sink) = converted(latex, false);
        assert_eq!(formula.alt, FormulaAlt::Missing, "{latex}");
        assert!(sink.has(Code::MathsWithoutAlt), "{latex}");
    }
}

#[test]
fn what_has_no_words_is_reported() {
    let (formula, sink) = converted(r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", true);
    assert_eq!(formula.alt, FormulaAlt::Missing);
    assert!(sink.has(Code::MathsWithoutAlt) && !sink.has(Code::InvalidMaths));
    assert!(formula.typst.contains("mat(delim: #none"), "{}", formula.typst);
}

#[test]
fn mathml_is_well_formed_and_holds_no_markup_of_the_author() {
    for latex in [
        r"\operatorname{<script>} x < y & z",
        r"\operatorname{<b>x} a < b",
        r"\text{a < b \& c} ~ x",
        r"\left\{ \frac{a}{b} \right.",
        r"\begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}",
        r"\begin{aligned} a &= b \\ &= c \end{aligned}",
        r"\hat{x}' + \overline{ab}_2 \underbrace{x}_{n} \xrightarrow{f}",
    ] {
        let (formula, _) = converted(latex, true);
        let mut reader = quick_xml::Reader::from_str(&formula.mathml);
        let mut depth = 0_i32;
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{latex}: {error}: {}", formula.mathml)) {
                quick_xml::events::Event::Start(start) => {
                    depth += 1;
                    assert!(start.name().as_ref().starts_with('m'), "{latex}: {}", formula.mathml);
                }
                quick_xml::events::Event::End(_) => depth -= 1,
                quick_xml::events::Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0, "{latex}");
        assert!(
            !formula.mathml.contains("style=\"") && !formula.mathml.contains("<script"),
            "{}",
            formula.mathml
        );
    }
}

#[test]
fn no_formula_becomes_code() {
    let (formula, _) = converted(r#"\text{"} \operatorname{\# eval(1)} \text{\#panic() " \$x}"#, false);
    let (other, _) = converted(r#"\text{" + panic() + "}\operatorname{read("x")}"#, false);
    for typst in [formula.typst, other.typst] {
        // Outside of string literals there is nothing but what this crate writes.
        let outside: String = typst.replace("\\\"", "").split('"').step_by(2).collect();
        assert!(
            !outside.contains("panic") && !outside.contains("eval") && !outside.contains("read"),
            "{typst}"
        );
    }
}

#[test]
fn what_cannot_be_shown_alike_is_refused() {
    for latex in [
        r"\frac{1}{",
        r"\nosuchcommand",
        r"\color{red} x",
        r"\sideset{_1}{} \sum",
        r"\def\a{b}",
        r"\not{abc}",
        "",
        r"\begin{array}{c|c} a & b \end{array}",
        r"\begin{array}{c} \hline a \end{array}",
        r"a $ b",
    ] {
        let (formula, sink) = converted(latex, false);
        assert!(sink.has(Code::InvalidMaths), "{latex}: {}", formula.typst);
        assert_eq!((formula.mathml.as_str(), formula.typst.as_str()), ("", ""), "{latex}");
        assert_eq!(formula.latex, latex);
    }
}

#[test]
fn hostile_formulas_end() {
    for latex in [
        "{".repeat(5000),
        "\\sqrt".repeat(3000),
        "x^{".repeat(2000),
        "\\frac".repeat(2000),
        "\\left(".repeat(1000),
        "\\begin{matrix}".repeat(500),
        "^".repeat(5000),
        "\\not ".repeat(3000),
        "a_".repeat(4000),
        "\\".repeat(5000),
        "\\hat ".repeat(90),
        "\\left( x ".repeat(400),
        "\u{0}\u{1}".repeat(10),
        "x' ".repeat(4000),
    ] {
        let (formula, sink) = converted(&latex, true);
        assert!(
            sink.has(Code::InvalidMaths) || !formula.typst.is_empty(),
            "{}",
            latex.get(..10).unwrap_or("")
        );
    }
}

#[test]
fn an_unknown_command_is_named() {
    for (latex, name) in [(r"\alpha + \foo{y}", r"`\foo`"), (r"a = b \cite{eq}", r"`\cite`")] {
        let said: Vec<String> =
            converted(latex, true).1.into_sorted().into_iter().map(|it| it.message).collect();
        assert!(said.iter().any(|message| message.contains(name)), "{latex}: {said:?}");
    }
}
