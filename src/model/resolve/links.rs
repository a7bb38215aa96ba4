//! Reads what an author wrote as the destination of a link.

/// What a written destination is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// An absolute URL that may be published.
    Outside(String),
    /// A scheme that could run or reach something.
    Unsafe { scheme: String },
    /// It begins like a URL, but is none.
    Malformed,
    /// `#name`, decoded.
    Here(String),
    /// `file.md#name`, decoded.
    File { path: String, name: Option<String> },
}

/// The schemes that readers may be led to.
const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

/// Reads a destination. Control characters and white space around it are of no account, as in browsers.
pub(super) fn read(written: &str) -> Written {
    let text: String = written.trim().chars().filter(|c| !c.is_control()).collect();
    if let Some(name) = text.strip_prefix('#') {
        return Written::Here(decoded(name));
    }
    if let Some(scheme) = scheme(&text) {
        let scheme = scheme.to_ascii_lowercase();
        if !SCHEMES.contains(&scheme.as_str()) {
            return Written::Unsafe { scheme };
        }
        return match url::Url::parse(&text) {
            Ok(url)
                if url.has_host()
                    || (matches!(scheme.as_str(), "mailto" | "tel") && !url.path().is_empty()) =>
            {
                Written::Outside(strict(url.as_str()))
            }
            _ => Written::Malformed,
        };
    }
    if text.starts_with("//") {
        return Written::Malformed;
    }
    if text.contains('@') && !text.contains('/') {
        return Written::Outside(strict(&format!("mailto:{text}")));
    }
    let (path, name) = match text.split_once('#') {
        Some((path, name)) => (path, Some(decoded(name))),
        None => (text.as_str(), None),
    };
    let path = path.split('?').next().unwrap_or(path);
    Written::File { path: decoded(path), name: name.filter(|name| !name.is_empty()) }
}

/// The scheme of an absolute URL (RFC 3986, section 3.1).
fn scheme(text: &str) -> Option<&str> {
    let (scheme, _) = text.split_once(':')?;
    let named = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    named.then_some(scheme)
}

/// Encodes what RFC 3986 does not allow but browsers take: checkers of e-books and PDFs do not.
fn strict(url: &str) -> String {
    let mut text = String::with_capacity(url.len());
    let authority = url.find("://").map_or(0, |at| at + 3);
    let tail = url
        .get(authority..)
        .and_then(|rest| rest.find(['/', '?', '#']))
        .map_or(url.len(), |at| authority + at);
    let mut in_fragment = false;
    for (at, c) in url.char_indices() {
        let allowed = match c {
            '|' | '^' | '`' | '{' | '}' | '"' | '<' | '>' | '\\' | ' ' => false,
            // Square brackets are for addresses only, and browsers leave them elsewhere.
            '[' | ']' => at < tail,
            '%' => is_encoded(url, at),
            '#' => !std::mem::replace(&mut in_fragment, true),
            c => c.is_ascii(),
        };
        if allowed {
            text.push(c);
        } else {
            let mut buffer = [0; 4];
            for byte in c.encode_utf8(&mut buffer).bytes() {
                text.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    text
}

/// Whether a percent sign begins an encoded byte.
fn is_encoded(url: &str, at: usize) -> bool {
    url.as_bytes().get(at + 1..at + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outside(url: &str) -> Written {
        Written::Outside(url.to_owned())
    }

    #[test]
    fn only_some_schemes_are_published() {
        for bad in [
            "javascript:alert(1)",
            " JavaScript:alert(1)",
            "java\nscript:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "C:\\x",
        ] {
            assert!(matches!(read(bad), Written::Unsafe { .. }), "{bad}");
        }
        assert_eq!(read("http://"), Written::Malformed);
        assert_eq!(read("//example.org"), Written::Malformed);
    }

    #[test]
    fn urls_are_made_strict() {
        assert_eq!(
            read("https://example.org/a b?q=[x]|é"),
            outside("https://example.org/a%20b?q=%5Bx%5D%7C%C3%A9")
        );
        assert_eq!(read("https://e.example/%zz%"), outside("https://e.example/%25zz%25"));
        assert_eq!(read("https://e.example/#a#b"), outside("https://e.example/#a%23b"));
        assert_eq!(read("https://[::1]/[x]"), outside("https://[::1]/%5Bx%5D"));
        assert_eq!(read("mailto:"), Written::Malformed);
        assert_eq!(read("jo@example.org"), outside("mailto:jo@example.org"));
    }

    #[test]
    fn files_and_names_are_parted() {
        assert_eq!(read("#caf%C3%A9"), Written::Here("café".into()));
        assert_eq!(read("a%20b.md#x"), Written::File { path: "a b.md".into(), name: Some("x".into()) });
        assert_eq!(read("../../etc/passwd"), Written::File { path: "../../etc/passwd".into(), name: None });
    }
}
