//! Shows a YAML header as TOML, for a hint. It is not read as metadata.

/// Keys of other tools, and imprint's for them; what maps to nothing is left out.
const KEYS: [(&str, &str); 18] = [
    ("abstract", "description"),
    ("author", "authors"),
    ("categories", ""),
    ("creator", "authors"),
    ("date", "published"),
    ("draft", ""),
    ("keywords", "subjects.keywords"),
    ("lastmod", "modified"),
    ("lang", "language"),
    ("layout", ""),
    ("license", "licence"),
    ("pubdate", "published"),
    ("rights", "copyright"),
    ("rights-holder", "copyright"),
    ("summary", "description"),
    ("tags", "subjects.keywords"),
    ("toc", ""),
    ("updated", "modified"),
];

/// Imprint's own keys that a line of YAML can be put into; others would only be denied as TOML, too.
const OURS: [&str; 17] = [
    "authors",
    "copyright",
    "description",
    "doi",
    "edition",
    "excerpt",
    "kind",
    "language",
    "licence",
    "modified",
    "number",
    "published",
    "publisher",
    "slug",
    "subjects.keywords",
    "subtitle",
    "title",
];

/// Imprint's key for one by which other tools mean the same.
pub(super) fn foreign_key(name: &str) -> Option<&'static str> {
    KEYS.iter().find(|(other, ours)| *other == name && !ours.is_empty()).map(|(_, ours)| *ours)
}

/// So many lines go into a hint.
const MOST_LINES: usize = 20;

/// Whether a line may stand in a YAML header: a key, an item, a comment or more of the line before.
pub(super) fn may_hold(line: &str) -> bool {
    let line = line.trim_end();
    let closing = line == "---" || line == "...";
    !closing && (key_of(line).is_some() || line.starts_with([' ', '\t', '-', '#']))
}

/// The TOML for the plain lines of a header; `None` where it has no `key: value` line.
pub(super) fn as_toml(yaml: &str) -> Option<String> {
    let mut entries: Vec<(&str, Value<'_>)> = Vec::new();
    for line in yaml.lines() {
        if let Some((key, value)) = key_of(line) {
            entries.push((key, Value::of(value)));
        } else if let Some((_, Value::Folded(words))) = entries.last_mut() {
            words.push(line.trim());
        } else if let Some(item) = line.trim_start().strip_prefix("- ")
            && let Some((_, value)) = entries.last_mut()
        {
            let item = item.trim();
            value.push(item.strip_prefix("name:").map_or(item, str::trim));
        }
    }
    if entries.is_empty() {
        return None;
    }
    let lines = entries.iter().filter_map(|(key, value)| {
        if let ("draft", Value::One("true")) = (*key, value) {
            return Some("status = \"draft\"".to_owned());
        }
        let key = KEYS.iter().find(|(other, _)| other == key).map_or(*key, |(_, ours)| ours);
        let list = matches!(key, "authors" | "subjects.keywords");
        OURS.contains(&key).then(|| value.toml(list)).flatten().map(|value| format!("{key} = {value}"))
    });
    Some(lines.take(MOST_LINES).collect::<Vec<_>>().join("\n"))
}

/// The key and value of a line such as `title: A title`.
fn key_of(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let good = !key.is_empty()
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
    let spaced = value.is_empty() || value.starts_with([' ', '\t']);
    (good && !key.starts_with('-') && spaced).then(|| (key, value.trim()))
}

enum Value<'t> {
    Nothing,
    One(&'t str),
    Many(Vec<&'t str>),
    /// The lines behind `|` or `>`.
    Folded(Vec<&'t str>),
}

impl<'t> Value<'t> {
    fn of(text: &'t str) -> Self {
        match text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
            Some(items) => {
                Value::Many(items.split(',').map(str::trim).filter(|item| !item.is_empty()).collect())
            }
            None if text.is_empty() => Value::Nothing,
            None if matches!(text, "|" | ">" | "|-" | ">-") => Value::Folded(Vec::new()),
            None => Value::One(text),
        }
    }

    fn push(&mut self, item: &'t str) {
        match self {
            Value::Many(items) => items.push(item),
            Value::Nothing => *self = Value::Many(vec![item]),
            Value::One(_) | Value::Folded(_) => {}
        }
    }

    /// As TOML; a list where the key takes one.
    fn toml(&self, list: bool) -> Option<String> {
        match self {
            Value::Nothing => None,
            Value::Folded(lines) => Some(scalar(lines.join(" ").trim())),
            Value::One(text) if list => Some(format!("[{}]", scalar(text))),
            Value::One(text) => Some(scalar(text)),
            Value::Many(items) => {
                Some(format!("[{}]", items.iter().map(|item| scalar(item)).collect::<Vec<_>>().join(", ")))
            }
        }
    }
}

/// A date, a boolean, or text in quotes.
fn scalar(text: &str) -> String {
    let bare = [('"', '"'), ('\'', '\'')]
        .iter()
        .find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close));
    let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let plain = crate::model::identifier::Date::parse(text).is_ok_and(|date| date.to_string() == text)
        || matches!(text, "true" | "false");
    match bare {
        Some(bare) => quoted(bare),
        None if plain => text.to_owned(),
        None => quoted(text),
    }
}
