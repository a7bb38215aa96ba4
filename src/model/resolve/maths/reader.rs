//! Reads LaTeX into a tree, or says why not.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pulldown_latex::event::{
    ArrayColumn, ColumnAlignment, Dimension, DimensionUnit, EnvironmentFlow, Event, Font, Grouping,
    ScriptPosition, ScriptType, StateChange, Style, Visual,
};
use pulldown_latex::{Parser, Storage};

use super::content;
use super::shape::{self, DEEPEST, Fault, unsupported};
use super::tree::{Align, Node, Place, Size, Table, TableKind};

/// Reads a formula.
pub(super) fn read(latex: &str) -> Result<Vec<Node>, Fault> {
    shape::check(latex)?;
    // The parser is not ours and has its own assertions; none may end a build.
    let parsed = catch_unwind(AssertUnwindSafe(|| {
        let storage = Storage::new();
        let events: Result<Vec<Event<'_>>, String> =
            Parser::new(latex, &storage).map(|event| event.map_err(|error| error.to_string())).collect();
        let events = events.map_err(|message| Fault {
            message: match unknown_command(latex) {
                Some(command) if message.contains(UNKNOWN) => format!("`{command}` is not known"),
                _ => first_line(&message),
            },
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

/// What the parser says of a command that it does not know, without saying which.
const UNKNOWN: &str = "unknown primitive command";

/// The first command of a formula that the parser does not know.
fn unknown_command(latex: &str) -> Option<String> {
    let names = latex.split('\\').skip(1).filter_map(|rest| {
        let length = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        rest.get(..length).filter(|name| !name.is_empty())
    });
    names.map(|name| format!("\\{name}")).find(|command| {
        let storage = Storage::new();
        let alone = format!("{command}{{x}}{{x}}");
        Parser::new(&alone, &storage)
            .any(|event| event.is_err_and(|error| error.to_string().contains(UNKNOWN)))
    })
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
            Some(Event::Content(content)) => content::node(content, font),
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
            Visual::Negation => content::negated(*next()?)?,
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
