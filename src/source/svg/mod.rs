//! Checks that a drawing is only a drawing: nothing in it runs, points outside, or grows without end.
//!
//! The file itself goes into the editions as it is, so what cannot stand there is refused, never taken out.

mod effect;
mod expansion;
mod extent;
mod reference;
mod size;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::diagnostic::Code;

use super::picture_format::PictureFault;
use expansion::Expansion;
pub(super) use size::SvgSize;

const NAMESPACE: &str = "http://www.w3.org/2000/svg";
/// The deepest nesting, which the readers downstream can follow without fear for their stack.
const DEEPEST: usize = 128;

/// Elements that run, embed or show what is not a drawing.
const REFUSED: [&str; 12] = [
    "script",
    "foreignobject",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
    "canvas",
    "handler",
    "listener",
    "link",
    "meta",
];

/// Whether the bytes look like a drawing: XML, and `<svg` early on.
pub(super) fn is_svg(bytes: &[u8]) -> bool {
    let start = bytes.get(..4096).unwrap_or(bytes);
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start();
    start.starts_with(b"<") && start.windows(4).any(|four| four == b"<svg" || four == b":svg")
}

/// Reads a drawing whole and gives its size.
pub(super) fn inspect(bytes: &[u8]) -> Result<SvgSize, PictureFault> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| PictureFault::new(Code::ImageUnreadable, "is not in UTF-8", "save it as UTF-8"))?;
    let mut reader = Reader::from_str(text.strip_prefix('\u{FEFF}').unwrap_or(text));
    reader.config_mut().enable_all_checks(true);
    let mut drawing = Drawing::default();
    loop {
        match reader.read_event().map_err(|error| broken(&error))? {
            Event::Start(tag) => drawing.open(&tag)?,
            Event::Empty(tag) => {
                drawing.open(&tag)?;
                drawing.close()?;
            }
            Event::End(_) => drawing.close()?,
            Event::Text(text) => drawing.text(&text)?,
            Event::CData(text) => drawing.text(&text)?,
            Event::GeneralRef(entity) => drawing.entity(&entity)?,
            Event::Decl(declaration) => {
                let encoding = declaration.encoding().and_then(Result::ok).unwrap_or("UTF-8".into());
                if !matches!(encoding.to_ascii_lowercase().as_str(), "utf-8" | "us-ascii" | "ascii") {
                    let message = format!("says that it is in {encoding}, not UTF-8");
                    return Err(PictureFault::new(Code::ImageUnreadable, message, "save it as UTF-8"));
                }
            }
            Event::PI(instruction) if instruction.target().starts_with("xml-stylesheet") => {
                return Err(unsafe_part("has an external style sheet", "save it as plain SVG"));
            }
            Event::DocType(doctype) => check_doctype(&doctype)?,
            Event::PI(_) | Event::Comment(_) => {}
            Event::Eof => return drawing.finish(),
        }
    }
}

/// What is known of the drawing so far.
#[derive(Default)]
struct Drawing {
    depth: usize,
    size: Option<SvgSize>,
    expansion: Expansion,
    /// How many parts have a filter effect.
    effects: usize,
    /// The text within `<style>`, which is read when it ends.
    style: Option<(usize, String)>,
}

impl Drawing {
    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), PictureFault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(unsafe_part("is nested too deep", "simplify the drawing"));
        }
        let name = tag.local_name().into_inner().to_ascii_lowercase();
        if REFUSED.contains(&name.as_str()) {
            let message = format!("has a `<{}>` in it", tag.name().into_inner());
            return Err(unsafe_part(message, "export it as plain SVG, with nothing but shapes and text"));
        }
        effect::check_element(&name)?;
        self.expansion.open();
        let animates = matches!(name.as_str(), "set" | "discard") || name.starts_with("animate");
        let mut attributes = Vec::new();
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|_| broken(&"an attribute is malformed"))?;
            let value = quick_xml::escape::unescape(&attribute.value).map_err(|_| unknown_entity())?;
            let key = attribute.key.local_name().into_inner().to_ascii_lowercase();
            let full = attribute.key.into_inner();
            if full == "xmlns" || full.starts_with("xmlns:") {
                attributes.push((full.to_owned(), value.into_owned()));
                continue;
            }
            reference::check_attribute(full, &key, &value)?;
            effect::check(&name, &key, &value)?;
            extent::check(&key, &value)?;
            effect::count(&key, &value, &mut self.effects)?;
            if animates && key == "attributename" && reference::is_dangerous(&value) {
                return Err(unsafe_part(format!("animates `{value}`"), "take the animation out"));
            }
            if key == "id" {
                self.expansion.name(&value)?;
            }
            for target in reference::targets(&key, &value) {
                self.expansion.refer(target);
            }
            attributes.push((full.to_owned(), value.into_owned()));
        }
        if self.depth == 1 {
            self.root(tag.name().into_inner(), &attributes)?;
        }
        if name == "style" {
            self.style = Some((self.depth, String::new()));
        }
        Ok(())
    }

    fn root(&mut self, name: &str, attributes: &[(String, String)]) -> Result<(), PictureFault> {
        let get =
            |key: &str| attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str());
        let (binding, local) = match name.split_once(':') {
            Some((prefix, local)) => (format!("xmlns:{prefix}"), local),
            None => ("xmlns".to_owned(), name),
        };
        if self.size.is_some() || local != "svg" || get(&binding) != Some(NAMESPACE) {
            let hint = format!("its first element is `<svg xmlns=\"{NAMESPACE}\">`");
            return Err(PictureFault::new(Code::ImageUnreadable, "is not an SVG drawing", hint));
        }
        self.size = Some(size::of_root(get("width"), get("height"), get("viewBox"))?);
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), PictureFault> {
        if let Some((_, style)) = &mut self.style {
            style.push_str(text);
        }
        Ok(())
    }

    fn entity(&mut self, entity: &str) -> Result<(), PictureFault> {
        let resolved =
            quick_xml::escape::unescape(&format!("&{entity};")).map_err(|_| unknown_entity())?.into_owned();
        self.text(&resolved)
    }

    fn close(&mut self) -> Result<(), PictureFault> {
        self.expansion.close();
        if self.style.as_ref().is_some_and(|(depth, _)| *depth == self.depth)
            && let Some((_, style)) = self.style.take()
        {
            effect::check_sheet(&style)?;
            self.expansion.style(style);
        }
        self.depth = self.depth.saturating_sub(1);
        Ok(())
    }

    fn finish(self) -> Result<SvgSize, PictureFault> {
        let size = self.size.ok_or_else(|| broken(&"it has no `<svg>`"))?;
        if self.depth > 0 {
            return Err(broken(&"it is cut short"));
        }
        self.expansion.check()?;
        Ok(size)
    }
}

/// Only the public identifier that EPUB 3.3 (section 3.2, table of external identifiers) knows, with nothing of its own.
fn check_doctype(doctype: &str) -> Result<(), PictureFault> {
    let plain = doctype.trim() == "svg";
    let known = doctype.trim().starts_with("svg")
        && doctype.contains("\"-//W3C//DTD SVG 1.1//EN\"")
        && doctype.contains("://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\"");
    if (plain || known) && !doctype.contains('[') {
        return Ok(());
    }
    Err(unsafe_part("declares a document type with entities or of its own", "export it as plain SVG 1.1"))
}

fn unsafe_part(message: impl Into<String>, hint: impl Into<String>) -> PictureFault {
    PictureFault::new(Code::UnsafeImage, message, hint)
}

fn unknown_entity() -> PictureFault {
    unsafe_part("uses an entity that XML does not know", "export it as plain SVG")
}

fn broken(error: &dyn std::fmt::Display) -> PictureFault {
    PictureFault::new(
        Code::ImageUnreadable,
        format!("is not well-formed XML: {error}"),
        "export it again as SVG",
    )
}

#[cfg(test)]
mod tests;
