//! Paragraphs and everything that stands between them.

use std::fmt::Write as _;

use super::lead_in::announces;
use super::{DEEPEST, Writer, margin};
use crate::diagnostic::Span;
use crate::model::block::{Alert, Block, BlockKind, Heading, Panel, PanelKind, Quotation};
use crate::model::code::{Listing, TokenKind};
use crate::model::report::Part;

impl<'a> Writer<'a> {
    /// A part: its heading, then its blocks, on pages that its running head stands over. The parts of what is short
    /// follow one another.
    pub(super) fn part(&mut self, part: &'a Part) {
        self.out.push_str(if self.is_post() { "\n#post-part(" } else { "\n#part(" });
        self.string(part.id.as_str());
        self.out.push_str(", ");
        self.string(part.full_title().trim());
        let _ = write!(self.out, ", role: \"{}\")[", part.role.as_str());
        if self.tight.contains(&part.id) {
            self.out.push_str("#show: tightened\n");
        }
        self.spanned(part.span, |writer| {
            if part.title.is_empty() && part.label.is_none() {
                writer.mark(&part.id);
            } else {
                writer.out.push_str("#heading(level: 1)[");
                if let Some(label) = &part.label {
                    writer.out.push_str("#part-label(");
                    writer.label_and_numeral(label, part.number.as_deref(), part.span);
                    writer.out.push(')');
                }
                writer.heading_inlines(&part.title);
                writer.out.push(']');
                writer.label(&part.id);
                writer.out.push('\n');
            }
        });
        let mut blocks = part.blocks.iter().enumerate().peekable();
        while let Some((at, block)) = blocks.next() {
            if at > 0 {
                self.out.push_str("\n\n");
            }
            self.in_margin =
                margin::has_room(&part.blocks, at, &self.setting.report.pictures, &self.setting.theme.tokens);
            self.at_opener = at == 0;
            if is_captioned(block) {
                let trail = blocks.next_if(|(_, next)| matches!(next.kind, BlockKind::Trail(_)));
                self.trail = trail.and_then(|(_, trail)| match &trail.kind {
                    BlockKind::Trail(trail) => Some(trail),
                    _ => None,
                });
            }
            self.announces = announces(block, blocks.peek().map(|(_, next)| *next));
            self.block(block);
        }
        self.in_margin = false;
        self.out.push_str("]\n");
    }

    /// Blocks with paragraph breaks between them.
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for (at, block) in blocks.iter().enumerate() {
            if at > 0 {
                self.out.push_str("\n\n");
            }
            self.announces = announces(block, blocks.get(at + 1));
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        let span = block.span;
        match &block.kind {
            BlockKind::Paragraph(content) => {
                self.out.push_str(if self.announces { "#lead-in" } else { "#par" });
                self.bracketed(|writer| writer.inlines(content));
            }
            BlockKind::Heading(heading) => self.heading(heading, span),
            BlockKind::List(list) => self.nested(|writer, flat| writer.list(list, flat)),
            BlockKind::Definitions(definitions) => {
                self.nested(|writer, flat| writer.definitions(definitions, flat));
            }
            BlockKind::Quotation(quotation) => self.nested(|writer, flat| writer.quotation(quotation, flat)),
            BlockKind::Panel(panel) => self.nested(|writer, flat| writer.panel(panel, flat)),
            BlockKind::Alert(alert) => self.nested(|writer, flat| writer.alert(alert, flat, span)),
            BlockKind::Code(listing) => self.listing(listing, span),
            BlockKind::Formula(formula) => self.formula(formula, true, span),
            BlockKind::Figure(figure) => self.figure(figure, span),
            BlockKind::Image(image) => self.image(image, span),
            BlockKind::Table(table) => self.nested(|writer, _| writer.table(table, span)),
            BlockKind::Item(item) => self.item(item),
            BlockKind::Trail(trail) => self.trail(trail),
            BlockKind::Findings(_) => {}
            BlockKind::Rule => self.out.push_str("#divider()"),
            BlockKind::Directive { body, .. } => self.listing(&Listing::plain(None, body), span),
        }
    }

    /// Blocks of something that is tagged itself, such as a list item: a paragraph that begins it stands in it
    /// directly, beside the number or bullet.
    pub(super) fn contained(&mut self, blocks: &[Block]) {
        match blocks {
            [Block { kind: BlockKind::Paragraph(content), .. }, rest @ ..] => {
                self.inlines(content);
                if !rest.is_empty() {
                    self.out.push_str("\n\n");
                    self.blocks(rest);
                }
            }
            blocks => self.blocks(blocks),
        }
    }

    /// Writes what holds other blocks, and says whether it stands too deep to be set in further.
    pub(super) fn nested(&mut self, run: impl FnOnce(&mut Self, bool)) {
        self.depth += 1;
        run(self, self.depth > DEEPEST);
        self.depth -= 1;
    }

    fn heading(&mut self, heading: &Heading, span: Span) {
        self.spanned(span, |writer| {
            let _ = write!(writer.out, "#heading(level: {})", heading.level.clamp(2, 6));
            writer.bracketed(|writer| writer.heading_inlines(&heading.content));
            if let Some(id) = &heading.id {
                writer.label(id);
            }
        });
    }

    fn quotation(&mut self, quotation: &Quotation, flat: bool) {
        if flat {
            if let Some(id) = &quotation.id {
                self.mark(id);
            }
            self.blocks(&quotation.blocks);
            if let Some(attribution) = &quotation.attribution {
                self.out.push_str("\n\n");
                self.word("— ");
                self.inlines(attribution);
            }
            return;
        }
        if quotation.pull {
            self.out.push_str(if self.in_margin { "#pull-beside[" } else { "#pull[" });
        }
        self.out.push_str("#quote(block: true");
        if let Some(attribution) = &quotation.attribution {
            self.out.push_str(", attribution: ");
            self.bracketed(|writer| {
                writer.word("— ");
                writer.inlines(attribution);
            });
        }
        self.out.push(')');
        self.bracketed(|writer| {
            if let Some(id) = &quotation.id {
                writer.mark(id);
            }
            writer.blocks(&quotation.blocks);
        });
        if quotation.pull {
            self.out.push(']');
        }
    }

    fn panel(&mut self, panel: &Panel, flat: bool) {
        let titled = !panel.title.is_empty();
        if flat {
            if let Some(id) = &panel.id {
                self.mark(id);
            }
            if !panel.label.is_empty() {
                self.own(&panel.label, None);
                self.word(" ");
            }
            self.inlines(&panel.title);
            self.out.push_str("\n\n");
            self.blocks(&panel.blocks);
            return;
        }
        let kind = match panel.kind {
            PanelKind::Plain => "plain",
            PanelKind::CaseStudy => "case-study",
        };
        let _ = write!(self.out, "#panel(\"{kind}\"");
        if !panel.label.is_empty() {
            self.out.push_str(", label: ");
            self.bracketed(|writer| writer.own(&panel.label, None));
        }
        if titled {
            self.out.push_str(", title: ");
            self.bracketed(|writer| {
                if let Some(id) = &panel.id {
                    writer.mark(id);
                }
                writer.inlines(&panel.title);
            });
        }
        self.out.push(')');
        self.bracketed(|writer| {
            if let Some(id) = panel.id.as_ref().filter(|_| !titled) {
                writer.mark(id);
            }
            writer.blocks(&panel.blocks);
        });
    }

    fn alert(&mut self, alert: &Alert, flat: bool, span: Span) {
        if flat {
            self.own(&alert.label, Some(span));
            self.out.push_str("\n\n");
            self.blocks(&alert.blocks);
            return;
        }
        let _ = write!(self.out, "#alert(\"{}\", ", alert.kind.as_str());
        self.bracketed(|writer| writer.own(&alert.label, Some(span)));
        self.out.push(')');
        self.bracketed(|writer| writer.blocks(&alert.blocks));
    }

    /// A listing: its lines in colour, and the whole as `raw`, which Typst tags as code, a paragraph a line.
    fn listing(&mut self, listing: &Listing, span: Span) {
        if listing.lines.is_empty() {
            return;
        }
        self.out.push_str("#listing((");
        for line in &listing.lines {
            self.bracketed(|writer| {
                for token in line {
                    // A tab is no glyph; four spaces are how wide it stands in every edition.
                    let text = token.text.replace('\t', "    ");
                    if token.kind == TokenKind::Plain {
                        writer.code_text(&text, span);
                        continue;
                    }
                    let _ = write!(writer.out, "#token(\"{}\")", token.kind.as_str());
                    writer.bracketed(|writer| writer.code_text(&text, span));
                }
            });
            self.out.push(',');
        }
        self.out.push_str("))[");
        self.spanned(span, |writer| {
            writer.out.push_str("#raw(block: true, ");
            let text = listing.text();
            writer.string(&text);
            writer.out.push(')');
        });
        self.out.push(']');
    }
}

/// Whether it has a caption, and with that a place for what rests on it.
fn is_captioned(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Figure(_) => true,
        BlockKind::Table(table) => table.caption.is_some() && !table.columns.is_empty(),
        _ => false,
    }
}
