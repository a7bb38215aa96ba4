//! Which elements HTML has, and which of them part the text around them.

/// Elements that stand within a line; everything else that HTML has is a block.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "audio", "b", "bdi", "bdo", "big", "br", "button", "cite", "code", "data", "del",
    "dfn", "em", "font", "i", "img", "input", "ins", "kbd", "label", "map", "mark", "math", "meter", "nobr",
    "object", "output", "picture", "progress", "q", "rp", "rt", "ruby", "s", "samp", "select", "slot",
    "small", "source", "span", "strike", "strong", "sub", "sup", "svg", "textarea", "time", "track", "tt",
    "u", "var", "video", "wbr",
];

const BLOCK: &[&str] = &[
    "address",
    "applet",
    "area",
    "article",
    "aside",
    "base",
    "blockquote",
    "body",
    "canvas",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "link",
    "main",
    "marquee",
    "menu",
    "meta",
    "nav",
    "noframes",
    "noscript",
    "ol",
    "optgroup",
    "option",
    "p",
    "param",
    "pre",
    "script",
    "search",
    "section",
    "style",
    "summary",
    "table",
    "tbody",
    "td",
    "template",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];

pub(super) fn is_html(name: &str) -> bool {
    INLINE.contains(&name) || BLOCK.contains(&name)
}

/// Whether the text before and behind its tags belongs to different blocks.
pub(super) fn is_block(name: &str) -> bool {
    !INLINE.contains(&name)
}

/// Whether an element may go without its end tag, by HTML (§13.1.2.4) or because it has none.
pub(super) fn may_stay_open(name: &str) -> bool {
    matches!(
        name,
        "p" | "li" | "dt" | "dd" | "td" | "th" | "tr" | "thead" | "tbody" | "tfoot" | "caption" | "a"
    )
}
