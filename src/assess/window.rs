//! The window in which a day on which a partner qualified counts.

use crate::model::{Day, Period, Program};

/// The days on any one of which a partner must have qualified to enrol on a
/// day; missing where the program has no such rule.
#[must_use]
pub fn qualifying(program: &Program, day: Day) -> Option<Period> {
    let mut rules = program.qualifying.iter();
    let rule = rules.find(|rule| rule.effective.contains(day))?;
    let from = match (rule.months, rule.days) {
        (Some(months), _) => first_of_month(day, months),
        (None, Some(days)) => day.plus_days(1 - days),
        (None, None) => return None,
    };
    Some(Period {
        from: Some(from),
        until: Some(day),
    })
}

/// The first day of the month so many months before that of a day.
fn first_of_month(day: Day, before: u32) -> Day {
    let months = i64::from(day.year()) * 12 + i64::from(day.month()) - 1 - i64::from(before);
    let year = i32::try_from(months.div_euclid(12)).unwrap_or(day.year());
    let month = u32::try_from(months.rem_euclid(12)).unwrap_or(0) + 1;
    Day::new(year, month, 1).unwrap_or(day)
}
