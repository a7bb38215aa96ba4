//! What a page may do: nothing, as on a server that is set up well; the preview's own script is the only exception.

/// What the pages are made for: nothing inline, nothing remote, no script.
const STRICT: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; \
                      form-action 'none'; frame-ancestors 'none'";
/// Where the preview's script stands in the page: it is loaded, and asks whether there is something new.
const WATCHED: &str = "; script-src 'self'; connect-src 'self'";
/// The search page runs the search in the browser, as WebAssembly.
const SEARCHING: &str = "; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";

/// The Content-Security-Policy (level 3) of a file. `None` for a PDF, which browsers show with pages of their own.
pub(super) fn policy(path: &str, media_type: &str) -> Option<String> {
    let more = match media_type {
        "application/pdf" => return None,
        "text/html" if path.starts_with("search/") => SEARCHING,
        "text/html" => WATCHED,
        _ => "",
    };
    Some(format!("{STRICT}{more}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_run_the_script_and_only_search_more() {
        let of = |path, media_type| policy(path, media_type).unwrap_or_default();
        assert_eq!(of("a/a.svg", "image/svg+xml"), STRICT);
        assert!(of("index.html", "text/html").ends_with("script-src 'self'; connect-src 'self'"));
        assert!(!of("a/search/index.html", "text/html").contains("wasm"));
        assert!(of("search/index.html", "text/html").contains("'wasm-unsafe-eval'"));
        for policy in [of("index.html", "text/html"), of("search/index.html", "text/html")] {
            assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
        }
        assert_eq!(policy("a/a.pdf", "application/pdf"), None);
    }
}
