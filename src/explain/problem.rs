//! What is wrong with a field, and what to do about it.

use super::wording::label;
use crate::interchange::Trouble;
use crate::locale::{Locale, messages};
use crate::model::Program;

/// Says what the trouble with a field is. The program knows the certifications
/// by name.
#[must_use]
pub fn problem(program: &Program, locale: Locale, trouble: &Trouble) -> String {
    let certification = |id: &str| {
        let mut known = program.certifications.iter();
        let known = known.find(|certification| certification.id == id);
        known.map_or_else(|| id.to_owned(), |known| label(locale, known).to_owned())
    };
    let at_most = |message, max: usize| {
        let max = locale.count(u64::try_from(max).unwrap_or(u64::MAX));
        locale.say(message, &[("max", &max)])
    };
    let read = |message, text: &str| locale.say(message, &[("text", text)]);
    match trouble {
        Trouble::NotANumber { text } => read(&messages::NOT_A_NUMBER, text),
        Trouble::OtherUnit { text, unit } => {
            let unit = super::unit(locale, *unit).unwrap_or(locale.get(&messages::UNIT_NUMBER));
            let values = [("text", text.as_str()), ("unit", unit)];
            locale.say(&messages::OTHER_UNIT, &values)
        }
        Trouble::NotWhole { text } => read(&messages::NOT_WHOLE, text),
        Trouble::Negative => locale.get(&messages::NEGATIVE).to_owned(),
        Trouble::TooLarge { max } => {
            let max = locale.number(&max.fraction());
            locale.say(&messages::TOO_LARGE, &[("max", &max)])
        }
        Trouble::TooFine { text } => read(&messages::TOO_FINE, text),
        Trouble::NotThreeMonths { text } => read(&messages::NOT_THREE_MONTHS, text),
        Trouble::NotADay { text } => read(&messages::NOT_A_DAY, text),
        Trouble::NoSuchDay { text } => read(&messages::NO_SUCH_DAY, text),
        Trouble::OutOfRange { from, until } => {
            let (from, until) = (from.to_string(), until.to_string());
            let values = [("from", from.as_str()), ("until", &until)];
            locale.say(&messages::DAY_OUT_OF_RANGE, &values)
        }
        Trouble::UnknownCertification { text, nearest } => match nearest {
            None => read(&messages::UNKNOWN_CERTIFICATION, text),
            Some(nearest) => {
                let nearest = certification(nearest);
                let values = [("text", text.as_str()), ("suggestion", &nearest)];
                locale.say(&messages::UNKNOWN_CERTIFICATION_NEAR, &values)
            }
        },
        Trouble::AfterRetirement {
            certification: id,
            retired,
        } => {
            let (certification, day) = (certification(id), locale.day(*retired));
            let values = [("certification", certification.as_str()), ("day", &day)];
            locale.say(&messages::EARNED_AFTER_RETIREMENT, &values)
        }
        Trouble::TooManyPeople { max } => {
            let max = locale.count((*max).into());
            locale.say(&messages::TOO_MANY_PEOPLE, &[("max", &max)])
        }
        Trouble::TooManyCertifications { max } => at_most(&messages::TOO_MANY_CERTIFICATIONS, *max),
        Trouble::TooManyAwards { max } => at_most(&messages::TOO_MANY_HELD, *max),
        Trouble::TooLong { max } => at_most(&messages::TOO_LONG, *max),
        Trouble::Duplicate { id } => {
            let mut awards = program.awards.iter();
            let award = awards.find(|award| award.id == *id);
            let name = award.map_or_else(
                || certification(id),
                |award| locale.text(&award.name).to_owned(),
            );
            locale.say(&messages::DUPLICATE, &[("name", &name)])
        }
    }
}
