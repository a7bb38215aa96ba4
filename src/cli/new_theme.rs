//! The files of a new theme: every token of the default one as a comment, and what else may be changed.

use imprint::theme::folder::{Folder, TOKENS};

/// Each file's name and text, with the placeholders of other scaffolds.
pub(super) fn files() -> [(&'static str, String); 2] {
    let tokens = Folder::bundled("default").map_or(String::new(), |folder| commented(folder.text(TOKENS)));
    let head = include_str!("../../assets/scaffold/theme/theme.toml");
    let readme = include_str!("../../assets/scaffold/theme/README.md");
    let paths: Vec<String> =
        Folder::paths().filter(|path| *path != TOKENS).map(|path| format!("- `{path}`")).collect();
    [(TOKENS, format!("{head}\n{tokens}")), ("README.md", readme.replace("@files@", &paths.join("\n")))]
}

/// The tokens with a `#` before every line but the names of tables: a table with nothing in it changes nothing, and
/// whoever takes away one `#` has the key in its table.
fn commented(tokens: &str) -> String {
    let mut commented = String::new();
    // What is said at the head of the file is said of the default theme.
    let tokens = tokens.split_once("\n\n").map_or(tokens, |(_, rest)| rest);
    for line in tokens.lines() {
        let kept =
            line.is_empty() || line.starts_with('#') || (line.starts_with('[') && !line.starts_with("[["));
        if !kept {
            commented.push_str("# ");
        }
        commented.push_str(line);
        commented.push('\n');
    }
    commented
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tables_are_left() {
        let tokens = "# Said of all.\n\n[a]\n# Why.\nb = 1\n\n[[a.c]]\nd = 2\n";
        assert_eq!(commented(tokens), "[a]\n# Why.\n# b = 1\n\n# [[a.c]]\n# d = 2\n");
    }
}
