//! Findings, implications and recommendations.

use std::fmt::Write as _;

use super::Writer;
use crate::model::finding::Item;

impl Writer<'_> {
    /// Label, addressee, headline, text, and what it rests on, in this order in every edition.
    pub(super) fn item(&mut self, item: &Item) {
        let start = self.out.len();
        let _ = write!(self.out, "#item({}, \"{}\", label: ", item.number, item.kind.as_str());
        self.bracketed(|writer| {
            if item.headline.is_empty() {
                writer.mark(&item.id);
            }
            writer.own(&item.label, Some(item.span));
        });
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
        if !item.basis.is_empty() {
            self.out.push_str(", basis: ");
            self.bracketed(|writer| {
                writer.out.push_str("#strong");
                writer.bracketed(|writer| writer.own(&format!("{}:", item.basis_label), None));
                writer.word(" ");
                for (at, reference) in item.basis.iter().enumerate() {
                    if at > 0 {
                        writer.word(", ");
                    }
                    writer.reference(reference);
                }
            });
        }
        self.out.push(')');
        self.bracketed(|writer| writer.blocks(&item.body));
        self.spans.record(start..self.out.len(), item.span);
    }
}
