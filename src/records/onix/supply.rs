//! P.24 to P.26: where it can be had, and for how much.

use super::Product;
use super::publishing::{website, world};
use crate::model::metadata::{Price, Status};
use crate::records::xml::Xml;

/// Who has it: the house what it made, free of charge, and each shop what it offers.
pub(super) fn write(xml: &mut Xml, product: &Product<'_>) {
    let (description, edition) = (product.description, product.edition);
    let file = edition
        .file
        .map(|file| description.address.as_deref().map(|address| format!("{address}{}", file.path)));
    if file.is_none() && edition.offers.is_empty() {
        return;
    }
    xml.within("ProductSupply", &[], |xml| {
        xml.within("Market", &[], world);
        if let Some(link) = file {
            supplier(xml, product, ("09", product.sender), ("29", link.as_deref()), None);
        }
        for offer in &edition.offers {
            let link = ("36", Some(offer.url.as_str()));
            supplier(xml, product, ("11", &offer.store), link, offer.price.as_ref());
        }
    });
}

/// Role (list 93) and name; role of the page (list 73) and its address; a price, or none for what is free.
fn supplier(
    xml: &mut Xml,
    product: &Product<'_>,
    (role, name): (&str, &str),
    (page, link): (&str, Option<&str>),
    price: Option<&Price>,
) {
    xml.within("SupplyDetail", &[], |xml| {
        xml.within("Supplier", &[], |xml| {
            xml.text("SupplierRole", role);
            xml.text("SupplierName", name);
            website(xml, page, link);
        });
        xml.text(
            "ProductAvailability",
            match product.description.metadata.status {
                Status::Published => "20",
                Status::Draft | Status::Embargoed => "10",
                Status::Withdrawn => "40",
            },
        );
        match price {
            // Never 0.00.
            None => xml.text("UnpricedItemType", "01"),
            Some(price) => xml.within("Price", &[], |xml| {
                xml.text("PriceType", "02");
                xml.text("PriceAmount", &price.amount());
                xml.text("CurrencyCode", &price.currency);
            }),
        }
    });
}
