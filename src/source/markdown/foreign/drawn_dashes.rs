//! Tables under a line of dashes, which says where each column stands.

use crate::model::block::Alignment;

use super::drawn::{Drawing, DrawnCell, is_dashes, is_drawn};

pub(super) fn read(lines: &[&str]) -> Option<Drawing> {
    let ruler = lines.iter().position(|line| is_drawn(line))?;
    let starts = starts(lines.get(ruler)?);
    let framed = is_dashes(lines.first()?);
    let head = lines.get(usize::from(framed && ruler > 0)..ruler)?;
    let mut rows = lines.get(ruler + 1..)?;
    if let Some((last, rest)) = rows.split_last()
        && is_dashes(last)
    {
        rows = rest;
    }
    let cells = |lines: &[&str]| -> Vec<DrawnCell> {
        let columns = starts.iter().enumerate().map(|(at, start)| {
            let end = starts.get(at + 1).copied().unwrap_or(usize::MAX);
            let own = lines.iter().map(|line| cut(line, if at == 0 { 0 } else { *start }, end));
            let text = own.collect::<Vec<_>>().join("\n").trim_matches('\n').trim_end().to_owned();
            DrawnCell { text, columns: 1 }
        });
        columns.collect()
    };
    let parted = rows.iter().any(|line| line.trim().is_empty());
    let body: Vec<Vec<DrawnCell>> = match parted {
        true => rows.split(|line| line.trim().is_empty()).filter(|row| !row.is_empty()).map(cells).collect(),
        // Between a frame with a head, one row may have all the lines.
        false if framed && !head.is_empty() => vec![cells(rows)],
        false => rows.iter().map(|line| cells(&[line])).collect(),
    };
    let model = head.first().or(rows.first())?;
    let alignments = columns(lines.get(ruler)?).map(|(start, end)| alignment(model, start, end)).collect();
    let head = if head.is_empty() { Vec::new() } else { vec![cells(head)] };
    Some(Drawing { alignments, head, body })
}

/// Where each group of dashes begins and ends, in characters.
fn columns(ruler: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in ruler.trim_end().chars().chain([' ']).enumerate() {
        match (c, start) {
            ('-', None) => start = Some(at),
            (' ', Some(from)) => {
                found.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    found.into_iter()
}

fn starts(ruler: &str) -> Vec<usize> {
    columns(ruler).map(|(start, _)| start).collect()
}

/// Characters of a line, without spaces around.
fn cut(line: &str, start: usize, end: usize) -> String {
    line.chars().skip(start).take(end.saturating_sub(start)).collect::<String>().trim().to_owned()
}

/// How words stand over their dashes.
fn alignment(line: &str, start: usize, end: usize) -> Alignment {
    let at = |at: usize| line.chars().nth(at).is_some_and(|c| !c.is_whitespace());
    match (at(start), end.checked_sub(1).is_some_and(at)) {
        (true, false) => Alignment::Left,
        (false, true) => Alignment::Right,
        (true, true) => Alignment::Natural,
        (false, false) if cut(line, start, end).is_empty() => Alignment::Natural,
        (false, false) => Alignment::Centre,
    }
}
