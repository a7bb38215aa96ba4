//! P.2: the numbers that a product is known by.

use super::Product;
use crate::records::description::Edition;
use crate::records::xml::Xml;

/// ISBN, which is a GTIN too; else a name of the house's own.
pub(super) fn write(xml: &mut Xml, product: &Product<'_>, edition: &Edition<'_>) {
    if let Some(isbn) = edition.isbn {
        one(xml, "15", None, isbn.as_str());
        one(xml, "03", None, isbn.as_str());
    } else {
        let own =
            format!("{}.{}", product.description.metadata.folder().replace('/', "."), edition.form.as_str());
        one(xml, "01", Some(product.sender), &own);
    }
}

/// A number and its scheme (list 5); the house's own is named.
pub(super) fn one(xml: &mut Xml, scheme: &str, name: Option<&str>, value: &str) {
    xml.within("ProductIdentifier", &[], |xml| {
        xml.text("ProductIDType", scheme);
        xml.text_if("IDTypeName", name);
        xml.text("IDValue", value);
    });
}
