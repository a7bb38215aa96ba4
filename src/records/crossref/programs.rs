//! Funding, licence and relations: the three vocabularies that Crossref takes beside its own.

use super::Needed;
use crate::records::description::Description;
use crate::records::shelf::Shelf;
use crate::records::xml::Xml;

/// Who paid, under which licence, and what it belongs to.
pub(super) fn write(xml: &mut Xml, description: &Description<'_>, needed: &Needed<'_>, shelf: &Shelf<'_>) {
    let metadata = description.metadata;
    let funders: Vec<&String> = metadata.funders.iter().filter(|name| !name.trim().is_empty()).collect();
    if !funders.is_empty() {
        xml.within("fr:program", &[("name", "fundref")], |xml| {
            funders
                .into_iter()
                .for_each(|name| xml.text_with("fr:assertion", &[("name", "funder_name")], name));
        });
    }
    let start = needed.published.to_string();
    xml.within("ai:program", &[("name", "AccessIndicators")], |xml| {
        xml.empty("ai:free_to_read", &[("start_date", &start)]);
        if let Some(url) = &description.licence_url {
            xml.text_with("ai:license_ref", &[("start_date", &start)], url);
        }
    });
    let original: Vec<_> = metadata.translation_of.iter().cloned().collect();
    let groups = [
        ("rel:intra_work_relation", "isTranslationOf", &original),
        ("rel:intra_work_relation", "replaces", &metadata.supersedes),
        ("rel:inter_work_relation", "isRelatedMaterial", &metadata.about),
    ];
    let related: Vec<_> = groups
        .into_iter()
        .flat_map(|(element, kind, mentioned)| {
            shelf.publications(mentioned).into_iter().map(move |other| (element, kind, other))
        })
        .collect();
    if related.is_empty() {
        return;
    }
    xml.within("rel:program", &[("name", "relations")], |xml| {
        for (element, kind, other) in related {
            let (scheme, identifier) = match (&other.doi, &description.setting.publisher.url) {
                (Some(doi), _) => ("doi", doi.as_str().to_owned()),
                (None, Some(url)) => ("uri", format!("{url}/{}/", other.slug)),
                (None, None) => continue,
            };
            xml.within("rel:related_item", &[], |xml| {
                let attributes = [("relationship-type", kind), ("identifier-type", scheme)];
                xml.text_with(element, &attributes, &identifier);
            });
        }
    });
}
