//! Makes the web edition: a folder that works from a disk, under a strict Content-Security-Policy, without scripts.
//!
//! One page, or for long texts one for each part; `style.css`, `fonts/` and `images/` beside them.

mod frame;
mod head;
mod page;

use super::download::downloads;
use super::markup::gallery;
use super::markup::places::{Places, file_names};
use super::{Artefact, Setting};
use crate::diagnostic::Diagnostic;
use crate::model::publisher::HtmlLayout;
use crate::model::role::Role;
use crate::records::Description;
use crate::theme::subset::Usage;

/// The first page.
pub const INDEX: &str = "index.html";

/// More words than this make a page for each part.
const LONG: usize = 40_000;

/// Makes the edition; it offers the files among what else was `made`.
///
/// # Errors
/// None as yet: whatever a report holds can be shown.
pub fn make(setting: &Setting<'_>, made: &[Artefact]) -> Result<Vec<Artefact>, Vec<Diagnostic>> {
    let places = places(setting);
    let folder = format!("{}/read", setting.report.metadata.slug);
    let file = |name: &str, media_type: &'static str, bytes: Vec<u8>| {
        Artefact::new(format!("{folder}/{name}"), media_type, bytes)
    };
    let downloads = downloads(setting, made);
    let description = Description::of(setting, made).with_web();
    let pages =
        page::Pages { setting, places: &places, downloads: &downloads, description: &description }.all();
    let style = &setting.theme.web_css;
    let usage = Usage::of(pages.iter().map(|(_, text)| text.as_str()), style);
    let mut artefacts: Vec<Artefact> =
        pages.into_iter().map(|(name, text)| file(&name, "text/html", text.into_bytes())).collect();
    let fonts = setting.theme.fonts.cut(&usage, style);
    artefacts.push(file("style.css", "text/css", format!("{}{style}", fonts.rules).into_bytes()));
    artefacts.extend(
        fonts
            .faces
            .into_iter()
            .map(|face| file(&format!("fonts/{}", face.file_name), face.media_type, face.bytes.to_vec())),
    );
    artefacts.extend(gallery::shown(setting.report).map(|picture| {
        file(&format!("images/{}", picture.name), picture.format.media_type(), picture.bytes.to_vec())
    }));
    artefacts.extend(setting.logo_in(&folder));
    Ok(artefacts)
}

/// Whether there is a page for each part.
pub fn has_chapters(setting: &Setting<'_>) -> bool {
    let parts = setting.report.parts.iter().filter(|part| part.role != Role::Opening).count();
    match setting.publisher.layout {
        HtmlLayout::Page => false,
        HtmlLayout::Chapters => parts > 0,
        HtmlLayout::Auto => setting.census.words > LONG && parts > 1,
    }
}

/// Where everything is in the web edition. What stands before the first heading is on the first page.
pub fn places<'a>(setting: &Setting<'a>) -> Places<'a> {
    let report = setting.report;
    let files = if has_chapters(setting) {
        let names = file_names(report, "html", false, &["index"]).into_iter();
        names
            .zip(&report.parts)
            .map(|(name, part)| if part.role == Role::Opening { INDEX.to_owned() } else { name })
            .collect()
    } else {
        vec![INDEX.to_owned(); report.parts.len()]
    };
    Places::new(report, files)
}
