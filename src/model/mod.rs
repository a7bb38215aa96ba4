//! What a publication is, as pure data.
//!
//! `source` makes drafts of these types, `resolve` turns a draft into a report, `rules` checks it,
//! `editions` and `records` read it. Nothing here touches disk, clock or environment.

pub mod block;
pub mod catalogue;
pub mod claim;
pub mod code;
pub mod draft;
pub mod finding;
pub mod identifier;
pub mod inline;
pub mod literal;
pub mod maths;
pub mod mention;
pub mod metadata;
pub mod picture;
pub mod price;
pub mod publisher;
pub mod report;
pub mod resolve;
pub mod role;
pub mod rules;
pub mod texts;
pub mod walk;
