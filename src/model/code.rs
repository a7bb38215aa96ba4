//! Code listings, highlighted once for every edition.

/// A listing: what the author wrote, cut into lines and tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The language as named in the fence, lower-case; `None` for plain text.
    pub language: Option<String>,
    /// Lines without their ends; an empty listing has none. In drafts each line is one plain token.
    pub lines: Vec<Vec<Token>>,
}

/// A run of characters of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub kind: TokenKind,
    pub text: String,
}

/// What a token is; the theme gives each kind its colour and weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    Plain,
    Comment,
    Keyword,
    String,
    Number,
    Constant,
    Function,
    Type,
    Attribute,
    Operator,
}

impl TokenKind {
    /// The short name used in class names and theme tokens.
    pub fn as_str(self) -> &'static str {
        match self {
            TokenKind::Plain => "plain",
            TokenKind::Comment => "comment",
            TokenKind::Keyword => "keyword",
            TokenKind::String => "string",
            TokenKind::Number => "number",
            TokenKind::Constant => "constant",
            TokenKind::Function => "function",
            TokenKind::Type => "type",
            TokenKind::Attribute => "attribute",
            TokenKind::Operator => "operator",
        }
    }
}

impl Listing {
    /// A listing whose lines are plain.
    pub fn plain(language: Option<String>, text: &str) -> Self {
        let lines = text
            .lines()
            .map(|line| match line {
                "" => Vec::new(),
                line => vec![Token { kind: TokenKind::Plain, text: line.to_owned() }],
            })
            .collect();
        Self { language, lines }
    }

    /// The text of every line, as it was written.
    pub fn text(&self) -> String {
        let lines: Vec<String> =
            self.lines.iter().map(|line| line.iter().map(|token| token.text.as_str()).collect()).collect();
        lines.join("\n")
    }
}
