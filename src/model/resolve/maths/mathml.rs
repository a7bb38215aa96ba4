//! Writes a formula as MathML Core: well-formed XML, without styles. Cells of tables that do not stand in the
//! middle have the class `maths-left` or `maths-right`, since Core has no attribute for it.

use std::fmt::Write as _;

use super::alphabets::{in_font, is_upright};
use super::tree::{Align, Class, Node, Place, Side, Size, Symbol, Table, TableKind};

/// A `<math>` element.
pub(super) fn write(nodes: &[Node], display: bool) -> String {
    let mut writer = Writer { out: String::new(), display };
    let kind = if display { "block" } else { "inline" };
    let _ = write!(writer.out, "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"{kind}\">");
    writer.row(nodes);
    writer.out.push_str("</math>");
    writer.out
}

struct Writer {
    out: String,
    /// Whether scripts that move stand over and under.
    display: bool,
}

impl Writer {
    /// Nodes as one element.
    fn row(&mut self, nodes: &[Node]) {
        self.element("mrow", |writer| {
            for (at, node) in nodes.iter().enumerate() {
                writer.node(node);
                if ends_in_function(node) && nodes.get(at + 1).is_some() {
                    writer.out.push_str("<mo>\u{2061}</mo>");
                    if !matches!(nodes.get(at + 1), Some(Node::Fenced { .. } | Node::Delimiter { .. })) {
                        writer.out.push_str("<mspace width=\"0.167em\"/>");
                    }
                }
            }
        });
    }

    fn element(&mut self, tag: &str, run: impl FnOnce(&mut Self)) {
        let _ = write!(self.out, "<{tag}>");
        run(self);
        // An opening tag's attributes do not belong in the closing one.
        let _ = write!(self.out, "</{}>", tag.split(' ').next().unwrap_or(tag));
    }

    fn leaf(&mut self, tag: &str, text: &str) {
        self.element(tag, |writer| writer.escaped(text));
    }

    fn escaped(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                c => self.out.push(c),
            }
        }
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Row(nodes) => self.row(nodes),
            Node::Symbol(symbol) => self.symbol(symbol),
            Node::Number(number, font) => {
                let number: String = number.chars().map(|c| in_font(c, *font)).collect();
                self.leaf("mn", &number);
            }
            Node::Text(text, font) => {
                let text: String = text.chars().map(|c| in_font(c, *font)).collect();
                // White space at the ends of an element is dropped unless it does not break.
                let inner = text.trim_matches(' ');
                let before = if text.starts_with(' ') { "\u{A0}" } else { "" };
                let after = if text.ends_with(' ') && !inner.is_empty() { "\u{A0}" } else { "" };
                self.leaf("mtext", &format!("{before}{inner}{after}"));
            }
            Node::Function(name) if name.chars().count() == 1 => self.leaf("mi mathvariant=\"normal\"", name),
            Node::Function(name) => self.leaf("mi", name),
            Node::Delimiter { character, size, side } => {
                let form = match side {
                    Side::Open => "prefix",
                    Side::Middle => "infix",
                    Side::Close => "postfix",
                };
                let tag = match size {
                    Some(size) => format!(
                        "mo form=\"{form}\" stretchy=\"true\" minsize=\"{size}em\" maxsize=\"{size}em\""
                    ),
                    None => format!("mo form=\"{form}\" stretchy=\"{}\"", *side == Side::Middle),
                };
                self.leaf(&tag, &character.to_string());
            }
            Node::Fenced { open, close, body } => self.element("mrow", |writer| {
                if let Some(open) = open {
                    writer.leaf("mo form=\"prefix\" stretchy=\"true\"", &open.to_string());
                }
                writer.row(body);
                if let Some(close) = close {
                    writer.leaf("mo form=\"postfix\" stretchy=\"true\"", &close.to_string());
                }
            }),
            Node::Fraction { numerator, denominator, line } => {
                let tag = if *line { "mfrac" } else { "mfrac linethickness=\"0\"" };
                self.element(tag, |writer| {
                    writer.node(numerator);
                    writer.node(denominator);
                });
            }
            Node::Root { radicand, index: None } => self.element("msqrt", |writer| writer.node(radicand)),
            Node::Root { radicand, index: Some(index) } => self.element("mroot", |writer| {
                writer.node(radicand);
                writer.node(index);
            }),
            Node::Scripts { base, below, above, place } => {
                self.scripts(base, below.as_deref(), above.as_deref(), *place)
            }
            Node::Table(table) => self.table(table),
            Node::Space(width) => {
                let _ = write!(self.out, "<mspace width=\"{:.3}em\"/>", width.max(0.0));
            }
            Node::Styled { style, body } => {
                let (display, level) = match style {
                    Size::Display => (true, 0),
                    Size::Text => (false, 0),
                    Size::Script => (false, 1),
                    Size::ScriptScript => (false, 2),
                };
                let around = std::mem::replace(&mut self.display, display);
                let tag = format!("mstyle displaystyle=\"{display}\" scriptlevel=\"{level}\"");
                self.element(&tag, |writer| writer.row(body));
                self.display = around;
            }
        }
    }

    fn symbol(&mut self, symbol: &Symbol) {
        let first = symbol.characters.chars().next().unwrap_or(' ');
        let text: String = symbol.characters.chars().map(|c| in_font(c, symbol.font)).collect();
        let upright = is_upright(first, symbol.font);
        match symbol.class {
            Class::Ordinary if first.is_alphabetic() && upright => {
                self.leaf("mi mathvariant=\"normal\"", &text)
            }
            Class::Ordinary
                if first.is_alphanumeric() || matches!(first, '∞' | '∂' | '∇' | '∅' | '…' | '⋯') =>
            {
                self.leaf("mi", &text);
            }
            // Scripts that move are placed by this writer, never again by the browser.
            Class::Large => self.leaf("mo movablelimits=\"false\"", &text),
            _ => self.leaf("mo", &text),
        }
    }

    fn scripts(&mut self, base: &Node, below: Option<&Node>, above: Option<&Node>, place: Place) {
        let over = place == Place::Over || (place == Place::Movable && self.display);
        let tag = match (over, below.is_some(), above.is_some()) {
            (true, true, true) => "munderover",
            (true, true, false) => "munder",
            (true, false, _) => "mover",
            (false, true, true) => "msubsup",
            (false, true, false) => "msub",
            (false, false, _) => "msup",
        };
        let accent = over && above.and_then(Node::ordinary).is_some_and(|c| !c.is_alphanumeric());
        let tag = if accent && tag == "mover" { "mover accent=\"true\"" } else { tag };
        self.element(tag, |writer| {
            writer.node(base);
            for script in [below, above].into_iter().flatten() {
                // Signs over and under grow to the width of what they mark.
                match script.ordinary().filter(|c| over && !c.is_alphanumeric()) {
                    Some(mark) => writer.leaf("mo stretchy=\"true\"", &mark.to_string()),
                    None => writer.node(script),
                }
            }
        });
    }

    fn table(&mut self, table: &Table) {
        let around = self.display;
        self.display = matches!(table.kind, TableKind::Aligned | TableKind::Lines) && around;
        self.element("mrow", |writer| {
            if let TableKind::Cases { left: true } = table.kind {
                writer.leaf("mo form=\"prefix\" stretchy=\"true\"", "{");
            }
            writer.element("mtable", |writer| {
                for row in &table.rows {
                    writer.element("mtr", |writer| {
                        for (column, cell) in row.iter().enumerate() {
                            let tag = match table.align(column) {
                                Align::Left => "mtd class=\"maths-left\"",
                                Align::Centre => "mtd",
                                Align::Right => "mtd class=\"maths-right\"",
                            };
                            writer.element(tag, |writer| writer.row(cell));
                        }
                    });
                }
            });
            if let TableKind::Cases { left: false } = table.kind {
                writer.leaf("mo form=\"postfix\" stretchy=\"true\"", "}");
            }
        });
        self.display = around;
    }
}

/// Whether what follows is what a function applies to.
fn ends_in_function(node: &Node) -> bool {
    match node {
        Node::Function(_) => true,
        Node::Scripts { base, .. } => ends_in_function(base),
        _ => false,
    }
}
