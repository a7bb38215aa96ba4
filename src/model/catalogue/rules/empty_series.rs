//! `empty-series`: a series that nothing belongs to.

use std::collections::BTreeSet;

use super::{Fault, House, of_catalogue};
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn check<T>(house: &House<'_, T>, faults: &mut Vec<Fault>) {
    let named: BTreeSet<&str> = house
        .publications
        .iter()
        .filter_map(|own| own.series.as_ref())
        .map(|own| own.slug.as_str())
        .collect();
    for series in house.collection.series.iter().map(|own| &own.facts) {
        if !named.contains(series.slug.as_str()) {
            let message = format!("no publication belongs to the series `{}`", series.slug);
            let hint = format!("write `series = \"{}\"` in the metadata of its parts", series.slug);
            let diagnostic = Diagnostic::new(Code::EmptySeries, series.span, message).hint(hint);
            faults.push(of_catalogue(diagnostic));
        }
    }
}
