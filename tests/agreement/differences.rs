//! What may differ between editions: everything, and why. Nothing else is forgiven.

use crate::read_back::tree::Element;

/// Something that one edition has and the comparison passes over.
pub struct Difference {
    pub what: &'static str,
    pub why: &'static str,
    pub matches: fn(&Element) -> bool,
}

/// In the web edition.
pub const WEB: &[Difference] = &[
    Difference {
        what: "head",
        why: "metadata is compared by itself",
        matches: |element| element.name == "head",
    },
    Difference {
        what: "skip link",
        why: "only a page has a frame to skip",
        matches: |element| element.name == "a" && element.has_class("skip"),
    },
    Difference {
        what: "permalinks",
        why: "only the web has addresses to copy",
        matches: |element| element.name == "a" && element.has_class("permalink"),
    },
    Difference {
        what: "contents lists",
        why: "made of the headings, which are compared where they stand",
        matches: |element| element.name == "nav",
    },
    Difference {
        what: "the house's header and the ways to the next page",
        why: "belong to the page, as running heads and folios do on paper",
        matches: |element| element.has_class("house") || element.has_class("turn"),
    },
    Difference {
        what: "files to download and the way to how to cite",
        why: "whoever has the PDF or the e-book has one of them",
        matches: |element| element.has_class("offers"),
    },
    Difference {
        what: "ways to pass on a finding",
        why: "only the web has addresses to send, and the words are the finding's own",
        matches: |element| element.has_class("share"),
    },
    Difference {
        what: "links to pictures by themselves",
        why: "only a browser opens them",
        matches: |element| element.has_class("enlarge"),
    },
    Difference {
        what: "ways back from notes",
        why: "paper needs none: a note stands on the page that calls it",
        matches: |element| element.attribute("role") == Some("doc-backlink"),
    },
];

/// In the e-book.
pub const BOOK: &[Difference] = &[
    Difference {
        what: "head",
        why: "metadata is compared by itself",
        matches: |element| element.name == "head",
    },
    Difference {
        what: "contents lists",
        why: "made of the headings, which are compared where they stand",
        matches: |element| element.name == "nav",
    },
    Difference {
        what: "cover",
        why: "a picture of what the title page says",
        matches: |element| element.attribute("epub:type").is_some_and(|kind| kind == "cover"),
    },
    Difference {
        what: "page-break markers",
        why: "they tell a reader of the book where the pages of the PDF begin",
        matches: |element| element.attribute("role") == Some("doc-pagebreak"),
    },
    Difference {
        what: "ways back from notes",
        why: "paper needs none: a note stands on the page that calls it",
        matches: |element| element.attribute("role") == Some("doc-backlink"),
    },
];

/// What the readers' normal form itself evens out, in all editions.
pub const NORMAL_FORM: &[(&str, &str)] = &[
    ("white space, soft hyphens, marks of no width", "lines are broken by each edition in its own way"),
    ("canonically equivalent characters", "a PDF names the characters of a glyph as its font does"),
    (
        "place of notes",
        "at the foot of a page, the end of a part or beside a paragraph; compared in the order of their calls",
    ),
    ("formulas", "drawn, or MathML; compared by their words"),
    ("images", "compared by their alternative text; decorative ones have none"),
    ("bullets", "a list's look; the numbers of ordered lists are compared"),
    ("links from a label to the very thing it names", "the web edition's permalinks to figures and findings"),
    ("front matter", "laid out by each edition; its words are compared, not their order"),
    ("empty cells", "head nothing, whatever an edition takes them for"),
    ("marks of direction", "set around text of another direction by each edition in its own way"),
    ("letters written from right to left", "a PDF has them as they stand on the line; see `direction.rs`"),
    (
        "headings of the sixth level",
        "the fifth on a web page, where the title is the first and HTML ends at six",
    ),
    ("levels of headings", "counted from the parts, since a page has the title as its first"),
    ("artifacts of the PDF", "running heads, folios, repeated table heads: paper's own"),
    ("contents of the PDF", "made of the headings, with page numbers"),
];
