//! What happens within a line.

use std::fmt::Write as _;

use super::Writer;
use super::words::has_long_word;
use crate::diagnostic::Span;
use crate::model::identifier::Id;
use crate::model::inline::{Destination, Inline, InlineKind, NoteCall, NoteMark, Reference};
use crate::model::maths::Formula;

impl Writer<'_> {
    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    /// Inlines without notes, places and links: for contents and running heads, where each would stand twice.
    pub(super) fn plain_inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::NoteCall(_) | InlineKind::Anchor(_) => {}
                InlineKind::LineBreak => self.word(" "),
                InlineKind::Reference(reference) => self.text(&reference.label, inline.span),
                InlineKind::Image(image) => {
                    if let Some(words) = image.alt.words() {
                        self.text(words, inline.span);
                    }
                }
                InlineKind::Link { content, .. } => self.plain_inlines(content),
                _ => match (wrapper(&inline.kind), inline.content()) {
                    (Some(function), Some(content)) => {
                        self.out.push_str(function);
                        self.bracketed(|writer| writer.plain_inlines(content));
                    }
                    (None, Some(content)) => self.plain_inlines(content),
                    (_, None) => self.inline(inline),
                },
            }
        }
    }

    fn inline(&mut self, inline: &Inline) {
        if let (Some(function), Some(content)) = (wrapper(&inline.kind), inline.content()) {
            self.out.push_str(function);
            self.bracketed(|writer| writer.inlines(content));
            return;
        }
        match &inline.kind {
            InlineKind::Text(text) => self.text(text, inline.span),
            InlineKind::Foreign { language, content } => {
                self.out.push_str("#text(");
                self.language_arguments(language);
                self.out.push(')');
                self.bracketed(|writer| writer.inlines(content));
            }
            InlineKind::Code(code) => self.code(code, inline.span),
            InlineKind::Formula(formula) => self.formula(formula, false, inline.span),
            InlineKind::Link { destination, content } => self.link(destination, content, inline.span),
            InlineKind::Reference(reference) => self.reference(reference),
            InlineKind::NoteCall(NoteCall::Numbered(mark)) => self.note_call(*mark, inline.span),
            // Only drafts have these; a report never does.
            InlineKind::NoteCall(NoteCall::Written(label)) => self.text(label, inline.span),
            InlineKind::Image(image) => self.inline_image(image, inline.span),
            InlineKind::Anchor(id) => self.mark(id),
            InlineKind::LineBreak => self.out.push_str("#linebreak()"),
            _ => {
                if let Some(content) = inline.content() {
                    self.inlines(content);
                }
            }
        }
    }

    /// A place that links lead to.
    pub(super) fn mark(&mut self, id: &Id) {
        self.out.push_str("#mark(");
        self.string(id.as_str());
        self.out.push(')');
    }

    /// A label that attaches to the element before it.
    pub(super) fn label(&mut self, id: &Id) {
        self.out.push_str("#label(");
        self.string(id.as_str());
        self.out.push(')');
    }

    fn code(&mut self, code: &str, span: Span) {
        if code.is_empty() {
            return;
        }
        let code = code.replace(['\n', '\r'], " ");
        let long = has_long_word(&code);
        if long {
            self.out.push_str("#long-code(");
            self.bracketed(|writer| writer.code_text(&code, span));
            self.out.push_str(")[");
        }
        self.out.push_str("#raw(");
        let start = self.out.len();
        self.string(&code);
        self.out.push(')');
        self.spans.record(start - "raw(".len()..self.out.len(), span);
        if long {
            self.out.push(']');
        }
    }

    /// A formula with its words; where it could not be converted, the LaTeX as code.
    pub(super) fn formula(&mut self, formula: &Formula, display: bool, span: Span) {
        if formula.typst.is_empty() {
            self.code(&formula.latex, span);
            return;
        }
        self.spanned(span, |writer| {
            writer.out.push_str("#alternative(");
            writer.string(formula.words());
            writer.out.push_str(")[$");
            // Spaces inside the dollar signs are what sets a formula by itself.
            let space = if display { " " } else { "" };
            let _ = write!(writer.out, "{space}{}{space}", formula.typst);
            writer.out.push_str("$]");
        });
    }

    pub(super) fn link(&mut self, destination: &Destination, content: &[Inline], span: Span) {
        let (function, target) = match destination {
            Destination::Outside(url) => ("#link(", url.as_str()),
            // Words that come late would be missing from bookmarks.
            Destination::Inside(id) if self.in_heading => ("#link(label(", id.as_str()),
            Destination::Inside(id) => ("#to(label(", id.as_str()),
            Destination::Nowhere | Destination::Written(_) => return self.inlines(content),
        };
        if !self.linked {
            return self.inlines(content);
        }
        if content.is_empty() {
            return;
        }
        self.spanned(span, |writer| {
            writer.out.push_str(function);
            writer.string(target);
            writer.out.push_str(if matches!(destination, Destination::Inside(_)) { "))" } else { ")" });
            writer.bracketed(|writer| writer.inlines(content));
        });
    }

    pub(super) fn reference(&mut self, reference: &Reference) {
        if !self.linked {
            return self.literal(&reference.label, Some(reference.span));
        }
        self.spanned(reference.span, |writer| {
            writer.out.push_str(if writer.in_heading { "#link(label(" } else { "#to(label(" });
            writer.string(reference.target.as_str());
            writer.out.push_str("))");
            writer.bracketed(|writer| writer.literal(&reference.label, Some(reference.span)));
        });
    }

    /// The first call sets the note, later ones point to it.
    fn note_call(&mut self, mark: NoteMark, span: Span) {
        let report = self.setting.report;
        let index = mark.number.saturating_sub(1);
        let Some(note) = report.notes.get(index) else { return };
        let set = self.notes.get_mut(index).is_some_and(|set| std::mem::replace(set, true));
        // Notes within notes are counted last in the model; Typst would count them where they stand.
        let number = format!("numbering: note-number({}), ", mark.number);
        self.spanned(span, |writer| {
            // A bookmark is made of all words within the heading, those of its notes too, unless they come late.
            let late = writer.in_heading;
            writer.out.push_str(if late { "#context [#footnote(" } else { "#footnote(" });
            writer.out.push_str(&number);
            if set {
                writer.out.push_str("label(");
                writer.string(note.id.as_str());
                writer.out.push_str("))");
            } else {
                writer.out.push(')');
                let within = std::mem::replace(&mut writer.in_heading, false);
                writer.bracketed(|writer| writer.contained(&note.blocks));
                writer.in_heading = within;
                writer.label(&note.id);
            }
            if late {
                writer.out.push(']');
            }
        });
    }

    /// The words of a heading.
    pub(super) fn heading_inlines(&mut self, inlines: &[Inline]) {
        self.in_heading = true;
        self.inlines(inlines);
        self.in_heading = false;
    }
}

/// The template's or Typst's function for an inline that only changes how its content looks.
fn wrapper(kind: &InlineKind) -> Option<&'static str> {
    match kind {
        InlineKind::Emphasis(_) | InlineKind::Work(_) => Some("#emph"),
        InlineKind::Strong(_) => Some("#strong"),
        InlineKind::Strikethrough(_) => Some("#strike"),
        InlineKind::Superscript(_) => Some("#super"),
        InlineKind::Subscript(_) => Some("#sub"),
        InlineKind::Keyboard(_) => Some("#keys"),
        InlineKind::Mark(_) => Some("#highlight"),
        _ => None,
    }
}
