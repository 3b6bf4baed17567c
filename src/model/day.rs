//! Calendar days, and periods between them.

use core::fmt;
use core::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A calendar day without time or time zone, written `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(NaiveDate);

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Day {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "date",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            "description": "A day, as YYYY-MM-DD.",
        })
    }
}

/// Why a text is not a [`Day`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayError {
    /// Not of the form `YYYY-MM-DD` with digits.
    Form,
    /// Of the right form, but there is no such day (a 30 February).
    NoSuchDay,
    /// Outside the years 1990 to 2100, in which the programmes live.
    OutOfRange,
}

impl fmt::Display for DayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "expected a day as YYYY-MM-DD",
            Self::NoSuchDay => "there is no such day in the calendar",
            Self::OutOfRange => "expected a day between 1990 and 2100",
        })
    }
}

impl core::error::Error for DayError {}

impl Day {
    /// The day of that year, month (1 to 12) and day of the month.
    ///
    /// # Errors
    /// Where the calendar has no such day, or the year is outside 1990 to 2100.
    pub fn new(year: i32, month: u32, day: u32) -> Result<Self, DayError> {
        if !(1990..=2100).contains(&year) {
            return Err(DayError::OutOfRange);
        }
        NaiveDate::from_ymd_opt(year, month, day)
            .map(Self)
            .ok_or(DayError::NoSuchDay)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day_of_month(self) -> u32 {
        self.0.day()
    }

    /// The days from 1 January 1970 to this one, negative before it.
    #[must_use]
    pub fn since_1970(self) -> i32 {
        self.0.to_epoch_days()
    }

    /// The same day of the month so many months later, or the last day of
    /// that month where it is shorter.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        Self(
            self.0
                .checked_add_months(Months::new(months))
                .unwrap_or(NaiveDate::MAX),
        )
    }

    /// So many days later, or earlier where negative.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        let by = Days::new(u64::from(days.unsigned_abs()));
        let moved = if days < 0 {
            self.0.checked_sub_days(by)
        } else {
            self.0.checked_add_days(by)
        };
        Self(moved.unwrap_or(self.0))
    }
}

impl FromStr for Day {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        let bytes = text.as_bytes();
        let shaped = bytes.len() == 10
            && bytes.iter().enumerate().all(|(at, byte)| match at {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !shaped {
            return Err(DayError::Form);
        }
        let number = |digits: &[u8]| {
            digits
                .iter()
                .fold(0_u32, |sum, digit| sum * 10 + u32::from(digit - b'0'))
        };
        let year = i32::try_from(number(&bytes[..4])).map_err(|_| DayError::OutOfRange)?;
        Self::new(year, number(&bytes[5..7]), number(&bytes[8..]))
    }
}

impl TryFrom<String> for Day {
    type Error = DayError;

    fn try_from(text: String) -> Result<Self, DayError> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.year(),
            self.month(),
            self.day_of_month()
        )
    }
}

/// A stretch of days, both ends included; an end that is missing is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// The first day.
    #[serde(default)]
    pub from: Option<Day>,
    /// The last day.
    #[serde(default)]
    pub until: Option<Day>,
}

impl Period {
    /// Whether the day lies in the period.
    #[must_use]
    pub fn contains(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether the two periods share a day.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let before = |until: Option<Day>, from: Option<Day>| {
            until.zip(from).is_some_and(|(until, from)| until < from)
        };
        !before(self.until, other.from) && !before(other.until, self.from)
    }

    /// Whether the period has a day at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.from
            .zip(self.until)
            .is_some_and(|(from, until)| until < from)
    }
}
