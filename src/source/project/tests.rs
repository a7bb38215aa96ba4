//! What is found in a folder, and what is told of it.

use super::*;

const GOOD: &str = "title = \"A\"\nlanguage = \"en\"\n";

/// A folder with files in it; a name that ends with a slash is a folder.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        std::fs::write(path, text).expect("written");
    }
    folder
}

/// What there is to say after opening a folder and reading what was chosen in it.
struct Opened {
    /// Slug, path, and the stems of the files.
    read: Vec<(String, String, Vec<String>)>,
    told: Vec<String>,
}

fn open(start: &Path, selection: &[&str]) -> Result<Opened, OpenError> {
    let selection: Vec<String> = selection.iter().map(|item| (*item).to_owned()).collect();
    let (mut sources, mut sink) = (Sources::default(), Sink::new());
    let project = Project::open(start, &selection, &mut sources, &mut sink)?;
    let mut read = Vec::new();
    for entry in &project.entries {
        let draft = project.read(entry, &mut sources, &mut sink);
        let stems = draft.map(|draft| draft.files.into_iter().map(|file| file.stem).collect());
        read.push((
            entry.slug().to_string(),
            entry.path().to_string_lossy().into_owned(),
            stems.unwrap_or_default(),
        ));
    }
    let sorted = sink.into_sorted();
    let told = sorted.iter().map(|told| {
        let path = told.place.map(|place| sources.path(place.file).to_string_lossy().into_owned());
        let slice = told.place.map_or("", |place| sources.slice(place));
        format!("{} {} «{slice}» {}", told.code.as_str(), path.unwrap_or_default(), told.message)
    });
    Ok(Opened { read, told: told.collect() })
}

fn slugs(opened: &Opened) -> Vec<&str> {
    opened.read.iter().map(|(slug, ..)| slug.as_str()).collect()
}

fn house() -> tempfile::TempDir {
    folder(&[
        ("imprint.toml", "language = \"cy\"\n"),
        ("reports/leaders/report.toml", GOOD),
        ("reports/leaders/10-end.md", "End"),
        ("reports/leaders/2-middle.md", "Middle"),
        ("reports/leaders/README.md", "More"),
        ("reports/leaders/_draft.md", "Not yet"),
        ("reports/leaders/.hidden.md", "No"),
        ("reports/leaders/data/x.md", "No part"),
        ("reports/news.md", "+++\ntitle = \"N\"\nslug = \"torch\"\n+++\nText"),
        ("reports/README.md", "About these reports"),
        ("reports/topics/leadership.md", "+++\ntitle = \"T\"\n+++\n"),
        ("reports/people/report.toml", GOOD),
    ])
}

#[test]
fn a_house_lists_its_publications() {
    let house = house();
    let opened = open(house.path(), &[]).expect("opened");
    assert_eq!(opened.told, ["unread-text reports/leaders/data/x.md «» `x.md` in `data` is not read"]);
    assert_eq!(
        opened.read,
        [
            (
                "leaders".to_owned(),
                "reports/leaders".to_owned(),
                vec!["2-middle".to_owned(), "10-end".to_owned(), "README".to_owned()]
            ),
            ("torch".to_owned(), "reports/news.md".to_owned(), vec!["news".to_owned()]),
        ]
    );
}

#[test]
fn publications_are_chosen_by_slug_or_path() {
    let house = house();
    for (selection, slug) in [
        ("torch", "torch"),
        ("reports/news.md", "torch"),
        ("reports/leaders/", "leaders"),
        ("./reports/leaders", "leaders"),
    ] {
        assert_eq!(slugs(&open(house.path(), &[selection]).expect(selection)), [slug], "{selection}");
    }
    for all in ["reports", ".", "reports/"] {
        assert_eq!(slugs(&open(house.path(), &[all]).expect(all)), ["leaders", "torch"], "{all}");
    }
    let inside = house.path().join("reports/leaders");
    assert_eq!(slugs(&open(&inside, &["../news.md"]).expect("opened")), ["torch"]);
    let opened = open(&inside, &["."]).expect("opened");
    assert_eq!(opened.read[0].1, "../../reports/leaders");
    let OpenError::Unknown(unknown) =
        open(house.path(), &["torhc", "reports/topics/x", "leaders"]).err().expect("unknown")
    else {
        panic!("unknown")
    };
    assert_eq!(
        unknown.iter().map(|item| (item.name.as_str(), item.meant.as_deref())).collect::<Vec<_>>(),
        [("torhc", Some("torch")), ("reports/topics/x", None)]
    );
}

#[test]
fn folders_and_files_build_on_their_own() {
    let elsewhere = folder(&[
        ("a/report.toml", GOOD),
        ("a/01.md", "Text"),
        ("b/01.md", "Text"),
        ("c.md", "+++\ntitle = \"C\"\nlanguage = \"en\"\n+++\n"),
        ("d.md", "# Text"),
        ("e/note.txt", ""),
    ]);
    let told = |selection: &str| open(elsewhere.path(), &[selection]).map(|opened| opened.told);
    assert_eq!(told("a"), Ok(Vec::new()));
    assert_eq!(told("c.md"), Ok(Vec::new()));
    assert_eq!(
        told("b"),
        Ok(vec![
            "missing-key b/report.toml «» `title` is missing".to_owned(),
            "missing-language b/report.toml «» the language is not given".to_owned(),
        ])
    );
    assert_eq!(
        told("d.md"),
        Ok(vec![
            "missing-key d.md «» `title` is missing".to_owned(),
            "missing-language d.md «» the language is not given".to_owned(),
        ])
    );
    assert!(matches!(told("e"), Err(OpenError::Unknown(_))));
    assert_eq!(open(elsewhere.path(), &[]).err(), Some(OpenError::NothingHere));
    assert_eq!(slugs(&open(&elsewhere.path().join("a"), &[]).expect("opened")), ["a"]);
    let full = elsewhere.path().join("a");
    let full = full.to_str().expect("Unicode");
    assert_eq!(open(Path::new("/"), &[full]).expect("opened").read.len(), 1);
}

#[test]
fn the_house_of_a_path_is_found() {
    let house = house();
    let path = house.path().join("reports/news.md");
    let opened = open(Path::new("/"), &[path.to_str().expect("Unicode")]).expect("opened");
    assert_eq!(
        (slugs(&opened), opened.told.len()),
        (vec!["torch"], 0),
        "the house's language holds: {:?}",
        opened.told
    );
}

#[test]
fn two_publications_cannot_have_one_slug() {
    let house = folder(&[
        ("imprint.toml", ""),
        ("reports/a/report.toml", GOOD),
        ("reports/a/1.md", ""),
        ("reports/b.md", "+++\ntitle = \"B\"\nlanguage = \"en\"\nslug = \"a\"\n+++\n"),
    ]);
    assert_eq!(
        open(house.path(), &[]).expect("opened").told,
        [
            "duplicate-slug reports/a/report.toml «» `a` is the slug of `reports/b.md` too",
            "duplicate-slug reports/b.md «\"a\"» `a` is the slug of `reports/a` too",
        ]
    );
    assert_eq!(open(house.path(), &["reports/b.md"]).expect("opened").told.len(), 1);
}

#[test]
fn front_matter_is_told_apart() {
    let house = folder(&[
        ("imprint.toml", "language = \"en\""),
        ("reports/open.md", "+++\ntitle = \"A\"\n"),
        ("reports/yaml.md", "---\ntitle: A\n---\nText"),
        ("reports/x/report.toml", GOOD),
        ("reports/x/1.md", "+++\ntitle = \"B\"\n+++\nText"),
        ("reports/x/2.md", "---\ntitle: B\n---\nText"),
        ("reports/x/3.md", "---\n\nA thematic break\n\n---\n"),
        ("reports/x/4.md", "+++\nA line"),
        ("reports/y/report.toml", GOOD),
    ]);
    assert_eq!(
        open(house.path(), &[]).expect("opened").told,
        [
            "invalid-toml reports/open.md «+++» no other `+++` follows",
            "source-unreadable reports/y/report.toml «» there is no Markdown file in `reports/y`",
            "yaml-front-matter reports/yaml.md «---» the metadata is in YAML, not TOML",
            "unread-text reports/x/1.md «+++» this file and one more begin with metadata of their own, of which only the titles are read",
        ]
    );
}

#[test]
fn a_chapter_s_metadata_has_its_title() {
    let house = folder(&[
        ("a/report.toml", "title = \"A\"\nlanguage = \"en\""),
        ("a/1.md", "---\ntitle: \"The quay\"\nweight: 10\n---\n## Before\n"),
        ("a/2.md", "+++\ntitle = \"Not this\"\n+++\n# This\n"),
    ]);
    let (mut sources, mut sink) = (Sources::default(), Sink::new());
    let project = Project::open(house.path(), &["a".to_owned()], &mut sources, &mut sink).expect("opened");
    let draft = project.read(&project.entries[0], &mut sources, &mut sink).expect("read");
    let titles: Vec<String> = draft
        .files
        .iter()
        .flat_map(|file| &file.blocks)
        .filter_map(|block| match &block.kind {
            crate::model::block::BlockKind::Heading(heading) => {
                Some(format!("{} {}", heading.level, crate::model::inline::plain_text(&heading.content)))
            }
            _ => None,
        })
        .collect();
    assert_eq!(titles, ["1 The quay", "2 Before", "1 This"]);
    assert_eq!(sink.into_sorted().len(), 1);
}

#[test]
fn covers_are_pictures() {
    let house = folder(&[
        ("a/report.toml", "title = \"A\"\nlanguage = \"en\"\ncover = \"img/The Cover.svg\""),
        ("a/1.md", ""),
        ("a/img/The Cover.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='9'/>"),
        ("b/report.toml", "title = \"A\"\nlanguage = \"en\"\ncover = \"../a/img/The Cover.svg\""),
        ("b/1.md", ""),
    ]);
    let (mut sources, mut sink) = (Sources::default(), Sink::new());
    let project = Project::open(house.path(), &["a".to_owned()], &mut sources, &mut sink).expect("opened");
    let draft = project.read(&project.entries[0], &mut sources, &mut sink).expect("read");
    assert_eq!(draft.metadata.cover.as_deref(), Some("the-cover.svg"));
    assert_eq!(draft.pictures.len(), 1);
    let told = open(house.path(), &["b"]).expect("opened").told;
    assert_eq!(
        told,
        [
            "path-outside b/report.toml «\"../a/img/The Cover.svg\"» `../a/img/The Cover.svg` leads out of the publication's folder"
        ]
    );
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere_else() {
    let outer = folder(&[
        ("secret.md", "Secret"),
        ("other/report.toml", GOOD),
        ("other/1.md", "Text"),
        ("house/imprint.toml", ""),
        ("house/reports/a/report.toml", GOOD),
        ("house/reports/a/1.md", "Text"),
    ]);
    let reports = outer.path().join("house/reports");
    std::os::unix::fs::symlink("../../../secret.md", reports.join("a/2.md")).expect("linked");
    std::os::unix::fs::symlink("../../other", reports.join("b")).expect("linked");
    let opened = open(&outer.path().join("house"), &[]).expect("opened");
    assert_eq!(
        opened.told,
        [
            "path-outside reports/b «» `reports/b` leads out of its folder",
            "path-outside reports/a/2.md «» `reports/a/2.md` leads out of its folder",
        ]
    );
    assert_eq!(opened.read[0].2, ["1"]);
}

#[test]
fn fonts_of_the_house_are_read() {
    let house = folder(&[
        ("imprint.toml", ""),
        ("assets/fonts/b/Bad.ttf", "no font"),
        ("assets/fonts/readme.txt", ""),
    ]);
    // Not one of the bundled files, which are taken once.
    let mut font = include_bytes!("../../../assets/fonts/literata/Literata_400Regular.ttf").to_vec();
    font.push(0);
    std::fs::write(house.path().join("assets/fonts/Good.TTF"), &font).expect("written");
    let (mut sources, mut sink) = (Sources::default(), Sink::new());
    let project = Project::open(house.path(), &[], &mut sources, &mut sink).expect("opened");
    let theme = project.theme(&mut sources, &mut sink).expect("a theme");
    let own = theme.fonts.faces.iter().filter(|face| face.file_name == "Good.TTF");
    assert_eq!(own.map(|face| face.bytes.len()).collect::<Vec<_>>(), [font.len()]);
    let told: Vec<String> = sink.iter().map(|told| told.message.clone()).collect();
    assert_eq!(told, ["`assets/fonts/b/Bad.ttf` is no font that can be read"]);
}

#[test]
fn a_folder_with_text_but_no_metadata_is_told() {
    let folder = folder(&[
        ("imprint.toml", ""),
        ("reports/a/report.toml", GOOD),
        ("reports/a/1.md", "A"),
        ("reports/b/1.md", "B"),
        ("reports/_c/1.md", "C"),
        ("reports/d/_1.md", "D"),
    ]);
    let all = open(folder.path(), &[]).expect("open");
    assert_eq!(slugs(&all), ["a"]);
    let told = "source-unreadable reports/b «» the folder `reports/b` has text, but no `report.toml`";
    assert_eq!(all.told, [told]);
    assert_eq!(open(folder.path(), &["a"]).expect("open").told, Vec::<String>::new());
}
