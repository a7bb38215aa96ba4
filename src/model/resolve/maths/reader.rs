//! Reads LaTeX into a tree, or says why not.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pulldown_latex::event::{
    ArrayColumn, ColumnAlignment, Content, DelimiterSize, DelimiterType, Dimension, DimensionUnit,
    EnvironmentFlow, Event, Font, Grouping, ScriptPosition, ScriptType, StateChange, Style, Visual,
};
use pulldown_latex::{Parser, Storage};

use super::tree::{Align, Class, Node, Place, Side, Size, Symbol, Table, TableKind};

/// Why a formula cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) message: String,
    pub(super) hint: String,
}

/// The most levels of groups, fractions, roots and scripts within one another.
const DEEPEST: usize = 48;

/// The most bytes of a formula; longer ones are no formulas.
const LONGEST: usize = 16_384;

/// Commands that the parser takes but that no edition could show truly: it drops what `\sideset` is given, and
/// macros would let a short formula grow without bound.
const REFUSED: [&str; 12] = [
    "sideset",
    "def",
    "edef",
    "gdef",
    "xdef",
    "let",
    "futurelet",
    "newcommand",
    "renewcommand",
    "providecommand",
    "DeclareMathOperator",
    "char",
];

/// Reads a formula.
pub(super) fn read(latex: &str) -> Result<Vec<Node>, Fault> {
    check_shape(latex)?;
    // The parser is not ours and has its own assertions; none may end a build.
    let parsed = catch_unwind(AssertUnwindSafe(|| {
        let storage = Storage::new();
        let events: Result<Vec<Event<'_>>, String> =
            Parser::new(latex, &storage).map(|event| event.map_err(|error| error.to_string())).collect();
        let events = events.map_err(|message| Fault {
            message: first_line(&message),
            hint: "write LaTeX that amsmath knows, without macros of your own".to_owned(),
        })?;
        let mut reader = Reader { events: events.iter().peekable(), depth: 0 };
        reader.row(None, None)
    }));
    let nodes = parsed.unwrap_or_else(|_| {
        Err(Fault {
            message: "the parser fails on it".to_owned(),
            hint: "write it in another way".to_owned(),
        })
    })?;
    if nodes.iter().all(|node| matches!(node, Node::Space(_))) {
        return Err(Fault { message: "it is empty".to_owned(), hint: "take it out".to_owned() });
    }
    Ok(nodes)
}

/// What would take the parser too deep, or mislead it.
fn check_shape(latex: &str) -> Result<(), Fault> {
    let too_deep = || Fault {
        message: "it is nested too deeply or too long".to_owned(),
        hint: "write it as several formulas".to_owned(),
    };
    if latex.len() > LONGEST {
        return Err(too_deep());
    }
    let (mut depth, mut chain) = (0_usize, 0_usize);
    let mut rest = latex.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\\' => {
                let mut name = String::new();
                while let Some(letter) = rest.next_if(char::is_ascii_alphabetic) {
                    name.push(letter);
                }
                if name.is_empty() {
                    rest.next();
                    continue;
                }
                if let Some(refused) = REFUSED.iter().find(|refused| **refused == name) {
                    return Err(unsupported(&format!("`\\{refused}`")));
                }
                // Commands that stand directly behind one another may be arguments of one another.
                chain += 1;
                if chain > 2 * DEEPEST {
                    return Err(too_deep());
                }
            }
            '{' => {
                depth += 1;
                chain = 0;
                if depth > DEEPEST {
                    return Err(too_deep());
                }
            }
            '}' => depth = depth.saturating_sub(1),
            c if c.is_whitespace() || c == '^' || c == '_' => {}
            _ => chain = 0,
        }
    }
    Ok(())
}

fn unsupported(what: &str) -> Fault {
    Fault {
        message: format!("{what} cannot be shown alike in every edition"),
        hint: "write the formula without it".to_owned(),
    }
}

/// The parser's message without its drawing of the place.
fn first_line(message: &str) -> String {
    let line =
        message.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with(['╭', '│', '╰']));
    let line = line.unwrap_or("it is not well-formed").trim_end_matches([':', '.']);
    line.strip_prefix("parsing error: ").unwrap_or(line).to_owned()
}

type Events<'e> = std::iter::Peekable<std::slice::Iter<'e, Event<'e>>>;

struct Reader<'e> {
    events: Events<'e>,
    depth: usize,
}

/// Why a row ended.
enum Stop {
    End,
    Cell,
    Line,
}

impl<'e> Reader<'e> {
    /// Elements up to the end of the group or formula.
    fn row(&mut self, font: Option<Font>, until: Option<()>) -> Result<Vec<Node>, Fault> {
        let (nodes, stop) = self.run(font)?;
        match (stop, until) {
            (Stop::End, _) => Ok(nodes),
            (Stop::Cell | Stop::Line, _) => Err(unsupported("a line or column outside of an environment")),
        }
    }

    /// Elements up to the end of the group, cell or line.
    fn run(&mut self, mut font: Option<Font>) -> Result<(Vec<Node>, Stop), Fault> {
        let mut nodes = Vec::new();
        while let Some(event) = self.events.peek() {
            match event {
                Event::End => {
                    self.events.next();
                    return Ok((nodes, Stop::End));
                }
                Event::EnvironmentFlow(EnvironmentFlow::Alignment) => {
                    self.events.next();
                    return Ok((nodes, Stop::Cell));
                }
                Event::EnvironmentFlow(EnvironmentFlow::NewLine { horizontal_lines, .. }) => {
                    if !horizontal_lines.is_empty() {
                        return Err(unsupported("`\\hline`"));
                    }
                    self.events.next();
                    return Ok((nodes, Stop::Line));
                }
                Event::EnvironmentFlow(EnvironmentFlow::StartLines { .. }) => {
                    return Err(unsupported("`\\hline`"));
                }
                Event::StateChange(StateChange::Font(new)) => {
                    font = *new;
                    self.events.next();
                }
                Event::StateChange(StateChange::Color(_)) => return Err(unsupported("a colour")),
                Event::StateChange(StateChange::Style(style)) => {
                    let style = size(*style);
                    self.events.next();
                    let (body, stop) = self.deeper(|reader| reader.run(font))?;
                    nodes.push(Node::Styled { style, body });
                    return Ok((nodes, stop));
                }
                _ => nodes.push(self.element(font)?),
            }
        }
        Ok((nodes, Stop::End))
    }

    fn deeper<T>(&mut self, run: impl FnOnce(&mut Self) -> Result<T, Fault>) -> Result<T, Fault> {
        if self.depth >= DEEPEST {
            return Err(unsupported("nesting this deep"));
        }
        self.depth += 1;
        let result = run(self);
        self.depth -= 1;
        result
    }

    /// The next logical unit.
    fn element(&mut self, font: Option<Font>) -> Result<Node, Fault> {
        self.deeper(|reader| match reader.events.next() {
            None => Err(unsupported("a missing argument")),
            Some(Event::Content(content)) => content_node(content, font),
            Some(Event::Begin(grouping)) => reader.group(grouping, font),
            Some(Event::Visual(visual)) => reader.visual(*visual, font),
            Some(Event::Script { ty, position }) => reader.scripts(*ty, *position, font),
            Some(Event::Space { width, .. }) => Ok(Node::Space(width.as_ref().map_or(0.0, ems))),
            Some(Event::StateChange(_) | Event::End | Event::EnvironmentFlow(_)) => {
                Err(unsupported("a command that has no argument here"))
            }
        })
    }

    fn visual(&mut self, visual: Visual, font: Option<Font>) -> Result<Node, Fault> {
        let mut next = || self.element(font).map(Box::new);
        Ok(match visual {
            Visual::SquareRoot => Node::Root { radicand: next()?, index: None },
            Visual::Root => {
                let radicand = next()?;
                Node::Root { radicand, index: Some(next()?) }
            }
            Visual::Fraction(line) => {
                let numerator = next()?;
                let line = line.is_none_or(|line| line.value > 0.0);
                Node::Fraction { numerator, denominator: next()?, line }
            }
            Visual::Negation => negated(*next()?)?,
        })
    }

    fn scripts(
        &mut self,
        ty: ScriptType,
        position: ScriptPosition,
        font: Option<Font>,
    ) -> Result<Node, Fault> {
        let base = Box::new(self.element(font)?);
        let mut next = || self.element(font).map(|node| Some(Box::new(node)));
        let (below, above) = match ty {
            ScriptType::Subscript => (next()?, None),
            ScriptType::Superscript => (None, next()?),
            ScriptType::SubSuperscript => {
                let below = next()?;
                (below, next()?)
            }
        };
        let place = match position {
            ScriptPosition::Right => Place::Beside,
            ScriptPosition::AboveBelow => Place::Over,
            ScriptPosition::Movable => Place::Movable,
        };
        Ok(Node::Scripts { base, below, above, place })
    }

    fn group(&mut self, grouping: &Grouping, font: Option<Font>) -> Result<Node, Fault> {
        let kind = match grouping {
            Grouping::Normal => return Ok(Node::Row(self.row(font, Some(()))?)),
            Grouping::LeftRight(open, close) => {
                let body = self.row(font, Some(()))?;
                return Ok(Node::Fenced { open: *open, close: *close, body });
            }
            Grouping::Equation { .. } => return Ok(Node::Row(self.row(None, Some(()))?)),
            Grouping::Array(columns) => TableKind::Grid(array_columns(columns)?),
            Grouping::Matrix { alignment } => TableKind::Grid(vec![align(*alignment); 64]),
            Grouping::Cases { left } => TableKind::Cases { left: *left },
            Grouping::Align { .. }
            | Grouping::Aligned
            | Grouping::Alignat { .. }
            | Grouping::Alignedat { .. }
            | Grouping::Split => TableKind::Aligned,
            Grouping::SubArray { .. } | Grouping::Gather { .. } | Grouping::Gathered | Grouping::Multline => {
                TableKind::Lines
            }
        };
        let mut rows = vec![Vec::new()];
        loop {
            let (cell, stop) = self.run(None)?;
            if let Some(row) = rows.last_mut() {
                row.push(cell);
            }
            match stop {
                Stop::Cell => {}
                Stop::Line => rows.push(Vec::new()),
                Stop::End => break,
            }
        }
        // A break behind the last line makes no line of its own.
        if rows.len() > 1 && rows.last().is_some_and(|row| row.iter().all(Vec::is_empty)) {
            rows.pop();
        }
        Ok(Node::Table(Table { kind, rows }))
    }
}

fn content_node(content: &Content<'_>, font: Option<Font>) -> Result<Node, Fault> {
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
fn negated(node: Node) -> Result<Node, Fault> {
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

fn array_columns(columns: &[ArrayColumn]) -> Result<Vec<Align>, Fault> {
    columns
        .iter()
        .map(|column| match column {
            ArrayColumn::Column(alignment) => Ok(align(*alignment)),
            ArrayColumn::Separator(_) => Err(unsupported("a line between columns")),
        })
        .collect()
}

fn align(alignment: ColumnAlignment) -> Align {
    match alignment {
        ColumnAlignment::Left => Align::Left,
        ColumnAlignment::Center => Align::Centre,
        ColumnAlignment::Right => Align::Right,
    }
}

fn size(style: Style) -> Size {
    match style {
        Style::Display => Size::Display,
        Style::Text => Size::Text,
        Style::Script => Size::Script,
        Style::ScriptScript => Size::ScriptScript,
    }
}

/// A length in ems of ten points.
fn ems(length: &Dimension) -> f32 {
    let points = match length.unit {
        DimensionUnit::Em => return length.value,
        DimensionUnit::Mu => return length.value / 18.0,
        DimensionUnit::Ex => return length.value * 0.45,
        DimensionUnit::Pt | DimensionUnit::Bp => 1.0,
        DimensionUnit::Pc | DimensionUnit::Cc => 12.0,
        DimensionUnit::In => 72.0,
        DimensionUnit::Cm => 28.35,
        DimensionUnit::Mm => 2.835,
        DimensionUnit::Dd => 1.07,
        DimensionUnit::Sp => 1.0 / 65_536.0,
    };
    length.value * points / 10.0
}
