//! What readers must know before they trust a publication: that it is old, replaced, corrected, withdrawn or not out.

use serde_json::{Value, json};

use super::card::cards;
use super::site::Site;
use crate::editions::Setting;
use crate::editions::markup::front;
use crate::model::catalogue::relations::Related;
use crate::model::identifier::Date;

/// One line each, with the publications it names.
pub(super) fn notices(site: &Site<'_>, setting: &Setting<'_>, related: &Related) -> Vec<Value> {
    let words = &setting.locale.site;
    let metadata = &setting.report.metadata;
    let mut notices = Vec::new();
    if let Some(status) = front::status_line(setting) {
        notices.push(json!({ "kind": "status", "text": status, "publications": [] }));
    }
    let newer = cards(site, &related.superseded_by, setting.locale);
    if !newer.is_empty() {
        notices.push(json!({ "kind": "superseded", "text": words.superseded_by, "publications": newer }));
    }
    if let (Some(published), Some(today)) = (metadata.published, site.today)
        && is_older(published, today, setting.publisher.old_after)
    {
        let years = setting.publisher.old_after;
        let text = words.older_than.replace("{years}", &years.to_string());
        notices.push(json!({ "kind": "old", "text": text, "publications": [] }));
    }
    notices
}

/// Whether a publication has been out for more than so many years: a round number stays true for longer.
fn is_older(published: Date, today: Date, years: i32) -> bool {
    let old = (today.year() - years, today.month(), today.day());
    (published.year(), published.month(), published.day()) < old
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn age_is_reckoned_to_the_day() {
        let date = |text: &str| Date::parse(text).expect("a date");
        assert!(!is_older(date("2019-06-18"), date("2024-06-18"), 5));
        assert!(is_older(date("2019-06-18"), date("2024-06-19"), 5));
        assert!(!is_older(date("2019-06-18"), date("2024-06-19"), 6));
    }
}
