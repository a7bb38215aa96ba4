//! What a publication's documents need of its fonts: read off the markup that readers get, so that nothing is missed.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

/// Characters that browsers and reading systems put in by themselves: hyphens, marks of lists, quotation marks,
/// ellipses; and the signs that imprint's own labels and ways on are made of, so that editions of one text agree.
const ALWAYS: &str = "\u{A0}\u{AD}\u{2010}\u{2011}–—‘’‚“”„«»‹›•◦▪…·×−←→↑↓↩⇲§©";

/// What some documents use of the theme's faces.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Usage {
    /// Outside of code; sorted.
    pub(super) text: BTreeSet<char>,
    /// Within code; empty where there is none.
    pub(super) mono: BTreeSet<char>,
    pub(super) italic: bool,
    /// Italics within what is bold, or the other way round.
    pub(super) bold_italic: bool,
    pub(super) mono_bold: bool,
    pub(super) mono_italic: bool,
}

impl Usage {
    /// Latin, Greek and Cyrillic letters and the usual signs, for pages of which not all are known.
    pub fn wide() -> Usage {
        let blocks =
            ['\u{A0}'..='\u{24F}', '\u{2B0}'..='\u{2FF}', '\u{300}'..='\u{4FF}', '\u{1E00}'..='\u{1FFF}'];
        let signs = ['\u{2000}'..='\u{22FF}', '\u{2500}'..='\u{26FF}'];
        let text = (' '..='~').chain(blocks.into_iter().flatten()).chain(signs.into_iter().flatten());
        Usage { text: text.collect(), italic: true, ..Usage::default() }
    }

    /// Of HTML or XHTML documents, and of a style sheet, which may bring characters of its own.
    pub fn of<'a>(documents: impl IntoIterator<Item = &'a str>, style: &str) -> Usage {
        let mut tally = Tally::default();
        for document in documents {
            tally.document(document);
        }
        let mut usage = tally.usage;
        usage.text = tally.text.characters();
        usage.mono = tally.mono.characters();
        let plain = |set: &mut BTreeSet<char>| {
            set.extend(' '..='~');
            set.extend(ALWAYS.chars());
        };
        plain(&mut usage.text);
        usage.text.extend(style.chars().filter(|c| !c.is_control()));
        usage.text.extend(escapes(style));
        if !usage.mono.is_empty() {
            plain(&mut usage.mono);
        }
        // Style sheets may set words in capitals, and a mark may melt with its letter.
        for set in [&mut usage.text, &mut usage.mono] {
            let capitals: Vec<char> = set.iter().flat_map(|c| c.to_uppercase()).collect();
            set.extend(capitals);
        }
        usage.text.extend(tally.composed.iter().copied());
        if !usage.mono.is_empty() {
            usage.mono.extend(tally.composed);
        }
        usage
    }
}

/// A set of characters that many are put into: a bit for each below 65,536.
#[derive(Debug, Default)]
struct Marks {
    low: Vec<u64>,
    high: BTreeSet<char>,
}

impl Marks {
    fn add(&mut self, c: char) {
        let code = u32::from(c) as usize;
        if code >= 0x1_0000 {
            self.high.insert(c);
            return;
        }
        if self.low.is_empty() {
            self.low.resize(0x1_0000 / 64, 0);
        }
        if let Some(word) = self.low.get_mut(code / 64) {
            *word |= 1 << (code % 64);
        }
    }

    fn characters(&self) -> BTreeSet<char> {
        let mut characters = self.high.clone();
        for (at, word) in (0_u32..).zip(&self.low) {
            let codes = (0..64).filter(|bit| word & (1 << bit) != 0).map(|bit| at * 64 + bit);
            characters.extend(codes.filter_map(char::from_u32).filter(|c| !c.is_control()));
        }
        characters
    }
}

/// Reads documents tag by tag.
#[derive(Debug, Default)]
struct Tally {
    usage: Usage,
    text: Marks,
    mono: Marks,
    composed: BTreeSet<char>,
    code: usize,
    bold: usize,
    italic: usize,
}

impl Tally {
    fn document(&mut self, document: &str) {
        (self.code, self.bold, self.italic) = (0, 0, 0);
        let mut rest = document;
        while let Some(at) = rest.find('<') {
            self.words(rest.get(..at).unwrap_or(""));
            let tag = rest.get(at + 1..).unwrap_or("");
            let end = tag.find('>').unwrap_or(tag.len());
            self.tag(tag.get(..end).unwrap_or(""));
            rest = tag.get(end..).and_then(|rest| rest.strip_prefix('>')).unwrap_or("");
        }
        self.words(rest);
    }

    fn words(&mut self, words: &str) {
        let marks = if self.code > 0 { &mut self.mono } else { &mut self.text };
        if words.is_ascii() {
            // All of ASCII is there anyway; that there is any, tells code from none.
            words.chars().next().into_iter().for_each(|c| marks.add(c));
            return;
        }
        words.chars().for_each(|c| marks.add(c));
        if words.chars().any(unicode_normalization::char::is_combining_mark) {
            self.composed.extend(words.nfc());
        }
    }

    fn tag(&mut self, tag: &str) {
        if !tag.is_ascii() {
            // Attributes may be shown: the number of a list's item, an abbreviation.
            tag.chars().for_each(|c| self.text.add(c));
        }
        let (closing, tag) = match tag.strip_prefix('/') {
            Some(tag) => (true, tag),
            None => (false, tag),
        };
        let name = tag.split(|c: char| c.is_ascii_whitespace() || c == '/').next().unwrap_or("");
        let count = |depth: &mut usize| {
            *depth = if closing { depth.saturating_sub(1) } else { *depth + 1 };
        };
        match name {
            "code" | "pre" | "kbd" | "samp" => count(&mut self.code),
            "strong" | "b" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "th" | "dt" | "caption"
            | "figcaption" | "summary" => count(&mut self.bold),
            "em" | "i" | "cite" | "dfn" | "var" => count(&mut self.italic),
            _ => {
                if self.code > 0 && !closing {
                    self.usage.mono_bold |= tag.contains("tok-keyword");
                    self.usage.mono_italic |= tag.contains("tok-comment");
                }
                return;
            }
        }
        let usage = &mut self.usage;
        usage.italic |= self.italic > 0;
        usage.bold_italic |= self.italic > 0 && self.bold > 0;
        usage.mono_bold |= self.code > 0 && self.bold > 0;
        usage.mono_italic |= self.code > 0 && self.italic > 0;
    }
}

/// Characters that a style sheet writes by number: `\2192`.
fn escapes(style: &str) -> impl Iterator<Item = char> {
    style.split('\\').skip(1).filter_map(|after| {
        let digits = after.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        char::from_u32(u32::from_str_radix(after.get(..digits)?, 16).ok()?).filter(|c| !c.is_control())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_told_from_text() {
        let usage = Usage::of(
            ["<p>é</p><pre><code>λ</code></pre><p title=\"ŵ\">я</p>"],
            "a::after { content: \"\\2197\" }",
        );
        for c in ['é', 'É', 'я', 'ŵ', '↗', 'a', '–'] {
            assert!(usage.text.contains(&c), "{c}");
        }
        assert!(usage.mono.contains(&'λ') && !usage.mono.contains(&'я') && !usage.text.contains(&'λ'));
        assert!(!usage.italic && !usage.mono_bold);
        assert!(Usage::of(["<p>a</p>"], "").mono.is_empty());
    }

    #[test]
    fn what_melts_is_there_composed() {
        assert!(Usage::of(["<p>e\u{301}</p>"], "").text.contains(&'é'));
    }

    #[test]
    fn faces_are_told_by_their_elements() {
        let of = |text: &str| {
            let usage = Usage::of([text], "");
            (usage.italic, usage.bold_italic, usage.mono_bold, usage.mono_italic)
        };
        assert_eq!(of("<p><em>a</em><strong>b</strong></p>"), (true, false, false, false));
        assert_eq!(of("<h1>a <em>b</em></h1>"), (true, true, false, false));
        assert_eq!(of("<code><span class=\"tok-keyword\">a</span></code>"), (false, false, true, false));
        assert_eq!(of("<code>a</code><span class=\"tok-comment\">a</span>"), (false, false, false, false));
    }
}
