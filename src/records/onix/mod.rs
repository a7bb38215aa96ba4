//! ONIX for Books 3.1: what shops, libraries and aggregators read. One product for each e-book, PDF, Kindle book and
//! print edition; the web edition is where they are at home.
//!
//! One block of the standard, or two, in each file, in the order in which its schema has them.

mod accessibility;
mod collateral;
mod contributors;
mod form;
mod identifiers;
mod language;
mod publishing;
mod related;
mod subjects;
mod supply;
mod titles;

use super::description::{Description, Edition, Form};
use super::shelf::Shelf;
use super::xml::Xml;
use crate::editions::markup::front::contact_link;
use crate::model::identifier::Date;
use crate::model::metadata::Status;
use crate::model::publisher::Publisher;

const MESSAGE: [(&str, &str); 2] =
    [("release", "3.1"), ("xmlns", "http://ns.editeur.org/onix/3.1/reference")];

/// One product: an edition of a publication.
#[derive(Clone, Copy)]
struct Product<'a> {
    description: &'a Description<'a>,
    edition: &'a Edition<'a>,
    /// Of the house.
    sender: &'a str,
}

/// Writes a message with every product of these publications. `None` where there is none, where the house has no name
/// to send it under, or nothing has a date to send it on.
pub(super) fn write(
    descriptions: &[&Description<'_>],
    publisher: &Publisher,
    shelf: &Shelf<'_>,
) -> Option<String> {
    let sender = publisher.name.as_deref().filter(|name| !name.trim().is_empty())?;
    let sent: Date = descriptions.iter().filter_map(|own| own.setting.date).max()?;
    let products: Vec<Product<'_>> = descriptions
        .iter()
        .flat_map(|description| {
            let editions = description.editions.iter().filter(|edition| edition.form != Form::Web);
            editions.map(|edition| Product { description, edition, sender })
        })
        .collect();
    if products.is_empty() {
        return None;
    }
    let mut xml = Xml::new();
    xml.within("ONIXMessage", &MESSAGE, |xml| {
        xml.within("Header", &[], |xml| {
            xml.within("Sender", &[], |xml| {
                xml.text("SenderName", sender);
                xml.text_if("EmailAddress", email(publisher));
            });
            xml.text("SentDateTime", &compact(sent));
        });
        for product in &products {
            xml.within("Product", &[], |xml| product.write(xml, shelf));
        }
    });
    Some(xml.finish())
}

impl Product<'_> {
    fn write(&self, xml: &mut Xml, shelf: &Shelf<'_>) {
        // Never changes, whatever number the edition is given later.
        let reference = self.description.setting.urn_of(&format!("product/{}", self.edition.form.as_str()));
        xml.text("RecordReference", reference.trim_start_matches("urn:uuid:"));
        xml.text(
            "NotificationType",
            match self.description.metadata.status {
                Status::Draft | Status::Embargoed => "01",
                Status::Published | Status::Withdrawn => "03",
            },
        );
        xml.text("RecordSourceType", "01");
        identifiers::write(xml, self, self.edition);
        xml.within("DescriptiveDetail", &[], |xml| {
            form::write(xml, self);
            titles::write(xml, self.description, shelf);
            contributors::write(xml, self.description);
            titles::edition(xml, self.description);
            language::write(xml, &self.description.metadata.language);
            form::extents(xml, self);
            subjects::write(xml, self.description.metadata);
        });
        collateral::write(xml, self);
        xml.within("PublishingDetail", &[], |xml| publishing::write(xml, self));
        related::write(xml, self, shelf);
        supply::write(xml, self);
    }
}

/// `20191105`.
fn compact(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// The house's contact where that is an e-mail address.
fn email(publisher: &Publisher) -> Option<&str> {
    let contact = publisher.contact.as_deref()?;
    contact_link(contact)?.starts_with("mailto:").then_some(contact)
}
