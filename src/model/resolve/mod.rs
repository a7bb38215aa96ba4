//! Turns a draft into a report.
pub mod maths;
