//! The forms in which a publication can be had: the house's own editions, and what stores offer.

use serde_json::{Value, json};

use crate::editions::{Artefact, Setting};
use crate::locale::Locale;
use crate::model::catalogue::Series;
use crate::model::metadata::{Offer, Price};

/// The house's own files to download: format, size, pages, what they conform to.
pub(super) fn downloads(made: &[&Artefact], setting: &Setting<'_>) -> Vec<Value> {
    let folder = format!("{}/", setting.report.metadata.slug);
    made.iter().filter_map(|edition| download(edition, setting, &folder)).collect()
}

fn download(edition: &Artefact, setting: &Setting<'_>, folder: &str) -> Option<Value> {
    let href = edition.path.strip_prefix(folder)?;
    // What printers and shops need lies deeper, and is no form to read it in.
    if href.contains('/') {
        return None;
    }
    let labels = &setting.locale.labels;
    let brief = href.ends_with("-brief.pdf") || href.ends_with("-brief.txt");
    let name = match edition.media_type {
        "application/epub+zip" => "EPUB",
        "application/pdf" if brief => &labels.brief,
        "application/pdf" => "PDF",
        kind if brief && kind.starts_with("text/plain") => &labels.press_release,
        _ => return None,
    };
    let mut facts = Vec::new();
    if let Some(pages) = edition.pages {
        facts.push(format!("{pages} {}", setting.locale.labels.pages));
    }
    facts.push(size(edition.bytes.len()));
    let isbns = &setting.report.metadata.isbn;
    let isbn = if name == "EPUB" { isbns.epub.as_ref() } else { isbns.pdf.as_ref() }.filter(|_| !brief);
    Some(json!({
        "name": name,
        "href": href,
        "media_type": edition.media_type,
        "facts": facts.join(", "),
        "standards": (!edition.standards.is_empty()).then(|| edition.standards.join(", ")),
        "isbn": isbn.map(|isbn| format!("ISBN {isbn}")),
    }))
}

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
    let amount = amount(price);
    match price.currency.as_str() {
        "GBP" => format!("£{amount}"),
        "EUR" => format!("€{amount}"),
        currency => format!("{amount} {currency}"),
    }
}

/// The amount alone, exact: `2.99`.
pub(super) fn amount(price: &Price) -> String {
    match price.currency.as_str() {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "VND"
        | "VUV" | "XAF" | "XOF" | "XPF" => price.minor_units.to_string(),
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => {
            format!("{}.{:03}", price.minor_units / 1000, price.minor_units % 1000)
        }
        _ => format!("{}.{:02}", price.minor_units / 100, price.minor_units % 100),
    }
}

/// The editions of a whole series.
pub(super) fn collected(made: &[&Artefact], folder: &str, series: &Series, locale: &Locale) -> Vec<Value> {
    let own = made.iter().filter_map(|edition| {
        let href = edition.path.strip_prefix(folder).filter(|href| !href.contains('/'))?;
        let (name, isbn) = match edition.media_type {
            "application/epub+zip" => ("EPUB", series.isbn.epub.as_ref()),
            "application/pdf" => ("PDF", series.isbn.pdf.as_ref()),
            _ => return None,
        };
        let pages = edition.pages.map(|pages| format!("{pages} {}, ", locale.labels.pages));
        Some(json!({
            "name": name,
            "href": href,
            "facts": format!("{}{}", pages.unwrap_or_default(), size(edition.bytes.len())),
            "standards": (!edition.standards.is_empty()).then(|| edition.standards.join(", ")),
            "isbn": isbn.map(|isbn| format!("ISBN {isbn}")),
        }))
    });
    own.collect()
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

/// Bytes for people: `340 kB`, `1.2 MB`.
fn size(bytes: usize) -> String {
    match bytes {
        0..950_000 => format!("{} kB", bytes.div_ceil(1000)),
        _ => format!("{}.{} MB", (bytes + 50_000) / 1_000_000, (bytes + 50_000) / 100_000 % 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded() {
        assert_eq!(size(339_001), "340 kB");
        assert_eq!(size(1_240_000), "1.2 MB");
        assert_eq!(size(1_960_000), "2.0 MB");
    }

    #[test]
    fn prices_are_exact() {
        let of = |minor_units, currency: &str| price(&Price { minor_units, currency: currency.to_owned() });
        assert_eq!(of(299, "GBP"), "£2.99");
        assert_eq!(of(300, "JPY"), "300 JPY");
        assert_eq!(of(1_505, "KWD"), "1.505 KWD");
    }
}
