//! A publisher's theme: `theme.toml`, laid over the tokens of a bundled one.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Sink, Span, nearest};
use crate::model::identifier::Fault;
use crate::theme::folder;
use crate::theme::logo::{LogoPicture, LogoTokens};
use crate::theme::tokens::{CODE_KINDS, Colour, FaceNames, Measure, Page, Palette, Scale, Tokens};
use crate::theme::units::Units;

use super::Manifest;
use super::fields::Fields;
use super::reader::read;
use super::theme_cover;

/// What a publisher's `theme.toml` makes of a bundled theme.
#[derive(Debug)]
pub(in crate::source) struct OwnTokens {
    /// The bundled theme that gives all that is not given here.
    pub(in crate::source) base: String,
    pub(in crate::source) tokens: Tokens,
    /// Where each colour given stands, by its key: `light.accent`.
    pub(in crate::source) colours: BTreeMap<String, Span>,
    /// Where the logo's file is named.
    pub(in crate::source) logo: Option<Span>,
}

/// Reads a theme; what is wrong is reported, and the other theme's value stands in. `base` is what it extends unless
/// it says.
pub(in crate::source) fn theme(manifest: &Manifest<'_>, base: &str, sink: &mut Sink) -> Option<OwnTokens> {
    read(manifest.file, manifest.text, manifest.range.clone(), sink, |fields| of_fields(fields, base))
}

pub(super) fn of_fields(fields: &mut Fields<'_, '_, '_>, base: &str) -> Option<OwnTokens> {
    let base = fields.checked("extends", Code::InvalidValue, bundled).unwrap_or(base.to_owned());
    let mut tokens = Tokens::bundled(&base)?;
    let mut colours = BTreeMap::new();
    fields.table("faces", |table| faces(table, &mut tokens.faces));
    fields.table("scale", |table| scale(table, &mut tokens.scale));
    fields.table("measure", |table| measure(table, &mut tokens.measure));
    fields.table("page", |table| page(table, &mut tokens.page));
    fields.table("units", |table| units(table, &mut tokens.units));
    let logo = fields.table("logo", |table| logo(table, &mut tokens.logo)).flatten();
    fields.table("light", |table| palette(table, &mut tokens.light, &mut colours));
    fields.table("dark", |table| palette(table, &mut tokens.dark, &mut colours));
    fields.table("cover", |table| theme_cover::cover(table, &mut tokens.cover, &mut colours));
    theme_cover::inks(fields, &mut tokens.inks);
    Some(OwnTokens { base, tokens, colours, logo })
}

/// The name of a theme that comes with imprint.
fn bundled(name: &str) -> Result<String, Fault> {
    if folder::names().any(|known| known == name) {
        return Ok(name.to_owned());
    }
    let fault = Fault::new(format!("no theme `{name}` comes with imprint"));
    let all: Vec<&str> = folder::names().collect();
    Err(match nearest(name, folder::names()) {
        Some(meant) => fault.hint(format!("did you mean `{meant}`?")),
        None => fault.hint(format!("write one of `{}`", all.join("`, `"))),
    })
}

fn faces(fields: &mut Fields<'_, '_, '_>, faces: &mut FaceNames) {
    for (key, face) in [
        ("text", &mut faces.text),
        ("heading", &mut faces.heading),
        ("label", &mut faces.label),
        ("mono", &mut faces.mono),
        ("maths", &mut faces.maths),
    ] {
        let given =
            fields.checked(key, Code::InvalidValue, |name| match name.contains(['"', '\\', '{', '}', ';']) {
                true => {
                    Err(Fault::new("is no name of a family")
                        .hint("write the family as the font file names it"))
                }
                false => Ok(name.to_owned()),
            });
        *face = given.unwrap_or(std::mem::take(face));
    }
}

/// Points.
fn scale(fields: &mut Fields<'_, '_, '_>, scale: &mut Scale) {
    for (key, size, range) in [
        ("text", &mut scale.text, 7.0..=16.0),
        ("line", &mut scale.line, 8.0..=28.0),
        ("small", &mut scale.small, 6.0..=14.0),
        ("heading-1", &mut scale.heading_1, 10.0..=72.0),
        ("heading-2", &mut scale.heading_2, 9.0..=48.0),
        ("heading-3", &mut scale.heading_3, 8.0..=36.0),
        ("heading-4", &mut scale.heading_4, 7.0..=28.0),
        ("numeral", &mut scale.numeral, 20.0..=144.0),
        ("title", &mut scale.title, 14.0..=96.0),
    ] {
        *size = fields.number(key, range).unwrap_or(*size);
    }
}

fn measure(fields: &mut Fields<'_, '_, '_>, measure: &mut Measure) {
    let web = fields.checked("web", Code::InvalidValue, |text| {
        let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let unit = text.get(digits.len()..).unwrap_or("");
        let known = ["ch", "em", "rem", "px"].contains(&unit);
        match digits.parse::<f64>() {
            Ok(number) if known && number > 0.0 => Ok(text.to_owned()),
            _ => Err(Fault::new(format!("`{text}` is no length"))
                .hint("write a number and `ch`, `em`, `rem` or `px`: `66ch`")),
        }
    });
    measure.web = web.unwrap_or(std::mem::take(&mut measure.web));
}

/// Millimetres.
fn page(fields: &mut Fields<'_, '_, '_>, page: &mut Page) {
    page.paper = fields.choice("paper").unwrap_or(page.paper);
    for (key, length, range) in [
        ("top", &mut page.top, 5.0..=100.0),
        ("bottom", &mut page.bottom, 5.0..=100.0),
        ("outer", &mut page.outer, 5.0..=150.0),
        ("column", &mut page.column, 60.0..=180.0),
        ("edge", &mut page.edge, 5.0..=60.0),
        ("gutter", &mut page.gutter, 2.0..=30.0),
    ] {
        *length = fields.number(key, range).unwrap_or(*length);
    }
}

/// Points, and lines.
fn units(fields: &mut Fields<'_, '_, '_>, units: &mut Units) {
    for (key, unit, range) in [
        ("corner", &mut units.corner, 0.0..=24.0),
        ("rule", &mut units.rule, 0.25..=4.0),
        ("space", &mut units.space, 0.5..=3.0),
    ] {
        *unit = fields.number(key, range).unwrap_or(*unit);
    }
}

/// Where the picture is named, if that is a file.
fn logo(fields: &mut Fields<'_, '_, '_>, logo: &mut LogoTokens) -> Option<Span> {
    let place = fields.span_of("picture");
    let picture = fields.text("picture").map(LogoPicture::from);
    logo.named = fields.flag("named").unwrap_or(logo.named);
    let is_file = matches!(picture, Some(LogoPicture::File(_)));
    logo.picture = picture.unwrap_or(std::mem::take(&mut logo.picture));
    place.filter(|_| is_file)
}

fn palette(fields: &mut Fields<'_, '_, '_>, palette: &mut Palette, places: &mut BTreeMap<String, Span>) {
    for (key, colour) in [
        ("ink", &mut palette.ink),
        ("paper", &mut palette.paper),
        ("accent", &mut palette.accent),
        ("accent-2", &mut palette.accent_2),
        ("tint", &mut palette.tint),
        ("tint-2", &mut palette.tint_2),
        ("rule", &mut palette.rule),
        ("muted", &mut palette.muted),
    ] {
        *colour = one_colour(fields, key, places).unwrap_or(*colour);
    }
    fields.table("code", |code| {
        for kind in CODE_KINDS {
            if let Some(colour) = one_colour(code, kind.as_str(), places) {
                palette.code.insert(kind.as_str().to_owned(), colour);
            }
        }
    });
    if fields.has("chart") {
        let path = fields.path.clone();
        let span = fields.span_of("chart");
        palette.chart = fields.checked_texts("chart", Code::InvalidValue, colour);
        for number in 1..=palette.chart.len() {
            places.extend(span.map(|span| (format!("{path}chart.{number}"), span)));
        }
    } else {
        fields.checked_texts("chart", Code::InvalidValue, colour);
    }
}

fn one_colour(
    fields: &mut Fields<'_, '_, '_>,
    key: &'static str,
    places: &mut BTreeMap<String, Span>,
) -> Option<Colour> {
    let found = fields.checked(key, Code::InvalidValue, colour)?;
    places.extend(fields.span_of(key).map(|span| (format!("{}{key}", fields.path), span)));
    Some(found)
}

pub(super) fn colour(text: &str) -> Result<Colour, Fault> {
    Colour::try_from(text.to_owned())
        .map_err(|fault| Fault::new(fault).hint("write `#` and six digits from 0 to f: red, green, blue"))
}
