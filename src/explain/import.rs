//! What is wrong with a file, a document or a link that was brought along, and
//! what was left out of it.

use crate::interchange::{DocumentError, Expected, LinkError, Omission, Omitted, Refusal, bounds};
use crate::locale::{Locale, Message, messages};

/// How many line numbers are named before they are counted.
const LINES: usize = 5;

/// Why a file is refused.
#[must_use]
pub fn refusal(locale: Locale, refusal: Refusal) -> String {
    let (message, line) = match refusal {
        Refusal::TooLarge => {
            let most = locale.count(u64::try_from(bounds::BYTES / 1_000_000).unwrap_or(0));
            return locale.say(&messages::FILE_TOO_LARGE, &[("most", &most)]);
        }
        Refusal::TooManyRows => {
            let most = locale.count(u64::try_from(bounds::ROWS).unwrap_or(0));
            return locale.say(&messages::FILE_TOO_MANY_ROWS, &[("most", &most)]);
        }
        Refusal::Workbook => (&messages::FILE_WORKBOOK, 0),
        Refusal::NotText => (&messages::FILE_NOT_TEXT, 0),
        Refusal::Empty => (&messages::FILE_EMPTY, 0),
        Refusal::OneColumn => (&messages::FILE_ONE_COLUMN, 0),
        Refusal::LearnReport => (&messages::FILE_LEARN_REPORT, 0),
        Refusal::TooManyColumns { line } => (&messages::FILE_TOO_MANY_COLUMNS, line),
        Refusal::LongRow { line } => (&messages::FILE_LONG_ROW, line),
        Refusal::OpenQuote { line } => (&messages::FILE_OPEN_QUOTE, line),
        Refusal::Formula { line } => (&messages::FILE_FORMULA, line),
    };
    let line = number(locale, line);
    locale.say(message, &[("line", &line)])
}

/// Why a document cannot be opened.
#[must_use]
pub fn document_error(locale: Locale, error: &DocumentError) -> String {
    let get = |message| locale.get(message).to_owned();
    match error {
        DocumentError::NotJson => get(&messages::DOCUMENT_NOT_JSON),
        DocumentError::TooLarge => refusal(locale, Refusal::TooLarge),
        DocumentError::Other => get(&messages::DOCUMENT_OTHER),
        DocumentError::Newer => get(&messages::DOCUMENT_NEWER),
        DocumentError::At { path, expected } => {
            let (message, most): (&'static Message, usize) = match expected {
                Expected::Text => (&messages::EXPECTED_TEXT, 0),
                Expected::List => (&messages::EXPECTED_LIST, 0),
                Expected::Object => (&messages::EXPECTED_OBJECT, 0),
                Expected::Answer => (&messages::EXPECTED_ANSWER, 0),
                Expected::Market => (&messages::EXPECTED_MARKET, 0),
                Expected::Language => (&messages::EXPECTED_LANGUAGE, 0),
                Expected::AtMost(most) => (&messages::EXPECTED_AT_MOST, *most),
            };
            let most = number(locale, most);
            let expected = locale.say(message, &[("most", &most)]);
            let values = [("path", path.as_str()), ("expected", &expected)];
            locale.say(&messages::DOCUMENT_AT, &values)
        }
    }
}

/// Why a link cannot be opened.
#[must_use]
pub fn link_error(locale: Locale, error: LinkError) -> &'static str {
    locale.get(match error {
        LinkError::Newer => &messages::LINK_NEWER,
        LinkError::Damaged => &messages::LINK_DAMAGED,
    })
}

/// What was not taken from a file, and on which lines it stands.
#[must_use]
pub fn omission(locale: Locale, omission: &Omission) -> String {
    let message = match omission.why {
        Omitted::UnknownCertification => &messages::OMITTED_UNKNOWN,
        Omitted::NoCertification => &messages::OMITTED_NO_CERTIFICATION,
        Omitted::NoPerson => &messages::OMITTED_NO_PERSON,
        Omitted::Inactive => &messages::OMITTED_INACTIVE,
        Omitted::NotLinked => &messages::OMITTED_NOT_LINKED,
        Omitted::Learning => &messages::OMITTED_LEARNING,
        Omitted::Day => &messages::OMITTED_DAY,
        Omitted::TooLong => &messages::OMITTED_TOO_LONG,
        Omitted::TooManyPeople => &messages::OMITTED_TOO_MANY_PEOPLE,
    };
    let named = omission.lines.iter().take(LINES);
    let mut lines: Vec<String> = named.map(|line| number(locale, *line)).collect();
    let more = omission.lines.len().saturating_sub(LINES);
    if more > 0 {
        let more = u64::try_from(more).unwrap_or(u64::MAX);
        lines.push(locale.plural(more, &messages::MORE_LINES, &[]));
    }
    let count = u64::try_from(omission.lines.len()).unwrap_or(u64::MAX);
    let lines = locale.and_list(&lines);
    let place = locale.plural(count, &messages::ON_LINES, &[("lines", &lines)]);
    let values = [("text", omission.text.as_str())];
    [&place, ": ", &locale.say(message, &values)].concat()
}

fn number(locale: Locale, number: usize) -> String {
    locale.count(u64::try_from(number).unwrap_or(u64::MAX))
}
