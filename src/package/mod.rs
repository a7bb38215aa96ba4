//! Writes artefacts to `output/`; the only writer.
