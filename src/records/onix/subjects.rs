//! P.12 and P.13: what it is about, and for whom.

use crate::model::metadata::Metadata;
use crate::records::xml::Xml;

/// Thema and BISAC, the first code of each its main one, keywords, and grown readers who are no specialists.
pub(super) fn write(xml: &mut Xml, metadata: &Metadata) {
    let subjects = &metadata.subjects;
    for (scheme, codes) in [("93", &subjects.thema), ("10", &subjects.bisac)] {
        let codes = codes.iter().filter(|code| !code.trim().is_empty());
        for (at, code) in codes.enumerate() {
            xml.within("Subject", &[], |xml| {
                if at == 0 {
                    xml.empty("MainSubject", &[]);
                }
                xml.text("SubjectSchemeIdentifier", scheme);
                xml.text("SubjectCode", code);
            });
        }
    }
    let keywords = subjects.keywords.join("; ");
    if !keywords.trim().is_empty() {
        xml.within("Subject", &[], |xml| {
            xml.text("SubjectSchemeIdentifier", "20");
            xml.text("SubjectHeadingText", &keywords);
        });
    }
    xml.within("Audience", &[], |xml| {
        xml.text("AudienceCodeType", "01");
        xml.text("AudienceCodeValue", "01");
    });
}
