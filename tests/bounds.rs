//! The largest things that are taken from outside, each made to be as slow as
//! it can be: they are through in good time. What mutates small ones is the
//! fuzzer.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects"
)]

use std::time::{Duration, Instant};

use partner_eligibility::assess::{assess, turns};
use partner_eligibility::catalog::{BUILTIN, builtin};
use partner_eligibility::explain::Explainer;
use partner_eligibility::interchange::{
    Directory, Entry, Form, Names, Opened, Row, SkillsReport, Trouble, bounds, read_link,
    write_link,
};
use partner_eligibility::locale::Locale;
use partner_eligibility::model::{Holding, Lang, Person, Profile, Program, limits};
use partner_eligibility::plan::{Costs, Target, plan};

/// Not a budget, but an end: the tests are compiled with little optimisation,
/// or to measure coverage, and the machine may be busy.
const SOON: Duration = Duration::from_secs(60);

/// The most texts for which a suggestion is made; each takes a search.
const SUGGESTIONS: usize = 60;

#[track_caller]
fn soon<T>(what: &str, act: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let outcome = act();
    let took = start.elapsed();
    eprintln!("{what}: {took:?}");
    assert!(took < SOON, "{what}: {took:?}");
    outcome
}

fn programs() -> impl Iterator<Item = &'static Program> {
    BUILTIN.into_iter().filter_map(builtin)
}

fn directory() -> Directory {
    Directory::new(programs().flat_map(|program| &program.certifications))
}

/// Codes that nobody knows, each near to many that are known.
fn slips() -> impl Iterator<Item = String> {
    (0..).map(|number: u32| {
        let letter = |by: u32| char::from_digit(10 + number / by % 26, 36).unwrap_or('x');
        [
            letter(1),
            letter(26),
            letter(676),
            '-',
            '1',
            letter(17_576),
            '0',
        ]
        .iter()
        .collect()
    })
}

#[test]
fn the_largest_table_of_slips() {
    let mut table = String::from("Name,Certification,Date\n");
    for (number, slip) in slips().enumerate().take(bounds::ROWS - 1) {
        table += &format!("Person {number},{slip},2018-06-01\n");
    }
    let directory = directory();
    let report = soon("a table of slips is read", || {
        SkillsReport::read(&table, &directory)
    });
    let report = report.expect("it is a table");
    let preview = soon("what it would change", || {
        report.preview(&Form::default(), &directory)
    });
    assert_eq!(preview.understood, 0);
    assert_eq!(preview.omitted.len(), bounds::ROWS - 1);
    let nearest = preview.omitted.iter().map(|omitted| &omitted.nearest);
    let made = nearest.flatten().count();
    assert!((1..=SUGGESTIONS).contains(&made), "{made}");
}

#[test]
fn the_largest_table_of_people() {
    let known: Vec<&str> = programs()
        .flat_map(|program| &program.certifications)
        .map(|certification| certification.id.as_str())
        .collect();
    let mut table = String::from("Email,First name,Last name,Certification,Date,Expires\n");
    for number in 0..bounds::ROWS - 1 {
        let (person, code) = (number / 5, known[number * 7 % known.len()]);
        table += &format!("p{person}@example.org,Same,Name,{code},1/2/2018,1/2/2030\n");
    }
    let directory = directory();
    let report = soon("a table of people is read", || {
        SkillsReport::read(&table, &directory)
    });
    let report = report.expect("it is a table");
    let preview = soon("what it would change", || {
        report.preview(&Form::default(), &directory)
    });
    let again = soon("taken in twice", || {
        report.preview(&preview.form, &directory)
    });
    assert_eq!(again.form, preview.form);
    let reading = soon("the form of it", || {
        preview.form.read(&directory, &[], Lang::En)
    });
    assert!(reading.profile.people.len() > 5_000);
}

/// As many people as are taken, each with slips of their own.
fn form_of_slips(slips_of_each: usize) -> Form {
    let mut slips = slips();
    let rows = (0..limits::PEOPLE).map(|key| Row {
        key,
        holds: slips
            .by_ref()
            .take(slips_of_each)
            .map(|text| Entry {
                text,
                ..Entry::default()
            })
            .collect(),
        ..Row::default()
    });
    Form {
        rows: rows.collect(),
        ..Form::default()
    }
}

#[test]
fn the_largest_form_of_slips() {
    let directory = directory();
    let form = form_of_slips(5);
    let reading = soon("a form of slips", || form.read(&directory, &[], Lang::En));
    assert_eq!(reading.profile.people.len(), limits::PEOPLE as usize);
    assert_eq!(reading.problems.len(), 5 * limits::PEOPLE as usize);
    let made = reading.problems.iter().filter(|problem| {
        matches!(&problem.what, Trouble::UnknownCertification { nearest, .. } if nearest.is_some())
    });
    let made = made.count();
    assert!((1..=SUGGESTIONS).contains(&made), "{made}");
    let moved = soon("the form in German", || form.translated(Lang::En, Lang::De));
    assert_eq!(moved, form);
    let value = soon("it as a document", || {
        Opened::to_value(&form, "mpn", Lang::En)
    });
    let opened = soon("the document is opened", || Opened::from_value(value));
    assert_eq!(opened.expect("it is ours").form, form);
    let form = form_of_slips(3);
    let link = write_link(&form, "mpn", Lang::En, Names::With);
    let opened = soon("a link of slips is read", || read_link(&link)).expect("it is ours");
    assert_eq!(opened.expect("it is whole").form, form);
}

/// People of whom hardly two hold the same: the more classes of people there
/// are, the more a judgement costs.
fn crowd(program: &Program) -> Profile {
    let known = &program.certifications;
    let person = |number: usize| Person {
        label: String::new(),
        count: 1,
        holds: (0..12)
            .map(|at| Holding {
                id: known[(number * (at + 3) + at * at * 7) % known.len()]
                    .id
                    .clone(),
                passed: None,
                expires: None,
            })
            .collect(),
        linked: true,
    };
    Profile {
        people: (0..limits::PEOPLE as usize).map(person).collect(),
        ..Profile::default()
    }
}

#[test]
fn the_largest_crowd() {
    for program in programs() {
        let profile = crowd(program);
        let until = program.effective.until;
        let day = until.or(program.effective.from).expect("it has days");
        let id = &program.id;
        let assessment = soon(&format!("{id} judges a crowd"), || {
            assess(&profile, program, day)
        });
        let say = Explainer {
            program,
            profile: &profile,
            assessment: &assessment,
            shown: &[],
            locale: Locale::new(Lang::De),
        };
        let rows = soon("its rows", || say.rows());
        soon("its report", || say.report(&rows));
        soon("its year", || {
            turns(&profile, program, day, day.plus_months(12))
        });
        let targets = assessment.awards.iter().flat_map(|award| {
            let level = award.levels.last()?;
            Some(Target {
                award: award.award,
                level: level.level,
            })
        });
        let targets: Vec<Target> = targets.take(3).collect();
        let planned = soon("a plan for three of its awards", || {
            plan(&profile, &targets, program, day, &Costs::default())
        });
        assert!(planned.is_ok() || planned.is_err_and(|_| !targets.is_empty()));
    }
}
