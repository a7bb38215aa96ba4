//! A text of the house, such as a biography, as the content of a page.

use crate::editions::markup::places::Places;
use crate::editions::markup::{Dialect, Markup, Renderer, gallery};
use crate::editions::{Artefact, Setting};

/// The one page that such a text stands on.
const PAGE: &str = "index.html";

/// The text as HTML: its headings begin below the page's title. Everything in it was escaped by the renderer that
/// makes the editions.
pub(super) fn html(setting: &Setting<'_>) -> String {
    let report = setting.report;
    let places = Places::new(report, vec![PAGE.to_owned(); report.parts.len()]);
    let mut renderer = Renderer::new(Markup::new(Dialect::Html), report, setting.locale, &places, PAGE, 2);
    for part in 0..report.parts.len() {
        renderer.part(part);
    }
    renderer.out.finish()
}

/// The pictures that the text shows, for the page's folder.
pub(super) fn pictures(setting: &Setting<'_>, folder: &str, photo: Option<&str>) -> Vec<Artefact> {
    let shown: Vec<&str> = gallery::shown(setting.report).map(|picture| picture.name.as_str()).collect();
    let wanted = setting
        .report
        .pictures
        .iter()
        .filter(|picture| shown.contains(&picture.name.as_str()) || photo == Some(picture.name.as_str()));
    wanted
        .map(|picture| {
            let path = format!("{folder}/images/{}", picture.name);
            Artefact::new(path, picture.format.media_type(), picture.bytes.to_vec())
        })
        .collect()
}

/// Whether there is anything to read.
pub(super) fn is_empty(setting: &Setting<'_>) -> bool {
    setting.census.words == 0
}
