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

/// What stands before the e-book's style sheet: what is no colour, since colours are the reader's.
pub(super) fn book_tokens(tokens: &Tokens) -> String {
    let mut css = String::from(":root {\n");
    shapes(&mut css, tokens);
    css.push_str("}\n");
    css
}

/// Faces and lengths.
fn shapes(css: &mut String, tokens: &Tokens) {
    let faces = &tokens.faces;
    let _ = writeln!(css, "  --text-face: \"{}\", Georgia, serif;", faces.text);
    let _ = writeln!(css, "  --heading-face: \"{}\", Helvetica, Arial, sans-serif;", faces.heading);
    let _ = writeln!(css, "  --label-face: \"{}\", Helvetica, Arial, sans-serif;", faces.label);
    let _ = writeln!(css, "  --mono-face: \"{}\", Consolas, monospace;", faces.mono);
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
