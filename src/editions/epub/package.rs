//! The package document (EPUB 3.3, §5): metadata, manifest, spine.

use super::{COVER, Document, Resource, navigation};
use crate::editions::markup::is_right_to_left;
use crate::editions::markup::xml::Xml;
use crate::editions::{EditionKind, Setting};
use crate::model::metadata::{Contributor, ContributorRole};
use crate::records::accessibility::Accessibility;

/// The cover's picture, as the manifest and readers of EPUB 2 know it.
const COVER_ID: &str = "cover-image";

fn property(out: &mut Xml, property: &str, text: &str) {
    out.text("meta", &[("property", property)], text);
}

fn refines(out: &mut Xml, id: &str, property: &str, text: &str) {
    out.text("meta", &[("refines", id), ("property", property)], text);
}

/// Writes the document. A book that is `paged` has markers for the pages of the PDF.
pub(super) fn write(
    setting: &Setting<'_>,
    documents: &[Document],
    resources: &[Resource],
    paged: bool,
) -> Vec<u8> {
    let metadata = &setting.report.metadata;
    let language = metadata.language.as_str();
    let mut out = Xml::new();
    let direction = if is_right_to_left(&metadata.language) { "rtl" } else { "ltr" };
    out.open(
        "package",
        &[
            ("xmlns", "http://www.idpf.org/2007/opf"),
            ("version", "3.0"),
            ("unique-identifier", "publication-id"),
            ("xml:lang", language),
            ("dir", direction),
        ],
    );
    write_metadata(&mut out, setting, paged);
    manifest(&mut out, documents, resources);
    spine(&mut out, direction, documents);
    out.close("package");
    out.finish()
}

fn write_metadata(out: &mut Xml, setting: &Setting<'_>, paged: bool) {
    let metadata = &setting.report.metadata;
    out.open("metadata", &[("xmlns:dc", "http://purl.org/dc/elements/1.1/")]);
    out.text("dc:identifier", &[("id", "publication-id")], &setting.urn(EditionKind::Epub));
    if let Some(doi) = &metadata.doi {
        out.text("dc:identifier", &[("id", "doi")], &doi.url());
    }
    out.text("dc:title", &[("id", "title")], &metadata.title);
    refines(out, "#title", "title-type", "main");
    if let Some(subtitle) = &metadata.subtitle {
        refines(out, "#title", "display-seq", "1");
        out.text("dc:title", &[("id", "subtitle")], subtitle);
        refines(out, "#subtitle", "title-type", "subtitle");
        refines(out, "#subtitle", "display-seq", "2");
    }
    metadata.authors.iter().enumerate().for_each(|(index, one)| contributor(out, index, one));
    out.text("dc:language", &[], metadata.language.as_str());
    if let Some(publisher) = setting.publisher_name() {
        out.text("dc:publisher", &[], publisher);
    }
    if let Some(date) = metadata.published {
        out.text("dc:date", &[], &date.to_string());
    }
    if let Some(description) = &metadata.description {
        out.text("dc:description", &[], description);
    }
    let licence = metadata.licence.as_ref().or(setting.publisher.licence.as_ref());
    let copyright = metadata.copyright.as_ref().or(setting.publisher.copyright.as_ref());
    let rights: Vec<&str> = [copyright, licence].into_iter().flatten().map(String::as_str).collect();
    if !rights.is_empty() {
        out.text("dc:rights", &[], &rights.join(" · "));
    }
    for keyword in &metadata.subjects.keywords {
        out.text("dc:subject", &[], keyword);
    }
    let modified = setting.date.map_or_else(|| "1980-01-01".to_owned(), |date| date.to_string());
    property(out, "dcterms:modified", &format!("{modified}T00:00:00Z"));
    accessibility(out, setting, paged);
    out.empty("meta", &[("name", "cover"), ("content", COVER_ID)]);
    out.close("metadata");
}

fn contributor(out: &mut Xml, index: usize, one: &Contributor) {
    let (name, role) = match one.role {
        ContributorRole::Author => ("dc:creator", "aut"),
        ContributorRole::Editor => ("dc:contributor", "edt"),
        ContributorRole::Translator => ("dc:contributor", "trl"),
        ContributorRole::Illustrator => ("dc:contributor", "ill"),
        ContributorRole::Contributor => ("dc:contributor", "ctb"),
    };
    let id = format!("contributor-{}", index + 1);
    out.text(name, &[("id", &id)], &one.name);
    let refines = format!("#{id}");
    out.text("meta", &[("refines", &refines), ("property", "role"), ("scheme", "marc:relators")], role);
}

/// EPUB Accessibility 1.1, §2 and §4: conformance is claimed only where somebody evaluated it.
fn accessibility(out: &mut Xml, setting: &Setting<'_>, paged: bool) {
    let facts = Accessibility::of(setting);
    for mode in &facts.modes {
        property(out, "schema:accessMode", mode);
    }
    for modes in &facts.sufficient {
        property(out, "schema:accessModeSufficient", modes);
    }
    let pages: &[&str] = if paged { &["pageNavigation", "pageBreakMarkers"] } else { &[] };
    for feature in facts.features.iter().chain(&["ARIA"]).chain(pages) {
        property(out, "schema:accessibilityFeature", feature);
    }
    if paged {
        property(out, "pageBreakSource", &setting.urn(EditionKind::Pdf));
    }
    for hazard in &facts.hazards {
        property(out, "schema:accessibilityHazard", hazard);
    }
    let mut attributes = vec![("property", "schema:accessibilitySummary")];
    if let Some(language) = facts.summary_language() {
        attributes.extend([("xml:lang", language), ("dir", "ltr")]);
    }
    out.text("meta", &attributes, &facts.summary);
    let stated = &setting.report.metadata.accessibility;
    let Some(certifier) = &stated.certified_by else { return };
    let claim = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA";
    out.text("meta", &[("property", "dcterms:conformsTo"), ("id", "conformance")], claim);
    out.text(
        "meta",
        &[("refines", "#conformance"), ("property", "a11y:certifiedBy"), ("id", "certifier")],
        certifier,
    );
    if let Some(date) = stated.certified_on {
        refines(out, "#conformance", "dcterms:date", &date.to_string());
    }
}

fn manifest(out: &mut Xml, documents: &[Document], resources: &[Resource]) {
    out.open("manifest", &[]);
    let item = |out: &mut Xml, id: &str, href: &str, media_type: &str, properties: &str| {
        let mut attributes = vec![("id", id), ("href", href), ("media-type", media_type)];
        if !properties.is_empty() {
            attributes.push(("properties", properties));
        }
        out.empty("item", &attributes);
    };
    item(out, "nav", navigation::FILE, "application/xhtml+xml", "nav");
    item(out, "ncx", "toc.ncx", "application/x-dtbncx+xml", "");
    item(out, "style", "stylesheet.css", "text/css", "");
    for (index, document) in documents.iter().enumerate() {
        let properties = if document.mathml { "mathml" } else { "" };
        item(out, &format!("document-{}", index + 1), &document.file, "application/xhtml+xml", properties);
    }
    for (index, resource) in resources.iter().enumerate() {
        match resource.path.as_str() {
            COVER => item(out, COVER_ID, COVER, resource.media_type, "cover-image"),
            path => item(out, &format!("resource-{}", index + 1), path, resource.media_type, ""),
        }
    }
    out.close("manifest");
}

/// Cover, title page, imprint page, contents, parts.
fn spine(out: &mut Xml, direction: &str, documents: &[Document]) {
    out.open("spine", &[("toc", "ncx"), ("page-progression-direction", direction)]);
    for (index, document) in documents.iter().enumerate() {
        out.empty("itemref", &[("idref", &format!("document-{}", index + 1))]);
        if document.landmark == Some("copyright-page") {
            out.empty("itemref", &[("idref", "nav")]);
        }
    }
    out.close("spine");
}
