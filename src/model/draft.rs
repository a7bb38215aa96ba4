//! A publication as its author wrote it: read and typed, but nothing looked up or numbered yet.

use std::collections::BTreeMap;

use crate::diagnostic::{FileId, Span};
use crate::model::block::Block;
use crate::model::catalogue::Discussion;
use crate::model::metadata::Metadata;
use crate::model::picture::Picture;

/// What `source` hands to `resolve`.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub metadata: Metadata,
    /// In reading order.
    pub files: Vec<DraftFile>,
    pub pictures: Vec<Picture>,
    /// What readers wrote of it; `None` where no file of comments is there.
    pub discussion: Option<Discussion>,
}

/// One Markdown file.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftFile {
    pub file: FileId,
    /// The file's name without folder and ending: `05-coalition`.
    pub stem: String,
    pub blocks: Vec<Block>,
    /// Notes by label, in the order defined; labels hold within the file only.
    pub notes: BTreeMap<String, DraftNote>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DraftNote {
    pub blocks: Vec<Block>,
    /// Of the definition.
    pub span: Span,
}
