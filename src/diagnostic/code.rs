//! Every code, its default level, and its page of documentation in `docs/rules/`.

use super::Level;

macro_rules! codes {
    ($($variant:ident = $name:literal, $level:ident $(, $fixed:ident)?;)*) => {
        /// Names a rule; stable, since publishers' settings and CI refer to it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($variant,)* }

        impl Code {
            /// Every code, in alphabetical order of its variant.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            pub fn from_name(name: &str) -> Option<Code> {
                match name { $($name => Some(Code::$variant),)* _ => None }
            }

            /// The level that holds unless a publisher sets another.
            pub fn default_level(self) -> Level {
                match self { $(Code::$variant => Level::$level,)* }
            }

            /// Whether no setting can lower the code: there would be nothing true to publish, or it would not be safe.
            pub fn is_fixed(self) -> bool {
                match self { $(Code::$variant => codes!(@fixed $($fixed)?),)* }
            }

            /// The rule's page: what it does, why, an example, how to mend it; Markdown.
            pub fn documentation(self) -> &'static str {
                match self { $(Code::$variant => include_str!(concat!("../../docs/rules/", $name, ".md")),)* }
            }
        }
    };
    (@fixed fixed) => { true };
    (@fixed) => { false };
}

// `fixed` codes stay denied whatever a publisher sets.
codes! {
    BidirectionalControl = "bidirectional-control", Warn;
    BriefTooLong = "brief-too-long", Warn;
    BrokenReference = "broken-reference", Deny;
    CharacterWithoutFont = "character-without-font", Deny;
    CommentMarkup = "comment-markup", Warn;
    ControlCharacter = "control-character", Warn;
    DuplicateComment = "duplicate-comment", Deny;
    DuplicateId = "duplicate-id", Deny;
    DuplicateIdentifier = "duplicate-identifier", Deny, fixed;
    DuplicateSlug = "duplicate-slug", Deny, fixed;
    EmptySection = "empty-section", Warn;
    EmptySeries = "empty-series", Warn;
    FindingWithoutEvidence = "finding-without-evidence", Warn;
    HeadingLevelSkipped = "heading-level-skipped", Warn;
    HyphenLadder = "hyphen-ladder", Warn;
    ImageTooLarge = "image-too-large", Deny;
    ImageUnreadable = "image-unreadable", Deny;
    ImplicationWithoutFinding = "implication-without-finding", Warn;
    InvalidAttribute = "invalid-attribute", Warn;
    InvalidDate = "invalid-date", Deny, fixed;
    InvalidDoi = "invalid-doi", Deny, fixed;
    InvalidId = "invalid-id", Deny;
    InvalidIsbn = "invalid-isbn", Deny, fixed;
    InvalidLanguage = "invalid-language", Deny, fixed;
    InvalidMaths = "invalid-maths", Deny;
    InvalidOrcid = "invalid-orcid", Deny, fixed;
    InvalidRor = "invalid-ror", Deny, fixed;
    InvalidSlug = "invalid-slug", Deny, fixed;
    InvalidTemplate = "invalid-template", Deny, fixed;
    InvalidToml = "invalid-toml", Deny, fixed;
    InvalidUrl = "invalid-url", Deny, fixed;
    InvalidUtf8 = "invalid-utf8", Deny, fixed;
    InvalidValue = "invalid-value", Deny, fixed;
    MarkupAsText = "markup-as-text", Warn;
    LowContrast = "low-contrast", Deny;
    MathsWithoutAlt = "maths-without-alt", Warn;
    MissingAlt = "missing-alt", Deny;
    MissingDate = "missing-date", Warn;
    MissingKey = "missing-key", Deny, fixed;
    MissingLanguage = "missing-language", Deny;
    MissingLocale = "missing-locale", Deny;
    NestingTooDeep = "nesting-too-deep", Deny, fixed;
    OutsideHouse = "outside-house", Warn;
    PathOutside = "path-outside", Deny, fixed;
    PdfDefect = "pdf-defect", Deny, fixed;
    RawHtml = "raw-html", Warn;
    RelationCycle = "relation-cycle", Deny;
    RoleNearMiss = "role-near-miss", Warn;
    SearchDefect = "search-defect", Deny, fixed;
    SectionWithoutItems = "section-without-items", Warn;
    SourceTooLarge = "source-too-large", Deny, fixed;
    SourceUnreadable = "source-unreadable", Deny, fixed;
    UndefinedFootnote = "undefined-footnote", Deny;
    UndefinedReference = "undefined-reference", Deny;
    UnfitCover = "unfit-cover", Warn;
    UnknownAlert = "unknown-alert", Warn;
    UnknownComment = "unknown-comment", Deny;
    UnknownDirective = "unknown-directive", Warn;
    UnknownFinding = "unknown-finding", Deny;
    UnknownKey = "unknown-key", Deny, fixed;
    UnknownPerson = "unknown-person", Deny;
    UnknownRelation = "unknown-relation", Deny;
    UnreadText = "unread-text", Warn;
    UnsafeImage = "unsafe-image", Deny, fixed;
    UnsafeLink = "unsafe-link", Deny;
    UnusedFootnote = "unused-footnote", Warn;
    YamlFrontMatter = "yaml-front-matter", Deny, fixed;
}
