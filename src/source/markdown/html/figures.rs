//! `<figure>`: an image with its caption, or whatever else it holds.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::block::{Block, BlockKind, Caption, Figure};
use crate::model::inline::{Inline, InlineKind};

use super::super::builder::Builder;
use super::super::frame::{FigureFrame, Frame, Kind};
use super::super::paragraphs::{extent, is_blank};

impl Builder<'_> {
    pub(in super::super) fn close_figure_caption(&mut self, frame: Frame) {
        let content = self.line(frame.inlines);
        if let Kind::Figure(figure) = &mut self.top().kind
            && !is_blank(&content)
        {
            figure.caption.extend(content);
        }
    }

    pub(in super::super) fn close_figure(&mut self, figure: FigureFrame, frame: Frame) {
        let span = self.span(frame.range);
        let FigureFrame { mut id, caption: content } = figure;
        let mut blocks = frame.blocks;
        let sole = if blocks.len() == 1 && !content.is_empty() { blocks.pop() } else { None };
        match sole.map(|block| (block.kind, block.span)) {
            Some((BlockKind::Image(image), _)) => {
                let caption = Caption { id, content, ..Caption::default() };
                return self.push_block(Block::new(BlockKind::Figure(Figure { image, caption }), span));
            }
            Some((BlockKind::Table(mut table), _)) if table.caption.is_none() => {
                table.caption = Some(Caption { id, content, ..Caption::default() });
                return self.push_block(Block::new(BlockKind::Table(table), span));
            }
            Some((kind, span)) => blocks.push(Block::new(kind, span)),
            None => {}
        }
        self.top().anchors.extend(id.take().map(|id| Inline::new(InlineKind::Anchor(id), span)));
        blocks.into_iter().for_each(|block| self.push_block(block));
        if let Some(range) = extent(&content) {
            let place = self.span(range);
            let message = "a `<figcaption>` stands with something else than one image or table";
            let hint = "only images and tables can be captioned: it is kept as a paragraph";
            self.report(Diagnostic::new(Code::RawHtml, place, message).hint(hint));
            self.push_block(Block::new(BlockKind::Paragraph(content), place));
        }
    }
}
