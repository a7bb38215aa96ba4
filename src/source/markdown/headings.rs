//! Headings: of the outline, of a box, or, anywhere else, lines in bold.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::block::{Block, BlockKind, Heading};
use crate::model::inline::{Inline, InlineKind};
use crate::model::role::Role;

use super::attributes::{Allowed, trailing};
use super::builder::Builder;
use super::frame::{BoxTitle, Frame, HeadingFrame, Kind};
use super::paragraphs::{extent, is_blank};

const BOX: Allowed<'_> = Allowed { bearer: "the heading of a box", classes: &["case-study"], keys: &[] };
const LINE: Allowed<'_> = Allowed { bearer: "a heading within a block", classes: &[], keys: &[] };

impl Builder<'_> {
    pub(super) fn close_heading(&mut self, heading: HeadingFrame, frame: Frame) {
        let mut inlines = frame.inlines;
        super::runs::trim(&mut inlines);
        let written = extent(&inlines).and_then(|range| trailing(self.manuscript.text, range, true));
        let written = written.and_then(|written| self.take_off(written, &mut inlines));
        self.loose_images();
        let mut content = self.line(inlines);
        let span = self.span(frame.range);
        let outline = self.innermost().all(|(_, frame)| matches!(frame.kind, Kind::Passage));
        let top = self.top();
        let first = top.blocks.is_empty() && top.anchors.is_empty();
        let titles = first
            && matches!(&top.kind, Kind::Quote(quote) if quote.alert.is_none() && quote.title.is_none());
        // The classes of a heading give its part a role.
        let roles: Vec<&str> = Role::NAMED.iter().map(|role| role.as_str()).collect();
        let allowed = match (outline, titles) {
            (true, _) => Allowed { bearer: "a heading", classes: &roles, keys: &["for"] },
            (_, true) => BOX,
            _ => LINE,
        };
        let mut attributes = written.map(|written| self.accept(written, allowed)).unwrap_or_default();
        attributes.id = attributes.id.or(heading.id);
        if is_blank(&content) {
            let message = "a heading has no words".to_owned();
            let hint = "write its words behind the `#`, or delete it";
            self.report(Diagnostic::new(Code::EmptySection, span, message).hint(hint));
            content.extend(attributes.id.map(|id| Inline::new(InlineKind::Anchor(id), span)));
            content.retain(|inline| matches!(inline.kind, InlineKind::Anchor(_)));
            self.top().anchors.extend(content);
            return;
        }
        if outline {
            let id = attributes.id.clone();
            let heading = Heading { level: heading.level.clamp(1, 6), id, content, attributes };
            return self.push_block(Block::new(BlockKind::Heading(heading), span));
        }
        let case_study = attributes.has_class("case-study");
        if let Kind::Quote(quote) = &mut self.top().kind
            && titles
        {
            quote.title = Some(BoxTitle { content, id: attributes.id, case_study });
            return;
        }
        let anchor = attributes.id.map(|id| Inline::new(InlineKind::Anchor(id), span));
        let strong = Inline::new(InlineKind::Strong(content), span);
        let line = anchor.into_iter().chain([strong]).collect();
        self.push_block(Block::new(BlockKind::Paragraph(line), span));
    }
}
