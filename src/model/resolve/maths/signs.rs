//! The English names of signs: the tables that formulas are said by.

/// What a mark over a letter is called.
pub(super) fn accent(mark: char) -> Option<&'static str> {
    Some(match mark {
        '‾' => "bar",
        '^' => "hat",
        '~' => "tilde",
        '→' => "vector",
        '˙' => "dot",
        '¨' => "double dot",
        _ => return None,
    })
}

/// What a function is called.
pub(super) fn function_words(name: &str) -> &str {
    match name {
        "sin" => "sine",
        "cos" => "cosine",
        "tan" => "tangent",
        "ln" => "natural log",
        "lim" => "the limit",
        "max" => "the maximum",
        "min" => "the minimum",
        "sup" => "the supremum",
        "inf" => "the infimum",
        "Pr" => "the probability",
        other => other,
    }
}

/// What a bracket is called.
pub(super) fn bracket(character: char) -> Option<&'static str> {
    Some(match character {
        '(' => "open parenthesis",
        ')' => "close parenthesis",
        '[' => "open bracket",
        ']' => "close bracket",
        '{' => "open brace",
        '}' => "close brace",
        _ => return None,
    })
}

/// What a sign is called.
pub(super) fn sign(character: char) -> Option<&'static str> {
    Some(match character {
        '+' => "plus",
        '−' => "minus",
        '±' => "plus or minus",
        '×' | '⋅' | '·' | '∗' => "times",
        '÷' => "divided by",
        '/' => "over",
        '=' => "equals",
        '≠' => "is not equal to",
        '≈' => "is approximately",
        '∼' => "is distributed as",
        '≡' => "is equivalent to",
        '∝' => "is proportional to",
        '<' => "is less than",
        '>' => "is greater than",
        '≤' => "is at most",
        '≥' => "is at least",
        '≪' => "is much less than",
        '≫' => "is much greater than",
        '∈' => "in",
        '∉' => "not in",
        '⊂' | '⊆' => "is a subset of",
        '∪' => "union",
        '∩' => "intersection",
        '∅' => "the empty set",
        '→' => "to",
        '⇒' => "implies",
        '⇔' => "if and only if",
        '∀' => "for all",
        '∃' => "there is",
        '∞' => "infinity",
        '∂' => "partial",
        '∇' => "nabla",
        '∑' => "the sum of",
        '%' => "per cent",
        '°' => "degrees",
        '£' => "pounds",
        '€' => "euros",
        '$' => "dollars",
        '!' => "factorial",
        ',' => ",",
        ';' => ",",
        '.' => "point",
        '…' | '⋯' => "and so on",
        '′' => "prime",
        'ℓ' => "l",
        'α' => "alpha",
        'β' => "beta",
        'γ' => "gamma",
        'δ' => "delta",
        'ϵ' | 'ε' => "epsilon",
        'ζ' => "zeta",
        'η' => "eta",
        'θ' | 'ϑ' => "theta",
        'ι' => "iota",
        'κ' | 'ϰ' => "kappa",
        'λ' => "lambda",
        'μ' | 'µ' => "mu",
        'ν' => "nu",
        'ξ' => "xi",
        'π' | 'ϖ' => "pi",
        'ρ' | 'ϱ' => "rho",
        'σ' | 'ς' => "sigma",
        'τ' => "tau",
        'υ' => "upsilon",
        'ϕ' | 'φ' => "phi",
        'χ' => "chi",
        'ψ' => "psi",
        'ω' => "omega",
        'Γ' => "capital gamma",
        'Δ' => "capital delta",
        'Θ' => "capital theta",
        'Λ' => "capital lambda",
        'Π' => "capital pi",
        'Σ' => "capital sigma",
        'Φ' => "capital phi",
        'Ψ' => "capital psi",
        'Ω' => "capital omega",
        _ => return None,
    })
}
