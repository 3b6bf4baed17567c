//! The example company: a consultancy with a few strengths and some gaps.

use crate::interchange::{Entry, Form, Row};
use crate::locale::Locale;
use crate::model::{Lang, Quantity};

/// A person, or several alike: name, number, certifications.
type Person = (&'static str, &'static str, &'static [&'static str]);

/// An example company, in the certifications and figures of one program.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Company {
    /// Who works there.
    people: [Person; 6],
    /// What it delivers, in whole numbers.
    figures: &'static [(&'static str, i64)],
}

static MPN: Company = Company {
    people: [
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
    ],
    figures: &[
        ("azure-consumption", 118_000),
        ("office-365-active-users", 4_200),
        ("power-bi-seats", 640),
    ],
};

static MAICPP: Company = Company {
    people: [
        ("Anna Berger", "", &["az-104", "az-305", "az-700"]),
        ("Jonas Weber", "", &["az-104", "az-305", "az-140"]),
        ("Mira Okafor", "", &["az-700", "sc-500"]),
        ("Tom Lindqvist", "", &["sc-200", "sc-300"]),
        ("Developers", "3", &["az-400", "ai-200"]),
        ("Lea Novak", "", &["ms-102", "md-102"]),
    ],
    figures: &[
        ("azure-enterprise-customer-adds", 3),
        ("azure-smb-customer-adds", 3),
        ("azure-usage-now", 142_000),
        ("azure-usage-a-year-ago", 118_000),
        ("azure-services", 5),
        ("security-enterprise-customer-adds", 2),
    ],
};

/// The example company of a program; a program of somebody else's has none.
pub(super) fn of(program: &str) -> Option<&'static Company> {
    match program {
        "mpn" => Some(&MPN),
        "maicpp" => Some(&MAICPP),
        _ => None,
    }
}

/// The form of the example company.
pub(super) fn form(company: &Company, day: String, lang: Lang) -> Form {
    let rows = (0..)
        .zip(company.people)
        .map(|(key, (label, count, holds))| Row {
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
    let figures = company.figures.iter().filter_map(|(id, number)| {
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

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test says what it expects")]

    use super::*;
    use crate::assess::{IdleReason, assess};
    use crate::catalog::{BUILTIN, builtin};
    use crate::interchange::Directory;
    use crate::model::{AwardKind, Day};

    #[test]
    fn everything_in_it_counts_and_something_is_attained() {
        for id in BUILTIN {
            let program = builtin(id).expect("it is built in");
            let company = of(id).expect("each has an example");
            let last = program.effective.until;
            let day = last.or(Day::new(2026, 11, 1).ok()).expect("it is a day");
            let form = form(company, day.to_string(), Lang::En);
            let directory = Directory::new(&program.certifications);
            let reading = form.read(&directory, &program.figures, Lang::En);
            assert_eq!(reading.problems, [], "{id}");
            let judged = assess(&reading.profile, program, day);
            let unasked = |why: &IdleReason| *why == IdleReason::NotAskedFor;
            assert!(!judged.idle.iter().any(|idle| unasked(&idle.why)), "{id}");
            let awards = program.awards.iter().zip(&judged.awards);
            let mut attained = awards.filter(|(award, judged)| {
                matches!(award.kind, AwardKind::Competency | AwardKind::Designation)
                    && judged.reached.is_some()
            });
            assert!(attained.next().is_some(), "{id}");
        }
    }
}
