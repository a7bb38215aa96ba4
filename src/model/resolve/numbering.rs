//! Numbers parts, figures, tables and items, and fills in every label.

use crate::locale::Locale;
use crate::model::block::{Block, BlockKind, Caption, PanelKind};
use crate::model::finding::ItemKind;
use crate::model::metadata::Kind;
use crate::model::report::{Part, Report};
use crate::model::role::Role;
use crate::model::walk::{self, Visitor};

use super::title;

/// Numbers a report from its first part to its last, then its notes.
pub(super) fn number(report: &mut Report, locale: &Locale) {
    // Posts are too short for "Chapter 1".
    let chapters = matches!(report.metadata.kind, Kind::Report | Kind::Briefing);
    if chapters {
        number_parts(&mut report.parts, locale);
    }
    let mut counters = Counters { locale, figures: 0, tables: 0, items: [0; 3] };
    for part in &mut report.parts {
        walk::blocks(&mut part.blocks, &mut counters);
    }
    for note in &mut report.notes {
        walk::blocks(&mut note.blocks, &mut counters);
    }
}

fn number_parts(parts: &mut [Part], locale: &Locale) {
    let mut chapters = 0_usize;
    let mut appendices = 0_usize;
    for part in parts {
        if part.role.is_numbered() {
            chapters += 1;
            label(part, &locale.labels.chapter, chapters.to_string());
        } else if part.role == Role::Appendix && !is_bare(part, locale) {
            label(part, &locale.labels.appendix, letter(appendices));
            appendices += 1;
        }
    }
}

/// Gives a part its label and number, and takes what the author wrote of them from its title.
pub(super) fn label(part: &mut Part, word: &str, number: String) {
    title::strip_label(&mut part.title, word, &number);
    part.label = Some(format!("{word} {number}"));
    part.number = Some(number);
}

/// Whether an appendix is called only "Appendix": then the word is its title, and no label.
fn is_bare(part: &Part, locale: &Locale) -> bool {
    let title = crate::model::inline::plain_text(&part.title);
    title.trim().to_lowercase() == locale.labels.appendix.to_lowercase()
}

/// A, B … Z, AA, AB …
pub(super) fn letter(index: usize) -> String {
    let last = char::from(b'A' + u8::try_from(index % 26).unwrap_or(0));
    match index / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letter(more - 1)),
    }
}

struct Counters<'a> {
    locale: &'a Locale,
    figures: usize,
    tables: usize,
    items: [usize; 3],
}

impl Visitor for Counters<'_> {
    fn block(&mut self, block: &mut Block) {
        let labels = &self.locale.labels;
        match &mut block.kind {
            BlockKind::Figure(figure) => {
                self.figures += 1;
                name(&mut figure.caption, &labels.figure, self.figures, &labels.source);
            }
            BlockKind::Table(table) => {
                if let Some(caption) = &mut table.caption {
                    self.tables += 1;
                    name(caption, &labels.table, self.tables, &labels.source);
                }
            }
            BlockKind::Item(item) => {
                let (word, basis) = match item.kind {
                    ItemKind::Finding => (&labels.finding, &labels.evidence),
                    ItemKind::Implication => (&labels.implication, &labels.follows_from),
                    ItemKind::Recommendation => (&labels.recommendation, &labels.follows_from),
                };
                if let Some(count) = self.items.get_mut(item.kind as usize) {
                    *count += 1;
                    item.number = *count;
                }
                item.label = format!("{word} {}", item.number);
                item.basis_label.clone_from(basis);
                if let Some(addressee) = &mut item.addressee {
                    addressee.label.clone_from(&labels.addressed_to);
                }
            }
            BlockKind::Panel(panel) if panel.kind == PanelKind::CaseStudy => {
                panel.label.clone_from(&labels.case_study)
            }
            BlockKind::Alert(alert) => {
                use crate::model::block::AlertKind;
                alert.label = match alert.kind {
                    AlertKind::Note => &labels.note,
                    AlertKind::Tip => &labels.tip,
                    AlertKind::Important => &labels.important,
                    AlertKind::Warning => &labels.warning,
                    AlertKind::Caution => &labels.caution,
                }
                .clone();
            }
            _ => {}
        }
    }
}

fn name(caption: &mut Caption, word: &str, number: usize, source: &str) {
    caption.label = format!("{word} {number}");
    if caption.source.is_some() {
        source.clone_into(&mut caption.source_label);
    }
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!(
            (letter(0), letter(25), letter(26), letter(52)),
            ("A".into(), "Z".into(), "AA".into(), "BA".into())
        );
    }
}
