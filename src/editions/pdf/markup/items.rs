//! Findings, implications and recommendations.

use std::fmt::Write as _;

use super::Writer;
use super::margin;
use crate::diagnostic::Span;
use crate::model::block::Trail;
use crate::model::finding::Item;
use crate::model::inline::Reference;

impl Writer<'_> {
    /// Label, addressee, headline, text, and what it rests on, in this order in every edition.
    pub(super) fn item(&mut self, item: &Item) {
        let start = self.out.len();
        let _ = write!(self.out, "#item(\"{}\", ", item.kind.as_str());
        if item.headline.is_empty() {
            self.out.push_str("place-id: ");
            self.string(item.id.as_str());
            self.out.push_str(", ");
        }
        if margin::is_brief(item) {
            self.out.push_str("whole: true, ");
        }
        self.label_and_numeral(&item.label, Some(&item.number.to_string()), item.span);
        self.addressee_and_headline(item);
        if !item.basis.is_empty() {
            self.out.push_str(", basis: ");
            self.bracketed(|writer| {
                writer.label_and_references(&item.basis_label, &item.basis);
            });
        }
        self.out.push(')');
        self.bracketed(|writer| writer.nested(|writer, _| writer.blocks(&item.body)));
        self.spans.record(start..self.out.len(), item.span);
    }

    /// Whom the item is for and what it says in one line, as arguments of the template's functions.
    pub(super) fn addressee_and_headline(&mut self, item: &Item) {
        if let Some(line) = &item.addressee {
            self.out.push_str(", addressee: ");
            self.bracketed(|writer| {
                writer.own(&format!("{}:", line.label), Some(item.span));
                writer.literal(&format!(" {}", line.text), Some(item.span));
            });
        }
        if !item.headline.is_empty() {
            self.out.push_str(", headline: ");
            self.bracketed(|writer| {
                writer.out.push_str("#heading(level: 2)");
                writer.bracketed(|writer| writer.heading_inlines(&item.headline));
                writer.label(&item.id);
            });
        }
    }

    /// Which findings rest on what stands before: in the margin, where there is room.
    pub(super) fn trail(&mut self, trail: &Trail) {
        self.out.push_str(match (self.in_margin, self.at_opener) {
            (true, true) => "#trail-beside(opens: true)",
            (true, false) => "#trail-beside",
            (false, _) => "#trail",
        });
        self.bracketed(|writer| writer.label_and_references(&trail.label, &trail.references));
    }

    pub(super) fn label_and_references(&mut self, label: &str, references: &[Reference]) {
        self.out.push_str("#basis-label");
        self.bracketed(|writer| writer.own(&format!("{label}:"), None));
        for (at, reference) in references.iter().enumerate() {
            self.word(if at == 0 { " " } else { ", " });
            self.reference(reference);
        }
    }

    /// "Finding 2" as two pieces of content, the word and the numeral, to be set in two sizes; where the label does
    /// not end with its number, the label and `none`.
    pub(super) fn label_and_numeral(&mut self, label: &str, number: Option<&str>, span: Span) {
        let parted = number.and_then(|number| Some((label.strip_suffix(number)?.trim_end(), number)));
        let (word, numeral) = match parted.filter(|(word, _)| !word.is_empty()) {
            Some((word, numeral)) => (word, Some(numeral)),
            None => (label, None),
        };
        self.bracketed(|writer| writer.own(word, Some(span)));
        self.out.push_str(", ");
        match numeral {
            Some(numeral) => self.bracketed(|writer| writer.own(numeral, Some(span))),
            None => self.out.push_str("none"),
        }
    }
}
