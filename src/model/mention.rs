//! Names of other things of the house, with the place where they are written.

use crate::diagnostic::Span;
use crate::model::identifier::Slug;

/// A publication, person, topic or series that something names; whether there is one is checked later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    pub slug: Slug,
    pub span: Span,
}
