//! Lists and definitions.

use std::fmt::Write as _;

use super::Writer;
use crate::model::block::{Definition, List, ListItem};

impl Writer<'_> {
    pub(super) fn list(&mut self, list: &List, flat: bool) {
        if flat {
            let first = list.start;
            for (at, item) in (0_u64..).zip(&list.items) {
                self.out.push_str("\n\n");
                match first {
                    Some(first) => self.word(&format!("{}. ", first.saturating_add(at))),
                    None => self.word("• "),
                }
                self.list_item(item);
            }
            return;
        }
        let tight = list.tight;
        match list.start {
            Some(start) => {
                let _ = write!(self.out, "#enum(start: {start}, tight: {tight}");
            }
            None => {
                let _ = write!(self.out, "#list(tight: {tight}");
                // A box to tick is mark enough.
                if list.items.iter().all(|item| item.task.is_some()) {
                    self.out.push_str(", marker: none, body-indent: 0pt");
                }
            }
        }
        for item in &list.items {
            self.out.push_str(", ");
            self.bracketed(|writer| writer.list_item(item));
        }
        self.out.push(')');
    }

    fn list_item(&mut self, item: &ListItem) {
        if let Some(id) = &item.id {
            self.mark(id);
        }
        if let Some(done) = item.task {
            self.word(if done { "☑ " } else { "☐ " });
        }
        self.contained(&item.blocks);
    }

    pub(super) fn definitions(&mut self, definitions: &[Definition], flat: bool) {
        if flat {
            for definition in definitions {
                self.out.push_str("\n\n");
                self.inlines(&definition.term);
                for meaning in &definition.meanings {
                    self.out.push_str("\n\n");
                    self.blocks(meaning);
                }
            }
            return;
        }
        self.out.push_str("#terms(tight: false");
        for definition in definitions {
            self.out.push_str(", terms.item");
            self.bracketed(|writer| writer.inlines(&definition.term));
            self.bracketed(|writer| {
                for (at, meaning) in definition.meanings.iter().enumerate() {
                    if at > 0 {
                        writer.out.push_str("\n\n");
                    }
                    writer.contained(meaning);
                }
            });
        }
        self.out.push(')');
    }
}
