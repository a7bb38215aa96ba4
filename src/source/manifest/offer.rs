//! Where an edition can be had, and for how much.

use crate::diagnostic::Code;
use crate::model::identifier::Fault;
use crate::model::metadata::{Offer, Price};
use crate::model::price::minor_digits;

use super::fields::Fields;
use super::url;

/// What stores sell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(in crate::source) enum OfferFormat {
    Epub,
    Kindle,
    Pdf,
    Print,
}

impl OfferFormat {
    fn as_str(self) -> &'static str {
        match self {
            OfferFormat::Epub => "epub",
            OfferFormat::Kindle => "kindle",
            OfferFormat::Pdf => "pdf",
            OfferFormat::Print => "print",
        }
    }
}

pub(super) fn offers(fields: &mut Fields<'_, '_, '_>) -> Vec<Offer> {
    fields.tables("offers", offer)
}

fn offer(fields: &mut Fields<'_, '_, '_>) -> Option<Offer> {
    let store = fields.required_text("store", "…");
    fields.missing("url", "add `url = \"https://…\"`");
    let url = fields.checked("url", Code::InvalidUrl, url::address);
    fields.missing("format", "add `format = \"epub\"`");
    let format = fields.choice::<OfferFormat>("format");
    let free = fields.flag("free").unwrap_or(false);
    let price = fields.checked("price", Code::InvalidValue, price);
    if let Some(span) = fields.span_of("price").filter(|_| free) {
        fields.report(
            Code::InvalidValue,
            span,
            "`offers.price` is given, and the offer is free",
            "leave one out",
        );
    } else if !free {
        fields.missing("price", "add `price = \"2.99 GBP\"` or `free = true`");
    }
    let price = if free { None } else { Some(price?) };
    Some(Offer { store: store?, url: url?, format: format?.as_str().to_owned(), price })
}

/// Reads `2.99 GBP`.
fn price(text: &str) -> Result<Price, Fault> {
    let fault = || Fault::new(format!("`{text}` is no price")).hint("write a price such as `2.99 GBP`");
    let (amount, currency) = text.split_once(' ').ok_or_else(fault)?;
    if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Err(fault());
    }
    let Some(places) = minor_digits(currency) else {
        return Err(Fault::new(format!("`{currency}` is no currency"))
            .hint("write its code by ISO 4217, such as `GBP`, `EUR` or `USD`"));
    };
    let places = usize::try_from(places).unwrap_or_default();
    let (whole, part) = amount.split_once('.').unwrap_or((amount, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || amount.ends_with('.') || !digits(whole) || !digits(part) {
        return Err(fault());
    }
    if !part.is_empty() && part.len() != places {
        return Err(Fault::new(format!("`{text}` has {} digits after the point", part.len()))
            .hint(format!("an amount in {currency} has {places}")));
    }
    let minor_units: u64 = format!("{whole}{part:0<places$}").parse().map_err(|_| fault())?;
    if minor_units == 0 {
        return Err(Fault::new(format!("`{text}` is nothing")).hint("write `free = true` instead"));
    }
    Ok(Price { minor_units, currency: currency.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_exact() {
        let units = |text: &str| price(text).map(|price| price.minor_units);
        assert_eq!(units("2.99 GBP"), Ok(299));
        assert_eq!(units("3 GBP"), Ok(300));
        assert_eq!(units("300 JPY"), Ok(300));
        assert_eq!(units("1.500 KWD"), Ok(1500));
        for unknown in ["2.99 GPB", "2.99 EUX", "2.99 XAU"] {
            let fault = price(unknown).expect_err("no currency");
            assert!(format!("{fault:?}").contains("is no currency"), "{fault:?}");
        }
        for text in [
            "£2.99",
            "2.99",
            "2,99 EUR",
            "2.9 GBP",
            "-1 GBP",
            "0 GBP",
            "1. GBP",
            "99999999999999999999 GBP",
            "1 gbp",
        ] {
            assert!(units(text).is_err(), "{text}");
        }
    }
}
