//! The beginning of a text, for listings.

use crate::editions::Setting;
use crate::model::block::BlockKind;
use crate::model::inline::plain_text;
use crate::model::metadata::Metadata;

/// So many characters at most, the ellipsis aside.
const LONGEST: usize = 240;

/// What a listing says of a publication: what was written for it, the description, or the beginning of the text.
pub(super) fn excerpt(metadata: &Metadata, setting: Option<&Setting<'_>>) -> Option<String> {
    let written = metadata.excerpt.as_ref().or(metadata.description.as_ref());
    if let Some(written) = written {
        return Some(written.clone());
    }
    let mut blocks = setting?.report.parts.iter().flat_map(|part| &part.blocks);
    let first = blocks.find_map(|block| match &block.kind {
        BlockKind::Paragraph(content) => Some(plain_text(content)),
        _ => None,
    })?;
    Some(cut(first.trim(), LONGEST))
}

/// Cuts a text at a word: what is left out is told by an ellipsis, and no mark that ends nothing stands before it.
pub(super) fn cut(text: &str, longest: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(longest) else { return text.to_owned() };
    let kept = text.get(..end).unwrap_or("");
    // The cut may fall right behind a word.
    let whole = text.get(end..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    let at_word = if whole {
        kept
    } else {
        kept.rfind(char::is_whitespace).map_or(kept, |at| text.get(..at).unwrap_or(""))
    };
    let trimmed = at_word.trim_end_matches(|c: char| c.is_whitespace() || ",;:–—-(‘“".contains(c));
    format!("{trimmed}…")
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn texts_are_cut_at_words() {
        assert_eq!(cut("One two three", 20), "One two three");
        assert_eq!(cut("One two three", 9), "One two…");
        assert_eq!(cut("One two three", 7), "One two…");
        assert_eq!(cut("One, two three", 5), "One…");
        assert_eq!(cut("Unbreakable", 4), "Unbr…");
        assert_eq!(cut("Prifysgol – ŵyl", 12), "Prifysgol…");
    }
}
