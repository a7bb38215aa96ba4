//! The art of a cover as data that `cover.typ` takes.

use std::fmt::Write as _;

use crate::editions::Setting;
use crate::model::literal::push_literal;
use crate::theme::cover::{Art, Identity, Point, Shape, Step, Tone};
use crate::theme::logo::LogoPicture;
use crate::theme::press::Inks;
use crate::theme::tokens::Colour;

/// Grounds of no more contrast to paper are as light as paper.
const LIGHT: f64 = 1.5;

/// What colours are given as.
#[derive(Debug, Clone, Copy)]
pub(in crate::editions) enum Paint<'a> {
    /// sRGB.
    Screen,
    /// CMYK, and the theme's spot colours.
    Press(&'a Inks),
}

impl Paint<'_> {
    fn colour(self, colour: Colour) -> String {
        match self {
            Paint::Screen => format!("rgb(\"{colour}\")"),
            Paint::Press(inks) => inks.typst(colour),
        }
    }
}

/// The art that belongs to a publication.
pub(in crate::editions) fn of(setting: &Setting<'_>) -> Art {
    let metadata = &setting.report.metadata;
    let identity = Identity {
        slug: metadata.slug.as_str(),
        series: metadata.series.as_ref().map(|series| series.slug.as_str()),
        house: setting.publisher.name.as_deref().or(setting.publisher_name()).unwrap_or_default(),
    };
    let tokens = &setting.theme.tokens;
    Art::of(&identity, &tokens.cover, &tokens.light)
}

/// The art in Typst, and the house's sign; `picture` is the path of the publisher's image, which takes the figure's place.
pub(in crate::editions) fn written(
    setting: &Setting<'_>,
    art: &Art,
    paint: &Paint<'_>,
    picture: Option<&str>,
) -> String {
    let mut typst = format!("(style: \"{}\", palette: (", art.style.as_str());
    let palette = &art.palette;
    for (name, colour) in [
        ("page", palette.page),
        ("ink", palette.ink),
        ("ground", palette.ground),
        ("shade", palette.shade),
        ("middle", palette.middle),
        ("pale", palette.pale),
        ("signal", palette.signal),
    ] {
        let _ = write!(typst, "{name}: {}, ", paint.colour(colour));
    }
    typst.push_str("), picture: ");
    match picture {
        Some(path) => {
            let _ = write!(typst, "\"{path}\", shapes: ()");
        }
        None => {
            typst.push_str("none, shapes: (");
            art.shapes.iter().for_each(|own| shape(&mut typst, own));
            typst.push(')');
        }
    }
    typst.push_str(", mark: (");
    art.mark.iter().for_each(|own| shape(&mut typst, own));
    typst.push_str("), sign: ");
    typst.push_str(match (&setting.theme.tokens.logo.picture, setting.logo()) {
        (_, Some(_)) => "\"picture\"",
        (LogoPicture::Mark, None) => "\"mark\"",
        (LogoPicture::None | LogoPicture::File(_), None) => "none",
    });
    // Pictures are made for light paper: on other grounds they get a piece of it.
    let paper = setting.theme.tokens.light.paper;
    let ground = (palette.page.contrast(paper) > LIGHT).then(|| paint.colour(paper));
    let _ = write!(typst, ", sign-ground: {}, house: ", ground.as_deref().unwrap_or("none"));
    push_literal(&mut typst, setting.publisher_name().unwrap_or_default());
    typst.push(')');
    typst
}

fn shape(typst: &mut String, shape: &Shape) {
    let tone = match shape.tone {
        Tone::Ground => "ground",
        Tone::Shade => "shade",
        Tone::Middle => "middle",
        Tone::Pale => "pale",
        Tone::Signal => "signal",
    };
    let _ = write!(typst, "(\"{tone}\",");
    points(typst, &[shape.start]);
    for step in &shape.steps {
        match step {
            Step::Line(end) => points(typst, &[*end]),
            Step::Curve(first, second, end) => points(typst, &[*first, *second, *end]),
        }
    }
    typst.push_str("),");
}

/// One array of coordinates, in thousandths of a cell: finer than any print.
fn points(typst: &mut String, points: &[Point]) {
    typst.push('(');
    for (x, y) in points {
        for number in [x, y] {
            let rounded = (number * 1000.0).round() / 1000.0;
            // Without the minus of a zero.
            let _ = write!(typst, "{},", if rounded == 0.0 { 0.0 } else { rounded });
        }
    }
    typst.push_str("),");
}
