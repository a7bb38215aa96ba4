//! What other tools read in Markdown and imprint does not, for `markup-as-text`.

use super::markup_as_text::{Leftover, unescaped};

/// A mark with its end, what it is, and how to write it here.
struct Mark {
    opens: &'static str,
    closes: &'static str,
    what: &'static str,
    hint: &'static str,
}

const MARKS: [Mark; 15] = [
    Mark {
        opens: "[@",
        closes: "]",
        what: "a citation is left as text",
        hint: "citations are not read: write the source as a note, `[^smith]`, or as a link",
    },
    Mark {
        opens: "^[",
        closes: "]",
        what: "a note within the line is left as text",
        hint: "write `[^label]` here, and `[^label]: …` on a line of its own",
    },
    Mark {
        opens: "[[",
        closes: "]]",
        what: "a link by `[[` is left as text",
        hint: "write `[words](file.md)` or `[words](#id)`",
    },
    Mark {
        opens: "{{",
        closes: "}}",
        what: "a command of another tool is left as text",
        hint: "nothing is included or filled in: put the text itself here",
    },
    Mark {
        opens: "{%",
        closes: "%}",
        what: "a command of another tool is left as text",
        hint: "nothing is included or filled in: put the text itself here",
    },
    Mark {
        opens: "$$",
        closes: "$$",
        what: "a formula is left as text",
        hint: "put `maths = true` into the metadata, or write it in a fence: ```` ```math ````",
    },
    Mark {
        opens: "\\\\[",
        closes: "\\\\]",
        what: "a formula is left as text",
        hint: "write it in a fence: ```` ```math ````; or with `maths = true` in the metadata between `$$`",
    },
    Mark {
        opens: "\\\\(",
        closes: "\\\\)",
        what: "a formula is left as text",
        hint: "put `maths = true` into the metadata, and write it between `$`",
    },
    Mark {
        opens: "\\cite{",
        closes: "}",
        what: "a command of LaTeX is left as text",
        hint: "write the source as a note, `[^smith]`, or as a link",
    },
    Mark {
        opens: "\\ref{",
        closes: "}",
        what: "a command of LaTeX is left as text",
        hint: "write `[#id]`, and `{#id}` behind what is meant",
    },
    Mark {
        opens: "\\footnote{",
        closes: "}",
        what: "a command of LaTeX is left as text",
        hint: "write `[^label]` here, and `[^label]: …` on a line of its own",
    },
    Mark {
        opens: "\\emph{",
        closes: "}",
        what: "a command of LaTeX is left as text",
        hint: "write `*words*`",
    },
    Mark {
        opens: "\\textbf{",
        closes: "}",
        what: "a command of LaTeX is left as text",
        hint: "write `**words**`",
    },
    Mark {
        opens: "\\begin{",
        closes: "}",
        what: "a command of LaTeX is left as text",
        hint: "write it in Markdown; formulas stand between `$$`, with `maths = true` in the metadata",
    },
    Mark {
        opens: "{:",
        closes: "}",
        what: "a list of attributes is left as text",
        hint: "write `{#id .class}`, without the colon, behind a heading, image or box",
    },
];

/// The first mark of another tool within a line. Marked words (`==so==`) touch their signs.
pub(super) fn within(text: &str) -> Option<Leftover> {
    let marks = MARKS.iter().filter_map(|mark| {
        let start = unescaped(text, mark.opens).next()?;
        let inside = start + mark.opens.len();
        let length = text.get(inside..)?.find(mark.closes).filter(|length| *length > 0)?;
        let end = inside + length + mark.closes.len();
        let whole = !text.get(inside..end)?.contains("\n\n");
        whole.then_some(Leftover { start, end, what: mark.what, hint: mark.hint })
    });
    marks.chain(marked(text)).min_by_key(|found| found.start)
}

/// `==marked==`.
fn marked(text: &str) -> Option<Leftover> {
    let touches = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let start = unescaped(text, "==").find(|at| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        touches(text.get(at + 2..).and_then(|rest| rest.chars().next()))
            && !before.is_some_and(|c| c.is_alphanumeric() || c == '=')
    })?;
    let length = text.get(start + 2..)?.find("==")?;
    let inside = text.get(start + 2..start + 2 + length)?;
    (touches(inside.chars().next_back()) && !inside.contains('\n')).then_some(Leftover {
        start,
        end: start + length + 4,
        what: "`==` is left as text",
        hint: "write `<mark>words</mark>`",
    })
}

/// A table drawn with `+---+`.
pub(super) fn grid(text: &str) -> Option<Leftover> {
    let first = text.lines().next()?.trim();
    let drawn = first.len() > 4 && first.starts_with('+') && first.ends_with('+');
    let rules = first.chars().all(|c| matches!(c, '+' | '-' | '=' | ':'));
    (drawn && rules && text.lines().nth(1)?.trim().starts_with(['|', '+'])).then_some(Leftover {
        start: 0,
        end: text.len(),
        what: "a table drawn with `+` and `-` is left as text",
        hint: "write its rows between `|`, with `|---|---|` under the first; for lists or paragraphs in cells, write `<table>`",
    })
}

/// Lines of verse, each behind a `|`.
pub(super) fn lines(text: &str) -> Option<Leftover> {
    let mut lines = text.lines().map(str::trim).peekable();
    lines.peek()?;
    let mut count = 0;
    let verse = lines.inspect(|_| count += 1).all(|line| line.starts_with("| ") && !line.ends_with('|'));
    (verse && count > 1).then_some(Leftover {
        start: 0,
        end: text.len(),
        what: "lines behind `|` run on as text",
        hint: "end each line but the last in a backslash, and leave the `|` out",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&str> {
        let found = within(text).or_else(|| grid(text)).or_else(|| lines(text))?;
        text.get(found.start..found.end)
    }

    #[test]
    fn marks_of_other_tools_are_found() {
        for (text, mark) in [
            ("as said [@smith2010, p. 3; @jones] before", "[@smith2010, p. 3; @jones]"),
            ("text^[A note.] on", "^[A note.]"),
            ("see [[Other page|there]].", "[[Other page|there]]"),
            ("{{#include a.rs:2:3}}", "{{#include a.rs:2:3}}"),
            ("{% include x.html %}", "{% include x.html %}"),
            ("so $$x^2$$ is", "$$x^2$$"),
            (r"as \cite{smith} said", r"\cite{smith}"),
            (r"\begin{center} so", r"\begin{center}"),
            ("A note\n{: .note}", "{: .note}"),
            (r"so \\(x^2\\) is", r"\\(x^2\\)"),
            ("a ==marked word== here", "==marked word=="),
            ("+---+---+\n| a | b |\n+---+---+", "+---+---+\n| a | b |\n+---+---+"),
            ("| The limerick packs\n| In space", "| The limerick packs\n| In space"),
        ] {
            assert_eq!(found(text), Some(mark), "{text}");
        }
    }

    #[test]
    fn what_is_meant_as_text_is_passed_over() {
        for text in [
            "mail @smith, a[0][1], x == y == z, if a==b and c==d",
            r"\[@smith\] and \[[x]]",
            "`[[x]]` and `==x==`",
            "costs $$ or {} or [[] or 5+-+3",
            "| one line",
            "+---+ alone",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
