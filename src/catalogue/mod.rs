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
use crate::theme::subset::Usage;

/// What every page of the site shares: its style sheet and fonts. Pages that a build of some publications leaves alone
/// use them too, so that fonts have whatever titles and abstracts may.
pub fn assets(theme: &Theme) -> Vec<Artefact> {
    let style = &theme.site_css;
    let fonts = theme.fonts.cut(&Usage::wide(), style);
    let rules = format!("{}{style}", fonts.rules).into_bytes();
    let faces = fonts.faces.into_iter().map(|face| {
        Artefact::new(format!("assets/fonts/{}", face.file_name), face.media_type, face.bytes.to_vec())
    });
    std::iter::once(Artefact::new("assets/site.css", "text/css", rules)).chain(faces).collect()
}
