//! Looks at pages with Chromium. Fonts come with the editions, so that it draws the same everywhere.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::comparison::Picture;
use crate::support::Made;

pub(crate) struct Browser {
    program: PathBuf,
}

/// A page to look at, and by what it is called.
struct View {
    name: String,
    page: PathBuf,
    width: u32,
    height: u32,
}

impl Browser {
    /// `IMPRINT_CHROMIUM`, or a Chromium on the path.
    pub(crate) fn find() -> Option<Browser> {
        let named = std::env::var_os("IMPRINT_CHROMIUM").map(PathBuf::from);
        let paths = std::env::var_os("PATH").unwrap_or_default();
        let usual = ["chromium", "chromium-browser", "google-chrome"];
        let mut known = std::env::split_paths(&paths).flat_map(|folder| usual.map(|name| folder.join(name)));
        let program = named.or_else(|| known.find(|path| path.is_file()))?;
        Some(Browser { program })
    }

    /// Pictures of the web edition, wide and narrow, and of the book's chapters on a small page.
    pub(crate) fn look(&self, made: &Made) -> Vec<(String, Picture)> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for artefact in &made.built.artefacts {
            write(&folder.path().join(&artefact.path), &artefact.bytes);
        }
        let book = folder.path().join("book");
        unpack(&made.epub("specimen").bytes, &book);
        let mut views = vec![
            view("web-wide", &folder.path().join("specimen/read/index.html"), 1280, 6000),
            view("web-narrow", &folder.path().join("specimen/read/index.html"), 390, 6000),
        ];
        let documents = std::fs::read_dir(book.join("OEBPS")).expect("a folder");
        let mut documents: Vec<PathBuf> = documents.map(|entry| entry.expect("an entry").path()).collect();
        documents.retain(|path| path.extension().is_some_and(|ending| ending == "xhtml"));
        documents.sort();
        for document in documents {
            let name = document.file_stem().expect("a name").to_string_lossy().into_owned();
            views.push(view(&format!("book-{name}"), &document, 600, 800));
        }
        views.iter().map(|view| (view.name.clone(), self.picture(view, folder.path()))).collect()
    }

    fn picture(&self, view: &View, folder: &Path) -> Picture {
        let path = folder.join(format!("{}.png", view.name));
        let profile = tempfile::tempdir().expect("a temporary folder");
        let status = Command::new(&self.program)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"])
            .args([
                "--force-device-scale-factor=0.5",
                "--force-color-profile=srgb",
                "--font-render-hinting=none",
            ])
            .arg(format!("--window-size={},{}", view.width, view.height))
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg(format!("--screenshot={}", path.display()))
            .arg(format!("file://{}", view.page.display()))
            .stderr(std::process::Stdio::null())
            .status()
            .expect("Chromium runs");
        assert!(status.success(), "Chromium looks at {}", view.page.display());
        Picture::open(&path).expect("a picture")
    }
}

fn view(name: &str, page: &Path, width: u32, height: u32) -> View {
    View { name: name.to_owned(), page: page.to_owned(), width, height }
}

fn write(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    std::fs::write(path, bytes).expect("written");
}

fn unpack(bytes: &[u8], folder: &Path) {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP archive");
    archive.extract(folder).expect("unpacked");
}
