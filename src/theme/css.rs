//! Writes a theme's tokens as CSS: custom properties, and `@font-face` rules for the faces of an edition.

use std::fmt::Write as _;

use super::fonts::Face;
use super::tokens::{CODE_KINDS, Palette, Tokens};

/// What stands before the web edition's style sheet: every token, light and dark.
pub(super) fn web_tokens(tokens: &Tokens) -> String {
    let mut css = String::from(":root {\n  color-scheme: light dark;\n");
    for (name, value) in shapes(tokens).into_iter().chain(tokens.units.of_style()) {
        let _ = writeln!(css, "  --{name}: {value};");
    }
    let _ = writeln!(css, "  --light-paper: {};", tokens.light.paper);
    colours(&mut css, &tokens.light, "  ");
    css.push_str("}\n@media (prefers-color-scheme: dark) {\n  :root {\n");
    colours(&mut css, &tokens.dark, "    ");
    css.push_str("  }\n}\n");
    css
}

/// The e-book's style sheet: the rules, with what they take from the tokens put in. There are no custom properties
/// in it: readers of ten years ago know none, and would drop the whole declaration. Nor are there colours, which
/// are the reader's.
pub(super) fn book(rules: &str, tokens: &Tokens) -> String {
    let mut css = tokens.units.reckoned(rules);
    for (name, value) in shapes(tokens) {
        css = css.replace(&format!("var(--{name})"), &value);
    }
    css
}

/// Faces and what stands in for them, and lengths, by the names of their custom properties.
fn shapes(tokens: &Tokens) -> [(&'static str, String); 5] {
    let faces = &tokens.faces;
    [
        ("text-face", format!("\"{}\", Georgia, serif", faces.text)),
        ("heading-face", format!("\"{}\", Helvetica, Arial, sans-serif", faces.heading)),
        ("label-face", format!("\"{}\", Helvetica, Arial, sans-serif", faces.label)),
        ("mono-face", format!("\"{}\", Consolas, monospace", faces.mono)),
        ("measure", tokens.measure.web.clone()),
    ]
}

fn colours(css: &mut String, palette: &Palette, indent: &str) {
    for (name, colour) in palette.named() {
        let _ = writeln!(css, "{indent}--{name}: {colour};");
    }
    for (number, colour) in (1..).zip(&palette.chart) {
        let _ = writeln!(css, "{indent}--chart-{number}: {colour};");
    }
    for kind in CODE_KINDS {
        let _ = writeln!(css, "{indent}--tok-{}: {};", kind.as_str(), palette.code(kind));
    }
}

/// The rule by which a style sheet finds a face.
pub(super) fn font_face(face: &Face) -> String {
    let style = if face.italic { "italic" } else { "normal" };
    let format = if face.is_opentype() { "opentype" } else { "truetype" };
    format!(
        "@font-face {{\n  font-family: \"{}\";\n  font-style: {style};\n  font-weight: {};\n  \
         font-display: swap;\n  src: url(\"fonts/{}\") format(\"{format}\");\n}}\n",
        face.family, face.weight, face.file_name
    )
}
