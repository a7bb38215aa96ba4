//! Converts formulas, once for every edition: LaTeX to MathML, Typst maths and words.
//!
//! pulldown-latex parses; what it finds becomes a tree ([`tree`]), and every notation is written from that tree.
//! Its own MathML renderer is not used: it leaves operator names, `<` and `&nbsp;` as they are, which is not
//! well-formed and lets a formula write elements, and it writes inline styles, which the web edition forbids.

mod alphabets;
mod content;
mod marks;
mod mathml;
mod numbering;
mod reader;
mod shape;
mod signs;
mod speech;
mod tree;
mod typst;

use crate::diagnostic::{Code, Diagnostic, Sink, Span};
use crate::model::maths::{Formula, FormulaAlt};

/// Fills in a formula's MathML, Typst maths and, where the author gave none, its words.
///
/// A formula that cannot be read, or not shown in every edition alike, keeps its LaTeX only and is reported;
/// one that has no words is reported too.
pub(crate) fn convert(formula: &mut Formula, display: bool, span: Span, sink: &mut Sink) {
    let nodes = match reader::read(&numbering::without(&formula.latex)) {
        Ok(nodes) => nodes,
        Err(fault) => {
            let found = Diagnostic::new(
                Code::InvalidMaths,
                span,
                format!("the formula cannot be read: {}", fault.message),
            );
            sink.report(found.hint(fault.hint));
            return;
        }
    };
    formula.mathml = mathml::write(&nodes, display);
    formula.typst = typst::write(&nodes, display);
    if matches!(&formula.alt, FormulaAlt::Written(words) if !words.trim().is_empty()) {
        return;
    }
    formula.alt = match speech::words(&nodes) {
        Some(words) => FormulaAlt::Spoken(words),
        None => {
            sink.report(
                Diagnostic::new(Code::MathsWithoutAlt, span, "there are no words for this formula")
                    .hint("say it in words: `{alt=\"the variance of x\"}` behind the fence's `math`"),
            );
            FormulaAlt::Missing
        }
    };
}

#[cfg(test)]
mod tests;
