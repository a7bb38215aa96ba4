//! Reads Markdown and TOML files into the sources that diagnostics point into.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, FileId, Sink, Sources, Span};

use super::files::{Entry, Folder, Refusal};

/// One file of text, as it is.
#[derive(Debug, Clone)]
pub(super) struct TextFile {
    pub(super) file: FileId,
    pub(super) text: Arc<str>,
}

/// Reads a file. Text that is not UTF-8 is reported and read with U+FFFD in place of what is wrong, so that all
/// else in it can be checked; a file that cannot be read at all is reported and gives `None`.
pub(super) fn text_file(
    folder: &Folder,
    relative: &Path,
    limit: u64,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Option<TextFile> {
    let shown = folder.shown(relative);
    match folder.read(relative, limit) {
        Ok(bytes) => {
            let (text, fault) = decoded(bytes);
            let text: Arc<str> = text.into();
            let file = sources.add(shown, text.clone());
            let readable = fault.as_ref().is_none_or(|fault| fault.readable);
            if let Some(fault) = fault {
                let span = Span::new(file, fault.range);
                sink.report(Diagnostic::new(Code::InvalidUtf8, span, fault.message).hint(fault.hint));
            }
            readable.then_some(TextFile { file, text })
        }
        Err(refusal) => {
            let span = nowhere(shown.as_path(), sources);
            sink.report(told(&refusal, &shown.to_string_lossy(), limit, span));
            None
        }
    }
}

/// What is said about a file of text that was not read.
pub(super) fn told(refusal: &Refusal, shown: &str, limit: u64, span: Span) -> Diagnostic {
    match refusal {
        Refusal::Missing => Diagnostic::new(Code::SourceUnreadable, span, format!("`{shown}` is not there")),
        Refusal::Outside => {
            Diagnostic::new(Code::PathOutside, span, format!("`{shown}` leads out of its folder"))
                .hint("put the file itself there in place of the link")
        }
        Refusal::NoFile => {
            Diagnostic::new(Code::SourceUnreadable, span, format!("`{shown}` is not a regular file"))
        }
        Refusal::Linked => {
            let message = format!("`{shown}` is a link to a folder, and is not followed");
            Diagnostic::new(Code::SourceUnreadable, span, message)
                .hint("put the folder itself there in place of the link")
        }
        Refusal::TooLarge => Diagnostic::new(
            Code::SourceTooLarge,
            span,
            format!("`{shown}` has more than {} MiB", limit >> 20),
        )
        .hint("divide it into several files"),
        Refusal::Unreadable(why) => {
            Diagnostic::new(Code::SourceUnreadable, span, format!("`{shown}` cannot be read: {why}"))
        }
    }
}

/// The place of what is said of something that has no text: a folder, or a file that was not read.
pub(super) fn nowhere(shown: impl Into<PathBuf>, sources: &mut Sources) -> Span {
    Span::new(sources.add(shown.into(), ""), 0..0)
}

/// Reports that a folder was not read.
pub(super) fn refused(refusal: &Refusal, shown: &Path, sources: &mut Sources, sink: &mut Sink) {
    let span = nowhere(shown, sources);
    sink.report(told(refusal, &shown.to_string_lossy(), 0, span));
}

/// What is in a folder; where that cannot be read, it is reported.
pub(super) fn entries(folder: &Folder, sources: &mut Sources, sink: &mut Sink) -> Vec<Entry> {
    folder.entries().unwrap_or_else(|refusal| {
        refused(&refusal, &folder.shown(Path::new("")), sources, sink);
        Vec::new()
    })
}

struct EncodingFault {
    range: std::ops::Range<usize>,
    message: String,
    hint: &'static str,
    /// Whether most of the text can be made out.
    readable: bool,
}

fn decoded(bytes: Vec<u8>) -> (String, Option<EncodingFault>) {
    let wide = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let error = match String::from_utf8(bytes) {
        Ok(text) => return (text, None),
        Err(error) => error,
    };
    let start = error.utf8_error().valid_up_to();
    let byte = error.as_bytes().get(start).copied().unwrap_or(0);
    let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
    if wide {
        let message = "the file is in UTF-16, not UTF-8".to_owned();
        let fault = EncodingFault { range: 0..0, message, hint: "save it as UTF-8", readable: false };
        return (String::new(), Some(fault));
    }
    // The text before is the same in both, so that the place is too; U+FFFD takes three bytes.
    let line = text.get(..start).unwrap_or("").bytes().filter(|byte| *byte == b'\n').count() + 1;
    let message = format!("the byte 0x{byte:02X} in line {line} is not UTF-8");
    let hint = "save the file as UTF-8; it may be in Windows-1252 or Latin-1";
    (text, Some(EncodingFault { range: start..start + 3, message, hint, readable: true }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (Sources, Sink, Option<TextFile>) {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("a.md"), bytes).expect("written");
        let folder = Folder::open(folder.path(), "".into()).expect("opened");
        let (mut sources, mut sink) = (Sources::default(), Sink::new());
        let file = text_file(&folder, Path::new("a.md"), 64, &mut sources, &mut sink);
        (sources, sink, file)
    }

    #[test]
    fn the_first_bad_byte_is_shown() {
        let (sources, sink, file) = read(b"one\ncaf\xE9 two\xFF");
        let diagnostic = sink.iter().next().expect("reported");
        assert_eq!(diagnostic.code, Code::InvalidUtf8);
        assert_eq!(diagnostic.message, "the byte 0xE9 in line 2 is not UTF-8");
        assert_eq!(sources.slice(diagnostic.place.expect("a place")), "\u{FFFD}");
        assert_eq!(&*file.expect("read").text, "one\ncaf\u{FFFD} two\u{FFFD}");
    }

    #[test]
    fn utf_16_is_named() {
        let (_, sink, file) = read(b"\xFF\xFEh\0i\0");
        assert_eq!(
            sink.iter().next().map(|diagnostic| diagnostic.message.as_str()),
            Some("the file is in UTF-16, not UTF-8")
        );
        assert!(file.is_none());
    }

    #[test]
    fn large_files_are_refused() {
        let (_, sink, file) = read(&[b'a'; 65]);
        assert!(sink.has(Code::SourceTooLarge));
        assert!(file.is_none());
    }

    #[cfg(unix)]
    #[test]
    fn nothing_outside_is_read() {
        let outer = tempfile::tempdir().expect("a folder");
        let inner = outer.path().join("in");
        std::fs::create_dir(&inner).expect("made");
        std::fs::write(outer.path().join("secret"), "x").expect("written");
        std::os::unix::fs::symlink("../secret", inner.join("link")).expect("linked");
        std::os::unix::fs::symlink("nowhere", inner.join("dangling")).expect("linked");
        let folder = Folder::open(&inner, "".into()).expect("opened");
        let read = |path: &str| folder.read(Path::new(path), 64);
        assert_eq!(read("link"), Err(Refusal::Outside));
        assert_eq!(read("../secret"), Err(Refusal::Outside));
        assert_eq!(read("x/../../secret"), Err(Refusal::Outside));
        assert_eq!(read("/etc/hostname"), Err(Refusal::Outside));
        assert_eq!(read("dangling"), Err(Refusal::Missing));
        assert_eq!(read("."), Err(Refusal::NoFile));
    }

    #[cfg(unix)]
    #[test]
    fn pipes_are_not_opened() {
        let outer = tempfile::tempdir().expect("a folder");
        let pipe = outer.path().join("pipe");
        rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, rustix::fs::Mode::RUSR, 0)
            .expect("a pipe");
        let folder = Folder::open(outer.path(), "".into()).expect("opened");
        assert_eq!(folder.read(Path::new("pipe"), 64), Err(Refusal::NoFile));
    }
}
