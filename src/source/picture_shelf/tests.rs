//! Pictures are found by their paths, once each.

use super::*;
use crate::diagnostic::Sources;

const DOT: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='9'/>";

fn finds(files: &[(&str, &str)], paths: &[&str]) -> (Vec<Option<usize>>, Vec<String>, Vec<Picture>) {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        std::fs::write(path, text).expect("written");
    }
    let opened = Folder::open(folder.path(), "".into()).expect("opened");
    let mut shelf = PictureShelf::new(&opened);
    let mut sink = Sink::new();
    let span = Span::new(Sources::default().add("a.md", "x"), 0..1);
    let found = paths.iter().map(|path| shelf.find(path, span, &mut sink).map(|id| id.0)).collect();
    let told = sink.iter().map(|told| {
        format!("{} {} ({})", told.code.as_str(), told.message, told.hint.clone().unwrap_or_default())
    });
    (found, told.collect(), shelf.into_pictures())
}

#[test]
fn one_file_is_one_picture() {
    let (found, told, pictures) = finds(
        &[("figures/a b.svg", DOT), ("other/a b.svg", DOT)],
        &[
            "figures/a b.svg",
            "figures/a%20b.svg",
            "figures\\a b.svg",
            "./figures/../figures/a b.svg",
            "other/a b.svg",
        ],
    );
    assert_eq!(found, [Some(0), Some(0), Some(0), Some(0), Some(1)]);
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(
        pictures.iter().map(|picture| picture.name.as_str()).collect::<Vec<_>>(),
        ["a-b.svg", "a-b-2.svg"]
    );
    assert_eq!((pictures[0].width, pictures[0].height), (8, 9));
}

#[test]
fn faults_are_told_at_every_use() {
    let (found, told, _) = finds(
        &[("figures/tenure.svg", DOT), ("bad.png", "no image"), ("dir/x", "")],
        &[
            "figures/tenuer.svg",
            "figures/tenuer.svg",
            "bad.png",
            "dir",
            "../x.png",
            "a/../../x.png",
            "https://example.org/a.png",
        ],
    );
    assert!(found.iter().all(Option::is_none));
    assert_eq!(
        told,
        [
            "image-unreadable `figures/tenuer.svg` is not there (did you mean `figures/tenure.svg`?)",
            "image-unreadable `figures/tenuer.svg` is not there (did you mean `figures/tenure.svg`?)",
            "image-unreadable `bad.png` is in no known image format (save it as PNG, JPEG, GIF, WebP or SVG)",
            "image-unreadable `dir` is not a regular file (name an image file)",
            "path-outside `../x.png` leads out of the publication's folder (copy the image into the folder and name that file)",
            "path-outside `a/../../x.png` leads out of the publication's folder (copy the image into the folder and name that file)",
            "image-unreadable `https://example.org/a.png` is on the web, not in the publication's folder (download it into the publication's folder and name that file; nothing is fetched)",
        ]
    );
}
