//! One request, one response: from what is in memory, and nothing else.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, Uri, header};
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::fault_panel::page;
use super::policy::policy;
use super::showing::{File, Showing};

/// Where the preview's own files stand; no artefact's path begins with a dot.
const OWN: &str = ".imprint/";
/// Answers with the name of the state once it is another than the one in the query.
pub(super) const STATE: &str = "/.imprint/state";

const SCRIPT: &str = include_str!("../../../assets/serve/reload.js");
const STYLE: &str = include_str!("../../../assets/serve/panel.css");
/// What stands for itself in the path of a URL.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'%')
    .add(b'\\');

/// Why a request is not looked at, if it is not: a method that would change something, or a name that is not this
/// machine's. Whoever has a name lead here from elsewhere (DNS rebinding) must not read what is not published yet.
pub(super) fn refusal(method: &Method, uri: &Uri, headers: &HeaderMap) -> Option<Response<Body>> {
    let hosts: Vec<_> = headers.get_all(header::HOST).iter().collect();
    let named = match hosts.as_slice() {
        [host] => host.to_str().is_ok_and(is_loopback),
        _ => false,
    };
    if !named || uri.host().is_some_and(|host| !is_loopback(host)) {
        return Some(plain(StatusCode::FORBIDDEN, "the preview answers at 127.0.0.1 and localhost only\n"));
    }
    if method != Method::GET && method != Method::HEAD {
        let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, "there is nothing here to change\n");
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return Some(response);
    }
    None
}

/// Whether a host, with or without a port, is this machine by a name that nobody else can give out.
fn is_loopback(host: &str) -> bool {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, port),
        _ => (host, ""),
    };
    let known = ["127.0.0.1", "[::1]", "localhost"].iter().any(|own| name.eq_ignore_ascii_case(own));
    known && port.bytes().all(|byte| byte.is_ascii_digit())
}

/// The name of the state, for the script that asked whether it is another.
pub(super) fn state(showing: &Showing) -> Response<Body> {
    plain(StatusCode::OK, &showing.name)
}

/// The file at a path of the site, with what the preview adds to pages.
pub(super) fn answer(showing: &Showing, path: &str) -> Response<Body> {
    let decoded = percent_decode_str(path.trim_start_matches('/')).decode_utf8();
    let path = match decoded {
        // Two slashes at the front would be the beginning of another host's address.
        Ok(decoded) if !path.starts_with("//") => decoded.into_owned(),
        _ => return lost(showing),
    };
    if let Some(own) = path.strip_prefix(OWN) {
        return match own {
            "reload.js" => send(StatusCode::OK, &path, "text/javascript", SCRIPT.into()),
            "panel.css" => send(StatusCode::OK, &path, "text/css", STYLE.into()),
            _ => lost(showing),
        };
    }
    let Some(files) = &showing.files else {
        let text = "The sources have faults.";
        return html(showing, StatusCode::SERVICE_UNAVAILABLE, "", &page("Not built yet", text, &[]));
    };
    let folder = path.is_empty() || path.ends_with('/');
    let wanted = if folder { format!("{path}index.html") } else { path.clone() };
    if let Some((known, file)) = files.get(&wanted) {
        return found(showing, StatusCode::OK, known, file);
    }
    if !folder && files.get(&format!("{path}/index.html")).is_some() {
        return moved(&path);
    }
    if path.is_empty() {
        // Only some publications are built, and no page around them.
        return html(showing, StatusCode::OK, "", &page("Publications", "", &files.folders()));
    }
    lost(showing)
}

fn found(showing: &Showing, status: StatusCode, path: &str, file: &File) -> Response<Body> {
    if file.media_type != "text/html" {
        return send(status, path, file.media_type, file.bytes.clone());
    }
    html(showing, status, path, &String::from_utf8_lossy(&file.bytes))
}

/// A page with the preview's script and, where there are faults, their panel.
fn html(showing: &Showing, status: StatusCode, path: &str, page: &str) -> Response<Body> {
    let panel = showing.faults.as_ref().map_or_else(String::new, |faults| {
        let panel = faults.panel(showing.files.is_none());
        format!("<link rel=\"stylesheet\" href=\"/{OWN}panel.css\">\n{panel}\n")
    });
    let script = format!("<script src=\"/{OWN}reload.js\" data-state=\"{}\" defer></script>\n", showing.name);
    let (before, after) = match page.rfind("</body>") {
        Some(at) => page.split_at(at),
        None => (page, ""),
    };
    send(status, path, "text/html", format!("{before}{panel}{script}{after}").into())
}

/// The site's own page for what is not there.
fn lost(showing: &Showing) -> Response<Body> {
    match showing.files.as_ref().and_then(|files| files.get("404.html")) {
        Some((path, file)) => found(showing, StatusCode::NOT_FOUND, path, file),
        None => html(showing, StatusCode::NOT_FOUND, "", &page("Not found", "There is no such page.", &[])),
    }
}

/// A folder without its slash: links of its page would lead elsewhere.
fn moved(path: &str) -> Response<Body> {
    let mut response = plain(StatusCode::TEMPORARY_REDIRECT, "");
    let target = format!("/{}/", utf8_percent_encode(path, PATH));
    if let Ok(target) = HeaderValue::from_str(&target) {
        response.headers_mut().insert(header::LOCATION, target);
    }
    response
}

fn plain(status: StatusCode, text: &str) -> Response<Body> {
    send(status, "", "text/plain", Bytes::copy_from_slice(text.as_bytes()))
}

fn send(status: StatusCode, path: &str, media_type: &str, bytes: Bytes) -> Response<Body> {
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    let charset = if media_type.starts_with("text/") { "; charset=utf-8" } else { "" };
    let policy = policy(path, media_type);
    let headers = [
        (header::CONTENT_TYPE, Some(format!("{media_type}{charset}"))),
        (header::CACHE_CONTROL, Some("no-store".to_owned())),
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::X_CONTENT_TYPE_OPTIONS, Some("nosniff".to_owned())),
        (header::REFERRER_POLICY, Some("no-referrer".to_owned())),
        // What is not published yet is no other site's to show.
        (header::HeaderName::from_static("cross-origin-resource-policy"), Some("same-origin".to_owned())),
    ];
    for (name, value) in headers {
        if let Some(value) = value.and_then(|value| HeaderValue::from_str(&value).ok()) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

#[cfg(test)]
mod tests;
