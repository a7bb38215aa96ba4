//! What attributes and styles of a drawing may point at: its own parts, and images within it.

use super::unsafe_part;
use crate::source::picture_format::PictureFault;

/// Functions of CSS that load something, besides `url()`.
const LOADING: [&str; 5] = ["@import", "image-set(", "expression(", "src(", "javascript:"];

/// Checks one attribute; `key` is its local name in lower case.
pub(super) fn check_attribute(name: &str, key: &str, value: &str) -> Result<(), PictureFault> {
    if key
        .strip_prefix("on")
        .is_some_and(|event| event.chars().all(|c| c.is_ascii_alphabetic()) && !event.is_empty())
    {
        return Err(unsafe_part(
            format!("has an event attribute, `{name}`"),
            "export it as plain SVG, without scripts",
        ));
    }
    if name == "xml:base" {
        return Err(unsafe_part("has an `xml:base`", "export it as plain SVG"));
    }
    if matches!(key, "href" | "src" | "data" | "action" | "formaction" | "poster" | "srcset") {
        let target = value.trim();
        let own = target.starts_with('#') || is_image_data(target);
        return if own { Ok(()) } else { Err(outside(target)) };
    }
    if value.contains(['(', '@', '\\']) || value.contains(':') {
        check_style(value)?;
    }
    Ok(())
}

/// Whether animating an attribute could make it load or run something.
pub(super) fn is_dangerous(attribute: &str) -> bool {
    let name = attribute.rsplit(':').next().unwrap_or("").trim().to_ascii_lowercase();
    name == "href" || name == "src" || name.starts_with("on") || name == "style"
}

/// Checks CSS: of a `<style>`, a `style` attribute, or a presentation attribute.
pub(super) fn check_style(style: &str) -> Result<(), PictureFault> {
    let plain = without_escapes(style);
    if let Some(loading) = LOADING.iter().find(|loading| holds_call(&plain, loading)) {
        let name = loading.trim_end_matches('(');
        return Err(unsafe_part(format!("has `{name}` in its style"), "export it as plain SVG"));
    }
    for target in urls(&plain) {
        if !target.starts_with('#') && !is_image_data(target) && !target.starts_with("data:font/") {
            return Err(outside(target));
        }
    }
    Ok(())
}

/// The ids that an attribute's value refers to.
pub(super) fn targets<'v>(key: &str, value: &'v str) -> Vec<&'v str> {
    if key == "href" {
        return value.trim().strip_prefix('#').into_iter().collect();
    }
    urls(value).filter_map(|url| url.strip_prefix('#')).collect()
}

/// What stands in each `url(…)`.
fn urls(style: &str) -> impl Iterator<Item = &str> {
    let mut rest = style;
    std::iter::from_fn(move || {
        let at = rest.as_bytes().windows(4).position(|four| four.eq_ignore_ascii_case(b"url("))?;
        let after = rest.get(at + 4..)?;
        let (inside, next) = after.split_once(')').unwrap_or((after, ""));
        rest = next;
        Some(inside.trim_matches(|c: char| c.is_whitespace() || c == '"' || c == '\''))
    })
}

/// Whether the style holds a name that is not the end of a longer one.
fn holds_call(style: &str, call: &str) -> bool {
    style.match_indices(call).any(|(at, _)| {
        let before = style.get(..at).and_then(|before| before.chars().next_back());
        !before.is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '_')
    })
}

/// CSS in lower case, its escapes resolved and its comments gone, so that no name hides.
fn without_escapes(style: &str) -> String {
    let mut plain = String::with_capacity(style.len());
    let mut characters = style.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '/' if characters.peek() == Some(&'*') => {
                characters.next();
                let mut last = ' ';
                for c in characters.by_ref() {
                    if last == '*' && c == '/' {
                        break;
                    }
                    last = c;
                }
            }
            '\\' => {
                let mut digits = String::new();
                while let Some(digit) = characters.next_if(|c| c.is_ascii_hexdigit() && digits.len() < 6) {
                    digits.push(digit);
                }
                if !digits.is_empty() {
                    characters.next_if(|c| c.is_whitespace());
                    plain.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
                }
            }
            c => plain.push(c),
        }
    }
    plain.make_ascii_lowercase();
    plain
}

/// Pixels within the file. A drawing within a drawing would have to be checked like one.
fn is_image_data(target: &str) -> bool {
    let start: String = target.chars().take(20).collect::<String>().to_ascii_lowercase();
    ["png", "jpeg", "jpg", "gif", "webp"].iter().any(|format| {
        start
            .strip_prefix("data:image/")
            .and_then(|rest| rest.strip_prefix(format))
            .is_some_and(|rest| rest.starts_with([';', ',']))
    })
}

fn outside(target: &str) -> PictureFault {
    let shown: String = target.chars().take(60).collect();
    let message = format!("points at `{shown}`, which is not in it");
    unsafe_part(message, "embed what it shows, and take links out")
}
