//! Input that nobody wrote in good faith, and books that everybody did.

use std::collections::BTreeMap;
use std::time::Duration;

use proptest::prelude::*;

use super::super::outline::{draft, outline};
use crate::diagnostic::Code;

/// A hundred kilobytes take a tenth of that; what grew with the square of their length would take minutes.
const LIMIT: Duration = Duration::from_secs(2);
/// Eight times the length may take three times as long again; its square would be sixty-four times.
const GROWTH: u32 = 24;

/// Reads a text and says how long that took.
fn time(text: &str) -> Duration {
    #[expect(clippy::disallowed_methods, reason = "a test measures")]
    let start = std::time::Instant::now();
    let _ = draft(text, "en", true);
    start.elapsed()
}

#[test]
fn deep_nesting_is_kept_flat_and_reported_once() {
    let deep = 10_000;
    for (open, text) in [
        (">", " deep"),
        ("- ", "deep"),
        ("<div><blockquote>", "deep"),
        ("<b>", "deep"),
        ("**a ", "deep** b"),
        ("![", "deep"),
        ("<table><tr><td>", "deep"),
    ] {
        let text = format!("{}{text}\n", open.repeat(deep));
        let (draft, sink) = draft(&text, "en", false);
        let mut words = String::new();
        super::places(&draft.blocks, &mut |text, _| words.push_str(text));
        assert!(words.contains("deep"), "{open}: {words:.100}");
        assert!(sink.iter().filter(|diagnostic| diagnostic.code == Code::NestingTooDeep).count() <= 1);
    }
    assert!(outline(&format!("{} deep", ">".repeat(100))).contains("! nesting-too-deep"));
}

#[test]
fn what_is_heaped_on_a_letter_has_an_end() {
    for (heap, told) in [("\u{301}", 1), ("&#769;", 100), ("\u{200D}👩", 1)] {
        let (draft, sink) = draft(&format!("e{} is kept\n", heap.repeat(5_000)), "en", false);
        let mut words = String::new();
        super::places(&draft.blocks, &mut |text, _| words.push_str(text));
        assert!(words.ends_with(" is kept") && words.chars().count() < 50, "{heap}: {words}");
        let reports = sink.iter().filter(|diagnostic| diagnostic.code == Code::ControlCharacter).count();
        assert!((1..=told).contains(&reports), "{heap}: {reports}");
    }
}

/// What is repeated until it hurts: each text is so many times as long.
fn repeated(n: usize) -> Vec<(&'static str, String)> {
    vec![
        ("quotes", format!("{} a", ">".repeat(n))),
        ("list", format!("{}a{}", "- ".repeat(n), "\n".repeat(n))),
        ("list lines", format!("{}a\n{}", "- ".repeat(n), "b\n".repeat(n))),
        ("stars", "*a ".repeat(n)),
        ("stars and underscores", "*a_ ".repeat(n)),
        ("brackets", "[".repeat(n)),
        ("link openings", "[a](".repeat(n)),
        ("images", "![a".repeat(n)),
        ("references", "[a][".repeat(n)),
        ("closed references", "[a][b]".repeat(n)),
        ("shortcuts", "[#a]".repeat(n)),
        ("notes", "[^a]".repeat(n)),
        ("ticks", (1..n / 33).map(|count| format!("{} ", "`".repeat(count))).collect()),
        ("tags", "<div>".repeat(n)),
        ("open tags", "<a b=\"".repeat(n)),
        ("half tags", "<a ".repeat(n)),
        ("comments", "<!-- ".repeat(n)),
        ("inline comments", format!("a {}", "<!-- ".repeat(n))),
        ("declarations", format!("a {}", "<!A ".repeat(n))),
        ("instructions", format!("a {}", "<? ".repeat(n))),
        ("cdata", format!("a {}", "<![CDATA[".repeat(n))),
        ("scripts", "<script>".repeat(n)),
        ("dollars", "$a{".repeat(n)),
        ("braces", "{".repeat(n)),
        ("attributes", "- {#a\n".repeat(n)),
        ("tildes", "a~".repeat(n)),
        ("carets", "a^".repeat(n)),
        ("smart", "'a\"".repeat(n)),
        ("ampersands", "&".repeat(n)),
        ("entities", format!("<p>{}", "&amp;".repeat(n))),
        ("grids", format!("{}|x+--|\n", "+--+\n".repeat(n))),
        ("cells", format!("| a |\n|---|\n{}", "| a |\n".repeat(n))),
        ("columns", format!("{}\n{}\n{}", "|a".repeat(n / 10), "|-".repeat(n / 10), "|a\n".repeat(n / 10))),
        ("html cells", format!("<table>{}", "<tr><td colspan=1000 rowspan=0>".repeat(n))),
        ("links in html", format!("<p>{}", "[a](b) ".repeat(n))),
        ("closings", format!("{}{}", "<b>".repeat(n), "</i>".repeat(n))),
        ("definitions", "a\n: b\n".repeat(n)),
        ("image attributes", "![a](b){#c}".repeat(n)),
        ("controls", "a\u{1}".repeat(n)),
        ("footnote definitions", "[^a]: b\n".repeat(n)),
        ("html lines", "<p\n".repeat(n)),
        ("breaks in quote", format!("> {}", "> a\n".repeat(n))),
    ]
}

#[test]
fn cost_grows_with_length() {
    let (few, many) = (2_500, 20_000);
    let mut slow = Vec::new();
    for ((name, short), (_, long)) in repeated(few).iter().zip(repeated(many)) {
        // Whatever else the machine does then, it does not do it all the time; and a slow one is slow with both.
        let (mut least, mut taken) = (Duration::MAX, Duration::MAX);
        for _ in 0..5 {
            taken = taken.min(time(&long));
            if taken < LIMIT {
                break;
            }
            least = least.min(time(short));
        }
        if taken >= LIMIT && taken > least * GROWTH {
            slow.push((*name, taken, least));
        }
    }
    assert!(slow.is_empty(), "{slow:?}");
}

#[test]
fn real_books_are_read() {
    let Ok(shelf) = std::env::var("IMPRINT_CORPORA") else { return };
    for book in ["nist-800-63-3", "rust-book"] {
        let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
        let mut taken = Duration::ZERO;
        let mut bytes = 0;
        for name in super::markdown_files(&format!("{shelf}/{book}")) {
            let text = std::fs::read_to_string(&name).expect("a text");
            bytes += text.len();
            taken += time(&text);
            let (draft, sink) = draft(&text, "en", false);
            assert!(!draft.blocks.is_empty(), "{name}");
            for diagnostic in sink.into_sorted() {
                *codes.entry(diagnostic.code.as_str()).or_default() += 1;
                let place = diagnostic.place.and_then(|span| text.get(span.range()));
                if std::env::var("SHOW").is_ok_and(|code| code == diagnostic.code.as_str()) {
                    #[expect(clippy::print_stdout, reason = "asked for")]
                    {
                        println!("{name}: {place:?} {}", diagnostic.message);
                    }
                }
                assert!(place.is_some());
            }
        }
        #[expect(clippy::print_stdout, reason = "asked for")]
        {
            println!("{book}: {bytes} bytes, {taken:?}, {codes:?}");
        }
    }
}

proptest! {
    #[test]
    fn nothing_panics(pieces in proptest::collection::vec(
        proptest::sample::select(vec![
            "a", "é", " ", "\n", "\n\n", "\r\n", "*", "**", "_", "`", "```", "~", "~~", "^", "[", "]", "(", ")", "![", "](x)",
            "](x \"t\")", "{", "}", "{#a}", "{.pull}", "{k=\"v\"}", "#", "# ", "> ", "- ", "1. ", "    ", "|", "|-|\n", ": ", "<b>",
            "</b>", "<p>", "</p>", "<div>", "</div>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<th rowspan=0>", "<ul>", "<li>",
            "</ul>", "<pre>", "</pre>", "<script>", "</script>", "<!--", "-->", "<a id=\"1\">", "<a href=\"#x\">", "</a>", "<q>",
            "<span lang=\"x-\">", "<img src=a>", "<figure>", "<figcaption>", "</figure>", "<h1>", "</h1>", "<blockquote>", "<dl>",
            "<dt>", "<dd>", "<caption>", "<x>", "&amp;", "&#0;", "$", "$$", "\"", "'", "--", "—", "[^a]", "[^a]: ", "[#a]", "[!NOTE]\n",
            "Table: ", "Source: ", "\u{0}", "\u{202E}", "\u{2066}", "\u{2069}", "\\", "===\n", "---\n", "\t", "\u{FEFF}", "[x] ",
        ]),
        0..60,
    ), maths in any::<bool>()) {
        let text: String = pieces.concat();
        let _ = outline_in_any(&text, maths);
    }

    #[test]
    fn no_word_is_lost(pieces in proptest::collection::vec(
        proptest::sample::select(vec![
            "", "\n", "\n\n", "*", "**", "`", "```\n", "~~", "^", "[", "]", "![", "](x)", "{", "}", "{#a}", "# ", "\n> ", "\n- ",
            "\n1. ", "\n    ", "|", "\n|-|\n", "<b>", "</b>", "<p>", "</p>", "<div>", "</div>", "<table>", "</table>", "<tr>",
            "<td>", "</td>", "<ul>", "<li>", "</ul>", "<pre>", "</pre>", "<script>", "</script>", "<a href=x>", "</a>", "<q>",
            "<figure>", "<figcaption>", "</figure>", "<h1>", "</h1>", "<blockquote>", "</blockquote>", "<dl>", "<dt>", "<dd>",
            "<caption>", "\n— ", "[^a]", "\n\nTable: ", "\n\nSource: ", "\n===\n", "[!NOTE]\n", "$", "<img src=a alt=b>",
        ]),
        0..24,
    )) {
        let text: String = pieces.iter().enumerate().map(|(at, piece)| format!(" word{at}x {piece}")).collect();
        let (draft, _) = draft(&text, "en", false);
        let read = format!("{draft:?}");
        for at in 0..pieces.len() {
            let word = format!("word{at}x");
            prop_assert!(read.contains(&word), "{word} is lost: {text:?}");
        }
    }

    #[test]
    fn no_bytes_panic(text in "\\PC{0,200}") {
        let _ = outline_in_any(&text, true);
    }
}

/// Reads a text in a language that changes it most; every place must lie in it.
fn outline_in_any(text: &str, maths: bool) -> String {
    super::super::outline::outline_in(text, "de", maths)
}
