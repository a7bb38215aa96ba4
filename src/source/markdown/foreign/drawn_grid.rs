//! Tables drawn with `+---+`, whose cells hold paragraphs, lists or code.

use std::collections::BTreeSet;

use crate::model::block::Alignment;

use super::drawn::{Drawing, DrawnCell};
use super::masks::Line;

/// Where a grid ends: at the last of its lines from `+` to `+`. What begins within another is none: each line is read once.
pub(super) fn end(lines: &[Line<'_>], first: usize) -> Option<usize> {
    let indent = lines.get(first)?.indent();
    let part = |line: &&Line<'_>| line.indent() == indent && is_part(line.text.trim());
    if first.checked_sub(1).and_then(|above| lines.get(above)).is_some_and(|above| part(&above)) {
        return None;
    }
    let count = lines.get(first..)?.iter().take_while(part).count();
    let last = (first..first + count)
        .rev()
        .find(|at| lines.get(*at).is_some_and(|line| is_ruler(line.text.trim())))?;
    (last > first + 1 && is_ruler(lines.get(first)?.text.trim())).then_some(last + 1)
}

fn is_part(line: &str) -> bool {
    line.len() > 2 && line.starts_with(['|', '+']) && line.ends_with(['|', '+'])
}

fn is_ruler(line: &str) -> bool {
    let drawn = |c: char| matches!(c, '+' | '-' | '=' | ':');
    line.len() > 4
        && line.starts_with('+')
        && line.ends_with('+')
        && line.chars().all(drawn)
        && line.contains(['-', '='])
}

/// Reads a grid; `None` where cells span rows, which only a table of HTML can say.
pub(super) fn read(lines: &[&str]) -> Option<Drawing> {
    let lines: Vec<Vec<char>> = lines.iter().map(|line| line.trim().chars().collect()).collect();
    let width = lines.first()?.len();
    if lines.iter().any(|line| line.len() != width) {
        return None;
    }
    let texts: Vec<String> = lines.iter().map(|line| line.iter().collect()).collect();
    let rulers: Vec<usize> =
        (0..lines.len()).filter(|at| texts.get(*at).is_some_and(|line| is_ruler(line))).collect();
    if lines.iter().zip(&texts).any(|(line, text)| line.first() == Some(&'+') && !is_ruler(text)) {
        return None;
    }
    // A line that begins and ends with `|` but has a ruler within it parts only some cells.
    if texts.iter().any(|text| text.starts_with('|') && text.contains("+--")) {
        return None;
    }
    let bounds: BTreeSet<usize> = rulers
        .iter()
        .filter_map(|at| lines.get(*at))
        .flat_map(|line| line.iter().enumerate().filter(|(_, c)| **c == '+').map(|(at, _)| at))
        .collect();
    let bounds: Vec<usize> = bounds.into_iter().collect();
    let mut drawing = Drawing::default();
    let mut head_end = None;
    for pair in rulers.windows(2) {
        let [from, to] = pair else { continue };
        let rows = lines.get(from + 1..*to)?;
        if rows.is_empty() {
            continue;
        }
        drawing.body.push(row(rows, &bounds)?);
        if head_end.is_none()
            && texts.get(*to).is_some_and(|line| line.contains('='))
            && to != rulers.last()?
        {
            head_end = Some((drawing.body.len(), *to));
        }
    }
    let (head, ruler) = head_end.unwrap_or((0, 0));
    drawing.head = drawing.body.drain(..head).collect();
    let ruler = lines.get(ruler)?;
    drawing.alignments = bounds
        .windows(2)
        .map(|pair| match (ruler.get(pair.first()? + 1), ruler.get(pair.last()?.checked_sub(1)?)) {
            (Some(':'), Some(':')) => Some(Alignment::Centre),
            (Some(':'), _) => Some(Alignment::Left),
            (_, Some(':')) => Some(Alignment::Right),
            _ => Some(Alignment::Natural),
        })
        .collect::<Option<Vec<_>>>()?;
    Some(drawing)
}

/// The cells of the lines between two rulers.
fn row(lines: &[Vec<char>], bounds: &[usize]) -> Option<Vec<DrawnCell>> {
    let walls: Vec<usize> =
        bounds.iter().copied().filter(|at| lines.iter().all(|line| line.get(*at) == Some(&'|'))).collect();
    if walls.first() != Some(&0) || walls.last() != bounds.last() {
        return None;
    }
    let cell = |pair: &[usize]| {
        let (from, to) = (*pair.first()?, *pair.last()?);
        let own: Vec<String> = lines
            .iter()
            .map(|line| {
                line.get(from + 1..to).unwrap_or(&[]).iter().collect::<String>().trim_end().to_owned()
            })
            .collect();
        let columns = bounds.iter().filter(|at| **at > from && **at <= to).count();
        Some(DrawnCell { text: flush(&own), columns })
    };
    walls.windows(2).map(cell).collect()
}

/// Lines without the indentation that all of them have, and without blank ones around.
fn flush(lines: &[String]) -> String {
    let indent = |line: &String| line.len() - line.trim_start_matches(' ').len();
    let common = lines.iter().filter(|line| !line.is_empty()).map(indent).min().unwrap_or(0);
    let cut: Vec<&str> = lines.iter().map(|line| line.get(common..).unwrap_or("")).collect();
    cut.join("\n").trim_matches('\n').to_owned()
}
