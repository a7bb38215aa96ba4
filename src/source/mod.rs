//! Reads files into drafts; the only reader.
pub mod markdown;
pub mod pictures;
