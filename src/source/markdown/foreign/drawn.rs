//! Tables drawn with dashes or with `+---+`, as Pandoc has them: where they stand, and which text is in which cell.

use std::ops::Range;

use crate::model::block::Alignment;

use super::masks::Line;

/// A table of more lines is none.
const LONGEST: usize = 2_000;
/// A head has no more lines.
pub(super) const HIGHEST_HEAD: usize = 8;

/// A table as it is drawn: texts of cells, a line for each of theirs.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Drawing {
    pub(super) alignments: Vec<Alignment>,
    pub(super) head: Vec<Vec<DrawnCell>>,
    pub(super) body: Vec<Vec<DrawnCell>>,
}

#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct DrawnCell {
    pub(super) text: String,
    pub(super) columns: usize,
}

/// The table whose first line is the one at an index, and its lines; `None` where there is none.
pub(super) fn at(lines: &[Line<'_>], first: usize) -> Option<(Range<usize>, Drawing)> {
    let line = lines.get(first)?;
    let end = if line.text.trim_start().starts_with('+') {
        super::drawn_grid::end(lines, first)
    } else {
        dashed(lines, first)
    }?;
    let texts: Vec<&str> = lines.get(first..end)?.iter().map(|line| line.text).collect();
    Some((first..end, read(&texts)?))
}

/// Reads the lines of a table.
fn read(lines: &[&str]) -> Option<Drawing> {
    let drawing = if lines.first()?.trim_start().starts_with('+') {
        super::drawn_grid::read(lines)
    } else {
        super::drawn_dashes::read(lines)
    }?;
    (!drawing.body.is_empty() && drawing.alignments.len() > 1).then_some(drawing)
}

/// Whether a line is dashes in groups, each as wide as a column.
pub(super) fn is_drawn(line: &str) -> bool {
    let mut groups = line.split_ascii_whitespace();
    let wide = |group: &str| group.len() > 1 && group.bytes().all(|byte| byte == b'-');
    groups.clone().count() > 1 && groups.all(wide)
}

/// Whether a line is nothing but dashes, in groups or not.
pub(super) fn is_dashes(line: &str) -> bool {
    let line = line.trim();
    line.len() > 3 && line.bytes().all(|byte| matches!(byte, b'-' | b' ')) && line.starts_with("--")
}

/// Where a table ends that begins with a line of dashes, or with one line of words over such a line.
fn dashed(lines: &[Line<'_>], first: usize) -> Option<usize> {
    let text = |at: usize| lines.get(at).map(|line| line.text);
    let blank = |at: usize| lines.get(at).is_none_or(Line::is_blank);
    let begins = first.checked_sub(1).is_none_or(blank);
    if !begins {
        return None;
    }
    if is_dashes(text(first)?) {
        // Between two lines of dashes; blank lines may part its rows.
        let head = (first + 1..first + 2 + HIGHEST_HEAD).take_while(|at| !blank(*at));
        let told = is_drawn(text(first)?) || head.clone().any(|at| text(at).is_some_and(is_drawn));
        if !told || blank(first + 1) {
            return None;
        }
        let after = match is_drawn(text(first)?) {
            true => first + 1,
            false => head.clone().find(|at| text(*at).is_some_and(is_drawn))? + 1,
        };
        let limit = lines.len().min(first + LONGEST);
        return (after..limit).find(|at| text(*at).is_some_and(is_dashes) && blank(at + 1)).map(|at| at + 1);
    }
    if !is_drawn(text(first + 1)?) || blank(first + 2) {
        return None;
    }
    let limit = lines.len().min(first + LONGEST);
    Some((first + 2..limit).find(|at| blank(*at)).unwrap_or(limit))
}

#[cfg(test)]
mod tests {
    use super::super::masks::masked;
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let (_, drawing) = masked(text).tables.into_iter().next().expect("a table");
        let texts = |row: &Vec<DrawnCell>| row.iter().map(|cell| cell.text.replace('\n', "/")).collect();
        drawing.head.iter().chain(&drawing.body).map(texts).collect()
    }

    #[test]
    fn a_simple_table_has_a_line_for_each_row() {
        let text = "Text.\n\n  Right     Left     Center\n-------     ------ ----------\n     12     a b        12\n    123     123       c\n\nAfter\n";
        assert_eq!(cells(text), [["Right", "Left", "Center"], ["12", "a b", "12"], ["123", "123", "c"]]);
        assert!(masked(text).text.ends_with("\n\nAfter\n"));
        assert_eq!(masked(text).text.len(), text.len());
    }

    #[test]
    fn a_table_without_head_stands_between_dashes() {
        let text = "-----  ----\n  one  two\n  three\n-----  ----\n";
        assert_eq!(cells(text), [["one", "two"], ["three", ""]]);
    }

    #[test]
    fn rows_of_several_lines_are_parted_by_blank_ones() {
        let text = "-----------------------\n Head    Longer\n  of     head\n------- ---------------\n First   a row that\n         goes on\n\n Second  b\n-----------------------\n\nEnd";
        assert_eq!(
            cells(text),
            [["Head/of", "Longer/head"], ["First", "a row that/goes on"], ["Second", "b"]]
        );
    }

    #[test]
    fn a_grid_has_lists_and_wide_cells() {
        let text = "+-----+-------+\n| A   | B     |\n+=====+:=====:+\n| x   | - one |\n|     | - two |\n+-----+-------+\n| both        |\n+-----+-------+\n";
        assert_eq!(cells(text), [vec!["A", "B"], vec!["x", "- one/- two"], vec!["both"]]);
    }

    #[test]
    fn rules_and_headings_are_no_tables() {
        for text in [
            "Heading\n-------\n\ntext\n",
            "text\n\n-- --\n\ntext\n",
            "---\n\na\n\n---\n",
            "+---+\n",
            "+--+--+\ntext\n",
            "```\n-----  ----\n  one  two\n-----  ----\n```\n",
            "    -----  ----\n    one  two\n    -----  ----\n",
        ] {
            assert!(masked(text).tables.is_empty(), "{text}");
        }
    }
}
