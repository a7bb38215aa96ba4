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

/// What leaves an image or a formula without words. PDF/UA-1 (7.7) asks for those of formulas as well; LaTeX, which
/// then stands for them, is no text alternative.
const WITHOUT_WORDS: [Code; 4] =
    [Code::MissingAlt, Code::MathsWithoutAlt, Code::ImageUnreadable, Code::ImageTooLarge];

impl Claims {
    pub fn from_diagnostics(sink: &Sink) -> Self {
        Self {
            alternative_text: !WITHOUT_WORDS.iter().any(|code| sink.has(*code)),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;

    #[test]
    fn what_has_no_words_is_not_claimed_to() {
        let claim = |codes: &[Code]| {
            let mut sink = Sink::new();
            codes.iter().for_each(|code| sink.report(Diagnostic::new(*code, None, "")));
            Claims::from_diagnostics(&sink).pdf()
        };
        assert_eq!(claim(&[Code::HeadingLevelSkipped]), PdfClaim::ArchivalAccessible);
        for code in WITHOUT_WORDS {
            assert_eq!(claim(&[code]), PdfClaim::Archival);
        }
        assert_eq!(claim(&[Code::MathsWithoutAlt, Code::MissingDate]), PdfClaim::Tagged);
    }
}
