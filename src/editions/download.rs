//! The files of a publication that readers take away, with what they want to know before they do.

use super::{Artefact, Setting};
use crate::locale::Labels;
use crate::model::identifier::Isbn;
use crate::model::metadata::Isbns;

/// One file to download.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Download {
    /// "PDF", "EPUB", "Policy brief".
    pub name: String,
    /// Within the publication's folder.
    #[serde(rename = "href")]
    pub file: String,
    pub media_type: &'static str,
    /// Pages, where it has any, and size: "64 pages, 1.2 MB"; of a page of the web, that it is one.
    pub facts: String,
    /// Whether it is the whole publication.
    pub whole: bool,
    /// What it conforms to: "PDF/A-2a, PDF/UA-1".
    pub standards: Option<String>,
    /// "ISBN 978…".
    pub isbn: Option<String>,
}

/// The files among what was made for a publication, in the order in which they are offered.
pub fn downloads<'m>(
    setting: &Setting<'_>,
    made: impl IntoIterator<Item = &'m Artefact> + Clone,
) -> Vec<Download> {
    let (metadata, labels) = (&setting.report.metadata, &setting.locale.labels);
    let slug = metadata.slug.as_str();
    let mut all = collected(labels, &format!("{slug}/"), slug, &metadata.isbn, made.clone());
    let shorter = [
        (labels.brief.as_str(), format!("{slug}-brief.pdf")),
        (labels.brief.as_str(), "brief/index.html".to_owned()),
        (labels.press_release.as_str(), format!("{slug}-brief.txt")),
    ];
    all.extend(shorter.into_iter().filter_map(|(name, file)| {
        let artefact = find(made.clone(), &format!("{slug}/{file}"))?;
        Some(download(labels, name, file, artefact, None).part())
    }));
    all
}

/// The whole as files: of a publication or a series, in its folder, under its name.
pub fn collected<'m>(
    labels: &Labels,
    folder: &str,
    stem: &str,
    isbns: &Isbns,
    made: impl IntoIterator<Item = &'m Artefact> + Clone,
) -> Vec<Download> {
    let offered = [
        ("PDF", format!("{stem}.pdf"), isbns.pdf.as_ref()),
        ("EPUB", format!("{stem}.epub"), isbns.epub.as_ref()),
    ];
    let offer = |(name, file, isbn): (&str, String, Option<&Isbn>)| {
        let artefact = find(made.clone(), &format!("{folder}{file}"))?;
        Some(download(labels, name, file, artefact, isbn))
    };
    offered.into_iter().filter_map(offer).collect()
}

fn find<'m>(made: impl IntoIterator<Item = &'m Artefact>, path: &str) -> Option<&'m Artefact> {
    made.into_iter().find(|artefact| artefact.path == path)
}

fn download(labels: &Labels, name: &str, file: String, artefact: &Artefact, isbn: Option<&Isbn>) -> Download {
    let pages = artefact.pages.map(|pages| format!("{pages} {}", labels.pages));
    let facts = match artefact.media_type {
        "text/html" => labels.web_edition.clone(),
        _ => pages.into_iter().chain([size(artefact.bytes.len())]).collect::<Vec<_>>().join(", "),
    };
    let facts = match artefact.media_type {
        kind if kind.starts_with("text/plain") => format!("{}, {facts}", labels.plain_text),
        _ => facts,
    };
    Download {
        name: name.to_owned(),
        file,
        media_type: artefact.media_type,
        facts,
        whole: true,
        standards: (!artefact.standards.is_empty()).then(|| artefact.standards.join(", ")),
        isbn: isbn.map(|isbn| format!("ISBN {}", isbn.printed())),
    }
}

impl Download {
    /// The same as a file that is not the whole; its name does not say what a PDF it is, so that its facts do.
    fn part(mut self) -> Self {
        self.whole = false;
        if self.media_type == "application/pdf" {
            self.facts = format!("PDF, {}", self.facts);
        }
        self
    }
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
