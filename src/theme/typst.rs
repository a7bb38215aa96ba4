//! Writes a theme's tokens as Typst variables; `pdf/*.typ` follow them.

use std::fmt::Write as _;

use super::cover::TitleFace;
use super::fonts::{Fonts, Purpose};
use super::tokens::{CODE_KINDS, Tokens};
use crate::model::literal::push_literal;
use crate::model::picture::Picture;

/// The variables that the template uses: colours, faces with their fallbacks, sizes, page, units, logo.
pub(super) fn variables(tokens: &Tokens, fonts: &Fonts, logo: Option<&Picture>) -> String {
    let mut typst = String::new();
    for (name, colour) in tokens.light.named() {
        let _ = writeln!(typst, "#let {name} = rgb(\"{colour}\")");
    }
    typst.push_str("#let code-colours = (\n");
    for kind in CODE_KINDS {
        let _ = writeln!(typst, "  \"{}\": rgb(\"{}\"),", kind.as_str(), tokens.light.code(kind));
    }
    typst.push_str(")\n");

    let chart: Vec<String> = tokens.light.chart.iter().map(|colour| format!("rgb(\"{colour}\"),")).collect();
    let _ = writeln!(typst, "#let chart-colours = ({})", chart.join(" "));

    let mut fallbacks: Vec<&str> = Vec::new();
    for face in fonts.faces.iter().filter(|face| face.purpose == Purpose::Fallback) {
        if !fallbacks.contains(&face.family.as_str()) {
            fallbacks.push(&face.family);
        }
    }
    let faces = &tokens.faces;
    for (name, first) in [
        ("text-face", &faces.text),
        ("heading-face", &faces.heading),
        ("label-face", &faces.label),
        ("mono-face", &faces.mono),
        ("maths-face", &faces.maths),
    ] {
        // Each face falls back on the text face, which has the most letters, before the special ones.
        let mut families = vec![first.as_str()];
        if first != &faces.text {
            families.push(&faces.text);
        }
        families.extend(&fallbacks);
        let list: Vec<String> = families.iter().map(|family| quoted(family)).collect();
        let _ = writeln!(typst, "#let {name} = ({},)", list.join(", "));
    }
    let title_face = match tokens.cover.title_face {
        TitleFace::Heading => "heading-face",
        TitleFace::Text => "text-face",
    };
    let _ = writeln!(typst, "#let cover-title-face = {title_face}");

    let scale = &tokens.scale;
    for (name, points) in [
        ("size-text", scale.text),
        ("size-line", scale.line),
        ("size-small", scale.small),
        ("size-heading-1", scale.heading_1),
        ("size-heading-2", scale.heading_2),
        ("size-heading-3", scale.heading_3),
        ("size-heading-4", scale.heading_4),
        ("size-numeral", scale.numeral),
        ("size-title", scale.title),
    ] {
        let _ = writeln!(typst, "#let {name} = {points}pt");
    }
    let page = &tokens.page;
    for (name, millimetres) in [
        ("page-width", page.width()),
        ("page-height", page.height()),
        ("margin-top", page.top),
        ("margin-bottom", page.bottom),
        ("margin-inner", page.inner()),
        ("margin-outer", page.outer),
        ("margin-edge", page.edge),
        ("margin-column", page.margin_column()),
        ("margin-gutter", page.gutter),
    ] {
        let _ = writeln!(typst, "#let {name} = {millimetres}mm");
    }
    typst.push_str(&tokens.units.of_template());
    typst.push_str(&tokens.logo.of_template(logo));
    typst
}

fn quoted(text: &str) -> String {
    let mut literal = String::new();
    push_literal(&mut literal, text);
    literal
}
