//! Who made it, and where they work.

use crate::model::metadata::{Contributor, ContributorKind, ContributorRole};
use crate::records::description::Description;
use crate::records::name::Name;
use crate::records::xml::{Xml, fit};

/// Authors, editors and translators, the first of them first.
pub(super) fn contributors(xml: &mut Xml, description: &Description<'_>) {
    let named = |one: &&Contributor| !fit(&one.name, 200).is_empty();
    // Crossref has no role for illustrators and others.
    let roles = [
        (ContributorRole::Author, "author"),
        (ContributorRole::Editor, "editor"),
        (ContributorRole::Translator, "translator"),
    ];
    let all: Vec<(&Contributor, &str)> = roles
        .into_iter()
        .flat_map(|(role, word)| description.contributors(role).filter(named).map(move |one| (one, word)))
        .collect();
    if all.is_empty() {
        return;
    }
    xml.within("contributors", &[], |xml| {
        for (at, (one, role)) in all.iter().enumerate() {
            let sequence = if at == 0 { "first" } else { "additional" };
            contributor(xml, one, &[("sequence", sequence), ("contributor_role", role)]);
        }
    });
}

fn contributor(xml: &mut Xml, one: &Contributor, attributes: &[(&str, &str)]) {
    let (family, given) = match Name::of(one) {
        Name::Organisation(name) => return xml.text_with("organization", attributes, &fit(&name, 511)),
        Name::Person { family, given } => (family, given),
    };
    xml.within("person_name", attributes, |xml| {
        xml.text_if("given_name", given.map(|given| fit(&given, 200)).as_deref());
        xml.text("surname", &fit(&family, 200));
        if let Some(affiliation) = one.affiliation.as_deref().filter(|text| !text.trim().is_empty()) {
            xml.within("affiliations", &[], |xml| institution(xml, Some(affiliation)));
        }
        if let Some(orcid) = one.orcid.as_ref().filter(|_| one.kind == ContributorKind::Person) {
            xml.text("ORCID", &orcid.url());
        }
    });
}

pub(super) fn institution(xml: &mut Xml, name: Option<&str>) {
    if let Some(name) = name.map(|name| fit(name, 1024)).filter(|name| !name.is_empty()) {
        xml.within("institution", &[], |xml| xml.text("institution_name", &name));
    }
}
