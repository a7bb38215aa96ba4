//! The forms in which a publication can be had besides the house's own editions: what stores offer, and records.

use serde_json::{Value, json};

use crate::editions::{Artefact, Setting};
use crate::locale::Locale;
use crate::model::metadata::{Offer, Price};

/// What stores offer, in the order given.
pub(super) fn offers(setting: &Setting<'_>) -> Vec<Value> {
    let offers = setting.report.metadata.offers.iter();
    offers.map(|own| offer(own, setting.locale)).collect()
}

fn offer(offer: &Offer, locale: &Locale) -> Value {
    let name = match offer.format.as_str() {
        "epub" => "EPUB",
        "kindle" => "Kindle",
        "pdf" => "PDF",
        _ => locale.site.print.as_str(),
    };
    let cost = offer.price.as_ref().map_or_else(|| locale.site.free.clone(), price);
    json!({ "name": name, "store": offer.store, "url": offer.url, "cost": cost })
}

/// `£2.99`, `2.99 CHF`: a sign for the currencies that every reader knows by it.
fn price(price: &Price) -> String {
    let amount = price.amount();
    match price.currency.as_str() {
        "GBP" => format!("£{amount}"),
        "EUR" => format!("€{amount}"),
        currency => format!("{amount} {currency}"),
    }
}

/// Files for reference managers and libraries.
pub(super) fn records(made: &[&Artefact], slug: &str) -> Vec<Value> {
    let folder = format!("{slug}/");
    let own = made.iter().filter_map(|artefact| {
        let href = artefact.path.strip_prefix(&folder).filter(|href| href.starts_with("records/"))?;
        let name = match href {
            _ if href.ends_with(".bib") => "BibTeX",
            _ if href.ends_with(".ris") => "RIS",
            _ if href.ends_with("csl.json") => "CSL-JSON",
            _ => return None,
        };
        Some(json!({ "name": name, "href": href, "media_type": artefact.media_type }))
    });
    own.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_exact() {
        let of = |minor_units, currency: &str| price(&Price { minor_units, currency: currency.to_owned() });
        assert_eq!(of(299, "GBP"), "£2.99");
        assert_eq!(of(300, "JPY"), "300 JPY");
        assert_eq!(of(1_505, "KWD"), "1.505 KWD");
    }
}
