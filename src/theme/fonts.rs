//! Font files: bundled with imprint or in the publisher's fonts folder; never the system's.

use std::sync::Arc;

/// One font file.
#[derive(Debug, Clone)]
pub struct Face {
    /// ASCII, as in `fonts/Literata_400Regular.ttf`.
    pub file_name: String,
    /// As the file names it: `Literata`.
    pub family: String,
    pub italic: bool,
    /// 400 regular, 700 bold.
    pub weight: u16,
    pub purpose: Purpose,
    pub bytes: Arc<[u8]>,
}

/// What a face is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    Text,
    Heading,
    Mono,
    /// Characters that the others lack; in the PDF only, since reading systems have their own.
    Fallback,
}

/// Every face of a theme.
#[derive(Debug, Clone, Default)]
pub struct Fonts {
    pub faces: Vec<Face>,
}
