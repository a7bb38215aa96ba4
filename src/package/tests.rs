//! Builds written, killed, refused and met by others, in temporary folders.

use std::fs;
use std::path::Path;

use super::*;

fn artefact(path: &str, text: &str) -> Artefact {
    Artefact::new(path, "text/plain", text.as_bytes())
}

fn slug(text: &str) -> Slug {
    Slug::new(text).unwrap()
}

fn put(out: &Path, artefacts: &[Artefact], subset: Option<&[Slug]>) -> Result<Written, Refusal> {
    let publications = subset
        .map_or_else(|| vec![slug("a"), slug("b")], <[Slug]>::to_vec)
        .into_iter()
        .map(|slug| (slug, BTreeSet::from([Code::MissingAlt])))
        .collect();
    write(out, &Release { artefacts, publications: &publications, subset }, &[])
}

/// Every file under a folder with its text, dotfiles included.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut pending = vec![folder.to_path_buf()];
    while let Some(at) = pending.pop() {
        for entry in fs::read_dir(&at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                pending.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                files.insert(name, String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned());
            }
        }
    }
    files
}

fn names(folder: &Path) -> Vec<String> {
    tree(folder).into_keys().collect()
}

fn both() -> Vec<Artefact> {
    vec![artefact("index.html", "home"), artefact("a/a.epub", "a1"), artefact("b/b.epub", "b1")]
}

#[test]
fn a_release_is_written_with_manifest_and_checksums() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("deep/output");
    let written = put(&out, &both(), None).unwrap();
    let files = tree(&out);
    assert_eq!(
        files.keys().collect::<Vec<_>>(),
        ["SHA256SUMS", "a/a.epub", "b/b.epub", "index.html", "manifest.json"]
    );
    assert_eq!(written.files, 5);
    assert_eq!(written.bytes, files.values().map(|text| text.len() as u64).sum::<u64>());

    let manifest: Manifest = serde_json::from_str(&files["manifest.json"]).unwrap();
    assert_eq!(manifest.artefacts.len(), 3);
    assert_eq!(manifest.artefacts[0].path, "a/a.epub");
    assert_eq!(manifest.artefacts[0].sha256, checksums::sha256(b"a1"));
    assert_eq!(manifest.publications["a"].lowered, ["missing-alt"]);
    for line in files["SHA256SUMS"].lines() {
        let (sum, path) = line.split_once("  ").unwrap();
        assert_eq!(checksums::sha256(files[path].as_bytes()), sum, "{path}");
    }
    assert_eq!(files["SHA256SUMS"].lines().count(), 4);
    // Nothing is left beside the folder.
    assert_eq!(fs::read_dir(out.parent().unwrap()).unwrap().count(), 1);
}

#[test]
fn the_same_release_is_the_same_bytes() {
    let place = tempfile::tempdir().unwrap();
    let (one, other) = (place.path().join("one"), place.path().join("other"));
    put(&one, &both(), None).unwrap();
    let mut reversed = both();
    reversed.reverse();
    put(&other, &reversed, None).unwrap();
    put(&other, &reversed, None).unwrap();
    assert_eq!(tree(&one), tree(&other));
}

#[test]
fn a_whole_build_replaces_everything_but_dotfiles() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("output");
    fs::create_dir(&out).unwrap();
    fs::write(out.join(".gitignore"), "*\n!.gitignore\n").unwrap();
    put(&out, &both(), None).unwrap();
    put(&out, &[artefact("a/a.pdf", "a2")], None).unwrap();
    assert_eq!(names(&out), [".gitignore", "SHA256SUMS", "a/a.pdf", "manifest.json"]);
    assert_eq!(tree(&out)[".gitignore"], "*\n!.gitignore\n");
}

#[test]
fn a_subset_keeps_the_others() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("output");
    put(&out, &both(), None).unwrap();
    put(&out, &[artefact("a/a.pdf", "a2"), artefact("index.html", "new home")], Some(&[slug("a")])).unwrap();
    let files = tree(&out);
    assert_eq!(
        files.keys().collect::<Vec<_>>(),
        ["SHA256SUMS", "a/a.pdf", "b/b.epub", "index.html", "manifest.json"]
    );
    assert_eq!((files["b/b.epub"].as_str(), files["index.html"].as_str()), ("b1", "new home"));
    let manifest: Manifest = serde_json::from_str(&files["manifest.json"]).unwrap();
    assert_eq!(manifest.publications.keys().collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(manifest.artefacts.len(), 3);

    // What was kept is what was claimed: a file changed by hand is not passed off as built.
    fs::write(out.join("b/b.epub"), "forged").unwrap();
    let refusal = put(&out, &[artefact("a/a.pdf", "a3")], Some(&[slug("a")])).unwrap_err();
    assert!(refusal.message.contains("was changed"), "{refusal:?}");
    assert_eq!(tree(&out)["a/a.pdf"], "a2");
}

#[test]
fn folders_that_are_not_imprints_are_refused() {
    let place = tempfile::tempdir().unwrap();
    let at = |name: &str| place.path().join(name);
    fs::create_dir(at("photos")).unwrap();
    fs::write(at("photos/1.jpg"), "dear").unwrap();
    fs::create_dir(at("forged")).unwrap();
    fs::write(at("forged/manifest.json"), "{}").unwrap();
    fs::create_dir(at("repository")).unwrap();
    fs::create_dir(at("repository/.git")).unwrap();
    fs::write(at("file"), "dear").unwrap();
    for name in ["photos", "forged", "repository", "file", "photos/..", "/"] {
        let refusal = put(&at(name), &both(), None).unwrap_err();
        assert!(refusal.is_unsuitable, "{name}: {refusal:?}");
    }
    put(&at("output"), &both(), None).unwrap();
    fs::write(at("output/mine.txt"), "dear").unwrap();
    let refusal = put(&at("output"), &both(), None).unwrap_err();
    assert!(refusal.message.contains("mine.txt"), "{refusal:?}");
    assert_eq!(tree(place.path())["output/mine.txt"], "dear");
}

#[cfg(unix)]
#[test]
fn links_are_refused() {
    let place = tempfile::tempdir().unwrap();
    fs::create_dir(place.path().join("elsewhere")).unwrap();
    let link = place.path().join("output");
    std::os::unix::fs::symlink(place.path().join("elsewhere"), &link).unwrap();
    assert!(put(&link, &both(), None).unwrap_err().is_unsuitable);
    assert!(put(&link.join(""), &both(), None).unwrap_err().is_unsuitable);

    let out = place.path().join("real");
    put(&out, &both(), None).unwrap();
    fs::remove_file(out.join("b/b.epub")).unwrap();
    std::os::unix::fs::symlink("/etc/hostname", out.join("b/leak")).unwrap();
    assert!(put(&out, &both(), Some(&[slug("a")])).is_err());
}

#[test]
fn sources_are_never_replaced() {
    let place = tempfile::tempdir().unwrap();
    let source = place.path().join("house/reports/a/01.md");
    fs::create_dir_all(source.parent().unwrap()).unwrap();
    fs::write(&source, "# A").unwrap();
    let publications = BTreeMap::new();
    let release = Release { artefacts: &both(), publications: &publications, subset: None };
    for out in ["house", "house/reports", "house/reports/a"] {
        let refusal = write(&place.path().join(out), &release, std::slice::from_ref(&source)).unwrap_err();
        assert!(refusal.message.contains("holds sources"), "{out}: {refusal:?}");
    }
    assert_eq!(fs::read_to_string(source).unwrap(), "# A");
}

#[test]
fn a_manifest_cannot_reach_out_of_its_folder() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("secret"), "s").unwrap();
    let out = place.path().join("output");
    put(&out, &both(), None).unwrap();
    let mut manifest: Manifest = serde_json::from_str(&tree(&out)["manifest.json"]).unwrap();
    manifest.artefacts[1].path = "../secret".to_owned();
    manifest.artefacts[1].sha256 = checksums::sha256(b"s");
    fs::write(out.join("manifest.json"), serde_json::to_string(&manifest).unwrap()).unwrap();
    fs::remove_file(out.join("b/b.epub")).unwrap();
    assert!(put(&out, &[artefact("a/a.pdf", "a2")], Some(&[slug("a")])).is_err());
}

#[test]
fn a_failed_build_changes_nothing() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("output");
    put(&out, &both(), None).unwrap();
    let before = tree(place.path());
    // The disk refuses the second file, whose folder would have to be a file: caught by no check but the disk's own.
    let long = format!("a/{}", "x/".repeat(3000)) + "y";
    let refusal = put(&out, &[artefact("a/1", "1"), artefact(&long, "2")], None).unwrap_err();
    assert!(!refusal.is_unsuitable, "{refusal:?}");
    assert!(put(&out, &[artefact("../x", "1")], None).is_err());
    assert_eq!(tree(place.path()), before);
}

#[test]
fn what_a_killed_build_left_is_mended() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("output");
    put(&out, &both(), None).unwrap();
    let release = tree(&out);

    // Killed while staging.
    fs::create_dir(place.path().join(".output.imprint-staging-1")).unwrap();
    fs::write(place.path().join(".output.imprint-staging-1/half"), "").unwrap();
    fs::write(place.path().join(".output.imprint-lock"), "").unwrap();
    recover(&out, &[]).unwrap();
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
    assert_eq!(tree(&out), release);

    // Killed between two renames.
    fs::rename(&out, place.path().join(".output.imprint-previous")).unwrap();
    recover(&out, &[]).unwrap();
    assert_eq!(tree(&out), release);

    // Killed after them.
    fs::create_dir(place.path().join(".output.imprint-previous")).unwrap();
    fs::write(place.path().join(".output.imprint-previous/old"), "").unwrap();
    put(&out, &both(), None).unwrap();
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
    assert_eq!(tree(&out), release);
}

#[test]
fn two_renames_do_where_there_is_no_exchange() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("output");
    put(&out, &both(), None).unwrap();
    let target = Target::at(&out, &[]).unwrap();
    let staged = place.path().join("staged");
    fs::create_dir(&staged).unwrap();
    fs::write(staged.join("new"), "new").unwrap();
    swap::rename_twice(&staged, &target).unwrap();
    assert_eq!(names(place.path()), ["output/new"]);

    // The second rename fails: the first is undone.
    assert!(swap::rename_twice(&place.path().join("gone"), &target).is_err());
    assert_eq!(names(place.path()), ["output/new"]);
}

#[test]
fn builds_at_once_wait_for_one_another() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("output");
    put(&out, &both(), None).unwrap();
    std::thread::scope(|scope| {
        for name in ["c", "d", "e", "f"] {
            let out = &out;
            scope.spawn(move || {
                for turn in 0..5 {
                    let new = [artefact(&format!("{name}/{turn}"), name)];
                    put(out, &new, Some(&[slug(name)])).unwrap();
                }
            });
        }
    });
    assert_eq!(
        names(place.path()),
        ["SHA256SUMS", "a/a.epub", "b/b.epub", "c/4", "d/4", "e/4", "f/4", "index.html", "manifest.json"]
            .map(|name| format!("output/{name}"))
    );
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_neither_opened_nor_followed() {
    use std::os::unix::fs::symlink;
    let pipe = |at: &Path| {
        let (kind, mode) = (rustix::fs::FileType::Fifo, rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR);
        rustix::fs::mknodat(rustix::fs::CWD, at, kind, mode, 0).unwrap();
    };
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("output");
    put(&out, &both(), None).unwrap();

    // In the place of a file that a build of one publication takes over: even a link to the same bytes.
    let kept = out.join("b/b.epub");
    let elsewhere = place.path().join("elsewhere");
    fs::rename(&kept, &elsewhere).unwrap();
    let again = || put(&out, &both()[1..2], Some(&[slug("a")]));
    for spoil in [pipe as fn(&Path), |at| symlink("../../elsewhere", at).unwrap()] {
        spoil(&kept);
        assert!(again().unwrap_err().message.contains("was changed since"), "{:?}", again());
        fs::remove_file(&kept).unwrap();
    }
    fs::rename(&elsewhere, &kept).unwrap();
    again().unwrap();

    // In the place of the lock: a link would make a file elsewhere.
    let lock = place.path().join(".output.imprint-lock");
    for spoil in [pipe as fn(&Path), |at| symlink("made-elsewhere", at).unwrap()] {
        spoil(&lock);
        assert!(again().unwrap_err().message.contains("in the way"), "{:?}", again());
        fs::remove_file(&lock).unwrap();
    }
    assert!(!place.path().join("made-elsewhere").exists());

    // In the place of the manifest.
    fs::remove_file(out.join("manifest.json")).unwrap();
    for spoil in [pipe as fn(&Path), |at| symlink("/dev/zero", at).unwrap()] {
        spoil(&out.join("manifest.json"));
        assert!(again().unwrap_err().message.contains("imprint did not fill it"), "{:?}", again());
        assert!(standing(&out, &[]).is_empty());
        fs::remove_file(out.join("manifest.json")).unwrap();
    }
}

#[test]
fn hidden_files_further_down_are_not_lost() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("output");
    put(&out, &both(), None).unwrap();
    fs::write(out.join("a/.DS_Store"), "").unwrap();
    put(&out, &both(), None).unwrap();
    fs::write(out.join("a/.htaccess"), "Deny from all").unwrap();
    assert!(put(&out, &both(), None).unwrap_err().message.contains("a/.htaccess` was not made by imprint"));
    assert!(out.join("a/.htaccess").exists());
}

#[test]
fn a_file_with_the_name_of_a_staging_folder_is_in_nobodys_way() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join(".output.imprint-staging-1"), "").unwrap();
    put(&place.path().join("output"), &both(), None).unwrap();
    assert!(place.path().join(".output.imprint-staging-1").exists());
}
