//! Leads every link and cross-reference to its place, or says that there is none.

use crate::diagnostic::{Code, Diagnostic, FileId, Sink, Span};
use crate::model::identifier::Id;
use crate::model::inline::{Destination, Inline, InlineKind, plain_text};
use crate::model::report::Report;
use crate::model::walk::{self, Visitor};

use super::links::{self, Written};
use super::places::{Place, Places};

/// Fills in references and destinations everywhere. What leads nowhere stands as text.
pub(super) fn fill(report: &mut Report, places: &Places, sink: &mut Sink) {
    let mut filling = Filling { places, sink };
    for part in &mut report.parts {
        walk::inlines(&mut part.title, &mut filling);
        walk::blocks(&mut part.blocks, &mut filling);
    }
    for note in &mut report.notes {
        walk::blocks(&mut note.blocks, &mut filling);
    }
}

struct Filling<'a> {
    places: &'a Places,
    sink: &'a mut Sink,
}

impl Visitor for Filling<'_> {
    fn inlines(&mut self, inlines: &mut Vec<Inline>) {
        for inline in inlines.iter_mut() {
            let span = inline.span;
            match &mut inline.kind {
                InlineKind::Reference(reference) => match self.find(reference.target.as_str(), span.file) {
                    Some(place) => {
                        reference.target = place.id.clone();
                        reference.label.clone_from(&place.label);
                    }
                    None => {
                        let name = reference.target.to_string();
                        self.broken(&name, span);
                        inline.kind = InlineKind::Text(format!("[#{name}]"));
                    }
                },
                InlineKind::Link { destination, .. } => {
                    if let Destination::Written(written) = destination {
                        let written = std::mem::take(written);
                        *destination = self.destination(&written, span);
                    }
                }
                _ => {}
            }
        }
        name_empty_links(inlines);
    }
}

/// A link without words, such as an image that could not be had, would be nothing to a reader: it says where it leads.
fn name_empty_links(inlines: &mut [Inline]) {
    for inline in inlines {
        let span = inline.span;
        if let InlineKind::Link { destination: Destination::Outside(url), content } = &mut inline.kind {
            let silent = plain_text(content).trim().is_empty();
            if silent {
                content.push(Inline::text(url.clone(), span));
            }
        }
    }
}

/// What an id that cannot be one became where it was given; links still name it as it was written.
fn mended(name: &str) -> Id {
    Id::from_words(name)
}

impl<'a> Filling<'a> {
    fn find(&self, name: &str, file: FileId) -> Option<&'a Place> {
        self.places.find(name, file).or_else(|| self.places.find(mended(name).as_str(), file))
    }

    fn destination(&mut self, written: &str, span: Span) -> Destination {
        match links::read(written) {
            Written::Outside(url) => Destination::Outside(url),
            Written::Unsafe { scheme } => {
                let message = format!("links by `{scheme}:` are not published");
                let hint = "link to `https:`, `http:`, `mailto:` or `tel:`";
                self.sink.report(Diagnostic::new(Code::UnsafeLink, span, message).hint(hint));
                Destination::Nowhere
            }
            Written::Malformed => {
                let message = format!("`{written}` is no URL");
                self.sink.report(
                    Diagnostic::new(Code::UnsafeLink, span, message)
                        .hint("write it as `https://example.org/page`"),
                );
                Destination::Nowhere
            }
            Written::Here(name) if name.is_empty() => self.aimless(span),
            Written::File { path, name: None } if path.is_empty() => self.aimless(span),
            Written::Here(name) => match self.find(&name, span.file) {
                Some(place) => Destination::Inside(place.id.clone()),
                None => {
                    self.broken(&name, span);
                    Destination::Nowhere
                }
            },
            Written::File { path, name } => self.in_file(&path, name.as_deref(), written, span),
        }
    }

    /// `[words]()` and `[words](#)`, by which other tools mark what is still to be written.
    fn aimless(&mut self, span: Span) -> Destination {
        let hint = "write where it leads between `(` and `)`, or its words without brackets";
        self.sink.report(Diagnostic::new(Code::BrokenReference, span, "this link leads nowhere").hint(hint));
        Destination::Nowhere
    }

    fn in_file(&mut self, path: &str, name: Option<&str>, written: &str, span: Span) -> Destination {
        let Some(file) = self.places.manuscripts.find(path) else {
            let message = format!("`{written}` is no file of this publication");
            let hint = match self.places.manuscripts.nearest(path) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "link to a Markdown file of this publication, to an `#id`, or to an `https:` address"
                    .to_owned(),
            };
            self.sink.report(Diagnostic::new(Code::BrokenReference, span, message).hint(hint));
            return Destination::Nowhere;
        };
        let place: Option<&Place> = match name {
            Some(name) => {
                self.places.find_in(name, file).or_else(|| self.places.find_in(mended(name).as_str(), file))
            }
            None => self.places.head(file),
        };
        match (place, name) {
            (Some(place), _) => Destination::Inside(place.id.clone()),
            (None, Some(name)) => {
                self.broken(name, span);
                Destination::Nowhere
            }
            (None, None) => {
                let message = format!("`{path}` has no heading to link to");
                self.sink.report(
                    Diagnostic::new(Code::BrokenReference, span, message).hint("give that file a heading"),
                );
                Destination::Nowhere
            }
        }
    }

    fn broken(&mut self, name: &str, span: Span) {
        let message = format!("there is no `#{name}` in this publication");
        let hint = match self.places.nearest(name) {
            Some(near) => format!("did you mean `#{near}`?"),
            None => format!("give the place it should lead to `{{#{}}}`", Id::from_words(name)),
        };
        self.sink.report(Diagnostic::new(Code::BrokenReference, span, message).hint(hint));
    }
}
