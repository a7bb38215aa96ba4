//! Names of entries that stay what they are, whatever else changes.

use url::Url;

use crate::editions::Setting;

/// The DOI's URL, where there is one; else a `tag:` URI (RFC 4151) of the house's host, the year of publication and
/// the slug that the publication had first; without a date, the URN of its landing page.
pub(super) fn of(setting: &Setting<'_>) -> String {
    let metadata = &setting.report.metadata;
    if let Some(doi) = &metadata.doi {
        return doi.url();
    }
    let slug = metadata.redirect_from.first().map_or_else(|| metadata.folder(), |old| old.slug.to_string());
    let house = setting.publisher.url.as_deref().and_then(|url| Url::parse(url).ok());
    match (house.as_ref().and_then(Url::host_str), metadata.published) {
        (Some(host), Some(published)) => {
            let folder = house.as_ref().map_or("", Url::path).trim_matches('/');
            let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
            format!("tag:{host},{:04}:{folder}{slug}", published.year())
        }
        _ => setting.urn_of("landing-page"),
    }
}
