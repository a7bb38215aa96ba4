//! Machine-readable metadata.
