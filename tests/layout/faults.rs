//! What is wrong with pages that were set, each told with its page.

use std::collections::BTreeMap;

use super::{Line, Sheet, Standing};

/// Letters hang out of the column by a little where a line ends with a point or a hyphen.
const OVERHANG: f64 = 8.0;

/// Lines of running text are as long as this, on average, in characters.
const MEASURE: std::ops::RangeInclusive<f64> = 45.0..=90.0;

pub(super) fn of(sheets: &[Sheet]) -> Vec<String> {
    let mut told = Vec::new();
    for (page, sheet) in (1..).zip(sheets) {
        let mut tell = |fault: String| told.push(format!("page {page}: {fault}"));
        beyond(sheet, &mut tell);
        overlapping(sheet, &mut tell);
        lone_heading(sheet, sheets.get(page), &mut tell);
        lone_word(sheet, &mut tell);
        lone_speaker(sheet, &mut tell);
    }
    paragraphs(sheets, &mut told);
    told
}

fn beyond(sheet: &Sheet, tell: &mut impl FnMut(String)) {
    let edge = 36.0 - OVERHANG;
    for line in &sheet.lines {
        let within = line.left >= edge
            && line.right <= sheet.width - edge
            && line.baseline - line.size > 0.0
            && line.baseline < sheet.height - edge;
        if !within {
            tell(format!("`{}` stands beyond the page, at {:.0} to {:.0}", line.text, line.left, line.right));
        }
    }
}

fn overlapping(sheet: &Sheet, tell: &mut impl FnMut(String)) {
    let lines: Vec<&Line> = sheet
        .lines
        .iter()
        .filter(|line| !line.text.trim().is_empty() && line.standing != Standing::Artifact)
        .collect();
    for (at, one) in lines.iter().enumerate() {
        for other in lines.iter().skip(at + 1) {
            let across = one.right.min(other.right) - one.left.max(other.left);
            let top = |line: &Line| line.baseline - 0.45 * line.size;
            let down = one.baseline.min(other.baseline) - top(one).max(top(other));
            if across > 2.0 && down > 1.0 {
                tell(format!("`{}` stands over `{}`", other.text, one.text));
            }
        }
    }
}

/// A heading stands over what it is the heading of, on the same page.
fn lone_heading(sheet: &Sheet, next: Option<&Sheet>, tell: &mut impl FnMut(String)) {
    let text = sheet.lines.iter().filter(|line| {
        !matches!(line.standing, Standing::Artifact | Standing::Note) && !line.text.trim().is_empty()
    });
    let last = text.max_by(|one, other| one.baseline.total_cmp(&other.baseline));
    // A part of a heading alone is followed by the next part's.
    let goes_on = next.is_some_and(|next| {
        let mut text = next.lines.iter().filter(|line| line.standing != Standing::Artifact);
        text.next().is_some_and(|line| line.standing != Standing::Heading)
    });
    if let Some(last) = last.filter(|last| last.standing == Standing::Heading && goes_on) {
        tell(format!("a heading ends the page: `{}`", last.text));
    }
}

/// A heading of two lines does not end with one short word; of three it may, where the second is full.
fn lone_word(sheet: &Sheet, tell: &mut impl FnMut(String)) {
    let lines: Vec<&Line> = sheet.lines.iter().filter(|line| line.standing != Standing::Artifact).collect();
    for (at, last) in lines.iter().enumerate().skip(1) {
        let goes_on = |one: &Line, other: &Line| {
            let apart = other.baseline - one.baseline;
            one.standing == Standing::Heading
                && one.size == other.size
                && apart > 0.0
                && apart < 1.5 * one.size
        };
        let before = lines[at - 1];
        let ends = lines.get(at + 1).is_none_or(|next| !goes_on(last, next));
        let begins = at < 2 || !goes_on(lines[at - 2], before);
        let long = |line: &Line| line.right - line.left;
        let lone = !last.text.trim().contains(' ') && long(last) < long(before) / 3.0;
        if goes_on(before, last) && last.standing == Standing::Heading && begins && ends && lone {
            tell(format!("a word alone, `{}`, under `{}`", last.text, before.text));
        }
    }
}

/// Who said something stands on the page of what was said.
fn lone_speaker(sheet: &Sheet, tell: &mut impl FnMut(String)) {
    let text =
        sheet.lines.iter().filter(|line| !matches!(line.standing, Standing::Artifact | Standing::Note));
    let first = text.min_by(|one, other| one.baseline.total_cmp(&other.baseline));
    if let Some(first) = first.filter(|first| first.size < 9.0 && first.text.starts_with("— ")) {
        tell(format!("a speaker begins the page: `{}`", first.text));
    }
}

/// Lines of running text: none alone on a page, none too long or too short.
fn paragraphs(sheets: &[Sheet], told: &mut Vec<String>) {
    let mut all: BTreeMap<usize, Vec<(usize, &Line)>> = BTreeMap::new();
    for (page, sheet) in (1..).zip(sheets) {
        for line in &sheet.lines {
            if let Standing::Paragraph(number) = line.standing {
                all.entry(number).or_default().push((page, line));
            }
        }
    }
    let widths = all.values().flatten().map(|(_, line)| line.right - line.left);
    let column = widths.fold(0.0, f64::max);
    for lines in all.values() {
        let (first, last) = (lines[0].0, lines[lines.len() - 1].0);
        if first < last {
            for page in [first, last] {
                if lines.iter().filter(|(own, _)| *own == page).count() == 1 && lines.len() > 2 {
                    told.push(format!("page {page}: a line alone of `{}`", lines[0].1.text));
                }
            }
        }
        // Lines that the author ended, and those of captions and sources, are short of their own accord.
        let full: Vec<&(usize, &Line)> = lines[..lines.len() - 1]
            .iter()
            .filter(|(_, line)| (9.5..=10.5).contains(&line.size) && line.right - line.left > 0.8 * column)
            .collect();
        if full.is_empty() {
            continue;
        }
        let letters: usize = full.iter().map(|(_, line)| line.text.trim().chars().count()).sum();
        let mean = letters as f64 / full.len() as f64;
        if !MEASURE.contains(&mean) {
            told.push(format!("page {first}: {mean:.0} characters a line in `{}`", lines[0].1.text));
        }
    }
}
