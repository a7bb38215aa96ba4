//! Makes the e-book: EPUB 3.3 with accessibility metadata that is true.
//!
//! epub-builder assembles content documents, spine and nested contents; then `finish` puts in the package
//! document and navigation whole and writes the container, for which the assembler has no means:
//! manifest properties, landmarks, accessibility metadata, fixed time stamps.

mod documents;
mod finish;
mod fonts;
mod navigation;
mod package;
mod pictures;

use std::sync::Arc;

use epub_builder::{EpubBuilder, EpubContent, EpubVersion, TocElement, ZipLibrary};

use super::cover::{self, CoverFormat};
use super::markup::contents::Entry;
use super::markup::gallery;
use super::markup::places::{Places, file_names};
use super::{Artefact, PageMap, Setting};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::picture::Picture;
use crate::theme::subset::{CutFonts, Usage};
use documents::PageList;

/// The picture of the cover. Authors' pictures stand in a folder of their own, so it cannot be one of them.
const COVER: &str = "cover.jpg";

/// A content document, in spine order.
#[derive(Debug)]
struct Document {
    file: String,
    title: String,
    text: String,
    /// Lines of the contents below its own.
    entry: Option<Entry>,
    /// What the landmarks call it.
    landmark: Option<&'static str>,
    mathml: bool,
}

impl Document {
    /// Puts the document itself into the contents.
    fn list(&mut self) {
        let (title, href) = (self.title.clone(), self.file.clone());
        self.entry = Some(Entry { title, href, children: Vec::new(), current: false });
    }
}

/// A file that is no document, as it goes into the container.
#[derive(Debug)]
struct Resource {
    path: String,
    media_type: &'static str,
    bytes: Arc<[u8]>,
    packing: Packing,
}

/// How a file goes into the container.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Packing {
    Deflated,
    /// Compressed by its own format: deflating it again is not worth the time.
    Stored,
    /// The bytes are an archive that holds the file alone, deflated before.
    Ready,
}

/// Makes the edition: `<slug>/<slug>.epub`. Where the PDF is made too, the book tells where the PDF's pages begin.
///
/// # Errors
/// A diagnostic where the archive cannot be put together; nothing in a source leads there.
pub fn make(setting: &Setting<'_>, pages: Option<&PageMap>) -> Result<Vec<Artefact>, Vec<Diagnostic>> {
    let report = setting.report;
    let places = Places::new(report, file_names(report, "xhtml", true, &[]));
    let (mut documents, list) = documents::documents(setting, &places, pages);
    if documents.iter().all(|document| document.entry.is_none()) {
        // Contents must not be empty (EPUB 3.3, §7.3).
        documents.iter_mut().for_each(Document::list);
    }
    let cover = cover::picture(setting, CoverFormat::Book)?;
    let bytes = book(setting, &places, &documents, list.as_ref(), cover).map_err(|reason| {
        let message = format!("the e-book cannot be put together: {reason}");
        vec![Diagnostic::new(Code::SourceUnreadable, report.metadata.span, message)]
    })?;
    let slug = &report.metadata.slug;
    let mut artefact = Artefact::new(format!("{slug}/{slug}.epub"), "application/epub+zip", bytes);
    artefact.standards.push("EPUB 3.3");
    Ok(vec![artefact])
}

/// The finished container, or why there is none.
fn book(
    setting: &Setting<'_>,
    places: &Places<'_>,
    documents: &[Document],
    pages: Option<&PageList>,
    cover: Vec<u8>,
) -> Result<Vec<u8>, String> {
    let paged = pages.is_some_and(|pages| !pages.marks.is_empty());
    let navigation = navigation::write(setting, places, documents, pages);
    let style = &setting.theme.book_css;
    let texts = documents.iter().map(|document| document.text.as_str()).chain([navigation.as_str()]);
    let fonts = setting.theme.fonts.cut(&Usage::of(texts, style), style);
    let mut resources = resources(setting, &fonts).map_err(|error| error.to_string())?;
    resources.push(Resource {
        path: COVER.to_owned(),
        media_type: "image/jpeg",
        bytes: Arc::from(cover),
        packing: Packing::Stored,
    });
    let package = package::write(setting, documents, &resources, paged);
    let style = format!("{}{style}", fonts.rules);
    let archive = assemble(setting, documents, &style).map_err(|error| error.to_string())?;
    let listed = pages.filter(|_| paged).map(|pages| navigation::ncx_pages(setting, pages));
    let urn = setting.urn(super::EditionKind::Epub);
    finish::finish(&archive, &urn, &package, &navigation, listed.as_deref().unwrap_or(""), &resources)
}

/// Fonts and images. They join in the finishing pass, since the assembler would deflate pictures in vain.
fn resources(setting: &Setting<'_>, fonts: &CutFonts) -> Result<Vec<Resource>, zip::result::ZipError> {
    let mut resources = Vec::new();
    for face in &fonts.faces {
        resources.push(Resource {
            path: format!("fonts/{}", face.file_name),
            media_type: face.media_type,
            bytes: fonts::deflated(&face.bytes)?,
            packing: Packing::Ready,
        });
    }
    let shown: Vec<_> = gallery::shown(setting.report).collect();
    resources.extend(pictures::fit(&shown));
    resources.extend(setting.logo().map(|logo| Resource {
        path: logo_path(logo),
        media_type: logo.format.media_type(),
        bytes: Arc::clone(&logo.bytes),
        packing: Packing::Deflated,
    }));
    Ok(resources)
}

/// Where the house's logo is in the book.
fn logo_path(logo: &Picture) -> String {
    format!("house/{}", logo.name)
}

/// epub-builder's archive: documents in spine order, nested contents as NCX, style sheet, container.
fn assemble(
    setting: &Setting<'_>,
    documents: &[Document],
    style: &str,
) -> Result<Vec<u8>, epub_builder::Error> {
    let metadata = &setting.report.metadata;
    let mut builder = EpubBuilder::new(ZipLibrary::new()?)?;
    builder.epub_version(EpubVersion::V33);
    builder.set_title(clean(&metadata.full_title()));
    builder.set_toc_name(clean(&metadata.full_title()));
    builder.add_language(metadata.language.as_str());
    builder.stylesheet(style.as_bytes())?;
    for document in documents {
        let mut content = EpubContent::new(document.file.as_str(), document.text.as_bytes());
        if let Some(entry) = &document.entry {
            content = content.title(clean(&entry.title));
            for child in &entry.children {
                content = content.child(line(child));
            }
        }
        builder.add_content(content)?;
    }
    let mut archive = Vec::new();
    builder.generate(&mut archive)?;
    Ok(archive)
}

fn line(entry: &Entry) -> TocElement {
    let own = TocElement::new(entry.href.as_str(), clean(&entry.title));
    entry.children.iter().fold(own, |own, child| own.child(line(child)))
}

/// Without characters that XML refuses: the assembler does not look for them.
fn clean(text: &str) -> String {
    text.chars().filter(|c| !super::markup::writer::is_forbidden(*c)).collect()
}
