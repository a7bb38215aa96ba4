//! Finds the metadata at the beginning of a Markdown file, before Markdown is parsed.

use std::ops::Range;

use super::yaml;

/// What a Markdown file begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Opening {
    /// Text.
    None,
    /// TOML between `+++` lines.
    Toml {
        /// Of the lines between.
        toml: Range<usize>,
        /// Of the first `+++`.
        fence: Range<usize>,
        /// Where the text begins.
        body: usize,
    },
    /// A `+++` line that no other follows.
    Unclosed { fence: Range<usize> },
    /// YAML between `---` lines, which imprint does not read.
    Yaml {
        /// Of the first `---`.
        fence: Range<usize>,
        body: usize,
        /// The same in TOML, as far as it is plain.
        toml: String,
    },
}

impl Opening {
    /// Where the text begins.
    pub(super) fn body(&self, text: &str) -> usize {
        match self {
            Opening::None => mark(text),
            Opening::Toml { body, .. } | Opening::Yaml { body, .. } => *body,
            Opening::Unclosed { .. } => text.len(),
        }
    }
}

/// Looks at the first line, after a byte-order mark.
pub(super) fn opening(text: &str) -> Opening {
    let start = mark(text);
    let mut lines = Lines { text, at: start };
    let Some((first, line)) = lines.next() else { return Opening::None };
    let fence = first.start..first.start + line.trim_end().len();
    match line.trim_end() {
        "+++" => match lines.find(|(_, line)| line.trim_end() == "+++") {
            Some((close, _)) => Opening::Toml { toml: first.end..close.start, fence, body: close.end },
            None => Opening::Unclosed { fence },
        },
        "---" => {
            let close = lines.take_while(|(_, line)| yaml::may_hold(line)).last();
            let end = close.map_or(first.end, |(line, _)| line.end);
            let mut after = Lines { text, at: end };
            let closed = after.next().filter(|(_, line)| matches!(line.trim_end(), "---" | "..."));
            let block = text.get(first.end..end).unwrap_or("");
            match (closed, yaml::as_toml(block)) {
                (Some((close, _)), Some(toml)) => Opening::Yaml { fence, body: close.end, toml },
                _ => Opening::None,
            }
        }
        // Lone returns end no line of TOML: the block would swallow the file.
        line if line.starts_with("+++\r") => {
            Opening::Unclosed { fence: fence.start..fence.start + "+++".len() }
        }
        _ => Opening::None,
    }
}

/// The length of a byte-order mark.
fn mark(text: &str) -> usize {
    if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 }
}

/// Lines with their places; the place takes in the line's end.
struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Lines<'t> {
    type Item = (Range<usize>, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        let line = self.text.get(self.at..)?.split_inclusive('\n').next()?;
        let range = self.at..self.at + line.len();
        self.at = range.end;
        Some((range, line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn toml_stands_between_plus_signs() {
        let text = "\u{FEFF}+++\r\ntitle = \"x\"\r\n+++\r\n# Text\n";
        let Opening::Toml { toml, body, .. } = opening(text) else { panic!("no TOML") };
        assert_eq!(text.get(toml).unwrap_or(""), "title = \"x\"\r\n");
        assert_eq!(text.get(body..).unwrap_or(""), "# Text\n");
        assert_eq!(opening("+++\ntitle"), Opening::Unclosed { fence: 0..3 });
        assert_eq!(opening("++++\nx\n+++\n"), Opening::None);
        assert_eq!(opening("\n+++\n+++\n"), Opening::None);
        assert_eq!(opening(""), Opening::None);
    }

    #[test]
    fn thematic_breaks_are_not_yaml() {
        for text in [
            "---\n\n# Title\n\n---\n",
            "---\nSome text.\n---\n",
            "---\n",
            "---\ntitle: x\n",
            "---\n---\n",
            "text\n---\na: b\n---\n",
        ] {
            assert_eq!(opening(text), Opening::None, "{text:?}");
        }
    }

    #[test]
    fn yaml_is_put_into_toml() {
        let text = "---\ntitle: A \"title\"\nauthor:\n  - Ann\n  - Bo\ndate: 2026-01-02\ndraft: true\ntags: [a, b]\n...\nText";
        let Opening::Yaml { toml, body, fence } = opening(text) else { panic!("no YAML") };
        assert_eq!(
            toml,
            "title = \"A \\\"title\\\"\"\nauthors = [\"Ann\", \"Bo\"]\npublished = 2026-01-02\nstatus = \"draft\"\nsubjects.keywords = [\"a\", \"b\"]"
        );
        assert_eq!((text.get(body..).unwrap_or(""), fence), ("Text", 0..3));
    }
}
