//! imprint: one report source becomes a web edition, an accessible PDF and an e-book.
//!
//! ```text
//! source ──► model ──► editions ──► package
//! files to     typed      model to      artefacts to
//! a draft      report     artefacts     output/
//! ```

pub mod catalogue;
pub mod diagnostic;
pub mod editions;
pub mod locale;
pub mod model;
pub mod package;
mod pipeline;
pub mod records;
pub mod source;
pub mod theme;

pub use pipeline::*;
