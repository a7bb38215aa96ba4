//! What readers must know before they trust a publication: that it is old, replaced, corrected, withdrawn or not out.

use serde_json::{Value, json};

use super::card::cards;
use super::site::Site;
use crate::editions::Setting;
use crate::editions::markup::front;
use crate::model::catalogue::relations::Related;
use crate::model::identifier::Date;

/// After so many years a publication is called old.
const OLD: i32 = 5;

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
        && let Some(years) = age(published, today)
    {
        let text = words.older_than.replace("{years}", &years.to_string());
        notices.push(json!({ "kind": "old", "text": text, "publications": [] }));
    }
    notices
}

/// For how many years a publication has been out, where that is more than [`OLD`]: a round number that stays true.
fn age(published: Date, today: Date) -> Option<i32> {
    let old = (today.year() - OLD, today.month(), today.day());
    let own = (published.year(), published.month(), published.day());
    (own < old).then_some(OLD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn age_is_reckoned_to_the_day() {
        let date = |text: &str| Date::parse(text).expect("a date");
        assert_eq!(age(date("2019-06-18"), date("2024-06-18")), None);
        assert_eq!(age(date("2019-06-18"), date("2024-06-19")), Some(5));
        assert_eq!(age(date("2015-06-02"), date("2025-01-01")), Some(5));
    }
}
