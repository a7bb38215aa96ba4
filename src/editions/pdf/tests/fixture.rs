//! A report by hand that has every kind of block and inline.

use std::sync::Arc;

use crate::diagnostic::{FileId, Sources, Span};
use crate::model::block::*;
use crate::model::code::{Listing, Token, TokenKind};
use crate::model::finding::{Item, ItemKind, Line};
use crate::model::identifier::{Date, Doi, Id, Isbn, LanguageTag, Slug};
use crate::model::inline::*;
use crate::model::maths::{Formula, FormulaAlt};
use crate::model::metadata::*;
use crate::model::picture::{Alt, Image, Picture, PictureFormat, PictureId};
use crate::model::report::{Note, Part, Report};
use crate::model::role::Role;

const PROSE: &str = "Ten leaders described what had worked for them, and what had not. Change spread from the few who \
    wanted it, and it spread across organisations because nobody had told the others that it could not. ";

pub(super) fn file() -> FileId {
    Sources::default().add("report.md", "")
}

pub(super) fn span() -> Span {
    Span::new(file(), 0..9999)
}

pub(super) fn id(text: &str) -> Id {
    Id::new(text).expect("an id")
}

pub(super) fn t(text: &str) -> Inline {
    Inline::text(text, span())
}

pub(super) fn inline(kind: InlineKind) -> Inline {
    Inline::new(kind, span())
}

pub(super) fn block(kind: BlockKind) -> Block {
    Block::new(kind, span())
}

pub(super) fn p(content: Vec<Inline>) -> Block {
    block(BlockKind::Paragraph(content))
}

pub(super) fn prose(times: usize) -> Block {
    p(vec![t(PROSE.repeat(times).trim_end())])
}

pub(super) fn heading(level: u8, name: &str, text: &str) -> Block {
    block(BlockKind::Heading(Heading {
        level,
        id: Some(id(name)),
        content: vec![t(text)],
        attributes: Attributes::default(),
    }))
}

fn reference(target: &str, label: &str) -> Reference {
    Reference { target: id(target), label: label.to_owned(), span: span() }
}

pub(super) fn formula(latex: &str, display: bool) -> Formula {
    let mut formula = Formula::written(latex, Some("words for it".to_owned()));
    crate::model::resolve::maths::convert(&mut formula, display, span(), &mut crate::diagnostic::Sink::new());
    assert_ne!(formula.typst, "");
    assert_ne!(formula.alt, FormulaAlt::Missing);
    formula
}

fn item(kind: ItemKind, number: usize, label: &str, headline: &str, basis: Vec<Reference>) -> Block {
    block(BlockKind::Item(Item {
        kind,
        number,
        level: 2,
        id: id(&format!("{}-{number}", kind.as_str())),
        label: format!("{label} {number}"),
        headline: if headline.is_empty() { Vec::new() } else { vec![t(headline)] },
        body: vec![
            prose(1),
            p(vec![t("And more, "), inline(InlineKind::Emphasis(vec![t("with weight")])), t(".")]),
        ],
        addressee: (kind == ItemKind::Implication)
            .then(|| Line { label: "For".to_owned(), text: "NHS England".to_owned() }),
        basis,
        basis_label: if kind == ItemKind::Finding { "Evidence" } else { "Follows from" }.to_owned(),
        span: span(),
    }))
}

fn list(start: Option<u64>, tight: bool, items: Vec<ListItem>) -> Block {
    block(BlockKind::List(List { start, tight, items }))
}

fn list_item(name: Option<&str>, task: Option<bool>, blocks: Vec<Block>) -> ListItem {
    ListItem { id: name.map(id), attributes: Attributes::default(), task, blocks, span: span() }
}

fn cell(header: bool, text: &str) -> Cell {
    Cell { header, columns: 1, rows: 1, alignment: Alignment::Natural, content: vec![p(vec![t(text)])] }
}

fn table(columns: usize, rows: usize, captioned: bool) -> Block {
    let mut head = vec![Row { cells: (0..columns).map(|at| cell(true, &format!("Column {at}"))).collect() }];
    let mut body: Vec<Row> = (0..rows)
        .map(|row| Row {
            cells: (0..columns)
                .map(|at| match at {
                    0 => cell(true, &format!("Row {row} of the interviewees’ backgrounds")),
                    _ => Cell { alignment: Alignment::Right, ..cell(false, &format!("{}.5", row * at * 7)) },
                })
                .collect(),
        })
        .collect();
    if columns > 2 {
        head.insert(0, Row { cells: vec![Cell { rows: 1, columns: columns - 1, ..cell(true, "Spanning") }] });
        body.insert(
            0,
            Row { cells: vec![Cell { rows: 2, ..cell(false, "Two rows") }, cell(false, "short row")] },
        );
        body[1].cells.remove(0);
    }
    block(BlockKind::Table(Table {
        caption: captioned.then(|| Caption {
            id: Some(id(&format!("tab-{columns}"))),
            label: "Table 1".to_owned(),
            content: vec![t("The interviewees")],
            source: Some(vec![t("Interviews, illustrative")]),
            source_label: "Source".to_owned(),
        }),
        columns: std::iter::once(Alignment::Natural).chain(vec![Alignment::Right; columns - 1]).collect(),
        head,
        body,
    }))
}

fn figure(name: &str, picture: usize, alt: Alt) -> Block {
    block(BlockKind::Figure(Figure {
        image: Image { picture: Some(PictureId(picture)), alt },
        caption: Caption {
            id: Some(id(name)),
            label: "Figure 1".to_owned(),
            content: vec![t("Years in post by role")],
            source: Some(vec![t("Interviews, illustrative")]),
            source_label: "Source".to_owned(),
        },
    }))
}

fn every_inline() -> Block {
    let inner = || vec![t("within")];
    let parts = vec![
        t("All kinds of text: "),
        inline(InlineKind::Strong(inner())),
        t(" "),
        inline(InlineKind::Strikethrough(inner())),
        t(" CO"),
        inline(InlineKind::Subscript(vec![t("2")])),
        t(" and 10"),
        inline(InlineKind::Superscript(vec![t("6")])),
        t(", press "),
        inline(InlineKind::Keyboard(vec![t("Ctrl")])),
        t(", "),
        inline(InlineKind::Mark(inner())),
        t(", "),
        inline(InlineKind::Work(vec![t("A Title")])),
        t(", "),
        inline(InlineKind::Quoted(vec![t("“quoted”")])),
        t(", "),
        inline(InlineKind::Abbreviation {
            expansion: Some("World Health Organization".to_owned()),
            content: vec![t("WHO")],
        }),
        t(", "),
        inline(InlineKind::Foreign {
            language: LanguageTag::new("cy").expect("cy"),
            content: vec![t("Prif ganfyddiadau")],
        }),
        t(", "),
        inline(InlineKind::Code("let x = \"a\\b\";".to_owned())),
        t(", "),
        inline(InlineKind::Code("a_very_long_function_name::with_a_path::that_goes_on_and_on".to_owned())),
        t(", the mean "),
        inline(InlineKind::Formula(formula(r"\bar{x} = \frac{1}{n}\sum_{i=1}^n x_i", false))),
        t(", "),
        inline(InlineKind::Link {
            destination: Destination::Outside(
                "https://example.org/a/very/long/path/that/does/not/end?query=yes".to_owned(),
            ),
            content: vec![t("https://example.org/a/very/long/path/that/does/not/end?query=yes")],
        }),
        t(", "),
        inline(InlineKind::Link {
            destination: Destination::Inside(id("anchor")),
            content: vec![t("an anchor")],
        }),
        t(", "),
        inline(InlineKind::Link { destination: Destination::Nowhere, content: vec![t("nowhere")] }),
        t(", "),
        inline(InlineKind::Reference(reference("fig-one", "Figure 1"))),
        t(", "),
        inline(InlineKind::Reference(reference("finding-2", "Finding 2"))),
        t(", a note"),
        inline(InlineKind::NoteCall(NoteCall::Numbered(NoteMark { number: 1, call: 1 }))),
        t(" and again"),
        inline(InlineKind::NoteCall(NoteCall::Numbered(NoteMark { number: 1, call: 2 }))),
        t(", an image "),
        inline(InlineKind::Image(Image { picture: Some(PictureId(1)), alt: Alt::Text("A dot".to_owned()) })),
        inline(InlineKind::Anchor(id("anchor"))),
        t(" at the anchor."),
        inline(InlineKind::LineBreak),
        t("After a break: #strong[no code] $x$ ☑ 😀 α я \"quotes\" \\ back."),
    ];
    p(parts)
}

fn svg() -> Picture {
    let text = r##"<svg xmlns="http://www.w3.org/2000/svg" width="640" height="320" viewBox="0 0 640 320">
        <rect x="20" y="40" width="120" height="260" fill="#0b4f6c"/><rect x="180" y="120" width="120" height="180" fill="#8f3a12"/>
        <text x="20" y="30" font-family="Public Sans" font-size="18">Medical directors</text></svg>"##;
    picture("tenure.svg", PictureFormat::Svg, text.as_bytes(), 640, 320)
}

fn dot() -> Picture {
    let text = r##"<svg xmlns="http://www.w3.org/2000/svg" width="12" height="12"><circle cx="6" cy="6" r="5" fill="#0b4f6c"/></svg>"##;
    picture("dot.svg", PictureFormat::Svg, text.as_bytes(), 12, 12)
}

fn picture(name: &str, format: PictureFormat, bytes: &[u8], width: u32, height: u32) -> Picture {
    Picture { name: name.to_owned(), format, bytes: Arc::from(bytes), width, height }
}

fn listing() -> Listing {
    let token = |kind, text: &str| Token { kind, text: text.to_owned() };
    let mut lines = vec![
        vec![token(TokenKind::Comment, "// a comment"), token(TokenKind::Plain, "")],
        vec![
            token(TokenKind::Keyword, "fn"),
            token(TokenKind::Plain, " "),
            token(TokenKind::Function, "main"),
            token(TokenKind::Operator, "()"),
        ],
        vec![],
        vec![
            token(TokenKind::Plain, "    let x = "),
            token(TokenKind::String, &format!("\"{}\"", "long ".repeat(40))),
        ],
        vec![token(TokenKind::Plain, "    "), token(TokenKind::Number, &"9".repeat(150))],
    ];
    lines.extend(
        (0..3)
            .map(|at| vec![token(TokenKind::Type, "Type"), token(TokenKind::Plain, &format!(" line {at}"))]),
    );
    Listing { language: Some("rust".to_owned()), lines }
}

fn deep(levels: usize) -> Block {
    (0..levels).fold(p(vec![t("deep down")]), |inner, level| match level % 2 {
        0 => list(None, true, vec![list_item(None, None, vec![inner])]),
        _ => block(BlockKind::Quotation(Quotation {
            id: None,
            blocks: vec![inner],
            attribution: None,
            pull: false,
        })),
    })
}

fn part(role: Role, name: &str, label: Option<&str>, title: &str, blocks: Vec<Block>) -> Part {
    Part {
        role,
        id: id(name),
        label: label.map(str::to_owned),
        number: label.and_then(|label| label.split(' ').next_back()).map(str::to_owned),
        title: if title.is_empty() { Vec::new() } else { vec![t(title)] },
        blocks,
        span: span(),
    }
}

pub(super) fn metadata() -> Metadata {
    let date = |day| Date::new(2026, 11, day).expect("a day");
    Metadata {
        kind: Kind::Report,
        title: "System leadership".to_owned(),
        subtitle: Some("Lessons from ten \"leaders\" of \\ change".to_owned()),
        slug: Slug::new("system-leadership").expect("a slug"),
        language: LanguageTag::new("en-GB").expect("a tag"),
        description: Some("What ten leaders learnt.".to_owned()),
        authors: ["Ann Example", "Bo Sample"]
            .map(|name| Contributor {
                sort_name: None,
                kind: ContributorKind::Person,
                person: None,
                name: name.to_owned(),
                role: ContributorRole::Author,
                affiliation: None,
                orcid: None,
                ror: None,
            })
            .to_vec(),
        publisher: None,
        funders: vec!["A Fund".to_owned()],
        status: Status::Published,
        embargo_until: None,
        published: Some(date(20)),
        modified: Some(date(22)),
        corrections: vec![Correction { date: date(22), text: "A figure was wrong.".to_owned() }],
        edition: None,
        number: Some("AIHP 2026/4".to_owned()),
        isbn: Isbns { pdf: Isbn::new("978-1-909029-48-4").ok(), ..Isbns::default() },
        doi: Doi::new("10.5555/aldermoor.2026.1").ok(),
        licence: Some("CC BY 4.0".to_owned()),
        copyright: Some("© 2026 Aldermoor Institute".to_owned()),
        topics: Vec::new(),
        series: None,
        subjects: Subjects { keywords: vec!["leadership".to_owned()], ..Subjects::default() },
        cover: None,
        about: Vec::new(),
        supersedes: Vec::new(),
        translation_of: None,
        series_number: None,
        excerpt: None,
        collects: false,
        redirect_from: Vec::new(),
        offers: Vec::new(),
        commissioned_by: None,
        comments: false,
        accessibility: Accessibility::default(),
        brief: Brief::default(),
        maths: true,
        span: span(),
    }
}

/// A report with one part of some blocks.
pub(super) fn short(blocks: Vec<Block>) -> Report {
    Report {
        metadata: metadata(),
        parts: vec![part(Role::Chapter, "one", Some("Chapter 1"), "One", blocks)],
        notes: Vec::new(),
        pictures: vec![svg(), dot()],
        discussion: None,
    }
}

/// Every kind of part, block and inline.
pub(super) fn whole() -> Report {
    let quotation = |pull| {
        block(BlockKind::Quotation(Quotation {
            id: Some(id(if pull { "pulled" } else { "quoted" })),
            blocks: vec![p(vec![t("I never had the authority. I had a telephone and a kettle.")])],
            attribution: Some(vec![t("Chief executive, acute trust")]),
            pull,
        }))
    };
    let panel = |kind, label: &str, name: &str| {
        block(BlockKind::Panel(Panel {
            id: Some(id(name)),
            kind,
            title: vec![t("A box with a name")],
            blocks: vec![prose(2), list(None, true, vec![list_item(None, None, vec![p(vec![t("one")])])])],
            label: label.to_owned(),
        }))
    };
    let alert = |kind: AlertKind| {
        block(BlockKind::Alert(Alert { kind, label: kind.as_str().to_owned(), blocks: vec![prose(1)] }))
    };
    let findings = vec![
        prose(1),
        item(
            ItemKind::Finding,
            1,
            "Finding",
            "Begin with a coalition of the willing.",
            vec![reference("coalition", "Chapter 1"), reference("fig-one", "Figure 1")],
        ),
        item(
            ItemKind::Finding,
            2,
            "Finding",
            "Let patients redesign services, and let them say which of the services matter most.",
            vec![],
        ),
        item(ItemKind::Finding, 3, "Finding", "", vec![reference("tab-4", "Table 1")]),
    ];
    let implications = vec![item(
        ItemKind::Implication,
        1,
        "Implication",
        "Pair new leaders.",
        vec![reference("finding-1", "Finding 1")],
    )];
    let text = vec![
        every_inline(),
        prose(3),
        prose(2),
        heading(2, "first", "A section with a heading that is long enough to wrap on to a second line"),
        prose(4),
        heading(3, "second", "A sub-section"),
        prose(2),
        list(
            None,
            true,
            vec![
                list_item(Some("li-one"), None, vec![p(vec![t("one")])]),
                list_item(
                    None,
                    None,
                    vec![
                        prose(1),
                        list(
                            Some(3),
                            true,
                            vec![
                                list_item(None, None, vec![p(vec![t("three")])]),
                                list_item(None, None, vec![p(vec![t("four")])]),
                            ],
                        ),
                    ],
                ),
            ],
        ),
        list(
            None,
            true,
            vec![
                list_item(None, Some(true), vec![p(vec![t("done")])]),
                list_item(None, Some(false), vec![p(vec![t("to do")])]),
            ],
        ),
        list(
            Some(7),
            false,
            vec![list_item(None, None, vec![prose(1), prose(1)]), list_item(None, None, vec![prose(1)])],
        ),
        block(BlockKind::Definitions(vec![
            Definition {
                term: vec![t("Acute trust")],
                meanings: vec![vec![prose(1)], vec![p(vec![t("Another meaning.")])]],
            },
            Definition { term: vec![t("GP")], meanings: vec![vec![p(vec![t("General practitioner.")])]] },
        ])),
        quotation(false),
        prose(2),
        quotation(true),
        heading(4, "third", "Deeper"),
        prose(1),
        heading(5, "fourth", "Deeper still"),
        prose(1),
        heading(6, "fifth", "Deepest"),
        prose(1),
        figure("fig-one", 0, Alt::Text("Bar chart".to_owned())),
        prose(2),
        block(BlockKind::Image(Image { picture: Some(PictureId(0)), alt: Alt::Decorative })),
        block(BlockKind::Image(Image { picture: None, alt: Alt::Text("What cannot be had".to_owned()) })),
        table(4, 3, true),
        prose(1),
        table(2, 2, false),
        table(8, 50, true),
        block(BlockKind::Formula(formula(r"s^2 = \frac{\sum_{i=1}^{n} (x_i - \bar{x})^2}{n - 1}", true))),
        block(BlockKind::Code(listing())),
        block(BlockKind::Rule),
        panel(PanelKind::Plain, "", "box"),
        panel(PanelKind::CaseStudy, "Case study", "case"),
        alert(AlertKind::Note),
        alert(AlertKind::Warning),
        block(BlockKind::Directive { name: "chart".to_owned(), body: "a = 1".to_owned() }),
        deep(64),
        prose(6),
    ];
    Report {
        metadata: metadata(),
        parts: vec![
            part(Role::Opening, "opening", None, "", vec![prose(1)]),
            part(Role::Summary, "summary", None, "Summary", vec![prose(3)]),
            part(Role::KeyFindings, "key-findings", None, "Key findings", findings),
            part(Role::PolicyImplications, "policy-implications", None, "Policy implications", implications),
            part(
                Role::Chapter,
                "coalition",
                Some("Chapter 1"),
                "A coalition of the willing, and what became of it",
                text,
            ),
            part(Role::Appendix, "letters", Some("Appendix A"), "Letters", vec![prose(2)]),
        ],
        notes: vec![Note {
            id: id("note-1"),
            blocks: vec![p(vec![t("The note.")]), prose(1)],
            calls: 2,
            span: span(),
        }],
        pictures: vec![svg(), dot()],
        discussion: None,
    }
}
