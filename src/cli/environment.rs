//! The only place that asks the environment and the clock.

use std::env;

use imprint::model::identifier::Date;

use super::Failure;

/// Whether a variable is set to anything: how `NO_COLOR` and its like are meant.
pub(super) fn is_set(name: &str) -> bool {
    env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// Whether the terminal says of itself that it understands nothing but text.
pub(super) fn is_dumb() -> bool {
    env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// The width that the shell tells, where it does.
pub(super) fn columns() -> Option<usize> {
    env::var("COLUMNS").ok()?.parse().ok().filter(|columns| *columns > 0)
}

/// `SOURCE_DATE_EPOCH` (reproducible-builds.org, version 1.1): seconds since 1970 in ASCII digits, or nothing.
pub(super) fn epoch() -> Result<Option<i64>, Failure> {
    match env::var_os("SOURCE_DATE_EPOCH") {
        None => Ok(None),
        Some(value) => read_epoch(&value.to_string_lossy()).map(Some),
    }
}

fn read_epoch(value: &str) -> Result<i64, Failure> {
    let digits = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = if digits { value.parse::<i64>().ok() } else { None };
    seconds.filter(|seconds| Date::from_epoch(*seconds).is_some()).ok_or_else(|| {
        Failure::usage(format!("`SOURCE_DATE_EPOCH` is `{value}`, which is no count of seconds since 1970"))
            .hint("give it digits only, such as `git log -1 --format=%ct` prints, or unset it")
    })
}

/// The date that a new publication starts with: of `SOURCE_DATE_EPOCH`, else of today. Nothing that is built depends
/// on it but through what the author then keeps in the file.
#[expect(
    clippy::disallowed_methods,
    reason = "a new file is dated once, when it is made; nothing built asks the clock"
)]
pub(super) fn today() -> Result<Date, Failure> {
    let seconds = match epoch()? {
        Some(seconds) => Some(seconds),
        None => std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .ok()
            .and_then(|since| i64::try_from(since.as_secs()).ok()),
    };
    seconds
        .and_then(Date::from_epoch)
        .ok_or_else(|| Failure::work("the clock tells no date").hint("set `SOURCE_DATE_EPOCH`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_epoch_is_digits() {
        assert_eq!(read_epoch("1560816000"), Ok(1_560_816_000));
        for value in ["", "-1", "+1", "1.5", " 1", "0x10", "99999999999999999999", "999999999999999999"] {
            assert_eq!(read_epoch(value).unwrap_err().status(), 2, "{value}");
        }
    }
}
