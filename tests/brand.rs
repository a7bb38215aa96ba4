//! A theme's units, logo and the words on its covers: in every edition, and told where they are wrong.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod support;

use support::{House, PUBLISHER};

const TEXT: &str = "# Introduction\n\nPlain *words* and `code`.\n";

fn house(files: &[(&str, &str)]) -> House {
    let house = House::with_text(TEXT).file("imprint.toml", format!("{PUBLISHER}theme = \"own\"\n"));
    files.iter().fold(house, |house, (path, text)| house.file(&format!("assets/themes/own/{path}"), text))
}

/// Red on clear, twice as wide as high.
const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 80 40\" width=\"80\" height=\"40\">\
                    <path fill=\"#ff0000\" d=\"M0 0H80V40H0Z\"/></svg>";

fn with_logo(tokens: &str) -> House {
    house(&[("theme.toml", tokens), ("logo.svg", LOGO)])
}

fn in_book(made: &support::Made, path: &str) -> String {
    let bytes = std::io::Cursor::new(&made.epub("text").bytes);
    let mut book = zip::ZipArchive::new(bytes).expect("a book");
    let mut text = String::new();
    let mut file = book.by_name(&format!("OEBPS/{path}")).unwrap_or_else(|_| panic!("no {path}"));
    std::io::Read::read_to_string(&mut file, &mut text).expect("text");
    text
}

fn page(made: &support::Made, path: &str) -> String {
    let artefact = made.built.artefacts.iter().find(|artefact| artefact.path == path);
    String::from_utf8_lossy(&artefact.unwrap_or_else(|| panic!("no {path}")).bytes).into_owned()
}

#[test]
fn units_are_in_every_style_sheet() {
    let house = house(&[("theme.toml", "[units]\ncorner = 3\nrule = 1.5\nspace = 2\n")]);
    let made = house.made().fine();
    let web = page(&made, "text/read/style.css");
    for rule in ["--corner: 4px;", "--hairline: 2px;", "--space: 2;", "calc(2.2rem * var(--space))"] {
        assert!(web.contains(rule), "{rule}");
        assert!(!rule.starts_with("--") || page(&made, "assets/site.css").contains(rule), "{rule}");
    }
    let book = in_book(&made, "stylesheet.css");
    assert!(
        book.contains("figure, .table { margin: 4em 0;") && book.contains("border-top: 4px solid;"),
        "{book}"
    );
    assert!(
        !book.contains("var(") && !book.contains("calc("),
        "nothing that old reading systems cannot reckon"
    );
}

#[test]
fn a_logo_stands_beside_the_name_or_in_its_place() {
    let made = with_logo("[logo]\npicture = \"logo.svg\"\n").made().fine();
    let read = page(&made, "text/read/index.html");
    assert!(
        read.contains(
            "<img class=\"logo\" src=\"logo.svg\" alt=\"\" width=\"80\" height=\"40\">Example Press</a>"
        ),
        "{read}"
    );
    assert_eq!(page(&made, "text/read/logo.svg"), LOGO);
    assert_eq!(page(&made, "assets/logo.svg"), LOGO);
    let home = page(&made, "index.html");
    assert!(
        home.contains("<img class=\"logo\" src=\"assets/logo.svg\" width=\"80\" height=\"40\" alt=\"\">Example Press</a>"),
        "{home}"
    );
    let title_page = in_book(&made, "titlepage.xhtml");
    assert!(title_page.contains("src=\"house/logo.svg\" alt=\"\""), "{title_page}");
    assert_eq!(in_book(&made, "house/logo.svg"), LOGO);

    let made = with_logo("[logo]\npicture = \"logo.svg\"\nnamed = false\n").made().fine();
    let read = page(&made, "text/read/index.html");
    assert!(read.contains("alt=\"Example Press\" width=\"80\" height=\"40\"></a>"), "{read}");
    assert!(page(&made, "index.html").contains("alt=\"Example Press\"></a>"));
    // Whoever hears the PDF is told the name, too.
    let pdf = made.built.artefacts.iter().find(|artefact| artefact.path == "text/text.pdf").expect("a PDF");
    let document = lopdf::Document::load_mem(&pdf.bytes).expect("a PDF");
    let told = document.objects.values().filter_map(|object| object.as_dict().ok()?.get(b"Alt").ok());
    let told: Vec<String> = told.filter_map(|alt| lopdf::decode_text_string(alt).ok()).collect();
    assert_eq!(told, ["Example Press"]);
}

#[test]
fn without_a_picture_the_name_stands_alone() {
    let made = house(&[("theme.toml", "[logo]\npicture = \"none\"\n")]).made().fine();
    assert!(page(&made, "index.html").contains("<a href=\"index.html\">Example Press</a>"));
    let made = house(&[("theme.toml", "")]).made().fine();
    assert!(page(&made, "index.html").contains("<img src=\"assets/mark.svg\""));
}

#[test]
fn what_others_publish_has_no_logo_of_the_house() {
    let text = "+++\ntitle = \"A\"\nslug = \"text\"\nlanguage = \"en\"\npublished = 2026-01-01\n\
                authors = [\"Ada\"]\npublisher = \"Somebody Else\"\n+++\n\n# Introduction\n\nPlain.\n";
    let house = with_logo("[logo]\npicture = \"logo.svg\"\nnamed = false\n").file("reports/text.md", text);
    let read = page(&house.made().fine(), "text/read/index.html");
    assert!(read.contains(">Somebody Else</a>") && !read.contains("logo.svg"), "{read}");
}

#[test]
fn a_logo_that_cannot_be_used_is_told_where_it_is_named() {
    let said = |picture: &str, files: &[(&str, &str)]| {
        let tokens = format!("[logo]\npicture = \"{picture}\"\n");
        let files: Vec<_> = files.iter().copied().chain([("theme.toml", tokens.as_str())]).collect();
        house(&files).made().said()
    };
    let missing = said("lgo.svg", &[("logo.svg", LOGO)]);
    assert!(
        missing.contains(
            "theme.toml:2:11: deny[image-unreadable]: `lgo.svg` is not there (did you mean `logo.svg`?)"
        ),
        "{missing}"
    );
    let outside = said("../../../imprint.toml", &[]);
    assert!(
        outside.contains("deny[path-outside]: `../../../imprint.toml` leads out of the theme's folder"),
        "{outside}"
    );
    let hostile = LOGO.replace("<path", "<script>1</script><path");
    let hostile = said("logo.svg", &[("logo.svg", hostile.as_str())]);
    assert!(hostile.contains("theme.toml:2:11: deny[unsafe-image]"), "{hostile}");
    let units =
        house(&[("theme.toml", "[units]\ncorner = -1\nrule = 9\nspace = \"wide\"\n[logo]\nnamed = 1\n")]);
    let said = units.made().said();
    for part in [
        "2:10: deny[invalid-value]: `units.corner` is not between",
        "3:8: deny[invalid-value]: `units.rule`",
        "4:9: deny[invalid-value]: `units.space` is text",
        "6:9: deny[invalid-value]: `logo.named`",
    ] {
        assert!(said.contains(part), "{part}\nis not in\n{said}");
    }
}

#[test]
fn a_ground_on_which_nothing_can_be_read_is_told() {
    let tokens = "[light]\nink = \"#55616b\"\n[cover]\n[[cover.palettes]]\nground = \"#0b4f6c\"\n\
                  [[cover.palettes]]\nground = \"#909aa1\"\n";
    let said = house(&[("theme.toml", tokens)]).made().said();
    assert!(
        said.contains("theme.toml:7:10: deny[low-contrast]: `light.paper` on `cover.palettes.2.ground`"),
        "{said}"
    );
    assert!(!said.contains("cover.palettes.1"), "{said}");
}
