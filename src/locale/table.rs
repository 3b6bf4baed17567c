//! The forms of both languages where there is no browser to ask. They are
//! those of its `Intl`, for `en-GB` and `de`.

use super::{Between, Joined};
use crate::model::{Day, Lang};

const MONTHS: [(&str, &str); 12] = [
    ("January", "Januar"),
    ("February", "Februar"),
    ("March", "März"),
    ("April", "April"),
    ("May", "Mai"),
    ("June", "Juni"),
    ("July", "Juli"),
    ("August", "August"),
    ("September", "September"),
    ("October", "Oktober"),
    ("November", "November"),
    ("December", "Dezember"),
];

/// A number of hundredths as a decimal, in groups of three digits.
pub(super) fn decimal(lang: Lang, hundredths: i128) -> String {
    let (group, point) = match lang {
        Lang::En => (',', '.'),
        Lang::De => ('.', ','),
    };
    let whole = (hundredths.unsigned_abs() / 100).to_string();
    let decimals = hundredths.unsigned_abs() % 100;
    let mut text = String::new();
    if hundredths < 0 {
        text.push('-');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    if decimals > 0 {
        text.push(point);
        let decimals = format!("{decimals:02}");
        text.push_str(decimals.trim_end_matches('0'));
    }
    text
}

pub(super) fn day(lang: Lang, day: Day) -> String {
    let (of_month, month) = (day.day_of_month(), month(lang, day));
    match lang {
        Lang::En => format!("{of_month} {month}"),
        Lang::De => format!("{of_month}. {month}"),
    }
}

pub(super) fn month(lang: Lang, day: Day) -> String {
    let names = usize::try_from(day.month() - 1)
        .ok()
        .and_then(|month| MONTHS.get(month));
    let (english, german) = names.copied().unwrap_or_default();
    let name = match lang {
        Lang::En => english,
        Lang::De => german,
    };
    format!("{name} {}", day.year())
}

pub(super) fn list(lang: Lang, members: &[String], joined: Joined) -> String {
    let last = match (lang, joined) {
        (Lang::En, Joined::And) => " and ",
        (Lang::En, Joined::Or) => " or ",
        (Lang::De, Joined::And) => " und ",
        (Lang::De, Joined::Or) => " oder ",
    };
    let between = Between {
        members: ", ".to_owned(),
        last: last.to_owned(),
    };
    between.join(members)
}
