//! The order in which files are read: by name, numbers by their value.

use std::cmp::Ordering;

/// Compares names without their endings, so that `2-b` stands before `10-a`.
pub(super) fn natural(a: &str, b: &str) -> Ordering {
    Runs(a).cmp(Runs(b)).then_with(|| a.cmp(b))
}

/// A text cut into its numbers and what is between them, as values that compare as they should: numbers stand before
/// words, and among themselves by length, without leading noughts, and then by digits.
struct Runs<'t>(&'t str);

impl<'t> Iterator for Runs<'t> {
    type Item = (bool, usize, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        let number = self.0.chars().next()?.is_ascii_digit();
        let end = self.0.find(|c: char| c.is_ascii_digit() != number).unwrap_or(self.0.len());
        let (run, rest) = self.0.split_at_checked(end)?;
        self.0 = rest;
        let value = run.trim_start_matches('0');
        Some(if number { (false, value.len(), value) } else { (true, 0, run) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_by_value() {
        let mut names = ["10-x", "2-x", "1-a", "02-a", "a10", "a9", "1", "111-z", "b", "README"];
        names.sort_by(|a, b| natural(a, b));
        assert_eq!(names, ["1", "1-a", "02-a", "2-x", "10-x", "111-z", "README", "a9", "a10", "b"]);
        assert_eq!(natural("01", "1"), Ordering::Less);
    }
}
