//! A field in trouble: its message, and how the field refers to it.

use super::ui::Ui;
use crate::explain;
use crate::interchange::{Directory, Field, Problem};

/// What is wrong with a field, and what to do.
pub(super) fn words(ui: Ui, problem: &Problem) -> String {
    explain::problem(ui.program, ui.locale, &problem.what)
}

/// What people know a certification by; whatever else was typed stays as it is.
pub(super) fn certification(ui: Ui, directory: &Directory, typed: &str) -> String {
    let known = directory.resolve(typed);
    let known = known.and_then(|hit| ui.certification(hit.id));
    known
        .map_or(typed, |known| explain::label(ui.locale, known))
        .to_owned()
}

/// The id, alone in the widget, of the message for a field.
pub(super) fn id(field: &Field) -> String {
    let (kind, rest) = match field {
        Field::Label { row } => ("label-", row.to_string()),
        Field::Count { row } => ("count-", row.to_string()),
        Field::Certification { row, entry } => (
            "certification-",
            [&row.to_string(), "-", &entry.to_string()].concat(),
        ),
        Field::Passed { row, entry } => (
            "passed-",
            [&row.to_string(), "-", &entry.to_string()].concat(),
        ),
        Field::Expires { row, entry } => (
            "expires-",
            [&row.to_string(), "-", &entry.to_string()].concat(),
        ),
        Field::Figure { id } => ("figure-", id.clone()),
        Field::Award { row } => ("held-", row.to_string()),
        Field::Anniversary { row } => ("anniversary-", row.to_string()),
        Field::Since { row } => ("since-", row.to_string()),
        Field::Audit { award } => ("audit-", award.clone()),
        Field::Company => ("company", String::new()),
        Field::Day => ("day", String::new()),
        Field::Tax => ("tax", String::new()),
    };
    ["trouble-", kind, &rest].concat()
}
