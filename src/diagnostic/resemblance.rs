//! Finds what somebody probably meant, for hints.

/// How many insertions, deletions, replacements and swaps of neighbouring characters make one text of the other.
pub fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let at = |row: &[usize], index: usize| row.get(index).copied().unwrap_or(usize::MAX / 2);
    let mut above_last: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    let mut last = None;
    for (i, from) in a.chars().enumerate() {
        let mut row = vec![i + 1];
        let mut to_last = None;
        for (j, to) in b.iter().enumerate() {
            let replaced = at(&above, j) + usize::from(from != *to);
            let mut least = replaced.min(at(&row, j) + 1).min(at(&above, j + 1) + 1);
            if j > 0 && last == Some(*to) && to_last == Some(from) {
                least = least.min(at(&above_last, j - 1) + 1);
            }
            row.push(least);
            to_last = Some(*to);
        }
        last = Some(from);
        above_last = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or(0)
}

/// The candidate most like a text, if one is like enough: at most a third of its letters off.
pub fn nearest<'a>(text: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(text.len()) <= 8)
        .map(|candidate| (edit_distance(text, candidate), candidate))
        .filter(|(distance, candidate)| *distance * 3 <= candidate.chars().count().max(3))
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        assert_eq!(edit_distance("", "abc"), 3);
        assert_eq!(edit_distance("kitten", "sitting"), 3);
        assert_eq!(edit_distance("titel", "title"), 1);
        assert_eq!(edit_distance("ab", "ba"), 1);
        assert_eq!(nearest("titel", ["title", "subtitle"]), Some("title"));
        assert_eq!(nearest("zzzz", ["title"]), None);
    }
}
