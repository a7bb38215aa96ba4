//! P.19, P.20 and P.21: who publishes, since when, and with which rights.

use super::form::is_digital;
use super::{Product, compact};
use crate::model::metadata::Status;
use crate::records::description::Form;
use crate::records::xml::Xml;

pub(super) fn write(xml: &mut Xml, product: &Product<'_>) {
    publishers(xml, product);
    xml.text_if("CityOfPublication", product.description.place);
    status(xml, product);
    copyright(xml, product.description.copyright);
    // An open licence lets others publish it too.
    let open = product.description.licence_url.is_some();
    xml.within("SalesRights", &[], |xml| {
        xml.text("SalesRightsType", if open { "02" } else { "01" });
        world(xml);
    });
}

pub(super) fn world(xml: &mut Xml) {
    xml.within("Territory", &[], |xml| xml.text("RegionsIncluded", "WORLD"));
}

/// Who publishes, for whom, and who paid (list 45), with the pages of the house.
fn publishers(xml: &mut Xml, product: &Product<'_>) {
    let (description, metadata) = (product.description, product.description.metadata);
    let publisher = description.publisher.unwrap_or(product.sender);
    xml.within("Publisher", &[], |xml| {
        xml.text("PublishingRole", "01");
        xml.text("PublisherName", publisher);
        let house = product.sender == publisher;
        let page = description.address.as_deref();
        let web = description.edition(Form::Web).and_then(|edition| edition.file);
        let reading = page.zip(web).map(|(page, file)| format!("{page}{}", file.path));
        let home = description.setting.publisher.url.as_deref().filter(|_| house);
        for (role, link) in [("01", home), ("02", page), ("29", reading.as_deref())] {
            website(xml, role, link);
        }
    });
    let commissioned = metadata.commissioned_by.iter().map(|name| ("06", name));
    for (role, name) in commissioned.chain(metadata.funders.iter().map(|name| ("16", name))) {
        if !name.trim().is_empty() {
            xml.within("Publisher", &[], |xml| {
                xml.text("PublishingRole", role);
                xml.text("PublisherName", name);
            });
        }
    }
}

pub(super) fn website(xml: &mut Xml, role: &str, link: Option<&str>) {
    if let Some(link) = link {
        xml.within("Website", &[], |xml| {
            xml.text("WebsiteRole", role);
            xml.text("WebsiteLink", link);
        });
    }
}

fn status(xml: &mut Xml, product: &Product<'_>) {
    let (description, metadata) = (product.description, product.description.metadata);
    xml.text(
        "PublishingStatus",
        match metadata.status {
            Status::Draft | Status::Embargoed => "02",
            Status::Published => "04",
            Status::Withdrawn => "11",
        },
    );
    if description.is_withdrawn() {
        xml.text("PublishingStatusNote", &description.setting.locale.labels.withdrawn);
    }
    let printed = is_digital(product.edition.form) && description.edition(Form::Print).is_some();
    let dates = [
        ("01", description.published()),
        ("02", metadata.embargo_until.filter(|_| metadata.status == Status::Embargoed)),
        ("19", description.published().filter(|_| printed)),
    ];
    for (role, date) in dates {
        if let Some(date) = date {
            xml.within("PublishingDate", &[], |xml| {
                xml.text("PublishingDateRole", role);
                xml.text_with("Date", &[("dateformat", "00")], &compact(date));
            });
        }
    }
}

/// "© 2019 Aldermoor Institute": the year and who owns it, where it is written so.
fn copyright(xml: &mut Xml, statement: Option<&str>) {
    let Some(text) = statement.and_then(|text| text.trim().strip_prefix('©')).map(str::trim) else { return };
    let digits = |year: &&str| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let (year, owner) = match text.split_once(' ') {
        Some((year, owner)) if digits(&year) => (Some(year), owner.trim()),
        _ => (None, text),
    };
    if owner.is_empty() {
        return;
    }
    xml.within("CopyrightStatement", &[], |xml| {
        xml.text_if("CopyrightYear", year);
        xml.within("CopyrightOwner", &[], |xml| xml.text("CorporateName", owner));
    });
}
