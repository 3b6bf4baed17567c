//! The example company: a consultancy with a few strengths and some gaps.

use crate::interchange::{Entry, Form, Row};
use crate::locale::Locale;
use crate::model::{Lang, Quantity};

/// A person, or several alike: name, number, certifications.
type Person = (&'static str, &'static str, &'static [&'static str]);

/// Who works there.
const PEOPLE: [Person; 6] = [
    ("Anna Berger", "", &["70-532", "70-535"]),
    ("Jonas Weber", "", &["70-533", "70-345", "70-346", "70-347"]),
    (
        "Mira Okafor",
        "",
        &["mcse-productivity", "assessment-voice"],
    ),
    ("Tom Lindqvist", "", &["70-333", "70-334", "70-346"]),
    ("Developers", "3", &["70-480", "70-483"]),
    ("Lea Novak", "", &["70-496", "70-498"]),
];

/// What it delivers, in whole numbers.
const FIGURES: [(&str, i64); 3] = [
    ("azure-consumption", 118_000),
    ("office-365-active-users", 4_200),
    ("power-bi-seats", 640),
];

/// The form of the example company.
pub(super) fn company(day: String, lang: Lang) -> Form {
    let rows = (0..).zip(PEOPLE).map(|(key, (label, count, holds))| Row {
        key,
        label: label.to_owned(),
        count: count.to_owned(),
        holds: holds
            .iter()
            .map(|id| Entry {
                text: (*id).to_owned(),
                ..Entry::default()
            })
            .collect(),
    });
    let figures = FIGURES.iter().filter_map(|(id, number)| {
        let number = Quantity::whole(*number).ok()?;
        Some((
            (*id).to_owned(),
            Locale::new(lang).number(&number.fraction()),
        ))
    });
    Form {
        rows: rows.collect(),
        figures: figures.collect(),
        day,
        ..Form::default()
    }
}
