//! Gives everything that can be linked to an id: the author's, else one made of its words; each once.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Sink, Span};
use crate::model::block::{Block, BlockKind, Caption};
use crate::model::finding::ItemKind;
use crate::model::identifier::Id;
use crate::model::inline::{Inline, InlineKind, plain_text};
use crate::model::report::{Part, Report};
use crate::model::walk::{self, Visitor};

use super::items;
use super::places::{Manuscripts, Place, Places};

/// Assigns every id and makes the register of places.
///
/// The authors' own ids are taken first, so that no automatic one stands in their way.
pub(super) fn assign(report: &mut Report, manuscripts: Manuscripts, sink: &mut Sink) -> Places {
    let mut explicit = Explicit::default();
    for part in &mut report.parts {
        explicit.ids.extend(written(part));
        walk::inlines(&mut part.title, &mut explicit);
        walk::blocks(&mut part.blocks, &mut explicit);
    }
    let mut taken = explicit.ids;
    for note in &mut report.notes {
        while taken.contains(&note.id) {
            note.id = note.id.prefixed("foot");
        }
        taken.insert(note.id.clone());
    }

    let mut register = Register {
        places: Places::new(manuscripts),
        taken,
        given: BTreeMap::new(),
        title: String::new(),
        files: BTreeSet::new(),
        sink,
    };
    let metadata_title = report.metadata.title.clone();
    for part in &mut report.parts {
        let words = plain_text(&part.title);
        // Text before the first heading goes by the publication's title.
        let title = if words.trim().is_empty() { metadata_title.as_str() } else { words.trim() };
        let label = part.label.clone().unwrap_or_else(|| title.to_owned());
        register.title.clone_from(&label);
        let named = if words.trim().is_empty() { "opening" } else { &words };
        part.id = register.place(written(part), named, label, part.span, None, true);
        walk::inlines(&mut part.title, &mut register);
        walk::blocks(&mut part.blocks, &mut register);
    }
    for note in &mut report.notes {
        walk::blocks(&mut note.blocks, &mut register);
    }
    register.places
}

/// Collects the ids that authors wrote.
#[derive(Default)]
struct Explicit {
    ids: BTreeSet<Id>,
}

/// The id that an author gave a part: `outline` leaves the empty words' id where there is none.
fn written(part: &Part) -> Option<Id> {
    Some(part.id.clone()).filter(|id| *id != Id::from_words(""))
}

impl Visitor for Explicit {
    fn block(&mut self, block: &mut Block) {
        match &block.kind {
            BlockKind::Heading(heading) => self.ids.extend(heading.id.clone()),
            BlockKind::Item(item) if item.id != items::default_id(item.kind, &item.headline, &item.body) => {
                self.ids.insert(item.id.clone());
            }
            BlockKind::List(list) => self.ids.extend(list.items.iter().filter_map(|item| item.id.clone())),
            BlockKind::Quotation(quotation) => self.ids.extend(quotation.id.clone()),
            BlockKind::Panel(panel) => self.ids.extend(panel.id.clone()),
            BlockKind::Figure(figure) => self.ids.extend(figure.caption.id.clone()),
            BlockKind::Table(table) => {
                self.ids.extend(table.caption.as_ref().and_then(|caption| caption.id.clone()))
            }
            _ => {}
        }
    }

    fn inlines(&mut self, inlines: &mut Vec<Inline>) {
        self.ids.extend(inlines.iter().filter_map(|inline| match &inline.kind {
            InlineKind::Anchor(id) => Some(id.clone()),
            _ => None,
        }));
    }
}

struct Register<'a> {
    places: Places,
    /// Ids that no automatic id may take.
    taken: BTreeSet<Id>,
    /// Ids given so far, and where.
    given: BTreeMap<Id, Span>,
    /// What a reference to a place without a label of its own says: the part or heading it stands in.
    title: String,
    /// Files of which a place is known.
    files: BTreeSet<crate::diagnostic::FileId>,
    sink: &'a mut Sink,
}

impl Register<'_> {
    /// Gives a place its id and registers it. Headings also answer to the slugs that other tools make.
    fn place(
        &mut self,
        written: Option<Id>,
        words: &str,
        label: String,
        span: Span,
        item: Option<ItemKind>,
        heading: bool,
    ) -> Id {
        let id = match written {
            Some(id) => self.explicit(id, span),
            None => self.automatic(words, span),
        };
        let mut names = Vec::new();
        if heading {
            names.push(Id::from_words(words).to_string());
            names.push(slug_elsewhere(words));
        }
        let starts_file = self.files.insert(span.file);
        self.places.add(Place { id: id.clone(), file: span.file, label, item }, names, starts_file);
        id
    }

    fn explicit(&mut self, id: Id, span: Span) -> Id {
        match self.given.get(&id) {
            None => {
                self.given.insert(id.clone(), span);
                id
            }
            Some(_) => {
                let message = format!("the id `{id}` is given twice");
                let free = self.free(&id, span);
                self.sink.report(
                    Diagnostic::new(Code::DuplicateId, span, message)
                        .hint(format!("write another, such as `#{free}`")),
                );
                self.given.insert(free.clone(), span);
                free
            }
        }
    }

    fn automatic(&mut self, words: &str, span: Span) -> Id {
        let plain = Id::from_words(words);
        let id = match self.is_free(&plain) {
            true => plain,
            false => self.free(&plain, span),
        };
        self.given.insert(id.clone(), span);
        id
    }

    fn is_free(&self, id: &Id) -> bool {
        !self.given.contains_key(id) && !self.taken.contains(id)
    }

    /// The id with its file's name before it, and a number behind it where that is taken too.
    fn free(&self, id: &Id, span: Span) -> Id {
        let prefix = Id::from_words(self.places.manuscripts.prefix(span.file));
        let prefixed = id.prefixed(prefix.as_str());
        if self.is_free(&prefixed) {
            return prefixed;
        }
        (2..).map(|number| prefixed.numbered(number)).find(|id| self.is_free(id)).unwrap_or(prefixed)
    }

    fn caption(&mut self, caption: &mut Caption, span: Span, prefix: &str) {
        let words = format!("{prefix} {}", plain_text(&caption.content));
        let label = caption.label.clone();
        caption.id = Some(self.place(caption.id.take(), &words, label, span, None, false));
    }
}

impl Visitor for Register<'_> {
    fn block(&mut self, block: &mut Block) {
        let span = block.span;
        match &mut block.kind {
            BlockKind::Heading(heading) => {
                let words = plain_text(&heading.content);
                let label = words.trim().to_owned();
                self.title.clone_from(&label);
                heading.id = Some(self.place(heading.id.take(), &words, label, span, None, true));
            }
            BlockKind::Item(item) => {
                let written = Some(item.id.clone()).filter(|id| self.taken.contains(id));
                let label = item.label.clone();
                self.title.clone_from(&label);
                let words = item.id.to_string();
                let headline = plain_text(&item.headline);
                item.id = self.place(written, &words, label, span, Some(item.kind), false);
                if !headline.is_empty() {
                    self.places.answer_to(&item.id, &headline);
                }
            }
            BlockKind::List(list) => {
                for item in &mut list.items {
                    if let Some(id) = item.id.take() {
                        item.id = Some(self.place(Some(id), "", self.title.clone(), item.span, None, false));
                    }
                }
            }
            BlockKind::Quotation(quotation) => {
                if let Some(id) = quotation.id.take() {
                    quotation.id = Some(self.place(Some(id), "", self.title.clone(), span, None, false));
                }
            }
            BlockKind::Panel(panel) => {
                let words = plain_text(&panel.title);
                let label = match panel.label.as_str() {
                    "" => words.trim().to_owned(),
                    label => format!("{label}: {}", words.trim()),
                };
                panel.id = Some(self.place(panel.id.take(), &words, label, span, None, true));
            }
            BlockKind::Figure(figure) => self.caption(&mut figure.caption, span, "figure"),
            BlockKind::Table(table) => {
                if let Some(caption) = &mut table.caption {
                    self.caption(caption, span, "table");
                }
            }
            _ => {}
        }
    }

    fn inlines(&mut self, inlines: &mut Vec<Inline>) {
        for inline in inlines {
            if let InlineKind::Anchor(id) = &mut inline.kind {
                *id = self.place(Some(id.clone()), "", self.title.clone(), inline.span, None, false);
            }
        }
    }
}

/// The anchor that GitHub and mdBook make of a heading: lower case, spaces to hyphens, other marks dropped.
fn slug_elsewhere(words: &str) -> String {
    words
        .trim()
        .chars()
        .flat_map(char::to_lowercase)
        .filter_map(|c| match c {
            c if c.is_alphanumeric() || matches!(c, '-' | '_') => Some(c),
            c if c.is_whitespace() => Some('-'),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::slug_elsewhere;

    #[test]
    fn anchors_of_other_tools_are_known() {
        assert_eq!(slug_elsewhere("What Is Ownership?"), "what-is-ownership");
        assert_eq!(slug_elsewhere("The `?` Operator & You"), "the--operator--you");
    }
}
