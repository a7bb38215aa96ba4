//! Machine-readable metadata, and sentences made of it.

pub mod accessibility;
pub mod citation;
pub mod jsonld;
