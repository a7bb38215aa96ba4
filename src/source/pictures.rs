//! Where the Markdown reader asks for the images that a text names.

use crate::diagnostic::{Sink, Span};
use crate::model::picture::PictureId;

/// Finds image files for the Markdown reader.
pub trait Pictures {
    /// The picture at a path as written in the text, relative to the publication's folder.
    /// Reports what is wrong at `span` and gives `None` where it cannot be had.
    fn find(&mut self, written: &str, span: Span, sink: &mut Sink) -> Option<PictureId>;
}
