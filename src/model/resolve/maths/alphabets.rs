//! Unicode's mathematical alphabets: a letter in a font is a character of its own.

use pulldown_latex::event::Font;

/// The character for a letter or digit in a font; the same character where there is no other.
pub(super) fn in_font(character: char, font: Option<Font>) -> char {
    let Some(font) = font else { return character };
    exception(character, font)
        .unwrap_or_else(|| regular(character, font).and_then(char::from_u32).unwrap_or(character))
}

/// Where each alphabet begins: capitals, small letters, digits.
fn regular(character: char, font: Font) -> Option<u32> {
    let (capital, small, digit) = match font {
        Font::Bold => (0x1D400, 0x1D41A, Some(0x1D7CE)),
        Font::Italic => (0x1D434, 0x1D44E, None),
        Font::BoldItalic | Font::BoldSymbol => (0x1D468, 0x1D482, Some(0x1D7CE)),
        Font::Script => (0x1D49C, 0x1D4B6, None),
        Font::BoldScript => (0x1D4D0, 0x1D4EA, None),
        Font::Fraktur => (0x1D504, 0x1D51E, None),
        Font::DoubleStruck => (0x1D538, 0x1D552, Some(0x1D7D8)),
        Font::BoldFraktur => (0x1D56C, 0x1D586, None),
        Font::SansSerif => (0x1D5A0, 0x1D5BA, Some(0x1D7E2)),
        Font::BoldSansSerif => (0x1D5D4, 0x1D5EE, Some(0x1D7EC)),
        Font::SansSerifItalic => (0x1D608, 0x1D622, None),
        Font::SansSerifBoldItalic => (0x1D63C, 0x1D656, None),
        Font::Monospace => (0x1D670, 0x1D68A, Some(0x1D7F6)),
        Font::UpRight | Font::DoubleStruckItalic => return None,
    };
    let at = |start: u32, first: char| start + (u32::from(character) - u32::from(first));
    match character {
        'A'..='Z' => Some(at(capital, 'A')),
        'a'..='z' => Some(at(small, 'a')),
        '0'..='9' => digit.map(|digit| at(digit, '0')),
        'Α'..='Ω' | 'α'..='ω' => {
            let (capital, small) = match font {
                Font::Bold => (0x1D6A8, 0x1D6C2),
                Font::Italic => (0x1D6E2, 0x1D6FC),
                Font::BoldItalic => (0x1D71C, 0x1D736),
                // Bold as the letter stands by itself: capital Greek upright, small Greek italic.
                Font::BoldSymbol => (0x1D6A8, 0x1D736),
                Font::BoldSansSerif => (0x1D756, 0x1D770),
                Font::SansSerifBoldItalic => (0x1D790, 0x1D7AA),
                _ => return None,
            };
            match character {
                'Α'..='Ω' => Some(at(capital, 'Α')),
                _ => Some(at(small, 'α')),
            }
        }
        _ => None,
    }
}

/// Letters that Unicode had before it had the alphabets.
fn exception(character: char, font: Font) -> Option<char> {
    Some(match (font, character) {
        (Font::Italic, 'h') => 'ℎ',
        (Font::Script, 'B') => 'ℬ',
        (Font::Script, 'E') => 'ℰ',
        (Font::Script, 'F') => 'ℱ',
        (Font::Script, 'H') => 'ℋ',
        (Font::Script, 'I') => 'ℐ',
        (Font::Script, 'L') => 'ℒ',
        (Font::Script, 'M') => 'ℳ',
        (Font::Script, 'R') => 'ℛ',
        (Font::Script, 'e') => 'ℯ',
        (Font::Script, 'g') => 'ℊ',
        (Font::Script, 'o') => 'ℴ',
        (Font::Fraktur, 'C') => 'ℭ',
        (Font::Fraktur, 'H') => 'ℌ',
        (Font::Fraktur, 'I') => 'ℑ',
        (Font::Fraktur, 'R') => 'ℜ',
        (Font::Fraktur, 'Z') => 'ℨ',
        (Font::DoubleStruck, 'C') => 'ℂ',
        (Font::DoubleStruck, 'H') => 'ℍ',
        (Font::DoubleStruck, 'N') => 'ℕ',
        (Font::DoubleStruck, 'P') => 'ℙ',
        (Font::DoubleStruck, 'Q') => 'ℚ',
        (Font::DoubleStruck, 'R') => 'ℝ',
        (Font::DoubleStruck, 'Z') => 'ℤ',
        (Font::DoubleStruckItalic, 'D') => 'ⅅ',
        (Font::DoubleStruckItalic, 'd') => 'ⅆ',
        (Font::DoubleStruckItalic, 'e') => 'ⅇ',
        (Font::DoubleStruckItalic, 'i') => 'ⅈ',
        (Font::DoubleStruckItalic, 'j') => 'ⅉ',
        _ => return None,
    })
}

/// Whether a letter by itself stands upright: in LaTeX, capital Greek does.
pub(super) fn is_upright(character: char, font: Option<Font>) -> bool {
    match font {
        Some(Font::UpRight) => true,
        Some(_) => false,
        None => matches!(character, 'Α'..='Ω'),
    }
}
