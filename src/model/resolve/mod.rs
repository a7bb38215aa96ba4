//! Turns a draft into a report.
