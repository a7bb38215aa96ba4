//! Running text as elements.

use super::Renderer;
use crate::model::inline::{Destination, Inline, InlineKind, NoteCall, NoteMark, Reference, plain_text};
use crate::model::maths::Formula;

impl<'a> Renderer<'a> {
    pub fn inlines(&mut self, inlines: &'a [Inline]) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &'a Inline) {
        match &inline.kind {
            InlineKind::Text(text) => self.paged_text(text, inline.span),
            InlineKind::Emphasis(content) => self.wrapped("em", content),
            InlineKind::Strong(content) => self.wrapped("strong", content),
            InlineKind::Strikethrough(content) => self.wrapped("s", content),
            InlineKind::Superscript(content) => self.wrapped("sup", content),
            InlineKind::Subscript(content) => self.wrapped("sub", content),
            InlineKind::Keyboard(content) => self.wrapped("kbd", content),
            InlineKind::Mark(content) => self.wrapped("mark", content),
            InlineKind::Work(content) => self.wrapped("cite", content),
            InlineKind::Quoted(content) => self.quoted(content),
            InlineKind::Abbreviation { expansion, content } => {
                self.out.start("abbr").with_if("title", expansion.as_deref()).begin();
                self.inlines(content);
                self.out.close("abbr");
            }
            InlineKind::Foreign { language, content } => {
                self.out.start("span").language(language).begin();
                self.inlines(content);
                self.out.close("span");
            }
            InlineKind::Code(text) => self.out.element("code", "", text),
            InlineKind::Formula(formula) => self.formula(formula),
            InlineKind::Link { destination, content } => self.link(destination, content),
            InlineKind::Reference(reference) => self.reference(reference),
            InlineKind::NoteCall(NoteCall::Numbered(mark)) => self.note_call(*mark),
            InlineKind::NoteCall(NoteCall::Written(label)) => self.out.text(&format!("[^{label}]")),
            InlineKind::Image(image) => self.image(image),
            InlineKind::Anchor(id) => {
                self.out.start("span").with("id", id.as_str()).begin();
                self.out.close("span");
            }
            InlineKind::LineBreak => {
                self.out.start("br").void();
                // Without it the words on both sides join for whoever reads the text alone.
                self.out.line();
            }
        }
    }

    fn wrapped(&mut self, name: &str, content: &'a [Inline]) {
        self.out.open(name);
        self.inlines(content);
        self.out.close(name);
    }

    /// Marks are in the text already. Reading systems that know no style sheet would add more to `<q>`.
    fn quoted(&mut self, content: &'a [Inline]) {
        if self.is_html() {
            self.wrapped("q", content);
        } else {
            self.inlines(content);
        }
    }

    fn link(&mut self, destination: &'a Destination, content: &'a [Inline]) {
        let href = match destination {
            Destination::Outside(url) => url.clone(),
            Destination::Inside(id) => self.places.href(self.file, id.as_str()),
            Destination::Written(_) | Destination::Nowhere => return self.inlines(content),
        };
        if self.within_link {
            return self.inlines(content);
        }
        self.within_link = true;
        self.out.start("a").with("href", &href).begin();
        self.named(content);
        self.out.close("a");
        self.within_link = false;
    }

    /// A link whose words are imprint's own: "Figure 3".
    pub(super) fn reference(&mut self, reference: &Reference) {
        if self.within_link {
            return self.out.text(&reference.label);
        }
        let href = self.places.href(self.file, reference.target.as_str());
        self.out.start("a").with("class", "reference").with("href", &href).begin();
        self.out.text(&reference.label);
        self.out.close("a");
    }

    fn note_call(&mut self, mark: NoteMark) {
        self.remember(mark);
        let id = self.places.call(mark);
        let number = mark.number.to_string();
        let note = mark.number.checked_sub(1).and_then(|index| self.report.notes.get(index));
        let Some(note) = note.filter(|_| !self.within_link) else {
            self.out.start("sup").with("id", &id).begin();
            self.out.text(&number);
            self.out.close("sup");
            return;
        };
        let href = self.places.href(self.file, note.id.as_str());
        self.out.open("sup");
        self.out
            .start("a")
            .semantics(Some("noteref"), None)
            .with("role", "doc-noteref")
            .with("class", "call")
            .with("id", &id)
            .with("href", &href)
            .begin();
        self.out.text(&number);
        self.out.close("a");
        self.out.close("sup");
    }

    /// The whole content of a link, heading or header cell, which needs a name. MathML is none for many readers
    /// and checkers: where there is nothing else, its words are the label of what is around it.
    pub(super) fn named(&mut self, content: &'a [Inline]) {
        if content.iter().all(is_formula) && !content.is_empty() {
            self.out.start("span").with("role", "math").with("aria-label", &plain_text(content)).begin();
            self.inlines(content);
            self.out.close("span");
        } else {
            self.inlines(content);
        }
    }

    /// MathML with its words; the author's LaTeX where there is none.
    pub(super) fn formula(&mut self, formula: &Formula) {
        let Some((attributes, rest)) =
            formula.mathml.strip_prefix("<math").and_then(|markup| markup.split_once('>'))
        else {
            return self.out.element("code", "latex", &formula.latex);
        };
        let mut tag = self.out.start("math");
        if !attributes.contains("xmlns=") {
            tag = tag.with("xmlns", "http://www.w3.org/1998/Math/MathML");
        }
        if !attributes.contains("alttext=") {
            tag = tag.with("alttext", formula.words());
        }
        tag.unfinished();
        self.out.trusted(attributes);
        self.out.trusted(">");
        self.out.trusted(rest);
    }
}

/// Whether something shows nothing but formulas.
fn is_formula(inline: &Inline) -> bool {
    match &inline.kind {
        InlineKind::Formula(formula) => formula.mathml.starts_with("<math"),
        InlineKind::Emphasis(content) | InlineKind::Strong(content) => content.iter().all(is_formula),
        _ => false,
    }
}
