//! What `theme.toml` may hold.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::theme::cover::{CoverStyle, Family, TitleFace};
use crate::theme::folder;
use crate::theme::tokens::CODE_KINDS;

/// A house's theme: what differs from the one that it extends
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
pub(super) struct Theme {
    /// The bundled theme that gives all that is not given here; the one of the folder's name, else `default`.
    extends: Option<Extends>,
    faces: Option<Faces>,
    scale: Option<Scale>,
    measure: Option<Measure>,
    page: Option<Page>,
    units: Option<Units>,
    logo: Option<Logo>,
    /// On light screens and in the PDF.
    light: Option<Palette>,
    /// On dark screens.
    dark: Option<Palette>,
    cover: Option<Cover>,
    /// How single colours are printed; the others are worked out.
    inks: Option<Vec<Ink>>,
}

/// The name of a theme that comes with imprint.
struct Extends;

impl JsonSchema for Extends {
    fn schema_name() -> Cow<'static, str> {
        "Extends".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "examples": folder::names().collect::<Vec<_>>() })
    }
}

/// Families, as the font files name them: bundled, or from `assets/fonts/`
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
struct Faces {
    text: Option<String>,
    heading: Option<String>,
    /// Of captions, tables, labels and ways on.
    label: Option<String>,
    mono: Option<String>,
    /// Has an OpenType `MATH` table; in the PDF only.
    maths: Option<String>,
}

/// Sizes of type in points, as the PDF has them
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename_all = "kebab-case")]
#[expect(dead_code, reason = "only described, never made")]
struct Scale {
    text: Option<f64>,
    /// From baseline to baseline.
    line: Option<f64>,
    small: Option<f64>,
    heading_1: Option<f64>,
    heading_2: Option<f64>,
    heading_3: Option<f64>,
    heading_4: Option<f64>,
    /// The large numerals of chapters and findings.
    numeral: Option<f64>,
    title: Option<f64>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
struct Measure {
    /// How wide text is on the web: `66ch`.
    web: Option<String>,
}

/// The PDF's page, in millimetres
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
struct Page {
    paper: Option<Paper>,
    top: Option<f64>,
    bottom: Option<f64>,
    /// Before the text on every page, with a column for captions and numerals.
    outer: Option<f64>,
    /// How wide the text is set.
    column: Option<f64>,
    /// Between the paper's edge and the margin's column.
    edge: Option<f64>,
    /// Between the margin's column and the text.
    gutter: Option<f64>,
}

/// Sheets that reports are printed on
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case")]
#[expect(dead_code, reason = "only described, never made")]
enum Paper {
    A4,
    UsLetter,
}

/// What rules, corners and space are measured by in every edition
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
struct Units {
    /// How round boxes, buttons and keys are, in points; 0 for right angles.
    corner: Option<f64>,
    /// How heavy a fine rule is, in points; heavier ones are multiples of it.
    rule: Option<f64>,
    /// Above and below what is set apart from the text, in lines.
    space: Option<f64>,
}

/// What stands for the house on covers and at the head of pages
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
struct Logo {
    /// `mark` for four cells made of the house's name, `none`, or a file beside `theme.toml`: `logo.svg`.
    picture: Option<String>,
    /// Whether the house's name stands beside the picture, which else shows it.
    named: Option<bool>,
}

/// The colours of one mode
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename_all = "kebab-case")]
#[expect(dead_code, reason = "only described, never made")]
struct Palette {
    ink: Option<Colour>,
    paper: Option<Colour>,
    accent: Option<Colour>,
    accent_2: Option<Colour>,
    tint: Option<Colour>,
    tint_2: Option<Colour>,
    rule: Option<Colour>,
    muted: Option<Colour>,
    code: Option<Code>,
    /// For charts, in the order in which series take them.
    chart: Option<Vec<Colour>>,
}

/// How covers look
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename_all = "kebab-case")]
#[expect(dead_code, reason = "only described, never made")]
struct Cover {
    style: Option<CoverStyle>,
    /// What titles are set in.
    title_face: Option<TitleFace>,
    /// The families that figures are taken from.
    figures: Option<Vec<Family>>,
    /// The colours that covers are taken from.
    palettes: Option<Vec<CoverPalette>>,
}

/// The colours of a cover: what is left out is made of the ground
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
struct CoverPalette {
    /// `accent`, `accent-2` or a colour.
    ground: Option<String>,
    shade: Option<Colour>,
    middle: Option<Colour>,
    pale: Option<Colour>,
    signal: Option<Colour>,
}

/// How a colour of the theme is printed
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only described, never made")]
struct Ink {
    colour: Colour,
    /// Cyan, magenta, yellow and black, in percent.
    #[schemars(length(equal = 4))]
    cmyk: Vec<f64>,
    /// The name of an ink of its own: `PANTONE 3035 C`.
    spot: Option<String>,
}

/// Red, green and blue: `#0b4f6c`
#[derive(JsonSchema)]
#[schemars(extend("pattern" = "^#[0-9A-Fa-f]{6}$"))]
#[expect(dead_code, reason = "only described, never made")]
struct Colour(String);

/// A colour for each kind of code.
struct Code;

impl JsonSchema for Code {
    fn schema_name() -> Cow<'static, str> {
        "Code".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let colour = generator.subschema_for::<Colour>();
        let properties: serde_json::Map<String, serde_json::Value> =
            CODE_KINDS.iter().map(|kind| (kind.as_str().to_owned(), colour.clone().to_value())).collect();
        json_schema!({
            "type": "object",
            "description": "A colour for each kind of code; kinds without one take the ink.",
            "properties": properties,
            "additionalProperties": false,
        })
    }
}
