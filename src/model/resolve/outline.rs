//! Cuts the text into parts at its shallowest headings, gives each its role, and mends heading levels.

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::locale::Locale;
use crate::model::block::{Attributes, Block, BlockKind, Heading};
use crate::model::identifier::Id;
use crate::model::inline::plain_text;
use crate::model::metadata::Metadata;
use crate::model::report::Part;
use crate::model::role::Role;

use super::attributes::{report_addressee, report_roles};

/// Cuts blocks into parts. Ids of parts are placeholders until `identity` has run.
pub(super) fn parts(blocks: Vec<Block>, metadata: &Metadata, locale: &Locale, sink: &mut Sink) -> Vec<Part> {
    let shallowest = blocks.iter().filter_map(level_of).min().unwrap_or(1);
    let mut parts: Vec<Part> = Vec::new();
    let mut levels = Levels::default();
    for block in blocks {
        match block.kind {
            BlockKind::Heading(heading) if heading.level <= shallowest => {
                let first = parts.iter().all(|part| part.role == Role::Opening);
                levels = Levels::default();
                let role = role_of(&heading, metadata, locale, first);
                if role == Role::Chapter {
                    report_near_miss(&heading, block.span, locale, sink);
                }
                report_addressee(&heading.attributes, sink);
                report_roles(&heading.attributes, 1, sink);
                parts.push(Part {
                    role,
                    id: heading.id.unwrap_or_else(|| Id::from_words("")),
                    label: None,
                    number: None,
                    title: heading.content,
                    blocks: Vec::new(),
                    span: block.span,
                });
            }
            BlockKind::Heading(mut heading) => {
                let written = heading.level - shallowest + 1;
                let mended = levels.mend(written);
                if mended.skipped {
                    let message =
                        format!("this heading skips from level {} to level {written}", mended.parent);
                    let hint = format!(
                        "write it with {} `#`",
                        usize::from(heading.level - (written - mended.level))
                    );
                    sink.report(Diagnostic::new(Code::HeadingLevelSkipped, block.span, message).hint(hint));
                }
                heading.level = mended.level;
                push(&mut parts, Block::new(BlockKind::Heading(heading), block.span));
            }
            _ => push(&mut parts, block),
        }
    }
    parts
}

fn level_of(block: &Block) -> Option<u8> {
    match &block.kind {
        BlockKind::Heading(heading) => Some(heading.level),
        _ => None,
    }
}

fn push(parts: &mut Vec<Part>, block: Block) {
    match parts.last_mut() {
        Some(part) => part.blocks.push(block),
        None => parts.push(Part {
            role: Role::Opening,
            id: Id::from_words(""),
            label: None,
            number: None,
            title: Vec::new(),
            span: block.span,
            blocks: vec![block],
        }),
    }
}

/// A class wins; else the heading's words; a first heading that only repeats the title opens the text.
fn role_of(heading: &Heading, metadata: &Metadata, locale: &Locale, first: bool) -> Role {
    if let Some(role) = role_of_class(&heading.attributes) {
        return role;
    }
    let words = plain_text(&heading.content);
    if first && words.trim().eq_ignore_ascii_case(metadata.title.trim()) {
        return Role::Opening;
    }
    locale.role_of(super::title::without_number(words.trim())).unwrap_or(Role::Chapter)
}

/// The role that a class names, if one does.
pub(super) fn role_of_class(attributes: &Attributes) -> Option<Role> {
    attributes.classes.iter().find_map(|class| Role::from_class(class))
}

fn report_near_miss(heading: &Heading, span: crate::diagnostic::Span, locale: &Locale, sink: &mut Sink) {
    let words = plain_text(&heading.content);
    if let Some((role, name)) = locale.near_role(&words) {
        let message = format!("`{}` is almost `{name}`, and is taken as a chapter", words.trim());
        let hint =
            format!("write `{name}`, or add `{{.{}}}` behind the heading, or `{{.chapter}}`", role.as_str());
        sink.report(Diagnostic::new(Code::RoleNearMiss, span, message).hint(hint));
    }
}

/// The headings that the next one stands under, as written and as mended. The part's own is level 1.
#[derive(Default)]
struct Levels {
    above: Vec<(u8, u8)>,
}

struct Mended {
    level: u8,
    parent: u8,
    skipped: bool,
}

impl Levels {
    /// Makes a written level follow on from those above it. Only the first of several that skip alike is called skipped.
    fn mend(&mut self, written: u8) -> Mended {
        let mut sibling = false;
        while let Some((above, _)) = self.above.last().copied().filter(|(above, _)| *above >= written) {
            sibling |= above == written;
            self.above.pop();
        }
        let (parent, mended) = self.above.last().copied().unwrap_or((1, 1));
        let level = mended + 1;
        self.above.push((written, level));
        Mended { level, parent, skipped: written > parent + 1 && !sibling }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_follow_on() {
        let mut levels = Levels::default();
        let mut mend = |written| {
            let mended = levels.mend(written);
            (mended.level, mended.skipped)
        };
        assert_eq!(mend(2), (2, false));
        assert_eq!(mend(4), (3, true));
        assert_eq!(mend(4), (3, false));
        assert_eq!(mend(3), (3, false));
        assert_eq!(mend(4), (4, false));
        assert_eq!(mend(2), (2, false));
    }
}
