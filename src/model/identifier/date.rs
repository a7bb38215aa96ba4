//! Calendar dates.

use super::Fault;

/// A day in the Gregorian calendar, without time or zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

impl Date {
    /// # Errors
    /// A [`Fault`] where there is no such day, or the year has not four digits.
    pub fn new(year: i32, month: u8, day: u8) -> Result<Date, Fault> {
        let real = (1000..=9999).contains(&year)
            && time::Month::try_from(month)
                .and_then(|month| time::Date::from_calendar_date(year, month, day))
                .is_ok();
        if !real {
            return Err(Fault::new(format!("there is no day {year:04}-{month:02}-{day:02}"))
                .hint("write a date such as `2026-11-30`"));
        }
        Ok(Date { year, month, day })
    }

    /// Reads `2026-11-30`.
    ///
    /// # Errors
    /// A [`Fault`] for any other form, or no such day.
    pub fn parse(text: &str) -> Result<Date, Fault> {
        let mut parts = text.splitn(3, '-').map(str::parse::<u16>);
        let (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) = (parts.next(), parts.next(), parts.next())
        else {
            return Err(Fault::new(format!("`{text}` is no date"))
                .hint("write a date such as `2026-11-30`, without quotes"));
        };
        Date::new(i32::from(year), u8::try_from(month).unwrap_or(0), u8::try_from(day).unwrap_or(0))
    }

    /// The day, in UTC, that a count of seconds since 1970 falls on.
    pub fn from_epoch(seconds: i64) -> Option<Date> {
        let moment = time::OffsetDateTime::from_unix_timestamp(seconds).ok()?;
        Date::new(moment.year(), moment.month().into(), moment.day()).ok()
    }

    pub fn year(self) -> i32 {
        self.year
    }

    /// 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }
}

/// As ISO 8601 has it: `2026-11-30`.
impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
