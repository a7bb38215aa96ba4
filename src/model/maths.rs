//! Formulas: LaTeX as written, both notations it is converted to, and its words.

/// One formula, converted once for every edition.
#[derive(Debug, Clone, PartialEq)]
pub struct Formula {
    /// The author's LaTeX.
    pub latex: String,
    /// A `<math>` element, well-formed, without a doctype; empty in drafts.
    pub mathml: String,
    /// Typst maths without dollar signs; empty in drafts.
    pub typst: String,
    /// What a screen reader says.
    pub alt: FormulaAlt,
}

/// Where a formula's words come from.
#[derive(Debug, Clone, PartialEq)]
pub enum FormulaAlt {
    /// Written by the author as `alt="…"`.
    Written(String),
    /// Made by the table in `docs/authoring.md`.
    Spoken(String),
    /// The table has no words for part of it; reported, and the LaTeX is read.
    Missing,
}

impl Formula {
    /// A formula that has not been converted yet.
    pub fn written(latex: impl Into<String>, alt: Option<String>) -> Self {
        Self {
            latex: latex.into(),
            mathml: String::new(),
            typst: String::new(),
            alt: alt.map_or(FormulaAlt::Missing, FormulaAlt::Written),
        }
    }

    /// What stands for the formula where only words can stand.
    pub fn words(&self) -> &str {
        match &self.alt {
            FormulaAlt::Written(words) | FormulaAlt::Spoken(words) => words,
            FormulaAlt::Missing => &self.latex,
        }
    }
}
