//! The words for a field in trouble.

use super::scene::Scene;
use super::ui::Ui;
use crate::interchange::{Field, Form, Problem, Row, Trouble};
use crate::locale::messages;
use crate::model::Fraction;

/// What is wrong with a field, and what to do.
pub(super) fn words(scene: &Scene, problem: &Problem) -> String {
    let ui = scene.ui;
    let text = typed(&scene.store.form, &problem.field).trim();
    let locale = ui.locale;
    match &problem.what {
        Trouble::NotANumber { .. } => ui.say(&messages::NOT_A_NUMBER, &[("text", text)]),
        Trouble::OtherUnit { .. } => ui.say(&messages::OTHER_UNIT, &[("text", text)]),
        Trouble::NotWhole { .. } => ui.say(&messages::NOT_WHOLE, &[("text", text)]),
        Trouble::Negative => ui.say(&messages::NEGATIVE, &[("text", text)]),
        Trouble::TooLarge { max } => {
            let max = locale.number(&max.fraction());
            ui.say(&messages::TOO_LARGE, &[("text", text), ("max", &max)])
        }
        Trouble::TooFine { .. } => ui.say(&messages::TOO_FINE, &[("text", text)]),
        Trouble::NotADay { .. } => ui.say(&messages::NOT_A_DAY, &[("text", text)]),
        Trouble::NoSuchDay { .. } => ui.say(&messages::NO_SUCH_DAY, &[("text", text)]),
        Trouble::OutOfRange { .. } => ui.say(&messages::DAY_OUT_OF_RANGE, &[("text", text)]),
        Trouble::UnknownCertification { nearest, .. } => match nearest {
            Some(nearest) => ui.say(
                &messages::UNKNOWN_CERTIFICATION_NEAR,
                &[("text", text), ("suggestion", &certification(ui, nearest))],
            ),
            None => ui.say(&messages::UNKNOWN_CERTIFICATION, &[("text", text)]),
        },
        Trouble::AfterRetirement {
            certification: id,
            retired,
        } => ui.say(
            &messages::EARNED_AFTER_RETIREMENT,
            &[
                ("certification", &certification(ui, id)),
                ("day", &locale.day(*retired)),
            ],
        ),
        Trouble::TooManyPeople { max } => limit(ui, &messages::TOO_MANY_PEOPLE, u64::from(*max)),
        Trouble::TooManyCertifications { max } => {
            limit(ui, &messages::TOO_MANY_CERTIFICATIONS, *max as u64)
        }
        Trouble::TooManyAwards { max } => limit(ui, &messages::TOO_MANY_HELD, *max as u64),
        Trouble::TooLong { max } => limit(ui, &messages::TOO_LONG, *max as u64),
        Trouble::Duplicate { .. } => ui.say(&messages::DUPLICATE, &[("text", text)]),
    }
}

/// What people know a certification by.
pub(super) fn certification(ui: Ui, id: &str) -> String {
    let mut known = ui.program.certifications.iter();
    let known = known.find(|certification| certification.id == id);
    let label = known.and_then(|known| {
        let name = known.name.as_ref().map(|name| ui.locale.text(name));
        known.code.as_deref().or(name)
    });
    label.unwrap_or(id).to_owned()
}

/// The id, alone in the widget, of the message for a field.
pub(super) fn id(field: &Field) -> String {
    let (kind, rest) = match field {
        Field::Label { row } => ("label-", row.to_string()),
        Field::Count { row } => ("count-", row.to_string()),
        Field::Certification { row, .. } => ("certification-", row.to_string()),
        Field::Passed { row, entry } => ("passed-", [&row.to_string(), "-", &entry.to_string()].concat()),
        Field::Figure { id } => ("figure-", id.clone()),
        Field::Award { row } => ("held-", row.to_string()),
        Field::Anniversary { row } => ("anniversary-", row.to_string()),
        Field::Day => ("day", String::new()),
    };
    ["trouble-", kind, &rest].concat()
}

fn limit(ui: Ui, message: &'static crate::locale::Message, max: u64) -> String {
    let max = ui.locale.number(&Fraction::from_integer(max.into()));
    ui.say(message, &[("max", &max)])
}

/// What stands in a field.
fn typed<'f>(form: &'f Form, field: &Field) -> &'f str {
    let row = |key: u32| form.rows.iter().find(|row| row.key == key);
    let entry = |key: u32, at: usize| row(key).and_then(|row: &Row| row.holds.get(at));
    let held = |key: u32| form.held.iter().find(|held| held.key == key);
    let text = match field {
        Field::Label { row: key } => row(*key).map(|row| &row.label),
        Field::Count { row: key } => row(*key).map(|row| &row.count),
        Field::Certification { row, entry: at } => entry(*row, *at).map(|entry| &entry.text),
        Field::Passed { row, entry: at } => entry(*row, *at).map(|entry| &entry.passed),
        Field::Figure { id } => form.figures.get(id),
        Field::Award { row } => held(*row).map(|held| &held.award),
        Field::Anniversary { row } => held(*row).map(|held| &held.anniversary),
        Field::Day => Some(&form.day),
    };
    text.map(String::as_str).unwrap_or_default()
}
