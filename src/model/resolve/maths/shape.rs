//! What can be said of a formula before it is parsed, and what a fault is.

/// Why a formula cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) message: String,
    pub(super) hint: String,
}

/// The most levels of groups, fractions, roots and scripts within one another.
pub(super) const DEEPEST: usize = 48;

/// The most bytes of a formula; longer ones are no formulas.
const LONGEST: usize = 16_384;

/// Commands that the parser takes but that no edition could show truly: it drops what `\sideset` is given, and
/// macros would let a short formula grow without bound.
const REFUSED: [&str; 12] = [
    "sideset",
    "def",
    "edef",
    "gdef",
    "xdef",
    "let",
    "futurelet",
    "newcommand",
    "renewcommand",
    "providecommand",
    "DeclareMathOperator",
    "char",
];

/// What would take the parser too deep, or mislead it.
pub(super) fn check(latex: &str) -> Result<(), Fault> {
    let too_deep = || Fault {
        message: "it is nested too deeply or too long".to_owned(),
        hint: "write it as several formulas".to_owned(),
    };
    if latex.len() > LONGEST {
        return Err(too_deep());
    }
    let (mut depth, mut chain) = (0_usize, 0_usize);
    let mut rest = latex.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\\' => {
                let mut name = String::new();
                while let Some(letter) = rest.next_if(char::is_ascii_alphabetic) {
                    name.push(letter);
                }
                if name.is_empty() {
                    rest.next();
                    continue;
                }
                if let Some(refused) = REFUSED.iter().find(|refused| **refused == name) {
                    return Err(unsupported(&format!("`\\{refused}`")));
                }
                // Commands that stand directly behind one another may be arguments of one another.
                chain += 1;
                if chain > 2 * DEEPEST {
                    return Err(too_deep());
                }
            }
            '{' => {
                depth += 1;
                chain = 0;
                if depth > DEEPEST {
                    return Err(too_deep());
                }
            }
            '}' => depth = depth.saturating_sub(1),
            c if c.is_whitespace() || c == '^' || c == '_' => {}
            _ => chain = 0,
        }
    }
    Ok(())
}

/// A fault for what one edition or another could not show.
pub(super) fn unsupported(what: &str) -> Fault {
    Fault {
        message: format!("{what} cannot be shown alike in every edition"),
        hint: "write the formula without it".to_owned(),
    }
}
