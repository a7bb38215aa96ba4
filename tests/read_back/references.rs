//! Reads references back: BibTeX, RIS, CSL-JSON.

use std::collections::BTreeMap;

use serde_json::Value;

use super::metadata::{Facts, each};

/// One entry with a field a line: its kind, its key, its fields as TeX prints them.
pub fn bibtex(text: &str) -> (String, String, BTreeMap<String, String>) {
    let (head, fields) = text.split_once(",\n").expect("an entry");
    let (kind, key) = head.strip_prefix('@').and_then(|head| head.split_once('{')).expect("a key");
    let fields = fields.strip_suffix("}\n").expect("an end");
    let one = |line: &str| {
        let (name, value) = line.trim().split_once(" = ").unwrap_or_else(|| panic!("no field: {line}"));
        let value = value.strip_suffix(',').expect("a comma");
        assert_eq!(depth(value), Some(0), "braces balance in {value}");
        let value = value.strip_prefix('{').and_then(|own| own.strip_suffix('}')).unwrap_or(value);
        (name.to_owned(), value.to_owned())
    };
    (kind.to_owned(), key.to_owned(), fields.lines().map(one).collect())
}

/// How many braces are open at the end; `None` where one is closed that none opened.
fn depth(value: &str) -> Option<usize> {
    value.chars().try_fold(0_usize, |depth, c| match c {
        '{' => Some(depth + 1),
        '}' => depth.checked_sub(1),
        _ => Some(depth),
    })
}

/// What TeX prints.
pub fn printed(tex: &str) -> String {
    let named = [
        ("\\textbackslash{}", "\u{1}"),
        ("\\textbraceleft{}", "\u{2}"),
        ("\\textbraceright{}", "\u{3}"),
        ("\\textasciitilde{}", "~"),
        ("\\textasciicircum{}", "^"),
    ];
    let named = named.into_iter().fold(tex.to_owned(), |tex, (name, sign)| tex.replace(name, sign));
    let bare: String = named.chars().filter(|c| !matches!(c, '{' | '}' | '\\')).collect();
    bare.replace('\u{1}', "\\").replace('\u{2}', "{").replace('\u{3}', "}")
}

pub fn of_bibtex(text: &str) -> Vec<Facts> {
    let (_, _, fields) = bibtex(text);
    let mut facts = Facts::new("BibTeX");
    let field = |name: &str| printed(fields.get(name).map_or("", String::as_str));
    for (fact, name) in [
        ("title", "title"),
        ("publisher", "institution"),
        ("number", "number"),
        ("published", "date"),
        ("doi", "doi"),
        ("language", "langid"),
        ("description", "abstract"),
    ] {
        facts.add(fact, field(name));
    }
    let authors = fields.get("author").map_or("", String::as_str);
    for name in names(authors) {
        facts.add("authors", upright(&printed(name)));
    }
    facts.add_all("isbns", field("isbn").split(", "));
    facts.add_all("keywords", field("keywords").split(", "));
    corrections(&mut facts, &field("note"));
    let (year, published) = (field("year"), field("date"));
    assert!(published.starts_with(&year), "BibTeX's year {year} is that of {published}");
    vec![facts]
}

/// What stands between the words "and" that no brace encloses.
fn names(list: &str) -> Vec<&str> {
    let mut names = vec![""];
    let mut from = 0;
    for (at, joint) in list.match_indices(" and ") {
        if depth(&list[from..at]) == Some(0) {
            names.push(&list[from..at]);
            from = at + joint.len();
        }
    }
    names.push(&list[from..]);
    names.retain(|name| !name.is_empty());
    names
}

/// "Tarrowby, Imogen" as Imogen Tarrowby.
fn upright(name: &str) -> String {
    match name.split_once(", ") {
        Some((family, given)) => format!("{given} {family}"),
        None => name.to_owned(),
    }
}

fn corrections(facts: &mut Facts, note: &str) {
    let Some((_, list)) = note.split_once("Corrections: ") else { return };
    for own in list.split(" · ") {
        facts.add("corrections", own.split_once(": ").map_or(own, |(_, text)| text));
    }
}

/// Tags and values, in order.
pub fn ris(text: &str) -> Vec<(String, String)> {
    let one = |line: &str| {
        let (tag, value) = line.split_once("  - ").unwrap_or_else(|| panic!("no tag: {line:?}"));
        assert!(tag.len() == 2, "{line:?}");
        (tag.to_owned(), value.to_owned())
    };
    text.strip_suffix("\r\n").expect("an end").split("\r\n").map(one).collect()
}

pub fn of_ris(text: &str) -> Vec<Facts> {
    let mut facts = Facts::new("RIS");
    for (tag, value) in ris(text) {
        match tag.as_str() {
            "TI" => facts.add("title", value),
            "AU" => facts.add("authors", upright(&value)),
            "PB" => facts.add("publisher", value),
            "M1" => facts.add("number", value),
            "DA" => facts.add("published", value.replace('/', "-")),
            "DO" => facts.add("doi", value),
            "LA" => facts.add("language", value),
            "AB" => facts.add("description", value),
            "KW" => facts.add("keywords", value),
            "SN" => facts.add("isbns", value),
            "N1" => corrections(&mut facts, &value),
            _ => {}
        }
    }
    vec![facts]
}

pub fn of_csl(text: &str) -> Vec<Facts> {
    let list: Value = serde_json::from_str(text).expect("JSON");
    let item = &list[0];
    let mut facts = Facts::new("CSL-JSON");
    let text = |name: &str| item[name].as_str().unwrap_or("").to_owned();
    for (fact, name) in [
        ("title", "title"),
        ("publisher", "publisher"),
        ("number", "number"),
        ("doi", "DOI"),
        ("language", "language"),
        ("description", "abstract"),
    ] {
        facts.add(fact, text(name));
    }
    for author in each(&item["author"]) {
        let part = |name: &str| author[name].as_str().unwrap_or("");
        facts.add("authors", format!("{}{} {}", part("literal"), part("given"), part("family")).trim());
    }
    let date =
        each(&item["issued"]["date-parts"][0]).map(|part| format!("{:02}", part.as_u64().expect("a number")));
    facts.add("published", date.collect::<Vec<_>>().join("-"));
    facts.add_all("isbns", text("ISBN").split(' '));
    facts.add_all("keywords", text("keyword").split(", "));
    corrections(&mut facts, &text("note"));
    vec![facts]
}
