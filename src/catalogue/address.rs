//! Where something of the site is on the web, for a house that says where it stands.

/// The address of a page or file by its path; a folder's `index.html` is the folder.
pub(super) fn of(url: &str, path: &str) -> String {
    let path = match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    };
    format!("{url}/{path}")
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn folders_stand_for_their_pages() {
        assert_eq!(of("https://a.example", "index.html"), "https://a.example/");
        assert_eq!(of("https://a.example/b", "c/index.html"), "https://a.example/b/c/");
        assert_eq!(of("https://a.example", "c/d.pdf"), "https://a.example/c/d.pdf");
    }
}
