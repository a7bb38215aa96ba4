//! Makes a path of what an author wrote for an image, and says what is wrong with it.

use std::path::PathBuf;

use crate::diagnostic::{Code, edit_distance, nearest};

use super::picture_format::PictureFault;

/// The paths that a text may mean, most literal first: as it stands, and with `%20` and the like decoded.
///
/// # Errors
/// Where it is no relative path at all.
pub(super) fn meant(written: &str) -> Result<Vec<PathBuf>, PictureFault> {
    let written = written.trim();
    if written.is_empty() {
        let hint = "write `![alternative text](figures/name.png)`";
        return Err(PictureFault::new(Code::ImageUnreadable, "names no file", hint));
    }
    let scheme = written.split_once(':').map_or("", |(scheme, _)| scheme).to_ascii_lowercase();
    match scheme.as_str() {
        "http" | "https" => return Err(remote()),
        _ if written.starts_with("//") => return Err(remote()),
        "data" => {
            let hint = "save the image as a file and name that";
            return Err(PictureFault::new(Code::PathOutside, "is data, not a file of the publication", hint));
        }
        _ => {}
    }
    let slashes = written.replace('\\', "/");
    if slashes.starts_with('/') || scheme.len() == 1 || scheme == "file" {
        let hint = "write a path from the publication's own folder, such as `figures/name.png`";
        return Err(PictureFault::new(Code::PathOutside, "is an absolute path", hint));
    }
    let mut paths = vec![PathBuf::from(written)];
    for text in [percent_decoded(written), slashes.clone(), percent_decoded(&slashes)] {
        let path = PathBuf::from(&text);
        if !paths.contains(&path) && !text.contains('\0') {
            paths.push(path);
        }
    }
    // A fragment or query is no part of the file's name, unless the file has it.
    if let Some((stem, _)) = slashes.split_once(['#', '?']).filter(|(stem, _)| !stem.is_empty()) {
        paths.push(PathBuf::from(percent_decoded(stem)));
    }
    Ok(paths)
}

fn remote() -> PictureFault {
    let hint = "download it into the publication's folder and name that file; nothing is fetched";
    PictureFault::new(Code::ImageUnreadable, "is on the web, not in the publication's folder", hint)
}

/// What the author may have meant by a path that is not there.
pub(super) fn hint(written: &str, files: &[String]) -> Option<String> {
    let written = percent_decoded(&written.trim().replace('\\', "/"));
    let written = written.trim_start_matches("./");
    if let Some(file) = files.iter().find(|file| file.eq_ignore_ascii_case(written)) {
        return Some(format!("did you mean `{file}`? capitals matter in file names"));
    }
    let name = last(written);
    let elsewhere = files.iter().find(|file| last(file).eq_ignore_ascii_case(name));
    let whole = || nearest(written, files.iter().map(String::as_str).filter(|file| is_picture(file)));
    let by_name = || {
        let near = |file: &&String| is_picture(file) && edit_distance(last(file), name) <= 2;
        files.iter().filter(|file| file.len() <= 200 && name.len() <= 200).find(near).map(String::as_str)
    };
    let file = elsewhere.map(String::as_str).or_else(whole).or_else(by_name)?;
    Some(format!("did you mean `{file}`?"))
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn is_picture(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    matches!(ending.as_str(), "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg")
}

/// The text with `%20` and the like as the bytes they stand for; as it is where those are not UTF-8.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let coded = digits.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        match coded.and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(|_| *byte == b'%') {
            Some(coded) => {
                bytes.push(coded);
                rest = after.get(2..).unwrap_or(&[]);
            }
            None => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_lead_away_are_told_apart() {
        let code = |text: &str| meant(text).map_err(|fault| fault.code);
        for text in ["https://example.org/a.png", "//example.org/a.png", "HTTP://x", " "] {
            assert_eq!(code(text), Err(Code::ImageUnreadable), "{text}");
        }
        for text in
            ["data:image/png;base64,AA", "/etc/passwd", "C:\\a.png", "\\\\server\\a.png", "file:///a.png"]
        {
            assert_eq!(code(text), Err(Code::PathOutside), "{text}");
        }
    }

    #[test]
    fn encodings_are_undone() {
        let paths = meant("figures\\a%20b.png").expect("a path");
        assert!(paths.contains(&PathBuf::from("figures/a b.png")));
        assert_eq!(percent_decoded("100%.png"), "100%.png");
        assert_eq!(percent_decoded("%FF"), "%FF");
        assert_eq!(meant("a%00.png").expect("a path"), [PathBuf::from("a%00.png")]);
    }

    #[test]
    fn near_names_are_found() {
        let files = ["Figures/Tenure.PNG".to_owned(), "figures/map.svg".to_owned(), "report.toml".to_owned()];
        assert_eq!(
            hint("figures/tenure.png", &files).as_deref(),
            Some("did you mean `Figures/Tenure.PNG`? capitals matter in file names")
        );
        assert_eq!(hint("images/map.svg", &files).as_deref(), Some("did you mean `figures/map.svg`?"));
        assert_eq!(hint("figures/mp.svg", &files).as_deref(), Some("did you mean `figures/map.svg`?"));
        assert_eq!(hint("nothing.png", &files), None);
    }
}
