//! Reckons how large a drawing becomes once every reference in it is followed: a few lines of nested `<use>` can
//! stand for millions of shapes.

use std::collections::BTreeMap;

use crate::diagnostic::Code;

use super::reference;
use super::unsafe_part;
use crate::source::picture_format::PictureFault;

/// The most elements that a drawing may stand for.
const LARGEST: u64 = 1_000_000;
/// The longest chain of references, each within what the one before refers to.
const LONGEST: usize = 64;

/// The elements of a drawing, and what they refer to.
#[derive(Default)]
pub(super) struct Expansion {
    elements: Vec<Element>,
    /// From the root to the element that is open.
    open: Vec<usize>,
    names: BTreeMap<String, usize>,
    styles: Vec<String>,
}

#[derive(Default)]
struct Element {
    targets: Vec<String>,
    /// Of the last element within it, itself if there is none.
    last: usize,
}

impl Expansion {
    pub(super) fn open(&mut self) {
        let index = self.elements.len();
        self.elements.push(Element { targets: Vec::new(), last: index });
        self.open.push(index);
    }

    pub(super) fn close(&mut self) {
        let last = self.elements.len().saturating_sub(1);
        if let Some(element) = self.open.pop().and_then(|index| self.elements.get_mut(index)) {
            element.last = last;
        }
    }

    /// Names the element that was opened last. A name that is given twice makes the file invalid (EPUB 3.3, core media
    /// types: SVG content documents are well-formed XML with unique ids).
    pub(super) fn name(&mut self, id: &str) -> Result<(), PictureFault> {
        let index = self.elements.len().saturating_sub(1);
        match self.names.insert(id.to_owned(), index) {
            None => Ok(()),
            Some(_) => {
                let message = format!("gives two of its parts the id `{id}`");
                Err(PictureFault::new(
                    Code::ImageUnreadable,
                    message,
                    "export it again, or rename one of them",
                ))
            }
        }
    }

    /// Notes that the element that was opened last refers to a name.
    pub(super) fn refer(&mut self, id: &str) {
        if let Some(element) = self.elements.last_mut() {
            element.targets.push(id.to_owned());
        }
    }

    pub(super) fn style(&mut self, style: String) {
        self.styles.push(style);
    }

    /// Checks the styles, then the size with every reference followed.
    pub(super) fn check(&self) -> Result<(), PictureFault> {
        self.styles.iter().try_for_each(|style| reference::check_style(style))?;
        let referring: Vec<usize> = (0..self.elements.len())
            .filter(|index| self.elements.get(*index).is_some_and(|e| !e.targets.is_empty()))
            .collect();
        let mut sizes = Sizes { drawing: self, referring: &referring, known: BTreeMap::new() };
        let size = sizes.of(0, 0)?;
        if size > LARGEST { Err(too_large()) } else { Ok(()) }
    }
}

struct Sizes<'d> {
    drawing: &'d Expansion,
    /// The elements that refer to something, in order.
    referring: &'d [usize],
    /// By element; nothing yet where it is being reckoned, which only a circle asks for.
    known: BTreeMap<usize, Option<u64>>,
}

impl Sizes<'_> {
    /// How many elements one stands for.
    fn of(&mut self, index: usize, depth: usize) -> Result<u64, PictureFault> {
        match self.known.get(&index) {
            Some(Some(size)) => return Ok(*size),
            Some(None) => return Err(unsafe_part("refers to itself in a circle", "export it again")),
            None => {}
        }
        if depth > LONGEST {
            return Err(unsafe_part("has too long a chain of references", "export it as plain shapes"));
        }
        self.known.insert(index, None);
        let last = self.drawing.elements.get(index).map_or(index, |element| element.last);
        let mut size = (last - index + 1) as u64;
        let first = self.referring.partition_point(|at| *at < index);
        for at in self.referring.iter().skip(first).take_while(|at| **at <= last) {
            let Some(element) = self.drawing.elements.get(*at) else { continue };
            for target in &element.targets {
                let Some(target) = self.drawing.names.get(target) else { continue };
                size = size.saturating_add(self.of(*target, depth + 1)?);
                if size > LARGEST {
                    return Err(too_large());
                }
            }
        }
        self.known.insert(index, Some(size));
        Ok(size)
    }
}

fn too_large() -> PictureFault {
    unsafe_part(format!("stands for more than {LARGEST} shapes"), "simplify the drawing")
}
