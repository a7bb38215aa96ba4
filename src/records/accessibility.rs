//! What is known of a publication's accessibility, in the terms of schema.org: only what was checked.

use crate::editions::Setting;

/// Values of schema.org's accessibility properties, for the e-book's package and for JSON-LD.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accessibility {
    pub modes: Vec<&'static str>,
    /// Each a set of modes that suffice together, separated by commas.
    pub sufficient: Vec<&'static str>,
    pub features: Vec<&'static str>,
    pub hazards: Vec<String>,
    /// The publisher's, else one in English of what is true.
    pub summary: String,
    /// Whether the summary is in another language than the publication.
    pub foreign: bool,
}

impl Accessibility {
    /// Reckons the values from the text and from what the checks left standing.
    pub fn of(setting: &Setting<'_>) -> Accessibility {
        let census = setting.census;
        let (metadata, claims) = (&setting.report.metadata.accessibility, setting.claims);
        let seen = census.images > 0;
        let told = claims.alternative_text && census.telling_images > 0;
        let mut features =
            vec!["tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"];
        features.extend(told.then_some("alternativeText"));
        features.extend((census.formulas > 0).then_some("MathML"));
        let hazards = match metadata.hazards.as_slice() {
            [] => vec!["none".to_owned()],
            hazards => hazards.iter().map(|hazard| hazard_value(hazard)).collect(),
        };
        let modes = if seen { vec!["textual", "visual"] } else { vec!["textual"] };
        let mut sufficient = Vec::new();
        sufficient.extend(claims.alternative_text.then_some("textual"));
        sufficient.extend(seen.then_some("textual,visual"));
        if sufficient.is_empty() {
            sufficient.push("textual");
        }
        let english = setting.report.metadata.language.primary() == "en";
        let foreign = metadata.summary.is_none() && !english;
        let summary = metadata.summary.clone().unwrap_or_else(|| summary(setting));
        Accessibility { modes, sufficient, features, hazards, summary, foreign }
    }

    /// The summary's language where it is not the publication's.
    pub fn summary_language(&self) -> Option<&'static str> {
        self.foreign.then_some("en")
    }
}

/// `motion-simulation` as schema.org has it: `motionSimulation`.
fn hazard_value(hazard: &str) -> String {
    match hazard {
        "motion-simulation" => "motionSimulation".to_owned(),
        other => other.to_owned(),
    }
}

fn summary(setting: &Setting<'_>) -> String {
    let census = setting.census;
    let mut summary = String::from(
        "This publication has a linked table of contents, nested headings and a logical reading order; \
         its text can be resized and reflowed.",
    );
    if census.telling_images > 0 {
        summary.push_str(if setting.claims.alternative_text {
            " Every image that conveys meaning has a text alternative."
        } else {
            " Some images have no text alternative."
        });
    }
    if census.formulas > 0 {
        summary.push_str(" Formulas are given as MathML.");
    }
    summary
}
