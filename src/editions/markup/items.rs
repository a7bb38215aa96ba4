//! Findings, implications and recommendations as elements.
//!
//! Label, addressee, headline, text, basis: in this order in every edition.

use super::{Renderer, heading_name};
use crate::model::finding::Item;
use crate::model::inline::Reference;

impl<'a> Renderer<'a> {
    pub(super) fn item(&mut self, item: &'a Item) {
        let id = item.id.as_str();
        // A section without a heading is none.
        let name = if item.headline.is_empty() { "div" } else { "section" };
        self.out
            .start(name)
            .with("class", &format!("item {}", item.kind.as_str()))
            .with("id", id)
            .with("data-number", &item.number.to_string())
            .begin();
        self.out.line();
        let html = self.is_html();
        self.out.start("p").with_if("class", (!html).then_some("number")).begin();
        match html {
            true => self.self_link(&item.label, Some(id)),
            false => self.numbered_label(&item.label, Some(&item.number.to_string())),
        }
        self.out.close("p");
        self.out.line();
        if let Some(addressee) = &item.addressee {
            self.out.start("p").with("class", "addressee").begin();
            self.label(&format!("{}:", addressee.label));
            self.out.text(" ");
            self.out.text(&addressee.text);
            self.out.close("p");
            self.out.line();
        }
        if !item.headline.is_empty() {
            let heading = heading_name(self.top + 1);
            self.out.open(heading);
            self.inlines(&item.headline);
            self.out.close(heading);
            self.out.line();
            self.side_notes();
        }
        self.blocks(&item.body);
        if !item.basis.is_empty() {
            self.trail("basis", &item.basis_label, &item.basis);
        }
        self.share(item);
        self.out.close(name);
        self.out.line();
    }

    /// A label and what it refers to: what an item rests on, or which items rest on what stands before.
    pub(super) fn trail(&mut self, class: &str, label: &str, references: &'a [Reference]) {
        self.out.start("p").with("class", class).begin();
        self.label(&format!("{label}:"));
        for (index, reference) in references.iter().enumerate() {
            self.out.text(if index == 0 { " " } else { ", " });
            self.reference(reference);
        }
        self.out.close("p");
        self.out.line();
    }
}
