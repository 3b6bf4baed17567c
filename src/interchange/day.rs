//! Days as people type them.

use core::ops::RangeInclusive;

use crate::model::{Day, DayError, Lang};

/// The years in which a [`Day`] lies.
pub const YEARS: RangeInclusive<i32> = 1990..=2100;

/// Reads a day: `2018-06-01` in every language, `1.6.2018` in German too.
///
/// `6/1/2018` is refused: it is the first of June to some readers of English
/// and the sixth of January to others.
///
/// # Errors
/// Where it is no day, or one outside [`YEARS`].
///
/// # Examples
/// ```
/// use partner_eligibility::interchange::read_day;
/// use partner_eligibility::model::{DayError, Lang};
///
/// assert_eq!(read_day("1.6.2018", Lang::De), read_day("2018-06-01", Lang::En));
/// assert_eq!(read_day("6/1/2018", Lang::En), Err(DayError::Form));
/// ```
pub fn read_day(text: &str, lang: Lang) -> Result<Day, DayError> {
    let text = text.trim();
    match lang {
        Lang::De if text.contains('.') => dotted(text),
        Lang::De | Lang::En => text.parse(),
    }
}

/// Day, month and year with dots between them.
fn dotted(text: &str) -> Result<Day, DayError> {
    let mut parts = text.split('.').map(str::trim);
    let (Some(day), Some(month), Some(year), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(DayError::Form);
    };
    let number = |part: &str, lengths: RangeInclusive<usize>| {
        let digits = part.bytes().all(|byte| byte.is_ascii_digit());
        match part.parse() {
            Ok(number) if digits && lengths.contains(&part.len()) => Ok(number),
            _ => Err(DayError::Form),
        }
    };
    let (day, month, year) = (
        number(day, 1..=2)?,
        number(month, 1..=2)?,
        number(year, 4..=4)?,
    );
    Day::new(i32::try_from(year).map_err(|_| DayError::Form)?, month, day)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test says what it expects")]

    use super::*;

    #[test]
    fn reads_what_people_type() {
        let cases = [
            ("2018-06-01", Lang::En, Ok("2018-06-01")),
            ("2018-06-01", Lang::De, Ok("2018-06-01")),
            (" 2018-06-01\t", Lang::En, Ok("2018-06-01")),
            ("1.6.2018", Lang::De, Ok("2018-06-01")),
            ("01.06.2018", Lang::De, Ok("2018-06-01")),
            ("1. 6. 2018", Lang::De, Ok("2018-06-01")),
            ("29.2.2020", Lang::De, Ok("2020-02-29")),
            ("29.2.2019", Lang::De, Err(DayError::NoSuchDay)),
            ("2019-02-30", Lang::En, Err(DayError::NoSuchDay)),
            ("1.13.2018", Lang::De, Err(DayError::NoSuchDay)),
            ("1.6.1918", Lang::De, Err(DayError::OutOfRange)),
            ("2101-01-01", Lang::En, Err(DayError::OutOfRange)),
            ("1.6.2018", Lang::En, Err(DayError::Form)),
            ("6/1/2018", Lang::En, Err(DayError::Form)),
            ("1.6.18", Lang::De, Err(DayError::Form)),
            ("1.6", Lang::De, Err(DayError::Form)),
            ("1.6.2018.", Lang::De, Err(DayError::Form)),
            ("001.6.2018", Lang::De, Err(DayError::Form)),
            ("+1.6.2018", Lang::De, Err(DayError::Form)),
            ("2018-6-1", Lang::En, Err(DayError::Form)),
            ("yesterday", Lang::En, Err(DayError::Form)),
            ("", Lang::De, Err(DayError::Form)),
        ];
        for (text, lang, expected) in cases {
            let read = read_day(text, lang).map(|day| day.to_string());
            assert_eq!(
                read.as_deref(),
                expected.as_ref().copied(),
                "{text:?} in {lang:?}"
            );
        }
    }

    #[test]
    fn the_years_are_those_of_a_day() {
        for (year, is_day) in [
            (YEARS.start() - 1, false),
            (*YEARS.start(), true),
            (*YEARS.end(), true),
            (YEARS.end() + 1, false),
        ] {
            assert_eq!(Day::new(year, 1, 1).is_ok(), is_day, "{year}");
        }
    }
}
