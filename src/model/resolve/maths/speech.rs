//! Says a formula in English words: what a screen reader reads where the author gave no words.
//!
//! A sign that the tables below do not hold has no words, and then the whole formula has none: half a formula
//! read aloud would be a false one.

use pulldown_latex::event::Font;

use super::signs::{accent, bracket, function_words, sign};
use super::tree::{Class, Node, Place, Side, Symbol};

/// The words, or `None` where something has none.
pub(super) fn words(nodes: &[Node]) -> Option<String> {
    words_within(nodes, None)
}

/// Says a row; `place` is the bracket around it, which tells what a bar or a colon means.
fn words_within(nodes: &[Node], place: Option<char>) -> Option<String> {
    let mut parts = Vec::new();
    let mut places = Vec::new();
    let mut before: Option<&Node> = None;
    let mut rest = nodes;
    while let Some(node) = rest.first() {
        match node {
            Node::Delimiter { character, side: Side::Open, .. } => places.push(*character),
            Node::Delimiter { side: Side::Close, .. } => drop(places.pop()),
            _ => {}
        }
        let place = places.last().copied().or(place);
        let next = rest.get(1).and_then(Node::sign);
        let (part, count) = match node.sign() {
            Some("|" | "∣") if before.is_none_or(expects_term) => absolute_value(rest)?,
            Some("|" | "∣" | ":") if place == Some('{') => ("such that".to_owned(), 1),
            Some("|" | "∣") if place == Some('(') => ("given".to_owned(), 1),
            Some(":") if next == Some("=") => ("is defined as".to_owned(), 2),
            // The full stop of the sentence that a formula ends.
            Some(".") if rest.len() == 1 && before.is_some() => (String::new(), 1),
            _ => (node_words(node)?, 1),
        };
        if !part.is_empty() {
            parts.push(part);
        }
        before = rest.get(count.saturating_sub(1));
        rest = rest.get(count..).unwrap_or_default();
    }
    Some(parts.join(" ").replace(" ,", ","))
}

/// What stands between two bars, and how many nodes that is with them.
fn absolute_value(row: &[Node]) -> Option<(String, usize)> {
    let inside = row.get(1..)?;
    let is_bar = |node: &Node| matches!(node.sign(), Some("|" | "∣"));
    let length = inside.iter().position(|node| match node {
        Node::Scripts { base, .. } => is_bar(base),
        node => is_bar(node),
    })?;
    let body = inside.get(..length)?;
    if body.last().is_none_or(expects_term) {
        return None;
    }
    let said = format!("the absolute value of {}, end absolute value", words(body)?);
    let said = match inside.get(length) {
        Some(Node::Scripts { below, above, .. }) => powers(said, below.as_deref(), above.as_deref())?,
        _ => said,
    };
    Some((said, length + 2))
}

/// Whether a term must follow, so that a bar can only open.
fn expects_term(node: &Node) -> bool {
    match node {
        Node::Symbol(symbol) => symbol.class != Class::Ordinary || symbol.characters == "/",
        Node::Delimiter { side, .. } => *side == Side::Open,
        Node::Function(_) => true,
        _ => false,
    }
}

fn node_words(node: &Node) -> Option<String> {
    match node {
        Node::Row(nodes) => words(nodes),
        Node::Styled { body, .. } => words(body),
        Node::Symbol(symbol) => symbol_words(symbol),
        Node::Number(number, _) => Some(number.clone()),
        Node::Text(text, _) => Some(text.trim().to_owned()),
        Node::Function(name) => Some(function_words(name).to_owned()),
        Node::Delimiter { character, .. } => Some(bracket(*character)?.to_owned()),
        Node::Fenced { open, close, body } => {
            let side = |bracket_at: &Option<char>| match bracket_at {
                Some(character) => bracket(*character),
                None => Some(""),
            };
            // The bars of an absolute value are the same on both sides.
            if let (Some('|' | '∣'), Some('|' | '∣')) = (open, close) {
                return Some(format!("the absolute value of {}, end absolute value", words(body)?));
            }
            // A binomial's brackets are part of its sign.
            if matches!(body.as_slice(), [Node::Fraction { line: false, .. }]) {
                return words(body);
            }
            Some(format!("{} {} {}", side(open)?, words_within(body, *open)?, side(close)?).trim().to_owned())
        }
        Node::Fraction { numerator, denominator, line: false } => {
            Some(format!("{} choose {}", node_words(numerator)?, node_words(denominator)?))
        }
        Node::Fraction { numerator, denominator, line: true } => {
            let (upper, lower) = (node_words(numerator)?, node_words(denominator)?);
            match is_short(numerator) && is_short(denominator) {
                true => Some(format!("{upper} over {lower}")),
                false => Some(format!("the fraction {upper} over {lower}, end fraction")),
            }
        }
        Node::Root { radicand, index } => {
            let kind = match index {
                None => "square root".to_owned(),
                Some(index) => match node_words(index)?.as_str() {
                    "2" => "square root".to_owned(),
                    "3" => "cube root".to_owned(),
                    other => format!("root of degree {other}"),
                },
            };
            let end = if is_short(radicand) { "" } else { ", end root" };
            Some(format!("the {kind} of {}{end}", node_words(radicand)?))
        }
        Node::Scripts { base, below, above, place } => {
            scripts(base, below.as_deref(), above.as_deref(), *place)
        }
        Node::Space(_) => Some(String::new()),
        Node::Table(_) => None,
    }
}

fn scripts(base: &Node, below: Option<&Node>, above: Option<&Node>, place: Place) -> Option<String> {
    if let Some(name) = large(base) {
        let said = |script: Option<&Node>| match script {
            Some(script) => node_words(script).map(Some),
            None => Some(None),
        };
        let (from, to) = (said(below)?, said(above)?);
        return Some(match (from, to) {
            (Some(from), Some(to)) => format!("{name} from {from} to {to} of"),
            (Some(from), None) => format!("{name} over {from} of"),
            (None, Some(to)) => format!("{name} up to {to} of"),
            (None, None) => format!("{name} of"),
        });
    }
    if let (Node::Function(name), Some(below), None) = (base, below, above) {
        let joint = match name.as_str() {
            "lim" => "as",
            "log" | "lg" => "base",
            "max" | "min" | "sup" | "inf" => "over",
            _ => "sub",
        };
        return Some(format!("{} {joint} {},", function_words(name), node_words(below)?));
    }
    let said = node_words(base)?;
    let mark = above.filter(|_| below.is_none()).and_then(Node::ordinary);
    if let Some(name) = mark.and_then(accent) {
        return Some(format!("{said} {name}"));
    }
    // What stands over or under a sign is neither a power nor an index of it.
    if place != Place::Beside && !matches!(base, Node::Function(_)) {
        return None;
    }
    powers(said, below, above)
}

/// A term with its index and power.
fn powers(mut said: String, below: Option<&Node>, above: Option<&Node>) -> Option<String> {
    if let Some(below) = below {
        let end = if is_short(below) { "" } else { ", end sub" };
        said = format!("{said} sub {}{end}", node_words(below)?);
    }
    if let Some(above) = above {
        let power = node_words(above)?;
        if above.sign() == Some("∗") {
            return Some(format!("{said} star"));
        }
        said = match (above.primes(), power.as_str()) {
            (Some(1), _) => format!("{said} prime"),
            (Some(2), _) => format!("{said} double prime"),
            (Some(_), _) => return None,
            (None, "2") => format!("{said} squared"),
            (None, "3") => format!("{said} cubed"),
            (None, power) => {
                let end = if is_short(above) { "" } else { ", end power" };
                format!("{said} to the power {power}{end}")
            }
        };
    }
    Some(said)
}

/// Whether a term is one word or two, so that its end is plain to hear.
fn is_short(node: &Node) -> bool {
    match node {
        Node::Row(nodes) => match nodes.as_slice() {
            [only] => is_short(only),
            [Node::Symbol(sign), only] => sign.class == Class::Binary && is_short(only),
            _ => false,
        },
        Node::Symbol(_) | Node::Number(..) | Node::Function(_) => true,
        _ => false,
    }
}

fn large(node: &Node) -> Option<&'static str> {
    let Node::Symbol(symbol) = node else { return None };
    Some(match symbol.characters.as_str() {
        "∑" => "the sum",
        "∏" => "the product",
        "∫" => "the integral",
        "∬" => "the double integral",
        "∮" => "the contour integral",
        "⋃" => "the union",
        "⋂" => "the intersection",
        _ => return None,
    })
}

fn symbol_words(symbol: &Symbol) -> Option<String> {
    if let Some(name) = large(&Node::Symbol(symbol.clone())) {
        return Some(format!("{name} of"));
    }
    let mut characters = symbol.characters.chars();
    let (first, second) = (characters.next()?, characters.next());
    if second.is_some() {
        return (symbol.characters == ":=").then(|| "is defined as".to_owned());
    }
    let font = match symbol.font {
        None | Some(Font::Italic | Font::UpRight) => "",
        Some(Font::Bold | Font::BoldItalic | Font::BoldSymbol) => "bold ",
        Some(Font::DoubleStruck) => "blackboard bold ",
        Some(Font::Script) => "script ",
        Some(_) => return None,
    };
    let name = match first {
        'a'..='z' | '0'..='9' => first.to_string(),
        'A'..='Z' => format!("capital {first}"),
        other => sign(other)?.to_owned(),
    };
    Some(format!("{font}{name}"))
}
