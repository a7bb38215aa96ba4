//! Reads what a reader wrote in a comment: a small part of Markdown, and nothing that could take effect.
//!
//! Paragraphs, emphasis, lists, quotations, code and links. Whatever else is there stays as the characters that were
//! typed, and is named in a diagnostic. The model has no kind for it, so that no later stage can let it through.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::diagnostic::{Code, Diagnostic, Sink, Span};
use crate::model::catalogue::comment::{Phrase, Remark};
use crate::model::identifier::LanguageTag;

/// How deep quotations, lists and emphasis may stand in one another; what is deeper is kept without its nesting.
const DEPTH: usize = 16;

/// Reads the text of one comment, which stands at the place.
pub(super) fn read(text: &str, place: Span, language: &LanguageTag, sink: &mut Sink) -> Vec<Remark> {
    let mut options = Options::empty();
    // The parser's quotation marks are the English ones.
    options.set(Options::ENABLE_SMART_PUNCTUATION, language.primary() == "en");
    let mut reader = Reader { stack: vec![Frame::new(Kind::Blocks)], skipped: 0, stray: Vec::new() };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.take(event, text.get(range).unwrap_or(""));
    }
    let stray = std::mem::take(&mut reader.stray);
    if let Some(first) = stray.first() {
        let message = format!("a comment cannot hold {first}, which is shown as it is written");
        let hint = "take it out, unless readers should see it so";
        sink.report(Diagnostic::new(Code::CommentMarkup, place, message).hint(hint));
    }
    reader.finish()
}

/// What is open.
struct Frame {
    kind: Kind,
    blocks: Vec<Remark>,
    phrases: Vec<Phrase>,
    items: Vec<Vec<Remark>>,
}

enum Kind {
    /// The comment, or a list item.
    Blocks,
    Paragraph,
    Quotation,
    List(bool),
    Item,
    Code(String),
    Emphasis,
    Strong,
    Link(Option<String>),
    /// Kept without what it was, such as a heading's size.
    Plain,
}

impl Frame {
    fn new(kind: Kind) -> Self {
        Self { kind, blocks: Vec::new(), phrases: Vec::new(), items: Vec::new() }
    }
}

struct Reader {
    stack: Vec<Frame>,
    /// How many openings were passed over for their depth.
    skipped: usize,
    stray: Vec<&'static str>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>, written: &str) {
        match event {
            Event::Start(tag) => self.open(tag, written),
            Event::End(end) => self.close(end),
            Event::Text(text) => match self.stack.last_mut() {
                Some(Frame { kind: Kind::Code(code), .. }) => code.push_str(&text),
                _ => self.text(&text),
            },
            Event::Code(code) => self.phrase(Phrase::Code(code.into_string())),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.phrase(Phrase::LineBreak),
            Event::Html(html) | Event::InlineHtml(html) => {
                self.stray.push("HTML");
                self.text(html.trim_end_matches('\n'));
            }
            Event::Rule => {}
            // None of these is asked for.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::FootnoteReference(name) => self.text(&name),
            Event::TaskListMarker(_) => {}
        }
    }

    fn open(&mut self, tag: Tag<'_>, written: &str) {
        if self.stack.len() > DEPTH {
            self.skipped += 1;
            return;
        }
        let kind = match tag {
            Tag::Paragraph => Kind::Paragraph,
            Tag::Heading { .. } => {
                self.stray.push("a heading");
                Kind::Paragraph
            }
            Tag::BlockQuote(_) => Kind::Quotation,
            Tag::List(start) => Kind::List(start.is_some()),
            Tag::Item => Kind::Item,
            Tag::CodeBlock(_) => Kind::Code(String::new()),
            Tag::HtmlBlock => Kind::Paragraph,
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strong => Kind::Strong,
            Tag::Link { dest_url, .. } => Kind::Link(address(&dest_url)),
            Tag::Image { .. } => {
                self.stray.push("an image");
                self.text(written);
                // What stands between the brackets was just written.
                self.stack.push(Frame::new(Kind::Code(String::new())));
                return;
            }
            _ => Kind::Plain,
        };
        if matches!(kind, Kind::Link(None)) {
            self.stray.push("this link");
        }
        self.flush(!matches!(kind, Kind::Emphasis | Kind::Strong | Kind::Link(_) | Kind::Plain));
        self.stack.push(Frame::new(kind));
    }

    fn close(&mut self, end: TagEnd) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        if self.stack.len() < 2 {
            return;
        }
        self.flush(true);
        let Some(frame) = self.stack.pop() else { return };
        match frame.kind {
            Kind::Code(_) if end == TagEnd::Image => {}
            Kind::Paragraph if !frame.phrases.is_empty() => self.block(Remark::Paragraph(frame.phrases)),
            Kind::Quotation if !frame.blocks.is_empty() => self.block(Remark::Quotation(frame.blocks)),
            Kind::List(ordered) if !frame.items.is_empty() => {
                self.block(Remark::List { ordered, items: frame.items });
            }
            Kind::Item => {
                if let Some(list) = self.stack.last_mut() {
                    list.items.push(frame.blocks);
                }
            }
            Kind::Code(code) => self.block(Remark::Code(code.trim_end_matches('\n').to_owned())),
            Kind::Emphasis => self.phrase(Phrase::Emphasis(frame.phrases)),
            Kind::Strong => self.phrase(Phrase::Strong(frame.phrases)),
            Kind::Link(Some(url)) => self.phrase(Phrase::Link { url, content: frame.phrases }),
            Kind::Link(None) | Kind::Plain => frame.phrases.into_iter().for_each(|own| self.phrase(own)),
            Kind::Blocks | Kind::Paragraph | Kind::Quotation | Kind::List(_) => {}
        }
    }

    /// Makes a paragraph of text that stands loose where blocks stand, as in a tight list.
    fn flush(&mut self, blocks: bool) {
        let Some(top) = self.stack.last_mut() else { return };
        if blocks
            && matches!(top.kind, Kind::Blocks | Kind::Item | Kind::Quotation)
            && !top.phrases.is_empty()
        {
            let phrases = std::mem::take(&mut top.phrases);
            top.blocks.push(Remark::Paragraph(phrases));
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(top) = self.stack.last_mut() {
            match top.phrases.last_mut() {
                Some(Phrase::Text(last)) => last.push_str(text),
                _ => top.phrases.push(Phrase::Text(text.to_owned())),
            }
        }
    }

    fn phrase(&mut self, phrase: Phrase) {
        if let Phrase::Text(text) = &phrase {
            return self.text(text);
        }
        if let Some(top) = self.stack.last_mut() {
            top.phrases.push(phrase);
        }
    }

    fn block(&mut self, block: Remark) {
        if let Some(top) = self.stack.last_mut() {
            top.blocks.push(block);
        }
    }

    fn finish(mut self) -> Vec<Remark> {
        self.flush(true);
        self.stack.into_iter().next().map(|frame| frame.blocks).unwrap_or_default()
    }
}

/// An address that a comment may link to.
fn address(written: &str) -> Option<String> {
    let lower = written.trim().to_ascii_lowercase();
    let known = ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    let clean = written.chars().all(|c| c.is_ascii_graphic() && !"\"<>\\^`{|}".contains(c));
    (known && clean).then(|| written.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Sources;

    fn remarks(text: &str) -> (Vec<Remark>, usize) {
        let file = Sources::default().add("comments.toml", text);
        let mut sink = Sink::new();
        let language = LanguageTag::english();
        let read = read(text, Span::new(file, 0..text.len()), &language, &mut sink);
        (read, sink.iter().count())
    }

    fn paragraph(phrases: Vec<Phrase>) -> Remark {
        Remark::Paragraph(phrases)
    }

    #[test]
    fn what_comments_may_hold_is_read() {
        let (read, told) =
            remarks("Very *good*,\n[see](https://example.org/a).\n\n- one\n- two\n\n> it says\n");
        let text = |text: &str| Phrase::Text(text.to_owned());
        let expected = vec![
            paragraph(vec![
                text("Very "),
                Phrase::Emphasis(vec![text("good")]),
                text(", "),
                Phrase::Link { url: "https://example.org/a".to_owned(), content: vec![text("see")] },
                text("."),
            ]),
            Remark::List {
                ordered: false,
                items: vec![vec![paragraph(vec![text("one")])], vec![paragraph(vec![text("two")])]],
            },
            Remark::Quotation(vec![paragraph(vec![text("it says")])]),
        ];
        assert_eq!((read, told), (expected, 0));
    }

    #[test]
    fn what_they_may_not_hold_is_kept_as_text() {
        let hostile = [
            "<script>alert(1)</script>",
            "Hello <b onclick=x>you</b>",
            "![x](https://evil.example/x.png)",
            "# Loud",
            "[go](javascript:alert(1))",
            "[go](data:text/html,x)",
        ];
        for text in hostile {
            let (read, told) = remarks(text);
            assert_eq!(told, 1, "{text}");
            let shown = format!("{read:?}");
            assert!(!shown.contains("Link"), "{shown}");
        }
        let (read, _) = remarks("![x](https://evil.example/x.png)");
        let shown = vec![paragraph(vec![Phrase::Text("![x](https://evil.example/x.png)".to_owned())])];
        assert_eq!(read, shown);
    }

    #[test]
    fn nesting_ends() {
        let (read, _) = remarks(&format!("{}deep", "> ".repeat(4_000)));
        assert!(format!("{read:?}").contains("deep"));
    }
}
