//! The house's mark as a picture: beside its name on every page, and where browsers show a site by a sign.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::editions::Artefact;
use crate::model::picture::Picture;
use crate::model::publisher::Publisher;
use crate::theme::Theme;
use crate::theme::cover::{Mark, Point, Step};
use crate::theme::logo::LogoPicture;

/// Where it stands.
const MARK: &str = "assets/mark.svg";
const MARK_FILE: &str = "mark.svg";
/// How large it is shown, in pixels,
const SIDE: u32 = 28;
/// and how high a picture of the house's own is.
const HEIGHT: u32 = 40;

/// The house's own picture, where its theme has one.
pub(super) fn logo(theme: &Theme) -> Option<Artefact> {
    let logo = theme.logo.as_ref()?;
    let path = format!("assets/{}", logo_file(logo));
    Some(Artefact::new(path, logo.format.media_type(), logo.bytes.to_vec()))
}

fn logo_file(logo: &Picture) -> String {
    let ending = logo.name.rsplit_once('.').map_or("svg", |(_, ending)| ending);
    format!("logo.{ending}")
}

/// What stands beside the house's name at the head of a page, or in its place.
pub(super) fn sign(theme: &Theme) -> Value {
    let tokens = &theme.tokens.logo;
    match (&tokens.picture, &theme.logo) {
        (_, Some(logo)) => {
            let width = u64::from(logo.width) * u64::from(HEIGHT) / u64::from(logo.height.max(1));
            let file = logo_file(logo);
            json!({ "file": file, "width": width.max(1), "height": HEIGHT, "named": tokens.named, "logo": true })
        }
        (LogoPicture::Mark, None) => {
            json!({ "file": MARK_FILE, "width": SIDE, "height": SIDE, "named": true, "logo": false })
        }
        (LogoPicture::None | LogoPicture::File(_), None) => Value::Null,
    }
}

/// Draws the mark that stands on the house's covers, on a ground of its own: it is seen on light pages and on dark ones.
pub(super) fn draw(publisher: &Publisher, theme: &Theme) -> Artefact {
    let tokens = &theme.tokens;
    let house = publisher.name.as_deref().unwrap_or_default();
    let mark = Mark::of(house, &tokens.cover, &tokens.light);
    let ground = mark.palette.ground;
    let mut svg = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-0.4 -0.4 2.8 2.8\">\n");
    let _ = writeln!(svg, "<path fill=\"{ground}\" d=\"M-0.4 -0.4H2.4V2.4H-0.4Z\"/>");
    for shape in &mark.shapes {
        let _ = write!(svg, "<path fill=\"{}\" d=\"M{}", mark.palette.tone(shape.tone), at(shape.start));
        for step in &shape.steps {
            let _ = match step {
                Step::Line(end) => write!(svg, "L{}", at(*end)),
                Step::Curve(first, second, end) => {
                    write!(svg, "C{} {} {}", at(*first), at(*second), at(*end))
                }
            };
        }
        svg.push_str("Z\"/>\n");
    }
    svg.push_str("</svg>\n");
    Artefact::new(MARK, "image/svg+xml", svg.into_bytes())
}

/// In thousandths of a cell.
fn at((x, y): Point) -> String {
    let rounded = |number: f64| (number * 1000.0).round() / 1000.0 + 0.0;
    format!("{} {}", rounded(x), rounded(y))
}
