//! A house's own theme: laid over a bundled one, value by value and file by file; told where it is wrong.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod support;

use imprint::diagnostic::Code;
use imprint::editions::EditionKind;
use support::{House, PUBLISHER, job, make};

const TEXT: &str = "# Introduction\n\nPlain *words* and `code`.\n";

fn house(files: &[(&str, &str)]) -> House {
    let house = House::with_text(TEXT).file("imprint.toml", format!("{PUBLISHER}theme = \"own\"\n"));
    files.iter().fold(house, |house, (path, text)| house.file(&format!("assets/themes/own/{path}"), text))
}

fn style(house: &House) -> String {
    let web = house.made().fine().web("text");
    String::from_utf8(web["style.css"].clone()).expect("UTF-8")
}

#[test]
fn what_is_given_differs_and_the_rest_stays() {
    let plain = style(&House::with_text(TEXT));
    let own = style(&house(&[("theme.toml", "[light]\naccent = \"#4a2545\"\n")]));
    assert!(own.contains("--accent: #4a2545;") && !plain.contains("--accent: #4a2545;"));
    assert_eq!(own.replacen("--accent: #4a2545;", "--accent: #0b4f6c;", 1), plain);
}

#[test]
fn files_stand_in_for_others_or_after_them() {
    let own =
        style(&house(&[("web.css", "p { color: var(--ink) }\n"), ("web-more.css", "p { margin: 0 }\n")]));
    assert!(own.ends_with("p { color: var(--ink) }\np { margin: 0 }\n"), "{own}");
    let house = house(&[("pages/home.html", "<p>{{ house }} at home</p>")]);
    let made = house.made().fine();
    let home =
        made.built.artefacts.iter().find(|artefact| artefact.path == "index.html").expect("a home page");
    assert_eq!(String::from_utf8_lossy(&home.bytes), "<p>Example Press at home</p>\n");
}

#[test]
fn a_theme_of_a_bundled_name_extends_that_one() {
    let house = House::with_text(TEXT)
        .file("imprint.toml", format!("{PUBLISHER}theme = \"gazette\"\n"))
        .file("assets/themes/gazette/theme.toml", "[measure]\nweb = \"50ch\"\n");
    let own = style(&house);
    assert!(own.contains("--measure: 50ch") && own.contains("--text-face: \"Fira Sans\""), "{own}");
}

#[test]
fn every_fault_is_told_at_once_on_its_value() {
    let theme = "extends = \"defualt\"\ncolour = 1\n[light]\nink = \"black\"\nacent = \"#000000\"\n[scale]\n\
                 text = 90\nline = \"14\"\n[measure]\nweb = \"wide\"\n";
    let house = house(&[("theme.toml", theme), ("webb.css", "")]);
    let said = house.made().said();
    for part in [
        "theme.toml:1:11: deny[invalid-value]: `extends`: no theme `defualt` comes with imprint (did you mean `default`?)",
        "theme.toml:2:1: deny[unknown-key]: there is no key `colour`",
        "theme.toml:4:7: deny[invalid-value]: `light.ink`",
        "theme.toml:5:1: deny[unknown-key]: there is no key `light.acent` (did you mean `light.accent`?)",
        "theme.toml:7:8: deny[invalid-value]: `scale.text` is not between",
        "theme.toml:8:8: deny[invalid-value]: `scale.line` is text, not a number",
        "theme.toml:10:7: deny[invalid-value]: `measure.web`",
        "webb.css:1:1: deny[unknown-key]: a theme has no file `webb.css`, so that it would do nothing (did you mean `web.css`?)",
    ] {
        assert!(said.contains(part), "{part}\nis not in\n{said}");
    }
}

#[test]
fn a_theme_that_is_not_there_is_told_where_it_is_named() {
    let house = House::with_text(TEXT).file("imprint.toml", format!("{PUBLISHER}theme = \"gazete\"\n"));
    let said = house.made().said();
    assert!(
        said.contains(
            "imprint.toml:4:9: deny[invalid-value]: there is no theme `gazete` (did you mean `gazette`?)"
        ),
        "{said}"
    );
}

#[test]
fn a_template_that_fails_is_told_in_its_file() {
    let house = house(&[("pdf-more.typ", "#let b = 1\n#let divider() = nothing-such\n#panic(\"out\")\n")]);
    let made = make(&job(house.path(), &[]));
    assert!(made.codes().contains(&Code::InvalidTemplate), "{}", made.said());
    assert!(
        made.said().contains("assets/themes/own/pdf-more.typ:3:2: deny[invalid-template]"),
        "{}",
        made.said()
    );
}

#[test]
fn a_page_that_fails_is_told_in_its_line() {
    let house = house(&[("pages/home.html", "<p>\n  {{ nobody.knows }}\n</p>\n")]);
    let mut job = job(house.path(), &[]);
    job.editions = vec![EditionKind::Html];
    let made = make(&job);
    assert!(
        made.said().contains("assets/themes/own/pages/home.html:2:3: deny[invalid-template]"),
        "{}",
        made.said()
    );
}

#[test]
fn a_page_that_does_not_end_is_told() {
    let house = house(&[(
        "pages/home.html",
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}\n",
    )]);
    let mut job = job(house.path(), &[]);
    job.editions = vec![EditionKind::Html];
    let made = make(&job);
    assert!(made.said().contains("home.html:1:1: deny[invalid-template]"), "{}", made.said());
}

#[test]
fn a_new_theme_looks_like_the_one_it_extends() {
    let house = House::with_text(TEXT).file("imprint.toml", format!("{PUBLISHER}theme = \"own\"\n"));
    let output = house.program().args(["new", "theme", "own"]).output().expect("it ran");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let theme = std::fs::read_to_string(house.path().join("assets/themes/own/theme.toml")).expect("written");
    assert!(theme.contains("\n[light]\n") && theme.contains("\n# accent = \"#0b4f6c\"\n"), "{theme}");
    assert_eq!(style(&house), style(&House::with_text(TEXT)));
    // Every line that is taken out of its comment is a token that is known.
    let whole: String = theme
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(rest) if rest.contains(" = ") && !rest.contains(": ") => format!("{rest}\n"),
            Some(rest) if rest.starts_with("[[") => format!("{rest}\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    std::fs::write(house.path().join("assets/themes/own/theme.toml"), whole).expect("written");
    assert_eq!(style(&house), style(&House::with_text(TEXT)));
}

#[test]
fn only_what_a_book_uses_is_brought_along() {
    let size = |text: &str| {
        let made = House::with_text(text).made().fine();
        let web = made.web("text");
        let fonts = web.iter().filter(|(path, _)| path.starts_with("fonts/"));
        fonts.map(|(path, bytes)| (path.clone(), bytes.len())).collect::<Vec<_>>()
    };
    let plain = size("# Introduction\n\nPlain words.\n");
    assert!(plain.iter().all(|(path, _)| !path.contains("JetBrains")), "{plain:?}");
    assert!(plain.iter().map(|(_, length)| length).sum::<usize>() < 180_000, "{plain:?}");
    let more = size("# Introduction\n\nPlain words, `code`, and кириллица.\n");
    assert!(more.iter().any(|(path, _)| path.contains("JetBrainsMono_400Regular.ttf")), "{more:?}");
    let text = |files: &[(String, usize)]| {
        files.iter().find(|(path, _)| path == "fonts/Literata_400Regular.ttf").expect("the text's face").1
    };
    assert!(text(&more) > text(&plain), "Cyrillic letters take room");
}
