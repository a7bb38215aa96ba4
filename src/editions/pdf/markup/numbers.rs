//! Numbers of a column stand with their points above one another.

use crate::model::block::{Alignment, Block, BlockKind, Row, Table};
use crate::model::inline::plain_text;

/// For each column: whether it holds numbers alone, and the longest tail of them, from the point on.
#[derive(Debug, Default)]
pub(super) struct Columns {
    tails: Vec<Option<String>>,
}

impl Columns {
    pub(super) fn of(table: &Table) -> Columns {
        let plain =
            table.body.iter().flat_map(|row| &row.cells).all(|cell| cell.columns == 1 && cell.rows == 1);
        if !plain {
            return Columns::default();
        }
        let tails = table.columns.iter().enumerate().map(|(at, alignment)| {
            // Years that begin their rows name them.
            let may = *alignment == Alignment::Right || (*alignment == Alignment::Natural && at > 0);
            longest_tail(&table.body, at).filter(|_| may)
        });
        Columns { tails: tails.collect() }
    }

    /// Whether a column holds numbers.
    pub(super) fn is_numeric(&self, column: usize) -> bool {
        self.tails.get(column).is_some_and(Option::is_some)
    }

    /// The characters that must follow a cell unseen, for its point to stand under the others'.
    pub(super) fn padding(&self, column: usize, content: &[Block]) -> Option<String> {
        let longest = self.tails.get(column)?.as_ref()?;
        let words = words(content)?;
        // A dash or nothing stands where the figures before the point stand.
        let own = if is_number(&words) { tail(&words) } else { "" };
        let mut missing: Vec<char> = longest.chars().collect();
        for c in own.chars() {
            // Figures are all of one width.
            let alike = |other: &char| *other == c || (other.is_ascii_digit() && c.is_ascii_digit());
            missing.remove(missing.iter().position(alike)?);
        }
        (!missing.is_empty()).then(|| missing.into_iter().collect())
    }
}

fn longest_tail(rows: &[Row], column: usize) -> Option<String> {
    let mut longest = String::new();
    let mut numbers = 0;
    for row in rows {
        let Some(cell) = row.cells.get(column) else { continue };
        let words = words(&cell.content)?;
        if is_number(&words) {
            numbers += 1;
            if tail(&words).chars().count() > longest.chars().count() {
                tail(&words).clone_into(&mut longest);
            }
        } else if !is_blank(&words) {
            return None;
        }
    }
    (numbers > 0).then_some(longest)
}

/// The words of a cell that holds nothing else.
fn words(content: &[Block]) -> Option<String> {
    match content {
        [] => Some(String::new()),
        [Block { kind: BlockKind::Paragraph(content), .. }] => Some(plain_text(content).trim().to_owned()),
        _ => None,
    }
}

fn is_blank(words: &str) -> bool {
    matches!(words, "" | "–" | "—" | "-" | "…" | "n/a" | "..")
}

/// `1,234.5`, `−3`, `£12m`, `45%`: at least one figure, and little else.
fn is_number(words: &str) -> bool {
    let figures = words.chars().filter(char::is_ascii_digit).count();
    let others = words.chars().filter(|c| c.is_alphabetic()).count();
    figures > 0
        && others <= 2
        && words.chars().count() <= 16
        && words.chars().next().is_some_and(|c| !c.is_alphabetic())
        && words.chars().all(|c| {
            c.is_ascii_digit()
                || c.is_alphabetic()
                || matches!(
                    c,
                    '.' | ','
                        | ' '
                        | '\u{A0}'
                        | '\u{202F}'
                        | '+'
                        | '-'
                        | '−'
                        | '–'
                        | '%'
                        | '£'
                        | '€'
                        | '$'
                        | '<'
                        | '>'
                        | '~'
                        | '*'
                )
        })
}

/// From the decimal point on, or from behind the last figure. A comma is a point where not three figures follow it.
fn tail(words: &str) -> &str {
    let behind = words.rfind(|c: char| c.is_ascii_digit()).map_or(words.len(), |at| at + 1);
    let point = words.rfind(['.', ',']).filter(|at| {
        let after = words.get(at + 1..).unwrap_or("");
        let figures = after.chars().take_while(char::is_ascii_digit).count();
        figures > 0 && (words.get(*at..=*at) == Some(".") || figures != 3)
    });
    words.get(point.unwrap_or(behind)..).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_begin_with_the_point() {
        for (words, own) in [
            ("12", ""),
            ("3.5", ".5"),
            ("1,234", ""),
            ("0,75", ",75"),
            ("45%", "%"),
            ("4.25%", ".25%"),
            ("−3.1", ".1"),
        ] {
            assert!(is_number(words), "{words}");
            assert_eq!(tail(words), own, "{words}");
        }
        for words in ["", "–", "Nurse", "2014 to 2018 in all", "A1"] {
            assert!(!is_number(words), "{words}");
        }
    }
}
