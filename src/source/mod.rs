//! Reads files into drafts; the only reader.
pub mod pictures;
pub mod schema;
