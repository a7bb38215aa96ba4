//! The preview from outside: asked over its socket, as browsers and others may.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod support;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::Duration;

use support::{FRONT, House};

/// Long enough for a build on a busy machine; only what fails waits so long.
const PATIENCE: Duration = Duration::from_secs(120);

/// A preview that runs, and ends with the test.
struct Preview {
    program: Child,
    port: u16,
    errors: tempfile::NamedTempFile,
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Preview {
    fn of(house: &House, arguments: &[&str]) -> Preview {
        let errors = tempfile::NamedTempFile::new().unwrap();
        let mut program = house
            .program()
            .args(["serve", "--port", "0", "--edition", "html"])
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(errors.reopen().unwrap())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(program.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().strip_prefix("http://127.0.0.1:").and_then(|rest| rest.strip_suffix('/'));
        Preview { program, port: port.unwrap_or_else(|| panic!("{line}")).parse().unwrap(), errors }
    }

    fn ask(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut text = Vec::new();
        stream.read_to_end(&mut text).unwrap();
        let text = String::from_utf8_lossy(&text).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("{text}"));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Answer { status, head: head.to_lowercase(), body: body.to_owned() }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask(&format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
            self.port
        ))
    }

    /// The page at a path once it holds what is waited for, and shows another state than an earlier page. Files are
    /// not written in one step: there may be other states before that.
    fn after(&self, earlier: &Answer, path: &str, wanted: &str) -> Answer {
        for _ in 0..5 {
            let page = self.get(path);
            let state = state(&page.body);
            if state != self::state(&earlier.body) && page.body.contains(wanted) {
                return page;
            }
            // Answered once there is another.
            assert_ne!(self.get(&format!("/.imprint/state?{state}")).body, state);
        }
        panic!("{wanted} is not shown: {}", self.get(path).body);
    }

    fn said(&self) -> String {
        fs::read_to_string(self.errors.path()).unwrap()
    }
}

/// The name of the state that a page shows.
fn state(page: &str) -> String {
    page.split("data-state=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a state").to_owned()
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn house() -> House {
    House::with_text("# Overview\n\nThe first words.\n")
}

fn write(house: &House, markdown: &str) {
    fs::write(house.path().join("reports/text.md"), format!("{FRONT}{markdown}")).unwrap();
}

#[test]
fn a_page_follows_its_source_and_the_last_good_one_stays_up() {
    let house = house();
    let preview = Preview::of(&house, &[]);
    let first = preview.get("/text/read/");
    assert_eq!(first.status, 200, "{}", first.body);
    assert!(first.body.contains("The first words."), "{}", first.body);

    write(&house, "# Overview\n\nOther words.\n");
    let second = preview.after(&first, "/text/read/", "Other words.");
    assert!(!second.body.contains("first words"), "{}", second.body);

    write(&house, "# Overview\n\nSee [there](#nowhere) <b>\n");
    let broken = preview.after(&second, "/text/read/", "imprint-faults");
    assert_eq!(broken.status, 200);
    for shown in ["Other words.", "deny[broken-reference]", "text.md:13:5", "<mark>[there](#nowhere)</mark>"]
    {
        assert!(broken.body.contains(shown), "{shown}: {}", broken.body);
    }
    assert!(broken.body.contains("</mark> &lt;b&gt;"), "{}", broken.body);
    assert!(preview.said().contains("deny[broken-reference]"), "{}", preview.said());

    write(&house, "# Overview\n\nMended words.\n");
    let mended = preview.after(&broken, "/text/read/", "Mended words.");
    assert!(!mended.body.contains("broken-reference"), "{}", mended.body);
    assert!(!house.path().join("output").exists());
}

#[test]
fn a_first_build_that_fails_shows_why() {
    let house = House::with_text("# Overview\n\n![](missing.png)\n");
    let preview = Preview::of(&house, &[]);
    let page = preview.get("/");
    assert_eq!(page.status, 503);
    assert!(
        page.body.contains("Nothing was built yet") && page.body.contains("missing.png"),
        "{}",
        page.body
    );
    write(&house, "# Overview\n\nWords.\n");
    assert_eq!(preview.after(&page, "/text/", "A title").status, 200);
}

#[test]
fn settings_that_cannot_be_used_end_it_or_are_shown() {
    let house = house();
    let said = house.program().args(["serve", "--port", "0", "no-such-publication"]).output().unwrap();
    assert_eq!(said.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&said.stderr).contains("no-such-publication"));

    let preview = Preview::of(&house, &["text"]);
    let page = preview.get("/");
    assert!(page.body.contains("text&#x2f;"), "{}", page.body);
    fs::remove_file(house.path().join("reports/text.md")).unwrap();
    assert_eq!(preview.after(&page, "/text/", "imprint-faults").status, 200);
}

#[test]
fn others_are_refused_and_nothing_on_the_disk_is_theirs() {
    let house = house().file("reports/secret.txt", "secret");
    let preview = Preview::of(&house, &[]);
    let rebound = preview.ask("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assert_eq!((rebound.status, rebound.body.contains("words")), (403, false));
    assert_eq!(preview.ask("GET / HTTP/1.0\r\n\r\n").status, 403);
    let state =
        preview.ask("GET /.imprint/state HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assert_eq!(state.status, 403);
    let post =
        preview.ask("POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    assert_eq!(post.status, 405);
    assert!(post.head.contains("allow: get, head"), "{}", post.head);
    let head = preview.ask("HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert!(head.head.contains("content-security-policy: default-src 'none'; "), "{}", head.head);
    for path in [
        "/reports/secret.txt",
        "/imprint.toml",
        "/../imprint.toml",
        "/..%2fimprint.toml",
        "/text/../../imprint.toml",
    ] {
        let answer = preview.get(path);
        assert_eq!((answer.status, answer.body.contains("secret")), (404, false), "{path}");
    }
}

#[test]
#[cfg(unix)]
fn the_interrupt_key_is_a_good_end() {
    let house = house();
    let mut preview = Preview::of(&house, &[]);
    assert_eq!(preview.get("/").status, 200);
    let id = preview.program.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    assert_eq!(preview.program.wait().unwrap().code(), Some(0));
}
