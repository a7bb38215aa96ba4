//! P.14 and P.16: texts for shops, and the picture of the cover.

use super::Product;
use super::language::code;
use crate::model::report::Part;
use crate::records::xml::{Xml, fit};

/// The longest short description.
const SHORT: usize = 350;
/// What shops know a JPEG by (list 178), and the cover's size in pixels: see `CoverFormat::Retail`.
const JPEG: &str = "D502";
const COVER: (&str, &str) = ("1600", "2560");

/// Writes the block, where there is anything in it.
pub(super) fn write(xml: &mut Xml, product: &Product<'_>) {
    let description = product.description;
    let summary = description.metadata.description.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let contents = contents(product);
    let open = description.licence.filter(|_| description.licence_url.is_some());
    let cover = description.cover.and_then(|path| Some(format!("{}{path}", description.address.as_deref()?)));
    if summary.is_none() && contents.is_empty() && open.is_none() && cover.is_none() {
        return;
    }
    xml.within("CollateralDetail", &[], |xml| {
        if let Some(summary) = summary {
            text(xml, product, "02", &short(summary));
            text(xml, product, "03", summary);
        }
        if !contents.is_empty() {
            text(xml, product, "04", &contents);
        }
        if let Some(licence) = open {
            text(xml, product, "20", &format!("Open access: {licence}"));
        }
        if let Some(summary) = summary.filter(|_| description.is_report()) {
            text(xml, product, "30", summary);
        }
        if let Some(url) = &cover {
            picture(xml, url);
        }
    });
}

fn text(xml: &mut Xml, product: &Product<'_>, kind: &str, text: &str) {
    let language = code(&product.description.metadata.language).filter(|_| kind != "20");
    xml.within("TextContent", &[], |xml| {
        xml.text("TextType", kind);
        xml.text("ContentAudience", "00");
        match language {
            Some(language) => xml.text_with("Text", &[("language", language)], text),
            None => xml.text("Text", text),
        }
    });
}

/// Cut at a word where it is too long.
fn short(text: &str) -> String {
    let whole = fit(text, usize::MAX);
    if whole.chars().count() <= SHORT {
        return whole;
    }
    let cut = fit(&whole, SHORT - 1);
    let words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{words}…")
}

/// The parts, one a line.
fn contents(product: &Product<'_>) -> String {
    let parts = product.description.setting.report.parts.iter();
    let titles = parts.map(Part::full_title).filter(|title| !title.trim().is_empty());
    titles.collect::<Vec<_>>().join("\n")
}

fn picture(xml: &mut Xml, url: &str) {
    xml.within("SupportingResource", &[], |xml| {
        xml.text("ResourceContentType", "01");
        xml.text("ContentAudience", "00");
        xml.text("ResourceMode", "03");
        xml.within("ResourceVersion", &[], |xml| {
            xml.text("ResourceForm", "02");
            for (kind, value) in [("01", JPEG), ("03", COVER.0), ("02", COVER.1)] {
                xml.within("ResourceVersionFeature", &[], |xml| {
                    xml.text("ResourceVersionFeatureType", kind);
                    xml.text("FeatureValue", value);
                });
            }
            xml.text("ResourceLink", url);
        });
    });
}
