//! What a publication is about, in the trade's schemes.

use crate::diagnostic::Code;
use crate::model::identifier::Fault;
use crate::model::metadata::Subjects;

use super::fields::Fields;

pub(super) fn subjects(fields: &mut Fields<'_, '_, '_>) -> Subjects {
    let subjects = fields.table("subjects", |subjects| Subjects {
        thema: subjects.checked_texts("thema", Code::InvalidValue, thema),
        bisac: subjects.checked_texts("bisac", Code::InvalidValue, bisac),
        keywords: subjects.texts("keywords"),
    });
    subjects.unwrap_or_default()
}

/// A Thema subject begins with a letter, a qualifier with a digit; capitals, digits and hyphens follow.
fn thema(text: &str) -> Result<String, Fault> {
    let good = text.len() <= 20
        && text.bytes().next().is_some_and(|first| first.is_ascii_alphanumeric())
        && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-');
    if good {
        Ok(text.to_owned())
    } else {
        Err(Fault::new(format!("`{text}` is no Thema code")).hint("a Thema code looks like `MBP`"))
    }
}

/// Three letters and six digits.
fn bisac(text: &str) -> Result<String, Fault> {
    let good = text.len() == 9
        && text.bytes().take(3).all(|byte| byte.is_ascii_uppercase())
        && text.bytes().skip(3).all(|byte| byte.is_ascii_digit());
    if good {
        Ok(text.to_owned())
    } else {
        Err(Fault::new(format!("`{text}` is no BISAC code")).hint("a BISAC code looks like `MED035000`"))
    }
}
