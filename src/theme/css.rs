//! Writes a theme's tokens as CSS: custom properties, and `@font-face` rules for the faces of an edition.

use std::fmt::Write as _;

use super::fonts::Face;
use super::tokens::{CODE_KINDS, Palette, Tokens};

/// What stands before the web edition's style sheet: every token, light and dark.
pub(super) fn web_tokens(tokens: &Tokens) -> String {
    let mut css = String::from(":root {\n  color-scheme: light dark;\n");
    shapes(&mut css, tokens);
    colours(&mut css, &tokens.light, "  ");
    css.push_str("}\n@media (prefers-color-scheme: dark) {\n  :root {\n");
    colours(&mut css, &tokens.dark, "    ");
    css.push_str("  }\n}\n");
    css
}

/// The e-book's rules with the names of faces put in. There are no custom properties in it: readers of ten years
/// ago know none, and would drop the whole declaration.
pub(super) fn book(rules: &str, tokens: &Tokens) -> String {
    let css = face_stacks(tokens)
        .iter()
        .fold(rules.to_owned(), |rules, (name, stack)| rules.replace(&format!("var(--{name})"), stack));
    css
}

/// Families and what stands in for them, by the name of the custom property.
fn face_stacks(tokens: &Tokens) -> [(&'static str, String); 4] {
    let faces = &tokens.faces;
    [
        ("text-face", format!("\"{}\", Georgia, serif", faces.text)),
        ("heading-face", format!("\"{}\", Helvetica, Arial, sans-serif", faces.heading)),
        ("label-face", format!("\"{}\", Helvetica, Arial, sans-serif", faces.label)),
        ("mono-face", format!("\"{}\", Consolas, monospace", faces.mono)),
    ]
}

/// Faces and lengths.
fn shapes(css: &mut String, tokens: &Tokens) {
    for (name, stack) in face_stacks(tokens) {
        let _ = writeln!(css, "  --{name}: {stack};");
    }
    let _ = writeln!(css, "  --measure: {};", tokens.measure.web);
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
