//! What a part of a report is for.

/// The role of a part; the rest are chapters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Text before the first heading.
    Opening,
    Foreword,
    Preface,
    Summary,
    KeyFindings,
    PolicyImplications,
    Recommendations,
    Introduction,
    Chapter,
    Methods,
    Conclusion,
    CaseStudy,
    Appendix,
    References,
    Glossary,
    Abbreviations,
    Acknowledgements,
    AboutTheAuthors,
    TermsOfReference,
}

impl Role {
    /// Every role that an author can give by class.
    pub const NAMED: &'static [Role] = &[
        Role::Foreword,
        Role::Preface,
        Role::Summary,
        Role::KeyFindings,
        Role::PolicyImplications,
        Role::Recommendations,
        Role::Introduction,
        Role::Chapter,
        Role::Methods,
        Role::Conclusion,
        Role::CaseStudy,
        Role::Appendix,
        Role::References,
        Role::Glossary,
        Role::Abbreviations,
        Role::Acknowledgements,
        Role::AboutTheAuthors,
        Role::TermsOfReference,
    ];

    /// The class name, as in `{.key-findings}`.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Opening => "opening",
            Role::Foreword => "foreword",
            Role::Preface => "preface",
            Role::Summary => "summary",
            Role::KeyFindings => "key-findings",
            Role::PolicyImplications => "policy-implications",
            Role::Recommendations => "recommendations",
            Role::Introduction => "introduction",
            Role::Chapter => "chapter",
            Role::Methods => "methods",
            Role::Conclusion => "conclusion",
            Role::CaseStudy => "case-study",
            Role::Appendix => "appendix",
            Role::References => "references",
            Role::Glossary => "glossary",
            Role::Abbreviations => "abbreviations",
            Role::Acknowledgements => "acknowledgements",
            Role::AboutTheAuthors => "about-the-authors",
            Role::TermsOfReference => "terms-of-reference",
        }
    }

    pub fn from_class(class: &str) -> Option<Role> {
        Role::NAMED.iter().copied().find(|role| role.as_str() == class)
    }

    /// Whether a section of this role holds findings, implications or recommendations.
    pub fn holds_items(self) -> bool {
        matches!(self, Role::KeyFindings | Role::PolicyImplications | Role::Recommendations)
    }

    /// Whether parts of this role are numbered 1, 2, 3 together.
    pub fn is_numbered(self) -> bool {
        matches!(self, Role::Introduction | Role::Chapter | Role::Methods | Role::Conclusion)
    }
}
