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
                self.list_item(item, false);
            }
            return;
        }
        let tight = list.tight;
        let checklist = list.start.is_none() && list.items.iter().all(|item| item.task.is_some());
        match list.start {
            Some(start) => {
                let _ = write!(self.out, "#enum(start: {start}, tight: {tight}");
            }
            None => {
                let _ = write!(self.out, "#list(tight: {tight}");
                if checklist {
                    self.out.push_str(", ..checklist");
                }
            }
        }
        for item in &list.items {
            self.out.push_str(", ");
            self.bracketed(|writer| writer.list_item(item, checklist));
        }
        self.out.push(')');
    }

    /// `hangs`: its box stands before the lines, where another list has its bullet.
    fn list_item(&mut self, item: &ListItem, hangs: bool) {
        if let Some(id) = &item.id {
            self.mark(id);
        }
        if let Some(done) = item.task {
            let mark = if done { "☑" } else { "☐" };
            if hangs {
                self.out.push_str("#tick");
                self.bracketed(|writer| writer.word(&format!("{mark} ")));
            } else {
                self.word(&format!("{mark} "));
            }
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
