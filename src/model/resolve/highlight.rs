//! Highlights listings, once for every edition.

use std::sync::LazyLock;

use rayon::prelude::*;
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use crate::model::block::{Block, BlockKind};
use crate::model::code::{Listing, Token, TokenKind};
use crate::model::report::Report;
use crate::model::walk::{self, Visitor};

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Listings and lines longer than this stay plain: highlighting them would cost more than it tells.
const LONGEST_LISTING: usize = 200_000;
const LONGEST_LINE: usize = 2_000;

/// Highlights every listing of a report whose language is known.
pub(super) fn highlight_all(report: &mut Report) {
    let mut listings = Vec::new();
    for_each_listing(report, &mut |listing| {
        listings.push(std::mem::replace(listing, Listing { language: None, lines: Vec::new() }))
    });
    listings.par_iter_mut().for_each(highlight);
    let mut highlighted = listings.into_iter();
    for_each_listing(report, &mut |listing| {
        if let Some(done) = highlighted.next() {
            *listing = done;
        }
    });
}

fn for_each_listing(report: &mut Report, act: &mut impl FnMut(&mut Listing)) {
    struct Each<'a, F>(&'a mut F);
    impl<F: FnMut(&mut Listing)> Visitor for Each<'_, F> {
        fn block(&mut self, block: &mut Block) {
            if let BlockKind::Code(listing) = &mut block.kind {
                (self.0)(listing);
            }
        }
    }
    let mut each = Each(act);
    for part in &mut report.parts {
        walk::blocks(&mut part.blocks, &mut each);
    }
    for note in &mut report.notes {
        walk::blocks(&mut note.blocks, &mut each);
    }
}

fn highlight(listing: &mut Listing) {
    let Some(syntax) = listing.language.as_deref().and_then(syntax_of) else { return };
    let text = listing.text();
    if text.len() > LONGEST_LISTING || text.lines().any(|line| line.len() > LONGEST_LINE) {
        return;
    }
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    let mut lines = Vec::with_capacity(listing.lines.len());
    for line in text.split('\n').take(listing.lines.len()) {
        match tokens(&format!("{line}\n"), &mut state, &mut stack) {
            Some(tokens) => lines.push(tokens),
            None => return,
        }
    }
    listing.lines = lines;
}

fn syntax_of(language: &str) -> Option<&'static SyntaxReference> {
    if matches!(language, "text" | "txt" | "plain" | "console" | "output") {
        return None;
    }
    SYNTAXES.find_syntax_by_token(language)
}

/// Cuts a line at its scopes; `None` where the syntax cannot be followed.
fn tokens(line: &str, state: &mut ParseState, stack: &mut ScopeStack) -> Option<Vec<Token>> {
    let operations = state.parse_line(line, &SYNTAXES).ok()?;
    let mut tokens: Vec<Token> = Vec::new();
    let mut from = 0;
    for (at, operation) in operations {
        push(&mut tokens, line.get(from..at).unwrap_or(""), stack);
        stack.apply(&operation).ok()?;
        from = at.max(from);
    }
    push(&mut tokens, line.get(from..).unwrap_or(""), stack);
    Some(tokens)
}

fn push(tokens: &mut Vec<Token>, text: &str, stack: &ScopeStack) {
    let text = text.trim_end_matches('\n');
    if text.is_empty() {
        return;
    }
    let kind = if text.trim().is_empty() { TokenKind::Plain } else { kind_of(stack) };
    match tokens.last_mut() {
        Some(last) if last.kind == kind => last.text.push_str(text),
        _ => tokens.push(Token { kind, text: text.to_owned() }),
    }
}

/// The kind that the innermost scope with one gives.
fn kind_of(stack: &ScopeStack) -> TokenKind {
    stack
        .as_slice()
        .iter()
        .rev()
        .find_map(|scope| {
            SCOPES.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope)).map(|(_, kind)| *kind)
        })
        .unwrap_or(TokenKind::Plain)
}

/// Scopes by their first words (the Sublime Text naming), longer ones first.
static SCOPES: LazyLock<Vec<(Scope, TokenKind)>> = LazyLock::new(|| {
    [
        ("comment", TokenKind::Comment),
        ("punctuation.definition.comment", TokenKind::Comment),
        ("string", TokenKind::String),
        ("punctuation.definition.string", TokenKind::String),
        ("constant.numeric", TokenKind::Number),
        ("constant.character.escape", TokenKind::Constant),
        ("constant", TokenKind::Constant),
        ("entity.name.function", TokenKind::Function),
        ("support.function", TokenKind::Function),
        ("support.macro", TokenKind::Function),
        ("variable.function", TokenKind::Function),
        ("entity.name.tag", TokenKind::Keyword),
        ("entity.name", TokenKind::Type),
        ("support.type", TokenKind::Type),
        ("support.class", TokenKind::Type),
        ("storage.type", TokenKind::Keyword),
        ("storage", TokenKind::Keyword),
        ("keyword.operator", TokenKind::Operator),
        ("keyword", TokenKind::Keyword),
        ("entity.other.attribute-name", TokenKind::Attribute),
        ("variable.annotation", TokenKind::Attribute),
        ("meta.annotation", TokenKind::Attribute),
        ("variable.language", TokenKind::Keyword),
    ]
    .into_iter()
    .filter_map(|(name, kind)| Scope::new(name).ok().map(|scope| (scope, kind)))
    .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rust_is_coloured_and_its_text_kept() {
        let code = "// note\nfn main() {\n\n    let x = \"a\\n\";\n}";
        let mut listing = Listing::plain(Some("rust".to_owned()), code);
        highlight(&mut listing);
        assert_eq!(listing.text(), code);
        let kinds: Vec<_> = listing.lines.iter().flatten().map(|token| token.kind).collect();
        assert!(
            kinds.contains(&TokenKind::Comment)
                && kinds.contains(&TokenKind::Keyword)
                && kinds.contains(&TokenKind::String)
        );
    }

    #[test]
    fn an_unknown_language_stays_plain() {
        let mut listing = Listing::plain(Some("klingon".to_owned()), "fn x");
        let before = listing.clone();
        highlight(&mut listing);
        assert_eq!(listing, before);
    }
}
