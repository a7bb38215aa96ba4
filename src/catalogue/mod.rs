//! The site around the publications: a landing page for each, and a home page that lists them.
//!
//! Pages come from the theme's templates; this stage only fills in what they show.

mod home;
mod landing;
mod templates;

pub use home::{HomeEntry, home};
pub use landing::landing;

use crate::editions::Artefact;
use crate::theme::Theme;
use crate::theme::fonts::Purpose;

/// What every page of the site shares: its style sheet and fonts.
pub fn assets(theme: &Theme) -> Vec<Artefact> {
    let mut artefacts =
        vec![Artefact::new("assets/site.css", "text/css", theme.site_css.clone().into_bytes())];
    let faces = theme.fonts.faces.iter();
    let used = faces.filter(|face| matches!(face.purpose, Purpose::Text | Purpose::Heading));
    artefacts.extend(used.map(|face| {
        Artefact::new(format!("assets/fonts/{}", face.file_name), "font/ttf", face.bytes.to_vec())
    }));
    artefacts
}
