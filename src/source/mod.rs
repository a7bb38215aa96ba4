//! Reads files into drafts; the only reader.
//!
//! [`Project::open`](project::Project::open) finds the house and its publications and reads their metadata;
//! [`Project::read`](project::Project::read) reads the text of one into a [`Draft`](crate::model::draft::Draft).
//! Nothing outside a publication's own folder is read, nothing is fetched, and every fault is reported at once.

mod catalogue;
mod chapter_title;
mod cluster;
mod cover_fit;
mod file_order;
mod files;
mod fonts;
mod front_matter;
mod manifest;
pub mod markdown;
mod picture_format;
mod picture_name;
mod picture_path;
mod picture_shelf;
pub mod pictures;
pub mod project;
mod publication;
mod remarks;
pub mod schema;
pub mod selection;
mod svg;
mod text_file;
mod theme;
mod unread;
mod yaml;
