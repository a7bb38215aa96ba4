//! Findings, implications and recommendations on a landing page, each linked to its place in the web edition.

use serde_json::{Value, json};

use crate::editions::Setting;
use crate::editions::markup::places::Places;
use crate::model::block::BlockKind;
use crate::model::finding::{Item, ItemKind};
use crate::model::inline::plain_text;

/// One group for each kind that there is.
pub(super) fn groups(setting: &Setting<'_>, places: &Places<'_>, linked: bool) -> Vec<Value> {
    let labels = &setting.locale.labels;
    let kinds = [
        (ItemKind::Finding, &labels.key_findings),
        (ItemKind::Implication, &labels.policy_implications),
        (ItemKind::Recommendation, &labels.recommendations),
    ];
    let group = |(kind, title): (ItemKind, &String)| {
        let items: Vec<Value> = setting.report.items(kind).map(|own| item(own, places, linked)).collect();
        (!items.is_empty())
            .then(|| json!({ "title": title, "follows": kind != ItemKind::Finding, "items": items }))
    };
    kinds.into_iter().filter_map(group).collect()
}

fn item(item: &Item, places: &Places<'_>, linked: bool) -> Value {
    let first = item.body.iter().find_map(|block| match &block.kind {
        BlockKind::Paragraph(content) => Some(plain_text(content)),
        _ => None,
    });
    let headline = plain_text(&item.headline);
    let (headline, text) = match (headline.trim().is_empty(), first) {
        (true, Some(first)) => (first, None),
        (true, None) => (item.label.clone(), None),
        (false, first) => (headline, first),
    };
    let href = |id: &str| linked.then(|| format!("read/{}", places.href("", id)));
    let basis: Vec<Value> = item
        .basis
        .iter()
        .map(|own| json!({ "label": own.label, "href": href(own.target.as_str()) }))
        .collect();
    let addressee = item.addressee.as_ref().map(|line| format!("{}: {}", line.label, line.text));
    json!({
        "number": item.number,
        "headline": headline,
        "text": text,
        "addressee": addressee,
        "href": href(item.id.as_str()),
        "basis_label": item.basis_label,
        "basis": basis,
    })
}
