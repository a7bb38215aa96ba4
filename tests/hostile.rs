//! A report is data that may come from anywhere: whatever is in it, it ends in correct text or in a diagnostic.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]
#![allow(clippy::disallowed_methods, reason = "a test may look at the clock")]

mod read_back;
mod support;

use std::time::{Duration, Instant};

use imprint::diagnostic::{Code, Level};
use imprint::editions::EditionKind;
use read_back::{Token, html, pdf, soundness};
use support::{FRONT, House, Made, job, make};

/// Builds everything, with every rule lowered that can be, and looks at what is made.
fn built(house: &House) -> Made {
    built_as(house, &EditionKind::ALL)
}

fn built_as(house: &House, editions: &[EditionKind]) -> Made {
    let mut job = job(house.path(), &[]);
    job.editions = editions.to_vec();
    job.levels.push((Level::Warn, "all".to_owned()));
    let made = make(&job);
    for artefact in &made.built.artefacts {
        assert!(!artefact.path.starts_with('/') && !artefact.path.contains(".."), "{}", artefact.path);
        assert!(!artefact.path.contains('\\'), "{}", artefact.path);
        if artefact.path.ends_with(".svg") {
            assert_eq!(soundness::of_drawing(&artefact.bytes), Vec::<String>::new(), "{}", artefact.path);
        }
    }
    for slug in made.slugs() {
        assert_eq!(soundness::of_web(&made.web(&slug)), Vec::<String>::new());
        if editions.contains(&EditionKind::Epub) {
            assert_eq!(soundness::of_epub(&made.epub(&slug).bytes), Vec::<String>::new());
        }
    }
    made
}

fn tells(made: &Made, code: Code) {
    assert!(made.codes().contains(&code), "`{}` is not told, but:\n{}", code.as_str(), made.said());
}

/// The words of the web edition, single spaces between.
fn words(made: &Made, slug: &str) -> String {
    let reading = html::read(&made.web(slug));
    let words = reading.front.iter().chain(&reading.body).filter_map(|token| match token {
        Token::Word(word) => Some(word.as_str()),
        _ => None,
    });
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn pictures_come_from_the_publications_folder_only() {
    let paths = [
        "/etc/hostname",
        "../imprint.toml",
        "..\\imprint.toml",
        "figures/../../imprint.toml",
        "file:///etc/hostname",
        "https://example.org/x.png",
        "//example.org/x.png",
        "data:image/png;base64,AAAA",
        "C:\\x.png",
        "~/x.png",
        "%2e%2e/imprint.toml",
        "figures/\0.png",
        "http://[::1]/x.png",
    ];
    for path in paths {
        let house = House::with_text(&format!("# Introduction\n\n![A picture.](<{path}>)\n"));
        let made = built(&house);
        let faults = [Code::PathOutside, Code::ImageUnreadable, Code::UnsafeImage];
        assert!(made.codes().iter().any(|code| faults.contains(code)), "{path}: {}", made.said());
        let pictures = made.built.artefacts.iter().filter(|artefact| artefact.path.contains("/images/"));
        assert_eq!(pictures.count(), 0, "{path}");
    }
}

#[cfg(unix)]
#[test]
fn links_that_lead_out_are_not_followed() {
    let secret = tempfile::tempdir().unwrap();
    std::fs::write(secret.path().join("secret.md"), "# Secret\n\nThe secret words.\n").unwrap();
    std::fs::write(secret.path().join("secret.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>").unwrap();
    let link = |house: &House, from: &str, to: &str| {
        std::os::unix::fs::symlink(secret.path().join(from), house.path().join(to)).unwrap();
    };
    let house = House::with_text("# Introduction\n\n![A drawing.](link.svg)\n");
    link(&house, "secret.svg", "reports/link.svg");
    tells(&built(&house), Code::PathOutside);

    let house = House::new()
        .file("reports/a/report.toml", FRONT.replace("+++\n", ""))
        .file("reports/a/01.md", "# One\n\nText.\n");
    link(&house, "secret.md", "reports/a/02.md");
    let made = built(&house);
    tells(&made, Code::PathOutside);
    assert!(!made.slugs().iter().any(|slug| words(&made, slug).contains("secret")), "read through a link");

    let house = House::with_text("# Introduction\n\nText.\n");
    link(&house, "", "reports/folder");
    let made = built(&house);
    assert!(!made.slugs().iter().any(|slug| words(&made, slug).contains("secret")), "read through a link");
}

#[cfg(unix)]
#[test]
fn output_does_not_follow_links() {
    let elsewhere = tempfile::tempdir().unwrap();
    let house = House::with_text("# Introduction\n\nText.\n");
    std::fs::create_dir(house.path().join("output")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), house.path().join("output/text")).unwrap();
    let output = house.program().args(["build", "--edition", "html"]).output().unwrap();
    assert_eq!(std::fs::read_dir(elsewhere.path()).unwrap().count(), 0, "{output:?}");
    assert!(!output.status.success(), "a folder that is not a release of ours is refused");
}

fn chunk(kind: &[u8], data: &[u8]) -> Vec<u8> {
    let mut bytes = u32::try_from(data.len()).unwrap().to_be_bytes().to_vec();
    bytes.extend(kind);
    bytes.extend(data);
    // The checksum is not right: a reader that looks at it may refuse the file for that.
    bytes.extend([0; 4]);
    bytes
}

#[test]
fn bombs_do_not_go_off() {
    let mut header = 90_000_u32.to_be_bytes().to_vec();
    header.extend(90_000_u32.to_be_bytes());
    header.extend([8, 6, 0, 0, 0]);
    let png = [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &header), chunk(b"IDAT", &[0; 64])].concat();
    let gif = [
        b"GIF89a".as_slice(),
        &[0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0],
        b",\0\0\0\0\xFF\xFF\xFF\xFF\0",
        &[2, 2, 0x4C, 1, 0, b';'],
    ]
    .concat();
    let entities = "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">\
                    <!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">\
                    <!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\">]>\
                    <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><text>&f;&f;&f;</text></svg>";
    let uses: String = (1..40)
        .map(|level| {
            format!("<g id=\"u{level}\">{}</g>", format!("<use href=\"#u{}\"/>", level - 1).repeat(9))
        })
        .collect();
    let uses = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><path id=\"u0\" d=\"M0 0h9\"/>{uses}<use href=\"#u39\"/></svg>"
    );
    let deep = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">{}{}</svg>",
        "<g>".repeat(50_000),
        "</g>".repeat(50_000)
    );
    let wide =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900000000\" height=\"900000000\"/>".to_owned();
    let bombs: [(&str, Vec<u8>); 6] = [
        ("png", png),
        ("gif", gif),
        ("svg", entities.into()),
        ("svg", uses.into()),
        ("svg", deep.into()),
        ("svg", wide.into()),
    ];
    for (at, (kind, bytes)) in bombs.into_iter().enumerate() {
        let begin = Instant::now();
        let house = House::with_text(&format!("# Introduction\n\n![A picture.](bomb.{kind})\n"))
            .file(&format!("reports/bomb.{kind}"), bytes);
        let made = built(&house);
        let faults = [Code::ImageTooLarge, Code::ImageUnreadable, Code::UnsafeImage];
        assert!(made.codes().iter().any(|code| faults.contains(code)), "bomb {at}: {}", made.said());
        assert!(begin.elapsed() < Duration::from_secs(60), "bomb {at} took {:?}", begin.elapsed());
    }
}

#[test]
fn live_drawings_are_refused() {
    let contents = [
        "<script>alert(1)</script>",
        "<a href=\"javascript:alert(1)\"><path d=\"M0 0\"/></a>",
        "<image href=\"https://example.org/x.png\" width=\"1\" height=\"1\"/>",
        "<path onclick=\"alert(1)\" d=\"M0 0\"/>",
        "<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"><iframe src=\"x\"/></body></foreignObject>",
        "<style>@import url(https://example.org/x.css);</style>",
        "<use href=\"https://example.org/x.svg#a\"/>",
        "<set attributeName=\"href\" to=\"javascript:alert(1)\"/>",
        "<path style=\"fill:url(https://example.org/x)\" d=\"M0 0\"/>",
    ];
    for content in contents {
        let drawing =
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">{content}</svg>");
        let house =
            House::with_text("# Introduction\n\n![A drawing.](x.svg)\n").file("reports/x.svg", drawing);
        tells(&built(&house), Code::UnsafeImage);
    }
}

#[test]
fn text_that_is_not_text_is_told() {
    let bytes = [FRONT.as_bytes(), b"# Introduction\n\nCaf\xE9 \xFF\xFE \xED\xA0\x80.\n"].concat();
    tells(&built(&House::new().file("reports/text.md", bytes)), Code::InvalidUtf8);
    let controls: String = (0_u8..32).map(char::from).filter(|c| !matches!(c, '\n' | '\r' | '\t')).collect();
    let text = format!("# Introduction\n\nOne{controls}two\u{7F}\u{85}\u{FFFE}\u{FFFF}three.\n");
    let made = built(&House::with_text(&text));
    tells(&made, Code::ControlCharacter);
    assert!(words(&made, "text").ends_with("three."), "{}", words(&made, "text"));
    for controls in ["User \u{202E}nimda\u{202C}.", "Left \u{2066}open, and more."] {
        let made = built(&House::with_text(&format!("# Introduction\n\n{controls}\n")));
        tells(&made, Code::BidirectionalControl);
        let page = String::from_utf8(made.web("text")["index.html"].clone()).unwrap();
        assert!(!page.contains(['\u{202E}', '\u{202C}', '\u{2066}']), "they are left out: {controls:?}");
    }
}

#[test]
fn attributes_stand_behind_characters_that_are_left_out() {
    let made =
        built_as(&House::with_text("# A\u{7}part {#part}\n\nText: [there](#part).\n"), &[EditionKind::Html]);
    assert_eq!(made.codes(), [Code::ControlCharacter], "{}", made.said());
    assert!(words(&made, "text").contains("Apart"), "{}", words(&made, "text"));
}

#[test]
fn line_ends_and_marks_of_any_system_are_read_alike() {
    let text = "# Introduction {#one}\n\nA paragraph\nof two lines.  \nA break.\n\n- a\n- b\n\n```\ncode\n\n  more\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
    let unix = format!("{FRONT}{text}");
    let dos = format!("\u{FEFF}{}", unix.replace('\n', "\r\n"));
    let old = unix.replace('\n', "\r");
    let made = |text: &str| built(&House::new().file("reports/text.md", text));
    let (unix, dos, old) = (made(&unix), made(&dos), made(&old));
    assert_eq!(html::read(&unix.web("text")), html::read(&dos.web("text")));
    assert_eq!(unix.pdf("text").bytes, dos.pdf("text").bytes, "the same bytes");
    assert!(
        !old.slugs().is_empty() || old.findings().iter().any(|finding| finding.level == Level::Deny),
        "{}",
        old.said()
    );
}

#[test]
fn nesting_ends() {
    const DEEP: usize = 10_000;
    let inline = |open: &str, close: &str| format!("{}x{}", open.repeat(DEEP), close.repeat(DEEP));
    let texts: [(&str, String); 12] = [
        ("quotations", format!("{} Text.", ">".repeat(DEEP))),
        ("spaced quotations", format!("{}Text.", "> ".repeat(DEEP))),
        ("lists", format!("{}Text.", "- ".repeat(DEEP))),
        ("numbers", format!("{}Text.", "1. ".repeat(DEEP))),
        ("indented lists", (0..2_000).map(|depth| format!("{}- x\n", "  ".repeat(depth))).collect()),
        ("emphasis", inline("*a **b ", "** *")),
        ("brackets", inline("[", "](x)")),
        ("images", inline("![", "](x.png)")),
        ("elements", inline("<span lang=\"fr\">", "</span>")),
        ("divisions", inline("<div>\n\n", "\n\n</div>")),
        ("tables", inline("<table><tr><td>", "</td></tr></table>")),
        ("formulas", format!("```math\n{}x{}\n```", "\\frac{".repeat(DEEP), "}{y}".repeat(DEEP))),
    ];
    for (name, text) in texts {
        let begin = Instant::now();
        let front = FRONT.replacen("+++\n\n", "maths = true\n+++\n\n", 1);
        let made = built(&House::new().file("reports/text.md", format!("{front}# Introduction\n\n{text}\n")));
        assert!(made.slugs().len() + made.findings().len() > 0, "{name}");
        assert!(begin.elapsed() < Duration::from_secs(90), "{name} took {:?}", begin.elapsed());
    }
}

/// A table of so many megabytes: made in time that grows with it, not with its square.
fn large_table(megabytes: usize) -> Made {
    let row = "| cell of a row | 12,345 | *stress* and [a link](https://example.org/) |\n";
    let rows = megabytes * 1_000_000 / row.len();
    let text = format!("# Introduction\n\n| a | b | c |\n|---|--:|---|\n{}", row.repeat(rows));
    let house = House::with_text(&text);
    let made = built_as(&house, &[EditionKind::Html]);
    let reading = html::read(&made.web("text"));
    let made_rows = reading.body.iter().filter(|token| matches!(token, Token::Row)).count();
    assert_eq!(made_rows, rows + 1, "{}", made.said());
    made
}

#[test]
fn a_large_table_is_read_whole() {
    let begin = Instant::now();
    let made = large_table(5);
    assert_eq!(made.slugs(), ["text"]);
    assert!(begin.elapsed() < Duration::from_secs(180), "it took {:?}", begin.elapsed());
}

#[test]
fn a_very_large_table_is_refused() {
    let row = "| cell of a row | 12,345 | *stress* and [a link](https://example.org/) |\n";
    let text =
        format!("# Introduction\n\n| a | b | c |\n|---|--:|---|\n{}", row.repeat(50_000_000 / row.len()));
    let made = built(&House::with_text(&text));
    tells(&made, Code::SourceTooLarge);
    assert_eq!(made.slugs(), Vec::<String>::new());
}

#[test]
fn a_table_of_more_cells_than_pages_take_is_told_at_its_place() {
    let text = format!("# Introduction\n\n| a | b | c |\n|---|--:|---|\n{}", "| a | 1 | b |\n".repeat(9_000));
    let made = built(&House::with_text(&text));
    tells(&made, Code::PdfDefect);
    assert!(made.said().contains("27003 cells"), "{}", made.said());
    let web = built_as(&House::with_text(&text), &[EditionKind::Html, EditionKind::Epub]);
    assert_eq!(web.slugs(), ["text"]);
}

#[test]
fn links_lead_nowhere_unsafe() {
    let links = [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:x",
        "&#106;avascript:alert(1)",
        "\u{1}javascript:alert(1)",
        "about:blank",
    ];
    for link in links {
        let text = format!(
            "# Introduction\n\n[a link](<{link}>), <a href=\"{link}\">another</a>, and [third]\n\n[third]: <{link}>\n"
        );
        let made = built(&House::with_text(&text));
        let pages = String::from_utf8(made.web("text")["index.html"].clone()).unwrap().to_lowercase();
        for scheme in [
            "href=\"javascript",
            "href=\"data:",
            "href=\"vbscript",
            "href=\"file:",
            "href=\"blob",
            "href=\"about",
        ] {
            assert!(!pages.contains(scheme), "{link}: {scheme}");
        }
        assert!(!made.findings().is_empty(), "{link}: nothing is told");
        let paper = pdf::read(&made.pdf("text").bytes);
        let live =
            |token: &Token| token.to_string().contains("script") && token.to_string().starts_with("⟨link");
        assert!(!paper.body.iter().any(live), "{link}");
    }
}

#[test]
fn ids_are_names_and_nothing_else() {
    for id in [
        "a\"b",
        "<script>",
        "a'b",
        "a b",
        "a&b",
        "\" onclick=\"alert(1)",
        "1",
        "é",
        "日本",
        "a)b",
        "[x]",
        "\\",
    ] {
        let text = format!(
            "# Introduction {{#{id}}}\n\nText.\n\n## Section {{id=\"{id}\"}}\n\n<a id='{id}'></a> and [#{id}].\n"
        );
        let made = built(&House::with_text(&text));
        for slug in made.slugs() {
            assert!(words(&made, &slug).contains("Text."), "{id}");
        }
        assert!(made.slugs().len() + made.findings().len() > 0, "{id}");
    }
}

/// Everything that is syntax somewhere: HTML, XML, CSS, Typst, templates, JSON, RDF, shells.
const SYNTAX: &str = "#panic(\"x\") #eval(\"1\") $x$ @ref <label> = h // c /* d */ ]#[ \\u{41} <script>alert(1)</script> \
                      <b onclick=x> ]]> --> <!-- &amp;lt; &#x41; {{ 7*7 }} {% raw %} ${x} `x` \"q\" 'r' </title> </style> \
                      \\ % ; | $(x) <?xml?> ~ ^ _ *s*";

#[test]
fn syntax_in_metadata_is_text() {
    let quoted = toml::Value::String(SYNTAX.to_owned()).to_string();
    let fields = [
        "subtitle",
        "description",
        "number",
        "edition",
        "licence",
        "copyright",
        "publisher",
        "commissioned_by",
    ];
    let mut front: String = fields.iter().map(|field| format!("{field} = {quoted}\n")).collect();
    front.push_str(&format!("title = {quoted}\nslug = \"text\"\nlanguage = \"en-GB\"\npublished = 2026-03-01\nstatus = \"published\"\n"));
    front.push_str(&format!(
        "authors = [{{ name = {quoted}, affiliation = {quoted} }}]\nfunders = [{quoted}]\n"
    ));
    front.push_str(&format!("corrections = [{{ date = 2026-03-02, text = {quoted} }}]\n"));
    front.push_str(&format!(
        "subjects = {{ keywords = [{quoted}] }}\naccessibility = {{ summary = {quoted} }}\n"
    ));
    let house = House::new()
        .file("imprint.toml", format!("name = {quoted}\nurl = \"https://press.example\"\nlanguage = \"en-GB\"\ncity = {quoted}\ncontact = {quoted}\n"))
        .file("reports/text.md", format!("+++\n{front}+++\n\n# Introduction\n\nText.\n"));
    let made = built(&house).fine();
    shows_syntax(&made, "front matter");
}

#[test]
fn syntax_in_text_is_text() {
    let escaped: String =
        SYNTAX.chars().flat_map(|c| if c.is_ascii_punctuation() { vec!['\\', c] } else { vec![c] }).collect();
    let text = format!(
        "# {escaped}\n\n{escaped}\n\n## {escaped}\n\n- **{escaped}** {escaped}\n\n> {escaped}\n> — {escaped}\n\n\
         ```\n{SYNTAX}\n```\n\n| {escaped} |\n|---|\n| {escaped} |\n\nText[^n].\n\n[^n]: {escaped}\n\nTerm {escaped}\n: {escaped}\n"
    );
    let made = built(&House::with_text(&text));
    assert_eq!(made.slugs(), ["text"], "{}", made.said());
    shows_syntax(&made, "text");
}

/// Whether every edition shows the syntax letter for letter.
fn shows_syntax(made: &Made, what: &str) {
    let expected: Vec<&str> = ["#panic(", "<script>alert(1)</script>", "7*7", "&amp;lt;", "]]>"].to_vec();
    let editions = [
        ("web", html::read(&made.web("text"))),
        ("book", read_back::epub::read(&made.epub("text").bytes)),
        ("paper", pdf::read(&made.pdf("text").bytes)),
    ];
    for (name, reading) in editions {
        let tokens = reading.front.iter().chain(&reading.body);
        let all: Vec<String> = tokens.map(ToString::to_string).collect();
        let all = all.join(" ");
        for words in &expected {
            assert!(all.contains(words), "{what}, {name}: `{words}` is not shown in: {all}");
        }
    }
}
