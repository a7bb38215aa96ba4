//! Writes a theme's tokens as CSS: custom properties and `@font-face` rules.

use std::fmt::Write as _;

use super::fonts::{Face, Fonts, Purpose};
use super::tokens::{CODE_KINDS, Palette, Tokens};

/// What stands before the web edition's style sheet: faces, then every token, light and dark.
pub(super) fn web_tokens(tokens: &Tokens, fonts: &Fonts) -> String {
    let mut css = font_faces(fonts);
    css.push_str(":root {\n  color-scheme: light dark;\n");
    shapes(&mut css, tokens);
    colours(&mut css, &tokens.light, "  ");
    css.push_str("}\n@media (prefers-color-scheme: dark) {\n  :root {\n");
    colours(&mut css, &tokens.dark, "    ");
    css.push_str("  }\n}\n");
    css
}

/// The e-book's style sheet: faces, then the rules. There are no custom properties in it: readers of ten years
/// ago know none, and would drop the whole declaration.
pub(super) fn book(rules: &str, tokens: &Tokens, fonts: &Fonts) -> String {
    let mut css = font_faces(fonts);
    css.push_str(
        &face_stacks(tokens)
            .iter()
            .fold(rules.to_owned(), |rules, (name, stack)| rules.replace(&format!("var(--{name})"), stack)),
    );
    css
}

/// Families and what stands in for them, by the name of the custom property.
fn face_stacks(tokens: &Tokens) -> [(&'static str, String); 3] {
    let faces = &tokens.faces;
    [
        ("text-face", format!("\"{}\", Georgia, serif", faces.text)),
        ("heading-face", format!("\"{}\", Helvetica, Arial, sans-serif", faces.heading)),
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
    for kind in CODE_KINDS {
        let _ = writeln!(css, "{indent}--tok-{}: {};", kind.as_str(), palette.code(kind));
    }
}

/// A rule for each face that is not only a fallback.
fn font_faces(fonts: &Fonts) -> String {
    fonts.faces.iter().filter(|face| face.purpose != Purpose::Fallback).map(font_face).collect()
}

fn font_face(face: &Face) -> String {
    let style = if face.italic { "italic" } else { "normal" };
    let format = if face.file_name.to_ascii_lowercase().ends_with(".otf") { "opentype" } else { "truetype" };
    format!(
        "@font-face {{\n  font-family: \"{}\";\n  font-style: {style};\n  font-weight: {};\n  \
         font-display: swap;\n  src: url(\"fonts/{}\") format(\"{format}\");\n}}\n",
        face.family, face.weight, face.file_name
    )
}
