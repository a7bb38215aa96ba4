//! Text in another language than the publication's, and what is said of its direction.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::identifier::LanguageTag;
use crate::model::inline::{Inline, InlineKind};

use super::builder::Builder;
use super::paragraphs::{extent, is_blank};

impl Builder<'_> {
    /// The language that an attribute gives; a tag of no language is reported.
    pub(super) fn language(&mut self, written: &str, range: Range<usize>) -> Option<LanguageTag> {
        match LanguageTag::new(written) {
            Ok(language) => Some(language),
            Err(fault) => {
                let mut diagnostic = Diagnostic::new(Code::InvalidLanguage, self.span(range), fault.message);
                diagnostic.hint = fault.hint;
                self.report(diagnostic);
                None
            }
        }
    }

    /// Says of a finished line which language the containers around it are in.
    pub(super) fn in_language(&mut self, line: Vec<Inline>) -> Vec<Inline> {
        let language = self.innermost().find_map(|(_, frame)| frame.language.clone());
        match (language, extent(&line)) {
            (Some(language), Some(range)) if !is_blank(&line) => {
                let span = self.span(range);
                vec![Inline::new(InlineKind::Foreign { language, content: line }, span)]
            }
            _ => line,
        }
    }

    /// Reports a direction that nothing else bears out: editions take it from the language and the letters.
    pub(super) fn report_direction(&mut self, direction: &str, range: Range<usize>) {
        let message = format!("`dir=\"{direction}\"` has no effect");
        let hint = "say which language it is, as in `lang=\"ar\"`: the direction follows from it";
        self.report(Diagnostic::new(Code::RawHtml, self.span(range), message).hint(hint));
    }
}
