//! Images and figures.

use std::fmt::Write as _;

use super::Writer;
use crate::diagnostic::Span;
use crate::editions::pdf::world::picture_path;
use crate::model::block::{Caption, Figure};
use crate::model::picture::{Alt, Image};

/// A pixel at the resolution of the web, in points.
pub(super) const PIXEL: f64 = 0.75;

impl Writer<'_> {
    pub(super) fn inline_image(&mut self, image: &Image, span: Span) {
        self.picture(image, "small-picture", span);
    }

    pub(super) fn image(&mut self, image: &Image, span: Span) {
        self.out.push_str("#illustration");
        self.bracketed(|writer| writer.picture(image, "picture", span));
    }

    pub(super) fn figure(&mut self, figure: &Figure, span: Span) {
        let beside = self.in_margin && self.depth == 0;
        self.spanned(span, |writer| {
            if beside {
                writer.out.push_str("#caption-beside[");
            }
            writer.out.push_str("#figure(kind: \"image\", caption: ");
            writer.caption(&figure.caption, span);
            writer.out.push_str(")[");
            writer.picture(&figure.image, "picture", span);
            writer.source_line(&figure.caption);
            writer.out.push_str(if beside { "]]" } else { "]" });
        });
    }

    /// Label and caption, and the place that links lead to.
    pub(super) fn caption(&mut self, caption: &Caption, span: Span) {
        self.bracketed(|writer| {
            if let Some(id) = &caption.id {
                writer.mark(id);
            }
            if !caption.label.is_empty() {
                writer.out.push_str("#caption-label");
                writer.bracketed(|writer| writer.own(&caption.label, Some(span)));
                writer.word(" ");
            }
            writer.inlines(&caption.content);
        });
    }

    /// Where it comes from, and what rests on it.
    pub(super) fn source_line(&mut self, caption: &Caption) {
        if let Some(source) = &caption.source {
            self.out.push_str("#source");
            self.bracketed(|writer| writer.own(&caption.source_label, None));
            self.bracketed(|writer| writer.inlines(source));
        }
        if let Some(trail) = self.trail.take() {
            self.out.push_str("#trail-under");
            self.bracketed(|writer| writer.label_and_references(&trail.label, &trail.references));
        }
    }

    /// One picture through a function of the template; its words in a box where the file could not be had.
    pub(super) fn picture(&mut self, image: &Image, function: &str, span: Span) {
        let found = image.picture.and_then(|id| Some((id, self.setting.report.picture(id)?)));
        let Some((id, picture)) = found else {
            let missing = &self.setting.locale.labels.image_without_description;
            let words = image.alt.words().unwrap_or(missing).to_owned();
            self.out.push_str("#missing-picture");
            self.bracketed(|writer| writer.literal(&words, Some(span)));
            return;
        };
        self.spanned(span, |writer| {
            let decorative = image.alt == Alt::Decorative;
            writer.out.push_str(if decorative { "#pdf.artifact(" } else { "#" });
            let points = |pixels: u32| f64::from(pixels.max(1)) * PIXEL;
            let _ = write!(
                writer.out,
                "{function}(\"{}\", {}pt, {}pt",
                picture_path(id, picture.format),
                points(picture.width),
                points(picture.height)
            );
            let missing = &writer.setting.locale.labels.image_without_description;
            let words = image.alt.words().unwrap_or(missing);
            // Typst refuses an empty alternative, and so do the standards.
            if !decorative && !words.trim().is_empty() {
                writer.out.push_str(", alt: ");
                writer.string(words);
            }
            writer.out.push_str(if decorative { "))" } else { ")" });
        });
    }
}
