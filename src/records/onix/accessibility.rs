//! What is said of a digital product's accessibility (list 196), from nothing but what was checked: the standards that
//! its file claims, what the source's checks left standing, and what there is in the text.

use super::form::feature;
use super::{Product, compact, email};
use crate::records::accessibility::Accessibility;
use crate::records::description::{File, Form};
use crate::records::xml::Xml;

/// Writes each code as a feature of kind 09, and hazards as kind 12 (list 143).
pub(super) fn write(xml: &mut Xml, product: &Product<'_>) {
    let Some(file) = product.edition.file else {
        // Somebody else makes it: nothing was checked.
        return feature(xml, "09", "08", None);
    };
    let description = product.description;
    let facts = Accessibility::of(description.setting);
    let codes = match product.edition.form {
        Form::Epub => book(product, &facts, file),
        Form::Pdf => paper(product, &facts, file),
        Form::Web | Form::Kindle | Form::Print => Vec::new(),
    };
    let own = product.edition.form == Form::Epub || description.metadata.accessibility.summary.is_some();
    if own {
        feature(xml, "09", "00", Some(&facts.summary));
    }
    codes.iter().for_each(|code| feature(xml, "09", code, None));
    if product.edition.form == Form::Epub {
        certificate(xml, product);
    }
    if let Some(contact) = email(description.setting.publisher) {
        feature(xml, "09", "99", Some(contact));
    }
    hazards(xml, &facts);
}

/// Of the e-book, the same features as its package document claims.
fn book(product: &Product<'_>, facts: &Accessibility, file: File<'_>) -> Vec<&'static str> {
    let mut codes = vec!["10"];
    let known = [
        ("tableOfContents", "11"),
        ("readingOrder", "13"),
        ("alternativeText", "14"),
        ("MathML", "17"),
        ("structuralNavigation", "29"),
        ("displayTransformability", "36"),
    ];
    codes.extend(known.iter().filter(|(name, _)| facts.features.contains(name)).map(|(_, code)| *code));
    // Every document names its language and the roles of its parts; the navigation document has landmarks.
    codes.extend(["22", "30", "32"]);
    codes.extend(file.paged.then_some("41"));
    codes.extend(without_sight(product, facts));
    codes
}

/// Of the PDF, what PDF/UA-1 holds it to; without that it is known to lack something.
fn paper(product: &Product<'_>, facts: &Accessibility, file: File<'_>) -> Vec<&'static str> {
    if !file.standards.contains(&"PDF/UA-1") {
        return vec!["09"];
    }
    let mut codes = vec!["05", "10", "11", "13", "22", "29"];
    codes.extend(facts.features.contains(&"alternativeText").then_some("14"));
    codes.extend(without_sight(product, facts));
    codes
}

/// Whether words stand for everything that is seen, formulas with them.
fn without_sight(product: &Product<'_>, facts: &Accessibility) -> Vec<&'static str> {
    let told = product.description.setting.claims.alternative_text && facts.sufficient.contains(&"textual");
    let formulas = product.description.setting.census.formulas > 0;
    let mut codes = Vec::new();
    codes.extend(told.then_some("52"));
    codes.extend((told && formulas).then_some("53"));
    codes
}

/// Conformance is claimed only where somebody evaluated it.
fn certificate(xml: &mut Xml, product: &Product<'_>) {
    let stated = &product.description.metadata.accessibility;
    let Some(certifier) = &stated.certified_by else { return };
    // EPUB Accessibility 1.1, WCAG 2.2, level AA.
    for code in ["04", "82", "85"] {
        feature(xml, "09", code, None);
    }
    feature(xml, "09", "90", Some(certifier));
    if let Some(date) = stated.certified_on {
        feature(xml, "09", "91", Some(&compact(date)));
    }
}

fn hazards(xml: &mut Xml, facts: &Accessibility) {
    for hazard in &facts.hazards {
        let code = match hazard.as_str() {
            "none" => "00",
            "flashing" => "13",
            "sound" => "15",
            "motionSimulation" => "17",
            _ => continue,
        };
        feature(xml, "12", code, None);
    }
}
