//! The index itself, by pagefind: in parts, of which a browser fetches those that a search needs.

use pagefind::api::{PagefindIndex, SyntheticFile};
use pagefind::options::PagefindServiceConfig;

use super::record::Record;
use crate::diagnostic::{Code, Diagnostic};
use crate::editions::Artefact;

/// Where the parts stand.
const FOLDER: &str = "search/pagefind";

/// The index of all records, as one in the house's language: a house that publishes in several is searched at once.
///
/// # Errors
/// What pagefind says, if it fails.
pub(super) fn index(records: &[Record], language: &str) -> Result<Vec<Artefact>, Diagnostic> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    // A runtime of its own on a thread of its own, whoever calls.
    let files = std::thread::scope(|scope| {
        let indexing = scope.spawn(|| {
            let runtime = tokio::runtime::Builder::new_current_thread().build()?;
            runtime.block_on(files(records, language)).map_err(std::io::Error::other)
        });
        indexing.join().unwrap_or_else(|_| Err(std::io::Error::other("it broke off")))
    });
    let files = files.map_err(|error| {
        let message = format!("the search index cannot be made: {error}");
        Diagnostic::new(Code::SearchDefect, None, message)
    })?;
    let stemmed = files.iter().any(|file| name(file) == format!("wasm.{language}.pagefind"));
    let mut artefacts: Vec<Artefact> = files
        .into_iter()
        .filter(|file| is_needed(&name(file), stemmed))
        .map(|file| {
            let name = name(&file);
            Artefact::new(format!("{FOLDER}/{name}"), media_type(&name), file.contents)
        })
        .collect();
    artefacts.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(artefacts)
}

async fn files(records: &[Record], language: &str) -> Result<Vec<SyntheticFile>, String> {
    let options = PagefindServiceConfig::builder().force_language(language.to_owned()).build();
    let told = |error: &dyn std::fmt::Display| error.to_string();
    let mut index = PagefindIndex::new(Some(options)).map_err(|error| told(&error))?;
    for record in records {
        index
            .add_html_file(None, Some(record.path.clone()), record.page.clone())
            .await
            .map_err(|error| told(&error))?;
    }
    index.get_files().await.map_err(|error| told(&error))
}

/// With forward slashes, on every system.
fn name(file: &SyntheticFile) -> String {
    let parts = file.filename.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

/// Pagefind's own pages, style sheets and worker are for sites without a search page; its general search is for
/// languages whose words it cannot reduce to their stems.
fn is_needed(name: &str, stemmed: bool) -> bool {
    let others = [
        "pagefind-ui",
        "pagefind-modular-ui",
        "pagefind-component-ui",
        "pagefind-highlight",
        "pagefind-worker",
    ];
    let general = stemmed && name == "wasm.unknown.pagefind";
    !general && !others.iter().any(|other| name.starts_with(other))
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.') {
        Some((_, "js")) => "text/javascript",
        Some((_, "json")) => "application/json",
        _ => "application/octet-stream",
    }
}
