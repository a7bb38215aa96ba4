//! The brief on paper: two pages, by steps of closer setting where the words are many.

use super::{Brief, facts};
use crate::diagnostic::{Code, Diagnostic};
use crate::editions::pdf::composition::Composition;
use crate::editions::pdf::markup::brief::{self, Fit, Line};
use crate::editions::{Artefact, Census, EditionKind, Setting};

/// So many pages are a brief.
const PAGES: usize = 2;

/// As the theme has it, with the implications on the second page.
const WIDE: Fit = Fit { size: 100, findings: true, implications: true, apart: true };

/// Tried in this order until the brief fits: implications following at once; smaller, down to what is still read
/// with ease; implications by their headlines; findings by theirs. What does not fit then takes more pages.
const STEPS: [Fit; 6] = [
    WIDE,
    Fit { apart: false, ..WIDE },
    Fit { size: 94, apart: false, ..WIDE },
    Fit { size: 88, apart: false, ..WIDE },
    Fit { size: 94, implications: false, apart: false, ..WIDE },
    Fit { size: 94, findings: false, implications: false, apart: false },
];

/// Makes `<slug>/<slug>-brief.pdf`.
///
/// # Errors
/// What Typst cannot set, and what keeps the file from its claim.
pub(super) fn sheets(brief: &Brief<'_>) -> Result<Artefact, Vec<Diagnostic>> {
    let slug = &brief.setting.report.metadata.slug;
    let setting = Setting { report: &brief.digest, census: Census::of(&brief.digest), ..*brief.setting };
    let lines: Vec<Line> =
        facts::facts(brief.setting).into_iter().map(|fact| (fact.label, fact.words, fact.link)).collect();
    let set = |fit: Fit| {
        let markup = brief::write(&setting, brief.figure.as_ref(), &lines, fit);
        Composition::set(&setting, &format!("{slug}-brief"), markup, None)
    };
    let [first, rest @ ..] = STEPS;
    let mut composition = set(first)?;
    for fit in rest {
        if composition.pages() <= PAGES {
            break;
        }
        composition = set(fit)?;
    }
    let path = format!("{slug}/{slug}-brief.pdf");
    let mut artefact = Artefact::new(path, "application/pdf", composition.export(EditionKind::Brief)?);
    artefact.standards = setting.claims.pdf().standards().to_vec();
    artefact.pages = Some(composition.pages());
    if composition.pages() > PAGES {
        let message = format!("the brief takes {} pages", composition.pages());
        let remark = Diagnostic::new(Code::BriefTooLong, setting.report.metadata.span, message);
        artefact.remarks.push(remark.hint("fewer or shorter findings would fit on two"));
    }
    Ok(artefact)
}
