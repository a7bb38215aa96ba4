//! HTML and XHTML as one simple tree.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    Element(Element),
    Text(String),
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Element {
    /// Without prefix, lower-case.
    pub name: String,
    /// Of XML as it is written there, else empty.
    pub prefix: String,
    /// By their names as written, prefixes included.
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Node>,
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    pub fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split_whitespace().any(|own| own == class))
    }

    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The element and all below it, in document order.
    pub fn all(&self) -> Vec<&Element> {
        let mut found = vec![self];
        for child in self.elements() {
            found.extend(child.all());
        }
        found
    }

    pub fn find(&self, matches: impl Fn(&Element) -> bool) -> Vec<&Element> {
        self.all().into_iter().filter(|element| matches(element)).collect()
    }

    pub fn text(&self) -> String {
        self.children
            .iter()
            .map(|node| match node {
                Node::Element(element) => element.text(),
                Node::Text(text) => text.clone(),
            })
            .collect()
    }
}

/// Reads a page as browsers do.
pub fn html(text: &str) -> Element {
    let page = scraper::Html::parse_document(text);
    from_html(page.root_element())
}

fn from_html(element: scraper::ElementRef<'_>) -> Element {
    let value = element.value();
    Element {
        name: value.name().to_owned(),
        prefix: String::new(),
        attributes: value.attrs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        children: element
            .children()
            .filter_map(|node| match node.value() {
                scraper::Node::Text(text) => Some(Node::Text(text.to_string())),
                scraper::Node::Element(_) => {
                    scraper::ElementRef::wrap(node).map(|child| Node::Element(from_html(child)))
                }
                _ => None,
            })
            .collect(),
    }
}

/// Reads XML, and says what is wrong where it is not well-formed.
pub fn xml(text: &str) -> Result<Element, String> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = vec![Element::default()];
    let place = |reader: &Reader<&[u8]>| reader.buffer_position();
    loop {
        match reader.read_event().map_err(|error| format!("{error} at byte {}", place(&reader)))? {
            Event::Start(start) => open.push(element(&start)?),
            Event::Empty(start) => {
                let child = element(&start)?;
                append(&mut open, Node::Element(child))?;
            }
            Event::End(_) => {
                let child = open.pop().ok_or("an end without a start")?;
                append(&mut open, Node::Element(child))?;
            }
            Event::Text(text) => append(&mut open, Node::Text(text.to_string()))?,
            Event::CData(text) => append(&mut open, Node::Text(text.to_string()))?,
            Event::GeneralRef(reference) => {
                let character = match reference.resolve_char_ref().map_err(|error| error.to_string())? {
                    Some(c) => c.to_string(),
                    None => match &*reference {
                        "amp" => "&".to_owned(),
                        "lt" => "<".to_owned(),
                        "gt" => ">".to_owned(),
                        "quot" => "\"".to_owned(),
                        "apos" => "'".to_owned(),
                        other => return Err(format!("`&{other};` is no entity of XML")),
                    },
                };
                append(&mut open, Node::Text(character))?;
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    let document = open.pop().ok_or("nothing")?;
    if !open.is_empty() {
        return Err(format!("`{}` is never closed", document.name));
    }
    let mut roots = document.children.into_iter().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    let root = roots.next().ok_or("no element")?;
    match roots.next() {
        Some(second) => Err(format!("a second root, `{}`", second.name)),
        None => Ok(root),
    }
}

fn append(open: &mut [Element], node: Node) -> Result<(), String> {
    open.last_mut().ok_or("an end too many")?.children.push(node);
    Ok(())
}

fn element(start: &BytesStart<'_>) -> Result<Element, String> {
    let mut attributes = BTreeMap::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| error.to_string())?;
        attributes.insert(attribute.key.as_ref().to_owned(), value.into_owned());
    }
    let (name, prefix) = start.name().decompose();
    let prefix = prefix.map(|prefix| prefix.as_ref().to_owned()).unwrap_or_default();
    Ok(Element { name: name.as_ref().to_owned(), prefix, attributes, children: Vec::new() })
}
