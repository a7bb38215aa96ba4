//! `unread-text`: text in a publication's folder that is no part of it.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Sink, Sources, Span};

use super::files::Folder;
use super::publication::{MANIFEST, is_text};
use super::text_file::nowhere;

/// So many files are looked at; a folder that has more is told of what was found among them.
const MOST_FILES: usize = 4096;
/// So many names stand in a message.
const MOST_NAMES: usize = 5;
/// Endings that other tools give to Markdown.
const OTHER_ENDINGS: [&str; 7] = ["markdown", "mdown", "mdx", "mkd", "mkdn", "qmd", "rmd"];
/// What is about the files beside it, or about the folder as a whole.
const ABOUT: [&str; 7] =
    ["changelog", "code_of_conduct", "contributing", "licence", "license", "notice", "readme"];

/// Reports Markdown in folders within, and under other endings: once for each folder, at the first of its files.
pub(super) fn report_unread(folder: &Folder, sources: &mut Sources, sink: &mut Sink) {
    let passed = |name: &str| name.starts_with(['.', '_']) || name == "node_modules";
    let files = folder.files_where(MOST_FILES, |name| !passed(name)).files;
    let mut folders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for path in &files {
        let (within, name) = path.rsplit_once('/').unwrap_or(("", path));
        folders.entry(within).or_default().push(name);
    }
    // A folder with metadata is a publication by itself, with all that is in it.
    let own: Vec<&str> = folders
        .iter()
        .filter(|(within, names)| !within.is_empty() && names.contains(&MANIFEST))
        .map(|(within, _)| *within)
        .collect();
    for (within, names) in &folders {
        let is_in =
            |own: &str| within.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        if own.iter().any(|own| is_in(own)) {
            continue;
        }
        let unread: Vec<&str> = names.iter().copied().filter(|name| is_unread(name, within)).collect();
        // `figures/README.md` tells where the figures are from.
        let about = names.len() > unread.len() && unread.iter().all(|name| is_about(name));
        if let Some(first) = unread.first().filter(|_| !about) {
            let path = if within.is_empty() { (*first).to_owned() } else { format!("{within}/{first}") };
            let span = nowhere(folder.shown(path.as_ref()), sources);
            sink.report(diagnostic(within, &unread, span));
        }
    }
}

fn diagnostic(within: &str, unread: &[&str], span: Span) -> Diagnostic {
    let mut names: Vec<String> = unread.iter().take(MOST_NAMES).map(|name| format!("`{name}`")).collect();
    if unread.len() > MOST_NAMES {
        names.push(format!("{} more", unread.len() - MOST_NAMES));
    }
    let last = names.pop().unwrap_or_default();
    let listed = if names.is_empty() { last } else { format!("{} and {last}", names.join(", ")) };
    let verb = if unread.len() == 1 { "is" } else { "are" };
    let (message, hint) = if within.is_empty() {
        (format!("{listed} {verb} not read"), "the names of files of text end in `.md`".to_owned())
    } else {
        let message = format!("{listed} in `{within}` {verb} not read");
        let hint = format!(
            "text stands directly beside `{MANIFEST}`, in the order of its names: `05-waiting.md`; what is no text \
             belongs in a folder whose name begins with `_`"
        );
        (message, hint)
    };
    Diagnostic::new(Code::UnreadText, span, message).hint(hint)
}

/// Whether a file looks like text of the publication and is none, for its folder or its ending.
fn is_unread(name: &str, within: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let other = OTHER_ENDINGS.iter().any(|other| ending.eq_ignore_ascii_case(other));
    (other && !name.starts_with(['.', '_'])) || (!within.is_empty() && is_text(name))
}

fn is_about(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    ABOUT.iter().any(|about| stem.eq_ignore_ascii_case(about))
}
