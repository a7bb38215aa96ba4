//! What imprint says about a source: codes, places, messages, hints.
//!
//! Stands below every stage of the pipeline; knows nothing of reports or editions.

mod code;
mod level;
mod leveled;
mod page;
pub mod render;
mod sink;
mod span;

pub use code::Code;
pub use level::{Level, Levels, UnknownCode};
pub use leveled::Leveled;
pub use sink::{Diagnostic, Sink};
pub use span::{FileId, Position, SourceFile, Sources, Span};

mod resemblance;
pub use resemblance::{edit_distance, nearest};
