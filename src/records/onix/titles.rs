//! P.5, P.6 and P.9: the series, the title, and which edition it is.

use crate::records::description::Description;
use crate::records::shelf::Shelf;
use crate::records::xml::Xml;

/// Series and title.
pub(super) fn write(xml: &mut Xml, description: &Description<'_>, shelf: &Shelf<'_>) {
    let metadata = description.metadata;
    match description.series(shelf) {
        Some(series) => xml.within("Collection", &[], |xml| {
            xml.text("CollectionType", "10");
            xml.within("TitleDetail", &[], |xml| {
                xml.text("TitleType", "01");
                xml.within("TitleElement", &[], |xml| {
                    xml.text("TitleElementLevel", "02");
                    xml.text_if("PartNumber", metadata.series_number.map(|own| own.to_string()).as_deref());
                    xml.text("TitleText", series);
                });
            });
        }),
        None => xml.empty("NoCollection", &[]),
    }
    xml.within("TitleDetail", &[], |xml| {
        xml.text("TitleType", "01");
        xml.within("TitleElement", &[], |xml| {
            xml.text("TitleElementLevel", "01");
            xml.text("TitleText", &metadata.title);
            xml.text_if("Subtitle", metadata.subtitle.as_deref());
        });
    });
}

/// The edition's number or name, and what was put right in it.
pub(super) fn edition(xml: &mut Xml, description: &Description<'_>) {
    let edition = description.metadata.edition.as_deref().map(str::trim).filter(|own| !own.is_empty());
    let number = edition.and_then(|own| own.parse::<u32>().ok()).filter(|number| *number > 0);
    let corrections = description.corrections();
    if edition.is_none() && corrections.is_none() {
        return xml.empty("NoEdition", &[]);
    }
    xml.text_if("EditionNumber", number.map(|own| own.to_string()).as_deref());
    let name = edition.filter(|_| number.is_none());
    let statement: Vec<&str> = name.into_iter().chain(corrections.as_deref()).collect();
    xml.text_if("EditionStatement", Some(&statement.join(". ")));
}
