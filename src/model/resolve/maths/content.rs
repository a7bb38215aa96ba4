//! Single signs, numbers and words of a formula.

use pulldown_latex::event::{Content, DelimiterSize, DelimiterType, Font};

use super::shape::{Fault, unsupported};
use super::tree::{Class, Node, Side, Symbol};

/// A leaf of the tree.
pub(super) fn node(content: &Content<'_>, font: Option<Font>) -> Result<Node, Fault> {
    let symbol = |characters: String, class| Node::Symbol(Symbol { characters, class, font });
    Ok(match content {
        Content::Text(text) if *text == "&nbsp;" => Node::Text("\u{A0}".to_owned(), None),
        Content::Text(text) => Node::Text(plain(text)?, font),
        Content::Number(number) => Node::Number((*number).to_owned(), font),
        Content::Function(name) => Node::Function(plain(name)?.trim().to_owned()),
        Content::Ordinary { content, .. } => symbol(content.to_string(), Class::Ordinary),
        Content::LargeOp { content, .. } => symbol(content.to_string(), Class::Large),
        Content::BinaryOp { content, .. } => symbol(operator(*content).to_string(), Class::Binary),
        Content::Relation { content, .. } => {
            let mut buffer = [0_u8; 8];
            let characters = String::from_utf8_lossy(content.encode_utf8_to_buf(&mut buffer)).into_owned();
            symbol(characters, Class::Relation)
        }
        Content::Punctuation(content) => symbol(content.to_string(), Class::Punctuation),
        Content::Delimiter { content, size, ty } => Node::Delimiter {
            character: *content,
            size: size.map(|size| match size {
                DelimiterSize::Big => 1.2,
                DelimiterSize::BIG => 1.8,
                DelimiterSize::Bigg => 2.4,
                DelimiterSize::BIGG => 3.0,
            }),
            side: match ty {
                DelimiterType::Open => Side::Open,
                DelimiterType::Fence => Side::Middle,
                DelimiterType::Close => Side::Close,
            },
        },
    })
}

/// The proper signs for what keyboards have.
fn operator(character: char) -> char {
    match character {
        '-' => '−',
        '*' => '∗',
        other => other,
    }
}

/// Text within a formula; the parser hands on commands in it as they were written.
fn plain(text: &str) -> Result<String, Fault> {
    let mut out = text.replace("\\,", "\u{2009}").replace("\\ ", " ").replace('~', "\u{A0}");
    for mark in ['&', '%', '#', '_', '$', '{', '}'] {
        out = out.replace(&format!("\\{mark}"), &mark.to_string());
    }
    if out.contains('\\') || (out.contains('$') && !text.contains("\\$")) {
        return Err(unsupported("a command within text"));
    }
    if text.contains('{') && !text.contains("\\{") {
        return Err(unsupported("a group within text"));
    }
    Ok(out)
}

/// The sign that denies another, where there is one.
pub(super) fn negated(node: Node) -> Result<Node, Fault> {
    const PAIRS: [(&str, &str); 30] = [
        ("=", "≠"),
        ("<", "≮"),
        (">", "≯"),
        ("≤", "≰"),
        ("≥", "≱"),
        ("⩽", "≰"),
        ("⩾", "≱"),
        ("∈", "∉"),
        ("∋", "∌"),
        ("∃", "∄"),
        ("⊂", "⊄"),
        ("⊃", "⊅"),
        ("⊆", "⊈"),
        ("⊇", "⊉"),
        ("≡", "≢"),
        ("∼", "≁"),
        ("≈", "≉"),
        ("≅", "≇"),
        ("≃", "≄"),
        ("∣", "∤"),
        ("∥", "∦"),
        ("⊢", "⊬"),
        ("⊨", "⊭"),
        ("→", "↛"),
        ("←", "↚"),
        ("↔", "↮"),
        ("⇒", "⇏"),
        ("⇐", "⇍"),
        ("⇔", "⇎"),
        ("|", "∤"),
    ];
    let Node::Symbol(symbol) = &node else { return Err(unsupported("a struck-out term")) };
    match PAIRS.iter().find(|(plain, _)| *plain == symbol.characters) {
        Some((_, denied)) => {
            Ok(Node::Symbol(Symbol { characters: (*denied).to_owned(), class: Class::Relation, font: None }))
        }
        None => Err(unsupported("a struck-out term")),
    }
}
