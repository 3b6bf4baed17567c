//! The words for a field in trouble.

use super::scene::Scene;
use super::ui::Ui;
use crate::explain;
use crate::interchange::{Field, Problem};

/// What is wrong with a field, and what to do.
pub(super) fn words(scene: &Scene, problem: &Problem) -> String {
    explain::problem(scene.ui.program, scene.ui.locale, &problem.what)
}

/// What people know a certification by.
pub(super) fn certification(ui: Ui, id: &str) -> String {
    let known = ui.program.certification(id);
    known.map_or_else(
        || id.to_owned(),
        |known| explain::label(ui.locale, &ui.program.certifications[known]).to_owned(),
    )
}

/// The id, alone in the widget, of the message for a field.
pub(super) fn id(field: &Field) -> String {
    let (kind, rest) = match field {
        Field::Label { row } => ("label-", row.to_string()),
        Field::Count { row } => ("count-", row.to_string()),
        Field::Certification { row, .. } => ("certification-", row.to_string()),
        Field::Passed { row, entry } => (
            "passed-",
            [&row.to_string(), "-", &entry.to_string()].concat(),
        ),
        Field::Figure { id } => ("figure-", id.clone()),
        Field::Award { row } => ("held-", row.to_string()),
        Field::Anniversary { row } => ("anniversary-", row.to_string()),
        Field::Day => ("day", String::new()),
    };
    ["trouble-", kind, &rest].concat()
}
