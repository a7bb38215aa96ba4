//! Parses TOML with the place of every key and value, and gathers every fault of its syntax at once.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::syntax::{SyntaxFault, explain};

/// So many faults of syntax are told; a file with more is not TOML at all.
const MOST_FAULTS: usize = 50;

/// The faults of a TOML text, and which values they spoil.
#[derive(Debug, Default)]
pub(super) struct SyntaxFaults {
    /// By where they begin.
    faults: Vec<SyntaxFault>,
    /// The farthest end of the faults up to each, so that overlaps are found without a walk.
    farthest: Vec<usize>,
    /// Whether the parser had to leave out keys, so that what seems missing may only be unreadable.
    pub(super) incomplete: bool,
}

impl SyntaxFaults {
    fn new(mut faults: Vec<SyntaxFault>, table: &DeTable<'_>) -> Self {
        faults.sort_by_key(|fault| (fault.range.start, fault.range.end));
        let mut end = 0;
        let farthest = faults
            .iter()
            .map(|fault| {
                end = fault.range.end.max(end);
                end
            })
            .collect();
        let mut scalars = Vec::new();
        scalar_ranges(table, &mut scalars);
        scalars.sort_by_key(|range| range.start);
        for fault in &mut faults {
            let before = scalars.partition_point(|range| range.start <= fault.place.start);
            let held = before.checked_sub(1).and_then(|at| scalars.get(at));
            fault.keeps_all |= held.is_some_and(|range| fault.place.end <= range.end);
        }
        let incomplete = faults.iter().any(|fault| !fault.keeps_all);
        Self { faults, farthest, incomplete }
    }

    /// Whether a fault touches a place: what was read there is a guess of the parser's.
    pub(super) fn touch(&self, range: &Range<usize>) -> bool {
        let before = self.faults.partition_point(|fault| fault.range.start <= range.end);
        before.checked_sub(1).and_then(|at| self.farthest.get(at)).is_some_and(|end| *end >= range.start)
    }

    /// Leaves a fault out that was told in better words.
    pub(super) fn settle(&mut self, range: &Range<usize>) {
        for fault in &mut self.faults {
            if fault.range.start >= range.start && fault.range.end <= range.end {
                fault.settled = true;
            }
        }
    }

    /// What is to be told, and how many faults beyond [`MOST_FAULTS`] are not.
    pub(super) fn told(&self) -> (impl Iterator<Item = &SyntaxFault>, usize) {
        let open = || self.faults.iter().filter(|fault| !fault.settled);
        (open().take(MOST_FAULTS), open().count().saturating_sub(MOST_FAULTS))
    }
}

/// Parses a text. After a line that the parser gives up at, what follows is read all the same.
pub(super) fn parse<T>(text: &str, read: impl FnOnce(&DeTable<'_>, SyntaxFaults) -> T) -> T {
    let (table, first) = parsed(text);
    if !first.incomplete || first.faults.len() > MOST_FAULTS {
        return read(table.get_ref(), first);
    }
    let Some(mended) = without_faulty_lines(text, &first.faults) else { return read(table.get_ref(), first) };
    let (mended_table, second) = parsed(&mended);
    if second.incomplete {
        return read(table.get_ref(), first);
    }
    // Values that the parser did not come to before may have faults of their own.
    let mut faults = first.faults;
    faults.retain(|fault| second.faults.iter().all(|other| other.place != fault.place));
    faults.extend(second.faults);
    let mut both = SyntaxFaults::new(faults, mended_table.get_ref());
    both.incomplete = true;
    read(mended_table.get_ref(), both)
}

fn parsed(text: &str) -> (Spanned<DeTable<'_>>, SyntaxFaults) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let few = errors.len() <= MOST_FAULTS;
    let faults = errors.iter().map(|error| explain(text, error, few)).collect();
    let faults = SyntaxFaults::new(faults, table.get_ref());
    (table, faults)
}

/// The text with blanks for the lines that have faults which cost keys; every other byte keeps its place. `None` where
/// one of them heads a table, whose keys would then seem another's.
fn without_faulty_lines(text: &str, faults: &[SyntaxFault]) -> Option<String> {
    let mut mended = String::with_capacity(text.len());
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        let faulty = faults.iter().filter(|fault| !fault.keeps_all).any(|fault| {
            let fault_end = fault.range.end.max(fault.range.start + 1);
            fault.range.start < end && fault_end > at
        });
        if faulty && line.trim_start().starts_with('[') {
            return None;
        }
        if faulty {
            let ending = line.len() - line.trim_end_matches(['\r', '\n']).len();
            mended.extend(std::iter::repeat_n(' ', line.len() - ending));
            mended.push_str(line.get(line.len() - ending..).unwrap_or(""));
        } else {
            mended.push_str(line);
        }
        at = end;
    }
    Some(mended)
}

/// The places of all text, numbers, dates and booleans. Nesting is capped at 80 levels by the parser.
fn scalar_ranges(table: &DeTable<'_>, ranges: &mut Vec<Range<usize>>) {
    let mut open: Vec<(Range<usize>, &DeValue<'_>)> =
        table.iter().map(|(_, value)| (value.span(), value.get_ref())).collect();
    while let Some((range, value)) = open.pop() {
        match value {
            DeValue::Array(items) => open.extend(items.iter().map(|item| (item.span(), item.get_ref()))),
            DeValue::Table(table) => {
                open.extend(table.iter().map(|(_, value)| (value.span(), value.get_ref())));
            }
            _ => ranges.push(range),
        }
    }
}
