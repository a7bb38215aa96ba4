use std::sync::Arc;

use imprint::editions::Artefact;

use super::super::fault_panel::Faults;
use super::super::showing::Files;
use super::*;

fn showing(faults: Option<Faults>) -> Showing {
    let page = "<!DOCTYPE html><html><body><p>&lt;/body></p></body></html>";
    let artefacts = vec![
        Artefact::new("index.html", "text/html", page),
        Artefact::new("404.html", "text/html", page),
        Artefact::new("a/index.html", "text/html", page),
        Artefact::new("a/read/ŵ 1.svg", "image/svg+xml", "<svg/>"),
        Artefact::new("a/a.epub", "application/epub+zip", "PK"),
        Artefact::new("a/a.pdf", "application/pdf", "%PDF"),
        Artefact::new("assets/site.css", "text/css", "p {}"),
    ];
    let files = Files::of(artefacts, Some("https://example.org/press"));
    Showing { name: "1-1".to_owned(), files: Some(Arc::new(files)), faults }
}

fn header(response: &Response<Body>, name: &str) -> String {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap()).to_owned()
}

fn text(response: Response<Body>) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let bytes = runtime.block_on(axum::body::to_bytes(response.into_body(), usize::MAX)).unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn files_come_as_what_they_are() {
    let showing = showing(None);
    for (path, status, media_type) in [
        ("/", 200, "text/html; charset=utf-8"),
        ("/press/", 200, "text/html; charset=utf-8"),
        ("/a/", 200, "text/html; charset=utf-8"),
        ("/a/index.html", 200, "text/html; charset=utf-8"),
        ("/a/read/%C5%B5%201.svg", 200, "image/svg+xml"),
        ("/a/a.epub", 200, "application/epub+zip"),
        ("/press/assets/site.css", 200, "text/css; charset=utf-8"),
        ("/.imprint/reload.js", 200, "text/javascript; charset=utf-8"),
        ("/.imprint/panel.css", 200, "text/css; charset=utf-8"),
        ("/b/", 404, "text/html; charset=utf-8"),
        ("/.imprint/x", 404, "text/html; charset=utf-8"),
        ("/a", 307, "text/plain; charset=utf-8"),
    ] {
        let response = answer(&showing, path);
        assert_eq!(
            (response.status().as_u16(), header(&response, "content-type").as_str()),
            (status, media_type),
            "{path}"
        );
        assert_eq!(header(&response, "cache-control"), "no-store", "{path}");
        assert_eq!(header(&response, "x-content-type-options"), "nosniff", "{path}");
        assert!(header(&response, "content-security-policy").starts_with("default-src 'none'; "), "{path}");
    }
    assert_eq!(header(&answer(&showing, "/a"), "location"), "/a/");
}

#[test]
fn no_path_leads_anywhere_else() {
    let showing = showing(None);
    for path in [
        "/../Cargo.toml",
        "/%2e%2e/Cargo.toml",
        "/..%2fCargo.toml",
        "//etc/passwd",
        "/%2Fetc/passwd",
        "/a/../../x",
        "/%00",
        "/%ff",
        "/a\\..",
        "//a",
        "//evil.example/a",
        "/a//",
        "/C:/Windows/win.ini",
    ] {
        let response = answer(&showing, path);
        assert_eq!(
            (response.status(), header(&response, "location").as_str()),
            (StatusCode::NOT_FOUND, ""),
            "{path}"
        );
    }
}

#[test]
fn pages_and_nothing_else_get_the_script_at_their_end() {
    let showing = showing(None);
    let page = text(answer(&showing, "/a/"));
    let end = "<script src=\"/.imprint/reload.js\" data-state=\"1-1\" defer></script>\n</body></html>";
    assert!(page.ends_with(end) && page.contains("<p>&lt;/body></p>"), "{page}");
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(text(answer(&showing, "/a/read/%C5%B5%201.svg")), "<svg/>");
}

#[test]
fn faults_lie_over_every_page() {
    let faults = Faults::Unusable("no theme".to_owned());
    for path in ["/", "/a/", "/b/"] {
        let page = text(answer(&showing(Some(faults.clone())), path));
        assert!(page.contains("no theme") && page.contains("/.imprint/panel.css"), "{page}");
    }
    let nothing = Showing { name: "1-1".to_owned(), files: None, faults: Some(faults) };
    let response = answer(&nothing, "/a/");
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    let page = text(response);
    assert!(
        page.contains("no theme") && page.contains("Nothing was built yet") && page.contains("<script"),
        "{page}"
    );
    assert_eq!(text(answer(&nothing, "/.imprint/reload.js")), SCRIPT);
}

#[test]
fn some_publications_alone_are_listed() {
    let artefacts = vec![
        Artefact::new("a/index.html", "text/html", "x"),
        Artefact::new("a/read/index.html", "text/html", "x"),
    ];
    let files = Files::of(artefacts, None);
    let page =
        text(answer(&Showing { name: String::new(), files: Some(Arc::new(files)), faults: None }, "/"));
    assert_eq!(page.matches("<li>").count(), 1, "{page}");
    assert!(page.contains(">a&#x2f;</a>"), "{page}");
}

#[test]
fn only_this_machine_asks_and_changes_nothing() {
    let ask = |method: Method, uri: &str, hosts: &[&str]| {
        let mut headers = HeaderMap::new();
        for host in hosts {
            headers.append(header::HOST, HeaderValue::from_str(host).unwrap());
        }
        refusal(&method, &uri.parse().unwrap(), &headers).map(|refused| refused.status().as_u16())
    };
    for host in ["127.0.0.1:1455", "localhost", "LOCALHOST:80", "[::1]:1455", "[::1]"] {
        assert_eq!(ask(Method::GET, "/", &[host]), None, "{host}");
    }
    for host in [
        "evil.example",
        "evil.example:1455",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "127.0.0.1@evil.example",
        "",
        ":1455",
        "[::2]",
        "0.0.0.0",
        "127.0.0.1:x",
        "evil:1455:80",
    ] {
        assert_eq!(ask(Method::GET, "/", &[host]), Some(403), "{host}");
    }
    assert_eq!(ask(Method::GET, "/", &[]), Some(403));
    assert_eq!(ask(Method::GET, "/", &["localhost", "evil.example"]), Some(403));
    assert_eq!(ask(Method::GET, "http://evil.example/", &["localhost"]), Some(403));
    assert_eq!(ask(Method::HEAD, "/", &["localhost"]), None);
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS, Method::PATCH] {
        assert_eq!(ask(method, "/", &["localhost"]), Some(405));
    }
}
