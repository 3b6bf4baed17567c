//! Fields in trouble: what they are known by.

use super::ui::Ui;
use crate::interchange::Field;

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
