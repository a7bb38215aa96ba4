//! The files of a publication that readers take away, with what they want to know before they do.

use super::{Artefact, Setting};

/// One file to download.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Download {
    /// "PDF", "EPUB", "Policy brief".
    pub name: String,
    /// Within the publication's folder.
    pub file: String,
    pub media_type: &'static str,
    /// Pages, where it has any, and size: "64 pages, 1.2 MB"; of a page of the web, that it is one.
    pub facts: String,
    /// Whether it is the whole publication.
    pub whole: bool,
}

/// The files among what was made for a publication, in the order in which they are offered.
pub fn downloads(setting: &Setting<'_>, made: &[Artefact]) -> Vec<Download> {
    let (slug, labels) = (&setting.report.metadata.slug, &setting.locale.labels);
    let offered = [
        ("PDF", format!("{slug}.pdf"), true),
        ("EPUB", format!("{slug}.epub"), true),
        (labels.brief.as_str(), format!("{slug}-brief.pdf"), false),
        (labels.brief.as_str(), "brief/index.html".to_owned(), false),
        (labels.press_release.as_str(), format!("{slug}-brief.txt"), false),
    ];
    let offer = |(name, file, whole): (&str, String, bool)| {
        let artefact = made.iter().find(|artefact| artefact.path == format!("{slug}/{file}"))?;
        let facts = facts(setting, artefact, whole);
        Some(Download { name: name.to_owned(), file, media_type: artefact.media_type, facts, whole })
    };
    offered.into_iter().filter_map(offer).collect()
}

fn facts(setting: &Setting<'_>, artefact: &Artefact, whole: bool) -> String {
    let labels = &setting.locale.labels;
    let format = match artefact.media_type {
        "text/html" => return labels.web_edition.clone(),
        "application/pdf" if !whole => Some("PDF".to_owned()),
        kind if kind.starts_with("text/plain") => Some(labels.plain_text.clone()),
        _ => None,
    };
    let pages = artefact.pages.map(|pages| format!("{pages} {}", labels.pages));
    let facts = [format, pages, Some(size(artefact.bytes.len()))];
    facts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Bytes for people: `340 kB`, `1.2 MB`.
fn size(bytes: usize) -> String {
    match bytes {
        0..950_000 => format!("{} kB", bytes.div_ceil(1000)),
        _ => format!("{}.{} MB", (bytes + 50_000) / 1_000_000, (bytes + 50_000) / 100_000 % 10),
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_rounded() {
        assert_eq!(size(339_001), "340 kB");
        assert_eq!(size(1_240_000), "1.2 MB");
        assert_eq!(size(1_960_000), "2.0 MB");
    }
}
