//! What an edition may say of itself: only what was checked and not lowered (the claims ladder).

use crate::diagnostic::{Code, Sink};

/// What the checked source supports. Made from everything reported, whatever its level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claims {
    /// Every image that needs one has a text alternative, and every formula words.
    pub alternative_text: bool,
    /// Every character has a glyph in the bundled or the publisher's fonts.
    pub every_glyph: bool,
    /// There is a date to put into the file.
    pub dated: bool,
}

/// The standards a PDF claims, from most to least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PdfClaim {
    /// PDF/A-2a and PDF/UA-1.
    ArchivalAccessible,
    /// PDF/UA-1 alone, for want of a date.
    Accessible,
    /// PDF/A-2u.
    Archival,
    /// PDF 1.7 with tags, no standard claimed.
    Tagged,
}

impl Claims {
    pub fn from_diagnostics(sink: &Sink) -> Self {
        Self {
            alternative_text: ![Code::MissingAlt, Code::ImageUnreadable, Code::ImageTooLarge]
                .iter()
                .any(|code| sink.has(*code)),
            every_glyph: !sink.has(Code::CharacterWithoutFont),
            dated: !sink.has(Code::MissingDate),
        }
    }

    pub fn pdf(&self) -> PdfClaim {
        match (self.every_glyph, self.alternative_text, self.dated) {
            (true, true, true) => PdfClaim::ArchivalAccessible,
            (true, true, false) => PdfClaim::Accessible,
            (true, false, true) => PdfClaim::Archival,
            (false, _, _) | (true, false, false) => PdfClaim::Tagged,
        }
    }
}

impl PdfClaim {
    /// The standards' names, as the manifest lists them.
    pub fn standards(self) -> &'static [&'static str] {
        match self {
            PdfClaim::ArchivalAccessible => &["PDF/A-2a", "PDF/UA-1"],
            PdfClaim::Accessible => &["PDF/UA-1"],
            PdfClaim::Archival => &["PDF/A-2u"],
            PdfClaim::Tagged => &[],
        }
    }
}
