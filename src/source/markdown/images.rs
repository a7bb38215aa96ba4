//! Images, and the figures that images alone in their paragraph become.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Span as Place};
use crate::model::block::{Block, BlockKind, Caption, Figure};
use crate::model::identifier::Id;
use crate::model::inline::{Inline, InlineKind, plain_text};
use crate::model::picture::{Alt, Image};

use super::attributes::{Allowed, Written, parse};
use super::builder::{Builder, Opened};
use super::frame::{Kind, Origin, Span};

const IMAGE: Allowed<'_> = Allowed { bearer: "an image", classes: &["decorative"], keys: &["source"] };

/// What an author wrote with an image besides the image.
#[derive(Debug)]
pub(super) struct ImageDetail {
    /// Where the image begins: its name until its paragraph is read.
    start: usize,
    /// The title, and where it stands.
    title: Option<(String, Range<usize>)>,
    attributes: Option<Written>,
    id: Option<Id>,
}

impl Builder<'_> {
    pub(super) fn open_image(&mut self, destination: &str, title: &str, range: Range<usize>) -> Opened {
        let attributes = parse(self.manuscript.text, range.end).or_else(|| self.spaced_attributes(&range));
        let behind = attributes.as_ref().map(|written| range.end..written.range.end);
        let span = Span::Image { destination: destination.to_owned(), title: title.to_owned(), attributes };
        self.enclose(range.start);
        let opened = self.push(Kind::Inline(span), Origin::Markdown, range);
        if matches!(opened, Opened::Frame(_)) {
            self.skipped.extend(behind);
        }
        opened
    }

    /// The attributes of an image alone on its line with a space before them, unless they end a list entry or
    /// quotation, whose they are.
    fn spaced_attributes(&mut self, range: &Range<usize>) -> Option<Written> {
        let mut around = self.innermost().map(|(_, frame)| frame).peekable();
        let first = around.next_if(|frame| matches!(frame.kind, Kind::Paragraph));
        let begins = first.is_none_or(|paragraph| paragraph.inlines.is_empty());
        let borne = around.next().is_some_and(|frame| match &frame.kind {
            Kind::Item(item) => !item.begun,
            Kind::Quote(_) | Kind::Inline(_) => true,
            kind => !kind.holds_blocks(),
        });
        if !begins || borne {
            return None;
        }
        let rest = self.manuscript.text.get(range.end..)?;
        let gap = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let written = parse(self.manuscript.text, range.end + gap)?;
        let behind = self.manuscript.text.get(written.range.end..)?.trim_start_matches([' ', '\t']);
        (behind.is_empty() || behind.starts_with(['\n', '\r'])).then_some(written)
    }

    /// Makes an image of a frame; `inlines` are its description.
    pub(super) fn close_image(
        &mut self,
        destination: &str,
        title: &str,
        attributes: Option<Written>,
        inlines: Vec<Inline>,
        range: Range<usize>,
    ) {
        let words = plain_text(&self.finish_line(inlines));
        let decorative = attributes.as_ref().is_some_and(|written| written.has_class("decorative"));
        let alt = match (words.trim(), decorative) {
            ("", true) => Alt::Decorative,
            ("", false) => Alt::Missing,
            (words, false) => Alt::Text(words.to_owned()),
            (words, true) => {
                let message = "an image is called decorative and yet described";
                let diagnostic = Diagnostic::new(Code::InvalidAttribute, self.span(range.clone()), message);
                self.report(diagnostic.hint("delete `.decorative`, or the words between `[` and `]`"));
                Alt::Text(words.to_owned())
            }
        };
        let title = (!title.trim().is_empty()).then(|| {
            let place = self.within(&range, title);
            (self.clean(title, place.clone()), place)
        });
        self.image(destination, alt, ImageDetail { start: range.start, title, attributes, id: None }, range);
    }

    /// An `<img>`: its attributes are those of HTML.
    pub(super) fn html_image(&mut self, attribute: impl Fn(&str) -> Option<String>, range: Range<usize>) {
        let presentation = matches!(attribute("role").as_deref(), Some("presentation" | "none"));
        let alt = match attribute("alt").as_deref().map(str::trim) {
            _ if presentation => Alt::Decorative,
            None => Alt::Missing,
            Some("") => Alt::Decorative,
            Some(words) => Alt::Text(self.clean(words, range.clone())),
        };
        let title = attribute("title").filter(|title| !title.trim().is_empty());
        let title = title.map(|title| (self.clean(&title, range.clone()), range.clone()));
        let id = attribute("id").filter(|id| !id.is_empty());
        let id = id.map(|id| self.id(&id, self.within(&range, &id)));
        let detail = ImageDetail { start: range.start, title, attributes: None, id };
        let destination = attribute("src").unwrap_or_default();
        self.image(&destination, alt, detail, range);
    }

    fn image(&mut self, destination: &str, alt: Alt, detail: ImageDetail, range: Range<usize>) {
        let span = self.span(range.clone());
        if alt == Alt::Missing {
            let message = "an image has no alternative text";
            let hint = "say between `[` and `]` what it shows, or write `{.decorative}` behind it";
            self.report(Diagnostic::new(Code::MissingAlt, span, message).hint(hint));
        }
        let place = self.within(&range, destination);
        let place = self.span(place);
        let picture = self.find_picture(destination, place);
        if detail.title.is_some() || detail.attributes.is_some() || detail.id.is_some() {
            self.images.push(detail);
        }
        self.inline(InlineKind::Image(Image { picture, alt }), range);
    }

    /// Where a part stands in an element as written; the whole element where it is written otherwise.
    pub(super) fn within(&self, range: &Range<usize>, part: &str) -> Range<usize> {
        match self.source(range.clone()).rfind(part) {
            Some(at) if !part.is_empty() => range.start + at..range.start + at + part.len(),
            _ => range.clone(),
        }
    }

    /// Makes a figure of an image alone in its paragraph, or an image block where it has no caption.
    pub(super) fn image_block(&mut self, image: Image, span: Place) {
        let at = self.images.iter().position(|detail| detail.start == span.start);
        let detail = at.map(|at| self.images.remove(at));
        self.images.clear();
        let Some(detail) = detail else {
            return self.push_block(Block::new(BlockKind::Image(image), span));
        };
        let mut caption = Caption { id: detail.id, ..Caption::default() };
        if let Some(written) = detail.attributes {
            self.caption_attributes(&mut caption, written, IMAGE);
        }
        if let Some((title, place)) = detail.title {
            caption.content = vec![Inline::text(self.typographic(&title), self.span(place))];
            return self.push_block(Block::new(BlockKind::Figure(Figure { image, caption }), span));
        }
        if caption.source.is_some() {
            self.report_unused(span, "the source of an image without a caption is not shown");
        }
        let Some(id) = caption.id else {
            return self.push_block(Block::new(BlockKind::Image(image), span));
        };
        let anchor = Inline::new(InlineKind::Anchor(id), span);
        let line = vec![anchor, Inline::new(InlineKind::Image(image), span)];
        self.push_block(Block::new(BlockKind::Paragraph(line), span));
    }

    /// Settles what was written with images that stand within a line.
    pub(super) fn loose_images(&mut self) {
        for detail in std::mem::take(&mut self.images) {
            if let Some((_, place)) = detail.title {
                let place = self.span(place);
                self.report_unused(place, "the caption of an image within a line is not shown");
            }
            let mut id = detail.id;
            let at = self.span(detail.start..detail.start);
            if let Some(written) = detail.attributes {
                let place = self.span(written.range.clone());
                let attributes = self.accept(written, IMAGE);
                if attributes.get("source").is_some() {
                    self.report_unused(place, "the source of an image within a line is not shown");
                }
                id = attributes.id.or(id);
            }
            self.top().anchors.extend(id.map(|id| Inline::new(InlineKind::Anchor(id), at)));
        }
    }

    fn report_unused(&mut self, place: Place, message: &str) {
        let hint = "let the image stand alone in its paragraph, with a caption: `![…](… \"caption\")`";
        self.report(Diagnostic::new(Code::InvalidAttribute, place, message).hint(hint));
    }
}
