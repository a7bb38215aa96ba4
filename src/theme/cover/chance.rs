//! Numbers that a name alone decides: the same in every build, far apart for names that differ little.

/// A row of numbers out of some words.
#[derive(Debug, Clone)]
pub(super) struct Chance {
    state: u64,
}

impl Chance {
    /// Begins the row that belongs to these words.
    pub(super) fn of(words: &str) -> Self {
        // FNV-1a; spreading is the business of the steps after it.
        let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self { state: words.bytes().fold(0xcbf2_9ce4_8422_2325, step) }
    }

    /// The next number below `end`, which is not 0. (SplitMix64.)
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        // The remainder of a number this large favours none of a few.
        usize::try_from(mixed % end.max(1) as u64).unwrap_or(0)
    }

    /// Whether something happens that does so `times` in `out_of`.
    pub(super) fn happens(&mut self, times: usize, out_of: usize) -> bool {
        self.below(out_of) < times
    }

    /// One of some values; the first where there is no other.
    pub(super) fn one_of<T: Copy>(&mut self, first: T, others: &[T]) -> T {
        match self.below(others.len() + 1).checked_sub(1) {
            Some(at) => others.get(at).copied().unwrap_or(first),
            None => first,
        }
    }

    /// A number from `from` to `to` in steps of a twentieth of the way.
    pub(super) fn between(&mut self, from: f64, to: f64) -> f64 {
        from + (to - from) * f64::from(u32::try_from(self.below(21)).unwrap_or(0)) / 20.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_give_the_same_numbers() {
        let row = |words| {
            let mut chance = Chance::of(words);
            (0..12).map(|_| chance.below(10)).collect::<Vec<_>>()
        };
        assert_eq!(row("system-leadership"), row("system-leadership"));
        assert_ne!(row("system-leadership"), row("system-leadershiq"));
        assert_ne!(row(""), row("a"));
    }

    #[test]
    fn every_number_comes_up() {
        let mut chance = Chance::of("numbers");
        let mut seen = [0; 6];
        (0..600).for_each(|_| seen[chance.below(6)] += 1);
        assert!(seen.iter().all(|times| (60..140).contains(times)), "{seen:?}");
        assert!((0..100).all(|_| (1.0..=2.0).contains(&chance.between(1.0, 2.0))));
    }
}
