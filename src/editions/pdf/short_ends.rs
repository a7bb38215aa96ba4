//! Finds parts that end with a few lines on a page of their own: they look like an oversight, and cost a page.

use std::collections::BTreeSet;

use typst_layout::PagedDocument;

use super::pages;
use super::proof::{self, Sheet, Standing};
use crate::model::identifier::Id;
use crate::model::report::Report;

/// So many lines are too few for a page.
const FEW: usize = 3;
/// Longer books stay as they are: set once more they take a gigabyte, and a page more is nothing to them.
const LONGEST: usize = 250;

/// These parts; all of them where they follow one another without new pages. None of a long book.
pub(super) fn parts(document: &PagedDocument, report: &Report, apart: bool) -> BTreeSet<Id> {
    if document.pages().len() > LONGEST {
        return BTreeSet::new();
    }
    let sheets = proof::read(document);
    let pages = pages::ids(document);
    let begins: Vec<(&Id, usize)> =
        report.parts.iter().filter_map(|part| Some((&part.id, *pages.get(part.id.as_str())?))).collect();
    let last = sheets.iter().rposition(|sheet| text(sheet) > 0).unwrap_or(0);
    let ends_short = |begin: usize, end: usize| {
        begin < end && sheets.get(end).is_some_and(|sheet| (1..=FEW).contains(&text(sheet)))
    };
    let ids = || begins.iter().map(|(id, _)| (*id).clone());
    if !apart {
        let short = begins.first().is_some_and(|(_, begin)| ends_short(*begin, last));
        return if short { ids().collect() } else { BTreeSet::new() };
    }
    let ends = begins.iter().skip(1).map(|(_, next)| next.saturating_sub(1)).chain([last]);
    let all = begins.iter().zip(ends);
    all.filter(|((_, begin), end)| ends_short(*begin, *end)).map(|((id, _), _)| (*id).clone()).collect()
}

/// How many lines of text are on a page.
fn text(sheet: &Sheet) -> usize {
    let own = |standing: Standing| !matches!(standing, Standing::Artifact | Standing::Note);
    sheet.lines.iter().filter(|line| own(line.standing) && !line.text.trim().is_empty()).count()
}
