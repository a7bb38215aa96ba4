//! P.22 and P.23: the work that it is an edition of, its other editions, and what it replaces and
//! is replaced by.

use super::form::{self, is_digital};
use super::{Product, identifiers};
use crate::model::metadata::Metadata;
use crate::records::description::{Edition, Form};
use crate::records::shelf::Shelf;
use crate::records::xml::Xml;

pub(super) fn write(xml: &mut Xml, product: &Product<'_>, shelf: &Shelf<'_>) {
    let description = product.description;
    let own = product.edition.form;
    let others: Vec<&Edition<'_>> = description
        .editions
        .iter()
        .filter(|edition| edition.form != own && edition.form != Form::Web)
        .collect();
    let replaced: Vec<&str> = shelf
        .publications(&description.metadata.supersedes)
        .into_iter()
        .filter_map(|other| number(other, own))
        .collect();
    let replacing: Vec<&str> =
        shelf.successors(&description.metadata.slug).iter().filter_map(|other| number(other, own)).collect();
    let doi = description.metadata.doi.as_ref();
    if doi.is_none() && others.is_empty() && replaced.is_empty() && replacing.is_empty() {
        return;
    }
    xml.within("RelatedMaterial", &[], |xml| {
        if let Some(doi) = doi {
            xml.within("RelatedWork", &[], |xml| {
                xml.text("WorkRelationCode", "01");
                xml.within("WorkIdentifier", &[], |xml| {
                    xml.text("WorkIDType", "06");
                    xml.text("IDValue", doi.as_str());
                });
            });
        }
        for other in others {
            xml.within("RelatedProduct", &[], |xml| {
                xml.text("ProductRelationCode", "06");
                match (is_digital(own), is_digital(other.form)) {
                    (true, false) => xml.text("ProductRelationCode", "13"),
                    (false, true) => xml.text("ProductRelationCode", "27"),
                    _ => {}
                }
                identifiers::write(xml, product, other);
                form::name(xml, other.form);
            });
        }
        // List 51: it replaces the one, and is replaced by the other.
        let both = replaced.into_iter().map(|isbn| ("03", isbn));
        for (code, isbn) in both.chain(replacing.into_iter().map(|isbn| ("05", isbn))) {
            xml.within("RelatedProduct", &[], |xml| {
                xml.text("ProductRelationCode", code);
                identifiers::one(xml, "15", None, isbn);
            });
        }
    });
}

/// The number of the same edition of another publication.
fn number(other: &Metadata, form: Form) -> Option<&str> {
    let isbn = match form {
        Form::Epub => &other.isbn.epub,
        Form::Pdf => &other.isbn.pdf,
        Form::Print => &other.isbn.print,
        Form::Web | Form::Kindle => return None,
    };
    isbn.as_ref().map(|isbn| isbn.as_str())
}
