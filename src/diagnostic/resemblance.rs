//! Finds what somebody probably meant, for hints.

/// How many insertions, deletions, replacements and swaps of neighbouring characters make one text of the other.
pub fn edit_distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    distance_within(&a, &b, usize::MAX).unwrap_or(usize::MAX)
}

/// The same, unless it is more than `most`. Texts that are nothing like each other are left after a few characters.
fn distance_within(a: &[char], b: &[char], most: usize) -> Option<usize> {
    let at = |row: &[usize], index: usize| row.get(index).copied().unwrap_or(usize::MAX / 2);
    let mut above_last: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    let mut row: Vec<usize> = Vec::with_capacity(b.len() + 1);
    let mut last = None;
    let mut least_above = 0;
    for (i, from) in a.iter().enumerate() {
        row.clear();
        row.push(i + 1);
        let mut least_here = i + 1;
        let mut to_last = None;
        for (j, to) in b.iter().enumerate() {
            let replaced = at(&above, j) + usize::from(from != to);
            let mut least = replaced.min(at(&row, j) + 1).min(at(&above, j + 1) + 1);
            if j > 0 && last == Some(*to) && to_last == Some(*from) {
                least = least.min(at(&above_last, j - 1) + 1);
            }
            row.push(least);
            least_here = least_here.min(least);
            to_last = Some(*to);
        }
        // Each row is made of the two before it, and only grows.
        if least_here.min(least_above) > most {
            return None;
        }
        least_above = least_here;
        last = Some(*from);
        std::mem::swap(&mut above_last, &mut above);
        std::mem::swap(&mut above, &mut row);
    }
    above.last().copied().filter(|distance| *distance <= most)
}

/// The candidate most like a text, if one is like enough: at most a third of its letters off.
pub fn nearest<'a>(text: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted: Vec<char> = text.chars().collect();
    let mut letters = Vec::new();
    candidates
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(text.len()) <= 8)
        .filter_map(|candidate| {
            letters.clear();
            letters.extend(candidate.chars());
            let most = letters.len().max(3) / 3;
            let distance = match letters.len().abs_diff(wanted.len()) <= most {
                true => distance_within(&wanted, &letters, most)?,
                false => return None,
            };
            Some((distance, candidate))
        })
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

    #[test]
    fn a_bound_changes_no_distance_below_it() {
        let words =
            ["", "a", "ab", "ba", "abc", "acb", "title", "titel", "tilte", "subtitle", "itlet", "eltit"];
        for (a, b) in words.iter().flat_map(|a| words.iter().map(move |b| (a, b))) {
            let letters = |word: &str| word.chars().collect::<Vec<char>>();
            let whole = edit_distance(a, b);
            for most in 0..9 {
                let found = distance_within(&letters(a), &letters(b), most);
                assert_eq!(found, (whole <= most).then_some(whole), "{a} to {b} within {most}");
            }
        }
    }

    #[test]
    fn a_third_of_the_letters_may_be_off() {
        assert_eq!(nearest("abcdxy", ["abcdef"]), Some("abcdef"));
        assert_eq!(nearest("abcxyz", ["abcdef"]), None);
        assert_eq!(nearest("x", ["y"]), Some("y"));
        assert_eq!(nearest("abcd", ["abc"]), Some("abc"));
        assert_eq!(nearest("abcde", ["abc"]), None);
    }
}
