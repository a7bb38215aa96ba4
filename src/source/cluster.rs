//! How much is heaped on one letter: whoever sets it looks at the whole of it, however long it is.

use unicode_normalization::char::is_combining_mark;

/// So many characters may follow the first of a letter (UAX #15, §13, Stream-Safe Text Format).
pub(super) const MOST: usize = 30;

/// Follows a text character by character.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cluster {
    /// How many belong to the letter so far, the first not counted.
    length: usize,
    /// Whether the last one joins the next to it.
    joins: bool,
}

impl Cluster {
    /// Whether this character is one too many on its letter.
    pub(super) fn is_full(&mut self, c: char) -> bool {
        let belongs = self.joins || is_joiner(c) || is_combining_mark(c) || is_modifier(c);
        self.joins = is_joiner(c);
        self.length = if belongs { self.length.saturating_add(1) } else { 0 };
        self.length > MOST
    }

    /// Begins anew: nothing that follows belongs to what was before.
    pub(super) fn end(&mut self) {
        *self = Self::default();
    }
}

/// Joins what is on its either side into one sign: families of emoji.
fn is_joiner(c: char) -> bool {
    c == '\u{200D}'
}

/// Tags and tones of emoji, and the parts of Korean syllables.
fn is_modifier(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{A960}'..='\u{A97F}' | '\u{D7B0}'..='\u{D7FF}'
        | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::{Cluster, MOST};

    fn kept(text: &str) -> usize {
        let mut cluster = Cluster::default();
        text.chars().filter(|c| !cluster.is_full(*c)).count()
    }

    #[test]
    fn what_is_heaped_on_a_letter_has_an_end() {
        for heap in ["\u{301}", "\u{200D}👩", "\u{1100}", "\u{E0061}"] {
            assert_eq!(kept(&format!("e{}", heap.repeat(5000))), MOST + 1, "{heap:?}");
        }
        for text in ["e\u{301}a\u{308}".repeat(50), "👩\u{200D}👩\u{200D}👧 ".repeat(50), "নমস্কার".repeat(50)]
        {
            assert_eq!(kept(&text), text.chars().count());
        }
    }
}
