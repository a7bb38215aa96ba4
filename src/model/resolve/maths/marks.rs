//! What Typst calls the marks over and under a term, and how it takes some terms.

use super::tree::{Class, Node};

/// The two terms, where the body of a bracket is a fraction without line and nothing else.
pub(super) fn binomial(body: &[Node]) -> Option<(&Node, &Node)> {
    match body {
        [Node::Fraction { numerator, denominator, line: false }] => Some((numerator, denominator)),
        [Node::Row(nodes)] => binomial(nodes),
        _ => None,
    }
}

/// Whether Typst would put scripts over and under by itself.
pub(super) fn is_operator(node: &Node) -> bool {
    match node {
        Node::Symbol(symbol) => matches!(symbol.class, Class::Large | Class::Relation),
        Node::Function(_) => true,
        Node::Row(nodes) => matches!(nodes.as_slice(), [only] if is_operator(only)),
        _ => false,
    }
}

/// Whether the node is an arrow, which grows to the width of what stands over it.
pub(super) fn is_arrow(node: &Node) -> bool {
    matches!(node, Node::Symbol(symbol) if matches!(symbol.characters.as_str(), "→" | "←" | "↔" | "⇒" | "⇐" | "⇔" | "↦"))
}

/// The function for a mark over a term.
pub(super) fn over(mark: char) -> Option<&'static str> {
    Some(match mark {
        '´' => "acute",
        '‾' => "overline",
        '˘' => "breve",
        'ˇ' => "caron",
        '˙' => "dot",
        '¨' => "dot.double",
        '`' => "grave",
        '^' => "hat",
        '~' => "tilde",
        '→' => "arrow",
        '←' => "arrow.l",
        '↔' => "arrow.l.r",
        '˚' => "circle",
        '⏞' => "overbrace",
        '⎴' => "overbracket",
        '⏜' => "overparen",
        '⏠' => "overshell",
        _ => return None,
    })
}

/// The function for a mark under a term.
pub(super) fn under(mark: char) -> Option<&'static str> {
    Some(match mark {
        '_' => "underline",
        '⏟' => "underbrace",
        '⎵' => "underbracket",
        '⏝' => "underparen",
        '⏡' => "undershell",
        _ => return None,
    })
}
