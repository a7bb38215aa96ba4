//! P.3 and P.11: what a product is, how it may be used, and how long it is.

use super::{Product, accessibility};
use crate::records::description::Form;
use crate::records::xml::Xml;

/// Codes of list 150 and list 175.
fn codes(form: Form) -> (&'static str, &'static [&'static str]) {
    match form {
        Form::Web => ("EC", &["E105"]),
        Form::Epub => ("ED", &["E101", "E200"]),
        Form::Pdf => ("ED", &["E107", "E201"]),
        Form::Kindle => ("ED", &["E116", "E200"]),
        Form::Print => ("BC", &[]),
    }
}

pub(super) fn is_digital(form: Form) -> bool {
    form != Form::Print
}

/// The product's form, as related products name it too.
pub(super) fn name(xml: &mut Xml, form: Form) {
    let (kind, details) = codes(form);
    xml.text("ProductForm", kind);
    details.iter().for_each(|detail| xml.text("ProductFormDetail", detail));
}

pub(super) fn write(xml: &mut Xml, product: &Product<'_>) {
    let form = product.edition.form;
    xml.text("ProductComposition", "00");
    name(xml, form);
    let version = match form {
        _ if product.edition.file.is_none() => None,
        Form::Epub => Some("101F"),
        Form::Pdf => Some("107G"),
        Form::Web | Form::Kindle | Form::Print => None,
    };
    if let Some(version) = version {
        feature(xml, "15", version, None);
    }
    if is_digital(form) {
        accessibility::write(xml, product);
        xml.text("PrimaryContentType", "10");
        if product.description.setting.census.images > 0 {
            xml.text("ProductContentType", "07");
        }
        // What the house makes has no protection; of what shops sell it does not know.
        if product.edition.file.is_some() {
            xml.text("EpubTechnicalProtection", "00");
        }
        licence(xml, product);
    }
}

/// One `ProductFormFeature`: its kind (list 79), its code, and words where the code wants some.
pub(super) fn feature(xml: &mut Xml, kind: &str, code: &str, words: Option<&str>) {
    xml.within("ProductFormFeature", &[], |xml| {
        xml.text("ProductFormFeatureType", kind);
        xml.text("ProductFormFeatureValue", code);
        xml.text_if("ProductFormFeatureDescription", words);
    });
}

fn licence(xml: &mut Xml, product: &Product<'_>) {
    let (Some(name), Some(url)) = (product.description.licence, &product.description.licence_url) else {
        return;
    };
    xml.within("EpubLicense", &[], |xml| {
        xml.text("EpubLicenseName", name);
        xml.within("EpubLicenseExpression", &[], |xml| {
            xml.text("EpubLicenseExpressionType", "01");
            xml.text("EpubLicenseExpressionLink", url);
        });
    });
}

/// Pages of the PDF, which print has too, and the size of the file.
pub(super) fn extents(xml: &mut Xml, product: &Product<'_>) {
    let pdf = product.description.edition(Form::Pdf).and_then(|edition| edition.file);
    let pages = match product.edition.form {
        Form::Pdf | Form::Print => pdf.and_then(|file| file.pages),
        Form::Web | Form::Epub | Form::Kindle => None,
    };
    let size = product.edition.file.and_then(|file| file.size);
    let extents = [("00", pages, "03"), ("22", size, "17")];
    for (kind, value, unit) in extents {
        let Some(value) = value.filter(|value| *value > 0) else { continue };
        xml.within("Extent", &[], |xml| {
            xml.text("ExtentType", kind);
            xml.text("ExtentValue", &value.to_string());
            xml.text("ExtentUnit", unit);
        });
    }
}
