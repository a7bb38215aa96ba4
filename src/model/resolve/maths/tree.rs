//! A formula as a tree, without notation.

use pulldown_latex::event::Font;

/// One piece of a formula.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Row(Vec<Node>),
    Symbol(Symbol),
    /// Digits with their marks, as written.
    Number(String, Option<Font>),
    /// Words, their spaces kept.
    Text(String, Option<Font>),
    /// A name in upright letters, such as `sin`.
    Function(String),
    /// A bracket by itself; `size` in ems where the author set it.
    Delimiter {
        character: char,
        size: Option<f32>,
        side: Side,
    },
    /// What stands between brackets that grow with it; `None` for an invisible one.
    Fenced {
        open: Option<char>,
        close: Option<char>,
        body: Vec<Node>,
    },
    /// `line` is false in binomials.
    Fraction {
        numerator: Box<Node>,
        denominator: Box<Node>,
        line: bool,
    },
    Root {
        radicand: Box<Node>,
        index: Option<Box<Node>>,
    },
    Scripts {
        base: Box<Node>,
        below: Option<Box<Node>>,
        above: Option<Box<Node>>,
        place: Place,
    },
    Table(Table),
    /// In ems; negative ones draw together.
    Space(f32),
    Styled {
        style: Size,
        body: Vec<Node>,
    },
}

/// One sign, or two that stand as one relation.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Symbol {
    pub(super) characters: String,
    pub(super) class: Class,
    pub(super) font: Option<Font>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Ordinary,
    Large,
    Binary,
    Relation,
    Punctuation,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Open,
    Middle,
    Close,
}

/// Where scripts stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Beside,
    Over,
    /// Over and under in formulas by themselves, beside within lines.
    Movable,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    Display,
    Text,
    Script,
    ScriptScript,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    pub(super) kind: TableKind,
    pub(super) rows: Vec<Vec<Vec<Node>>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TableKind {
    /// One alignment for each column; further columns are centred.
    Grid(Vec<Align>),
    /// A brace at the left, or at the right.
    Cases { left: bool },
    /// Columns right and left by turns.
    Aligned,
    /// Lines, centred.
    Lines,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Centre,
    Right,
}

impl Table {
    /// How a column stands.
    pub(super) fn align(&self, column: usize) -> Align {
        match &self.kind {
            TableKind::Grid(columns) => columns.get(column).copied().unwrap_or(Align::Centre),
            TableKind::Cases { .. } => Align::Left,
            TableKind::Aligned if column.is_multiple_of(2) => Align::Right,
            TableKind::Aligned => Align::Left,
            TableKind::Lines => Align::Centre,
        }
    }
}

impl Node {
    /// The sign, where the node is one ordinary sign.
    pub(super) fn ordinary(&self) -> Option<char> {
        match self {
            Node::Symbol(symbol) if symbol.class == Class::Ordinary => {
                let mut characters = symbol.characters.chars();
                characters.next().filter(|_| characters.next().is_none())
            }
            Node::Row(nodes) => match nodes.as_slice() {
                [only] => only.ordinary(),
                _ => None,
            },
            _ => None,
        }
    }

    /// The sign, where the node is one sign of any class, or a bar.
    pub(super) fn sign(&self) -> Option<&str> {
        match self {
            Node::Symbol(symbol) => Some(&symbol.characters),
            Node::Delimiter { character: '|' | '∣', .. } => Some("|"),
            Node::Row(nodes) => match nodes.as_slice() {
                [only] => only.sign(),
                _ => None,
            },
            _ => None,
        }
    }

    /// How many primes the node is made of, where it is nothing else.
    pub(super) fn primes(&self) -> Option<usize> {
        match self {
            Node::Row(nodes) if !nodes.is_empty() => {
                nodes.iter().try_fold(0, |sum, node| Some(sum + node.primes()?))
            }
            node => match node.ordinary()? {
                '′' => Some(1),
                '″' => Some(2),
                '‴' => Some(3),
                '⁗' => Some(4),
                _ => None,
            },
        }
    }
}
