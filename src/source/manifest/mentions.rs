//! Names of other things of the house.

use crate::diagnostic::{Code, Span};
use crate::model::identifier::Slug;
use crate::model::mention::Mention;

use super::fields::Fields;

impl Fields<'_, '_, '_> {
    /// The slug of something else.
    pub(super) fn mention(&mut self, key: &'static str) -> Option<Mention> {
        let (span, value) = self.take(key)?;
        let text = self.as_text(key, span, value)?;
        self.slug(key, span, &text)
    }

    /// The slugs of other things.
    pub(super) fn mentions(&mut self, key: &'static str) -> Vec<Mention> {
        let mut mentions = Vec::new();
        for (span, value) in self.items(key) {
            if let Some(text) = self.as_text(key, span, value) {
                mentions.extend(self.slug(key, span, &text));
            }
        }
        mentions
    }

    fn slug(&mut self, key: &str, span: Span, text: &str) -> Option<Mention> {
        match Slug::new(text) {
            Ok(slug) => Some(Mention { slug, span }),
            Err(fault) => {
                self.fault(key, span, Code::InvalidSlug, fault);
                None
            }
        }
    }
}
