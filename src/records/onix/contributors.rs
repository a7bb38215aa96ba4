//! P.7: who made it.

use crate::model::metadata::{Contributor, ContributorRole};
use crate::records::description::Description;
use crate::records::name::Name;
use crate::records::xml::Xml;

/// Writes everybody in the order of the source.
pub(super) fn write(xml: &mut Xml, description: &Description<'_>) {
    let named = description.metadata.authors.iter().filter(|one| !one.name.trim().is_empty());
    let mut number = 0;
    for one in named {
        number += 1;
        xml.within("Contributor", &[], |xml| contributor(xml, number, one));
    }
    if number == 0 {
        xml.empty("NoContributor", &[]);
    }
}

fn contributor(xml: &mut Xml, number: usize, one: &Contributor) {
    xml.text("SequenceNumber", &number.to_string());
    xml.text(
        "ContributorRole",
        match one.role {
            ContributorRole::Author => "A01",
            ContributorRole::Illustrator => "A12",
            ContributorRole::Editor => "B01",
            ContributorRole::Translator => "B06",
            ContributorRole::Contributor => "A02",
        },
    );
    // ORCID without hyphens; ROR as it is.
    let orcid = one.orcid.as_ref().map(|id| ("21", id.as_str().replace('-', "")));
    let ror = one.ror.as_ref().map(|id| ("40", id.as_str().to_owned()));
    if let Some((scheme, value)) = orcid.or(ror) {
        xml.within("NameIdentifier", &[], |xml| {
            xml.text("NameIDType", scheme);
            xml.text("IDValue", &value);
        });
    }
    let name = Name::of(one);
    match &name {
        Name::Organisation(name) => xml.text("CorporateName", name),
        Name::Person { family, given } => {
            xml.text("PersonName", one.name.trim());
            xml.text("PersonNameInverted", &name.inverted());
            xml.text_if("NamesBeforeKey", given.as_deref());
            xml.text("KeyNames", family);
        }
    }
    if let Some(affiliation) = one.affiliation.as_deref().filter(|text| !text.trim().is_empty()) {
        xml.within("ProfessionalAffiliation", &[], |xml| xml.text("Affiliation", affiliation));
    }
}
