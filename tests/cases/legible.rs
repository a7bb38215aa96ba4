//! Editions as text that people can read and compare.

use std::fmt::Write;

use lopdf::{Document, Object};

use super::read_back::pdf_content::text_string;
use super::read_back::pdf_tree::{self, Child, Tag};
use super::read_back::tree::{Element, Node};
use super::read_back::{Target, pdf};

/// A page of the web edition: what stands in `<main>`.
pub(crate) fn main(name: &str, root: &Element) -> String {
    markup(name, root, "main")
}

/// A document of the e-book: what stands in `<body>`.
pub(crate) fn body(path: &str, root: &Element) -> String {
    markup(path, root, "body")
}

fn markup(name: &str, root: &Element, part: &str) -> String {
    let mut text = format!("<!-- {name} -->\n");
    for element in root.find(|element| element.name == part) {
        write_element(element, 0, &mut text);
    }
    text
}

/// Where the PDF's pages begin depends on how it is set, which a case is not about; `page_list.rs` looks at them.
fn is_page_of_the_pdf(element: &Element) -> bool {
    matches!(element.attribute("role"), Some("doc-pagebreak" | "doc-pagelist"))
}

/// Elements that stand on a line of their own.
fn is_block(element: &Element) -> bool {
    let inline = [
        "a", "abbr", "cite", "code", "em", "img", "kbd", "mark", "math", "q", "s", "span", "strong", "sub",
        "sup", "br",
    ];
    !inline.contains(&element.name.as_str())
}

/// What says how large other files are, or is made of the headings; it would hide what a case is about.
fn is_frame(element: &Element) -> bool {
    element.has_class("offers") || (element.name == "nav" && element.attribute("class") == Some("contents"))
}

fn write_element(element: &Element, depth: usize, text: &mut String) {
    if is_frame(element) || is_page_of_the_pdf(element) {
        return;
    }
    let indent = "  ".repeat(depth);
    let start = start_tag(element);
    let name = &element.name;
    if name == "pre" || !element.elements().any(is_block) {
        let _ = writeln!(text, "{indent}{start}{}</{name}>", inner(element));
        return;
    }
    let _ = writeln!(text, "{indent}{start}");
    let mut line = String::new();
    let flush = |line: &mut String, text: &mut String| {
        let words = line.trim();
        if !words.is_empty() {
            let _ = writeln!(text, "{indent}  {words}");
        }
        line.clear();
    };
    for child in &element.children {
        match child {
            Node::Element(child) if is_block(child) => {
                flush(&mut line, text);
                write_element(child, depth + 1, text);
            }
            child => line.push_str(&outer(child)),
        }
    }
    flush(&mut line, text);
    let _ = writeln!(text, "{indent}</{name}>");
}

fn start_tag(element: &Element) -> String {
    let attributes: String =
        element.attributes.iter().map(|(name, value)| format!(" {name}=\"{}\"", escaped(value))).collect();
    format!("<{}{attributes}>", element.name)
}

fn inner(element: &Element) -> String {
    element.children.iter().map(outer).collect()
}

fn outer(node: &Node) -> String {
    match node {
        Node::Text(text) => escaped(text),
        Node::Element(element) if is_page_of_the_pdf(element) => String::new(),
        Node::Element(element) if element.children.is_empty() => start_tag(element),
        Node::Element(element) => format!("{}{}</{}>", start_tag(element), inner(element), element.name),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A PDF: pages, metadata, outline, named places, tags with their text.
pub(crate) fn pdf(bytes: &[u8]) -> String {
    let document = Document::load_mem(bytes).expect("a PDF");
    let mut text = format!("pages {}\n", document.page_iter().count());
    for facts in super::read_back::metadata::of_pdf(bytes) {
        for (name, values) in &facts.values {
            let _ = writeln!(text, "{}: {name}: {}", facts.source, values.join(" | "));
        }
    }
    let _ = writeln!(text, "claims {}", super::read_back::metadata::pdf_claims(bytes).join(", "));
    text.push_str("\noutline\n");
    outline(&document, &mut text);
    text.push_str("\nplaces\n");
    for (name, place) in pdf::named_destinations(&document) {
        let _ = writeln!(text, "  #{name} on page {}", place.page + 1);
    }
    text.push_str("\ntags\n");
    for tag in pdf_tree::read(&document).expect("a structure tree").tags() {
        write_tag(tag, 1, &mut text);
    }
    text
}

fn outline(document: &Document, text: &mut String) {
    let root = document.catalog().and_then(|catalog| catalog.get_deref(b"Outlines", document)?.as_dict());
    if let Ok(root) = root {
        entries(root, document, 1, text);
    }
}

fn entries(parent: &lopdf::Dictionary, document: &Document, depth: usize, text: &mut String) {
    let mut next = parent.get_deref(b"First", document).and_then(Object::as_dict);
    while let Ok(entry) = next {
        let title = entry.get_deref(b"Title", document).and_then(Object::as_str).map(text_string);
        let _ = writeln!(text, "{}{}", "  ".repeat(depth), title.unwrap_or_default());
        entries(entry, document, depth + 1, text);
        next = entry.get_deref(b"Next", document).and_then(Object::as_dict);
    }
}

fn write_tag(tag: &Tag, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    let attributes: String =
        tag.attributes.iter().map(|(name, value)| format!(" {name}={value:?}")).collect();
    let target = match tag.target() {
        Some(Target::Outside(url)) => format!(" → {url}"),
        Some(Target::Inside(id)) => format!(" → #{id}"),
        Some(Target::Unnamed) => " → a place without a name".to_owned(),
        None => String::new(),
    };
    let _ = write!(text, "{indent}{}{attributes}{target}", tag.role);
    if tag.tags().next().is_none() {
        let _ = writeln!(text, " {}", quoted(&pdf_tree::characters(tag)));
        return;
    }
    text.push('\n');
    for child in &tag.children {
        match child {
            Child::Tag(child) => write_tag(child, depth + 1, text),
            Child::Text(words) => {
                let _ = writeln!(text, "{indent}  {}", quoted(words));
            }
            Child::Annotation(_) => {}
        }
    }
}

fn quoted(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!("{words:?}") }
}
