//! Writes a formula as Typst maths. Signs are escapes (`\u{78}`), names and words are string literals, and every
//! function comes from this file, so that no formula can become Typst code.

use std::fmt::Write as _;

use super::alphabets::{in_font, is_upright};
use super::marks::{binomial, is_arrow, is_operator, over, under};
use super::tree::{Align, Class, Node, Place, Side, Size, Symbol, Table, TableKind};
use crate::model::literal::push_literal;

/// The formula without dollar signs.
pub(super) fn write(nodes: &[Node], display: bool) -> String {
    let mut writer = Writer { out: String::new() };
    match nodes {
        // Lines of the whole formula are lines of the page; those of a part of it stand in a column.
        [Node::Table(table)] if display && matches!(table.kind, TableKind::Aligned | TableKind::Lines) => {
            for (at, row) in table.rows.iter().enumerate() {
                if at > 0 {
                    writer.out.push_str(" \\ ");
                }
                writer.aligned(row);
            }
        }
        nodes => writer.nodes(nodes),
    }
    writer.out
}

struct Writer {
    out: String,
}

impl Writer {
    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            self.node(node);
        }
    }

    /// Nodes as an argument, which must not be empty.
    fn argument(&mut self, nodes: &[Node]) {
        let start = self.out.len();
        self.nodes(nodes);
        if self.out.len() == start {
            self.out.push_str("#[]");
        }
    }

    fn sign(&mut self, character: char) {
        let _ = write!(self.out, "\\u{{{:x}}}", u32::from(character));
    }

    fn string(&mut self, text: &str) {
        let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        push_literal(&mut self.out, &text);
    }

    fn call(&mut self, function: &str, run: impl FnOnce(&mut Self)) {
        self.out.push_str(function);
        self.out.push('(');
        run(self);
        self.out.push(')');
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Row(nodes) => self.nodes(nodes),
            Node::Symbol(symbol) => self.symbol(symbol),
            Node::Number(text, font) => {
                let text: String = text.chars().map(|c| in_font(c, *font)).collect();
                self.string(&text);
            }
            Node::Text(text, font) => {
                let text: String = text.chars().map(|c| in_font(c, *font)).collect();
                self.string(&text);
            }
            Node::Function(name) => self.call("op", |writer| writer.string(name)),
            Node::Delimiter { character, size, side } => {
                let class = match side {
                    Side::Open => "class(\"opening\", ",
                    Side::Middle => "mid(",
                    Side::Close => "class(\"closing\", ",
                };
                self.out.push_str(class);
                match size {
                    Some(size) => {
                        let _ = write!(self.out, "lr(size: #{size}em, ");
                        self.sign(*character);
                        self.out.push(')');
                    }
                    None => self.sign(*character),
                }
                self.out.push(')');
            }
            Node::Fenced { open: Some('('), close: Some(')'), body } if binomial(body).is_some() => {
                if let Some((upper, lower)) = binomial(body) {
                    self.pair("binom", upper, lower);
                }
            }
            Node::Fenced { open, close, body } => self.call("lr", |writer| {
                if let Some(open) = open {
                    writer.sign(*open);
                }
                writer.argument(body);
                if let Some(close) = close {
                    writer.sign(*close);
                }
            }),
            Node::Fraction { numerator, denominator, line: true } => {
                self.pair("frac", numerator, denominator)
            }
            Node::Fraction { numerator, denominator, line: false } => self.call("vec", |writer| {
                writer.out.push_str("delim: #none, ");
                writer.one(numerator);
                writer.out.push_str(", ");
                writer.one(denominator);
            }),
            Node::Root { radicand, index: None } => self.call("sqrt", |writer| writer.one(radicand)),
            Node::Root { radicand, index: Some(index) } => self.pair("root", index, radicand),
            Node::Scripts { base, below, above, place } => {
                self.scripts(base, below.as_deref(), above.as_deref(), *place);
            }
            Node::Table(table) => self.table(table),
            Node::Space(width) => {
                let _ = write!(self.out, "#h({width:.3}em)");
            }
            Node::Styled { style, body } => {
                let function = match style {
                    Size::Display => "display",
                    Size::Text => "inline",
                    Size::Script => "script",
                    Size::ScriptScript => "sscript",
                };
                self.call(function, |writer| writer.argument(body));
            }
        }
    }

    fn one(&mut self, node: &Node) {
        self.argument(std::slice::from_ref(node));
    }

    fn pair(&mut self, function: &str, first: &Node, second: &Node) {
        self.call(function, |writer| {
            writer.one(first);
            writer.out.push_str(", ");
            writer.one(second);
        });
    }

    fn symbol(&mut self, symbol: &Symbol) {
        let first = symbol.characters.chars().next().unwrap_or(' ');
        let letters = first.is_alphanumeric();
        let class = match symbol.class {
            Class::Binary if letters => Some("class(\"binary\", "),
            Class::Relation if letters || symbol.characters.chars().nth(1).is_some() => {
                Some("class(\"relation\", ")
            }
            Class::Punctuation if first != ',' && first != ';' => Some("class(\"punctuation\", "),
            _ => None,
        };
        self.out.push_str(class.unwrap_or(""));
        let upright = letters && is_upright(first, symbol.font);
        if upright {
            self.out.push_str("upright(");
        }
        for c in symbol.characters.chars() {
            self.sign(in_font(c, symbol.font));
        }
        if upright {
            self.out.push(')');
        }
        if class.is_some() {
            self.out.push(')');
        }
    }

    fn scripts(&mut self, base: &Node, below: Option<&Node>, above: Option<&Node>, place: Place) {
        if place == Place::Over {
            let marked = match (below, above) {
                (None, Some(mark)) => mark.ordinary().and_then(over),
                (Some(mark), None) => mark.ordinary().and_then(under),
                _ => None,
            };
            if let Some(function) = marked {
                return self.call(function, |writer| writer.one(base));
            }
        }
        self.call("attach", |writer| {
            match place {
                Place::Over if is_arrow(base) => {
                    writer.call("limits", |writer| writer.call("stretch", |writer| writer.one(base)));
                }
                Place::Over => writer.call("limits", |writer| writer.one(base)),
                Place::Movable => {
                    writer.call("limits", |writer| {
                        writer.one(base);
                        writer.out.push_str(", inline: #false");
                    });
                }
                Place::Beside if is_operator(base) => writer.call("scripts", |writer| writer.one(base)),
                Place::Beside => writer.one(base),
            }
            for (name, script) in [("b", below), ("t", above)] {
                let Some(script) = script else { continue };
                let _ = write!(writer.out, ", {name}: ");
                match script.primes() {
                    Some(count) => {
                        let _ = write!(writer.out, "primes(#{count})");
                    }
                    None => writer.one(script),
                }
            }
        });
    }

    fn table(&mut self, table: &Table) {
        match &table.kind {
            TableKind::Grid(_) => self.call("mat", |writer| {
                writer.out.push_str("delim: #none, ");
                for (at, row) in table.rows.iter().enumerate() {
                    if at > 0 {
                        writer.out.push_str("; ");
                    }
                    for (column, cell) in row.iter().enumerate() {
                        if column > 0 {
                            writer.out.push_str(", ");
                        }
                        let align = table.align(column);
                        if align == Align::Left {
                            writer.out.push('&');
                        }
                        writer.argument(cell);
                        if align == Align::Right {
                            writer.out.push('&');
                        }
                    }
                }
            }),
            TableKind::Cases { left } => self.call("cases", |writer| {
                let _ = write!(writer.out, "reverse: #{}", !left);
                for row in &table.rows {
                    writer.out.push_str(", ");
                    for (column, cell) in row.iter().enumerate() {
                        // Columns are right and left by turns; those that are right hold nothing but space.
                        writer.out.push_str(if column > 0 { "&#h(1em)&" } else { "&" });
                        writer.argument(cell);
                    }
                }
            }),
            TableKind::Aligned | TableKind::Lines => self.call("vec", |writer| {
                writer.out.push_str("delim: #none");
                for row in &table.rows {
                    writer.out.push_str(", ");
                    writer.aligned(row);
                }
            }),
        }
    }

    /// The cells of a line with the marks that align them.
    fn aligned(&mut self, row: &[Vec<Node>]) {
        for (column, cell) in row.iter().enumerate() {
            if column > 0 {
                self.out.push('&');
            }
            // Columns come in pairs; each pair but the first stands apart from the one before it.
            if column > 0 && column.is_multiple_of(2) {
                self.out.push_str("#h(2em)");
            }
            if !cell.is_empty() {
                self.call("display", |writer| writer.argument(cell));
            } else if row.len() == 1 {
                self.out.push_str("#[]");
            }
        }
    }
}
