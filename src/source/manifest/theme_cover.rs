//! What a publisher's `theme.toml` says of covers and inks.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Span};
use crate::model::identifier::Fault;
use crate::theme::cover::{CoverTokens, Ground, PaletteTokens};
use crate::theme::press::{Ink, Inks};

use super::fields::Fields;
use super::theme::colour;

/// `[cover]`: each key given takes the place of the other theme's.
pub(super) fn cover(
    fields: &mut Fields<'_, '_, '_>,
    cover: &mut CoverTokens,
    places: &mut BTreeMap<String, Span>,
) {
    cover.style = fields.choice("style").unwrap_or(cover.style);
    cover.title_face = fields.choice("title-face").unwrap_or(cover.title_face);
    let figures = fields.choices("figures");
    if !figures.is_empty() {
        cover.figures = figures;
    }
    let mut number = 0;
    let palettes = fields.tables("palettes", |palette| {
        number += 1;
        places
            .extend(palette.span_of("ground").map(|span| (format!("cover.palettes.{number}.ground"), span)));
        Some(palette_of(palette))
    });
    if !palettes.is_empty() {
        cover.palettes = palettes;
    }
}

fn palette_of(fields: &mut Fields<'_, '_, '_>) -> PaletteTokens {
    let ground = |text: &str| {
        Ground::try_from(text.to_owned())
            .map_err(|fault| Fault::new(fault).hint("write `accent`, `accent-2` or a colour"))
    };
    PaletteTokens {
        ground: fields.checked("ground", Code::InvalidValue, ground).unwrap_or_default(),
        shade: fields.checked("shade", Code::InvalidValue, colour),
        middle: fields.checked("middle", Code::InvalidValue, colour),
        pale: fields.checked("pale", Code::InvalidValue, colour),
        signal: fields.checked("signal", Code::InvalidValue, colour),
    }
}

/// `[[inks]]`: how single colours are printed. All four shares are given.
pub(super) fn inks(fields: &mut Fields<'_, '_, '_>, inks: &mut Inks) {
    let given = fields.tables("inks", |ink| {
        ink.missing("colour", "add `colour = \"#0b4f6c\"`, the colour of the theme that it prints");
        let own = ink.checked("colour", Code::InvalidValue, colour);
        let shares = ink.numbers("cmyk", 0.0..=100.0);
        let spot = ink.text("spot");
        let Ok(cmyk) = <[f64; 4]>::try_from(shares) else {
            let hint = "write the percentages of cyan, magenta, yellow and black: `cmyk = [95, 50, 30, 20]`";
            let span = ink.span_of("cmyk").unwrap_or(ink.span());
            ink.report(Code::InvalidValue, span, "`inks.cmyk` is not four numbers", hint);
            return None;
        };
        Some(Ink { colour: own?, cmyk, spot })
    });
    if !given.is_empty() {
        *inks = Inks::new(given);
    }
}
