//! A program of an embedder's own is read, judges, and is refused with the place
//! of what is wrong.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test says what it expects")]

use partner_eligibility::assess::{Status, assess};
use partner_eligibility::catalog::custom::{MOST_AWARDS, MOST_BYTES, read};
use partner_eligibility::catalog::{BUILTIN, builtin, file, source_of};
use partner_eligibility::model::{
    Amount, Day, Holding, Person, Profile, Program, Quantity, Rule, Source,
};
use serde_json::{Value, json};

const OWN: &str = include_str!("../www/examples/own-program.json");
const FIGURES: &str = include_str!("../www/examples/own-figures.json");

fn own(text: &str) -> Result<Program, Vec<String>> {
    let texts = |problems: Vec<_>| problems.iter().map(ToString::to_string).collect();
    read(text, "own.json", source_of).map_err(texts)
}

fn refused(text: &str) -> Vec<String> {
    own(text).expect_err("it is wrong")
}

/// A document that builds on a program, with these parts.
fn extension(of: &str, parts: Value) -> String {
    let mut document =
        json!({ "format": "partner-eligibility-program", "version": 1, "extends": of });
    let parts = parts.as_object().expect("parts are an object").clone();
    document
        .as_object_mut()
        .expect("it is an object")
        .extend(parts);
    document.to_string()
}

/// A program with sources by their address, since the order of sources is not
/// part of what it says.
fn in_full(program: &Program) -> Value {
    fn put(value: &mut Value, sources: &[Source]) {
        if let Some(positions) = value.get_mut("sources").and_then(Value::as_array_mut) {
            for position in positions {
                let at = position.as_u64().and_then(|at| usize::try_from(at).ok());
                if let Some(source) = at.and_then(|at| sources.get(at)) {
                    *position = json!([source.url, source.as_of, source.what]);
                }
            }
        }
        match value {
            Value::Array(list) => list.iter_mut().for_each(|value| put(value, sources)),
            Value::Object(object) => object.values_mut().for_each(|value| put(value, sources)),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(program).expect("it can be written");
    value
        .as_object_mut()
        .expect("it is an object")
        .remove("sources");
    put(&mut value, &program.sources);
    value
}

fn people(count: u32, holds: &[&str]) -> Person {
    let holding = |id: &&str| Holding {
        id: (*id).to_owned(),
        passed: None,
        expires: None,
    };
    Person {
        label: String::new(),
        count,
        holds: holds.iter().map(holding).collect(),
        linked: true,
    }
}

fn status(program: &Program, profile: &Profile, award: &str, level: &str) -> Status {
    let day = Day::new(2026, 11, 23).expect("it is a day");
    let assessment = assess(profile, program, day);
    let award = program.awards.iter().position(|one| one.id == award);
    let judged = &assessment.awards[award.expect("the award is there")];
    let level = program.levels.iter().position(|one| one.id == level);
    let level = level.expect("the level is there");
    let judged = judged
        .levels
        .iter()
        .find(|one| usize::from(one.level) == level);
    judged.expect("the award has the level").status
}

#[test]
fn an_extension_that_changes_nothing_is_the_program_itself() {
    for id in BUILTIN {
        let same = own(&extension(id, json!({}))).expect("it is right");
        let builtin = builtin(id).expect("it is built in");
        assert_eq!(in_full(&same), in_full(builtin), "{id}");
    }
}

#[test]
fn a_program_that_stands_alone_judges_and_survives_as_a_file() {
    let program = own(OWN).expect("the example is right");
    let mut profile = Profile {
        people: vec![people(4, &["az-104"])],
        ..Profile::default()
    };
    assert_eq!(
        status(&program, &profile, "cloud-reseller", "bronze"),
        Status::Achieved
    );
    assert_eq!(
        status(&program, &profile, "cloud-reseller", "silver"),
        Status::WithinReach
    );
    profile.figures.insert(
        "turnover".to_owned(),
        Quantity::whole(50_000).expect("it fits"),
    );
    profile.answers.insert("support-contract".to_owned(), true);
    assert_eq!(
        status(&program, &profile, "cloud-reseller", "silver"),
        Status::Achieved
    );
    assert_eq!(
        status(&program, &profile, "cloud-reseller", "gold"),
        Status::WithinReach
    );
    let bytes = file::encode(&program).expect("it can be written");
    assert_eq!(file::decode(&bytes), Ok(program));
}

#[test]
fn a_criterion_that_nobody_published_can_be_supplied() {
    let award = "calling-for-teams";
    let mut profile = Profile {
        people: vec![people(2, &["ms-700"])],
        ..Profile::default()
    };
    let three = Quantity::whole(3).expect("it fits");
    let four = Quantity::whole(4).expect("it fits");
    profile.figures.insert(format!("references-{award}"), three);
    profile.figures.insert("calling-customers".to_owned(), four);
    let before = builtin("maicpp").expect("it is built in");
    let supplied = own(FIGURES).expect("the example is right");
    let held = partner_eligibility::model::Held {
        award: "modern-work".to_owned(),
        level: "attained".to_owned(),
        anniversary: Day::new(2027, 3, 1).ok(),
        since: None,
    };
    profile.held.push(held);
    assert_eq!(
        status(before, &profile, award, "attained"),
        Status::Undetermined
    );
    assert_eq!(
        status(&supplied, &profile, award, "attained"),
        Status::CriteriaMet
    );
    profile
        .figures
        .insert("calling-customers".to_owned(), three);
    assert_eq!(
        status(&supplied, &profile, award, "attained"),
        Status::WithinReach
    );
}

#[test]
fn an_extension_replaces_by_id_and_takes_away() {
    let builtin = builtin("mpn").expect("it is built in");
    let rungs = &builtin.ladder.as_ref().expect("there is a ladder").rungs;
    let gone = "mpn-cloud-security";
    let figure = &builtin.figures[0].id;
    let text = extension(
        "mpn",
        json!({
            "program": { "id": "ours", "successor": null, "figures": [{ "id": figure, "name": "ours" }] },
            "awards": [
                { "id": gone, "remove": true },
                { "id": "messaging", "name": "Messages", "notes": ["One note."] }
            ]
        }),
    );
    let program = own(&text).expect("it is right");
    assert_eq!(program.id, "ours");
    assert_eq!(program.successor, None);
    assert_eq!(program.awards.len() + 1, builtin.awards.len());
    assert!(!program.awards.iter().any(|award| award.id == gone));
    let names: Vec<&str> = program
        .figures
        .iter()
        .map(|figure| figure.name.en.as_str())
        .collect();
    assert!(names.contains(&"ours"));
    let of = |program: &Program| {
        let messaging = program.awards.iter().find(|award| award.id == "messaging");
        messaging.expect("it is there").clone()
    };
    assert_eq!(of(&program).name.en, "Messages");
    assert_eq!(of(&program).notes.len(), 1);
    assert_eq!(
        of(&program).paths.len(),
        of(builtin).paths.len(),
        "the rest stays"
    );
    assert_eq!(program.ladder.expect("it stays").rungs.len(), rungs.len());
}

/// What is changed in the example, and what is then said.
const SLIPS: [(&str, &str, &str); 21] = [
    (
        "\"az-104\"]",
        "\"az-9\"]",
        "own.json: awards.cloud-reseller.options[0].levels.gold[0].holding[0]: there is no certification \"az-9\"",
    ),
    (
        "\"amount\": \"turnover\", \"at_least\": 50000",
        "\"amount\": \"turn\", \"at_least\": 50000",
        "own.json: awards.cloud-reseller.options[0].levels.silver[1].amount: there is no figure \"turn\"",
    ),
    (
        "\"at_least\": 50000",
        "\"at_least\": -1",
        "own.json: awards.cloud-reseller.options[0].levels.silver[1]: expected a number of zero or more",
    ),
    (
        "\"at_least\": 50000",
        "\"at_least\": 1e300",
        "own.json: awards.cloud-reseller.options[0].levels.silver[1]",
    ),
    (
        "\"at_least\": 50000",
        "\"at_most\": 5",
        "own.json: awards.cloud-reseller.options[0].levels.silver[1]: unknown field `at_most`",
    ),
    (
        "\"kind\": \"competency\"",
        "\"kind\": \"badge\"",
        "own.json: awards.cloud-reseller.kind: unknown variant `badge`",
    ),
    (
        "\"count\": 4",
        "\"count\": 4000000000",
        "expected a count of at most 10000",
    ),
    (
        "\"count\": 4",
        "\"count\": 0",
        "own.json: award cloud-reseller.option standard.gold.[0].people 0: expected a count of at least 1",
    ),
    (
        "\"from\": \"2024-01-01\"",
        "\"from\": \"2024-02-30\"",
        "own.json: program.effective.from",
    ),
    (
        "\"checked\": \"2026-11-23\"",
        "\"checked\": 2026",
        "own.json: awards.cloud-reseller.options[0].checked",
    ),
    (
        "\"version\": 1",
        "\"version\": 2",
        "own.json: version: expected 1",
    ),
    (
        "\"partner-eligibility-program\"",
        "\"other\"",
        "own.json: format: expected \"partner-eligibility-program\"",
    ),
    (
        "\"https://halden-roth.example/terms-2024.html\"",
        "\"javascript:alert(1)\"",
        "own.json: program.sources.terms.url: expected an address that begins with https://",
    ),
    (
        "\"area\": \"cloud\",",
        "\"area\": \"cloud\", \"page\": \"javascript:alert(1)\",",
        "own.json: awards.cloud-reseller.page: expected an address that begins with https://",
    ),
    (
        "\"currency\": \"EUR\"",
        "\"currency\": \"Euro\"",
        "expected a currency of three capital letters",
    ),
    (
        "\"area\": \"cloud\",",
        "",
        "own.json: program: nothing refers to the area \"cloud\"",
    ),
    (
        "\"id\": \"az-900\"",
        "\"id\": \"az-104\"",
        "there are two entries of kind certification with the id \"az-104\"",
    ),
    (
        "\"program\": {",
        "\"programme\": {",
        "own.json: programme: unknown field `programme`",
    ),
    (
        "\"version\": 1,",
        "\"version\": 1",
        "own.json: document: expected `,` or `}` at line 5",
    ),
    (
        "\"version\": 1,",
        "\"version\": 1, \"extends\": \"none\",",
        "own.json: extends: there is no program \"none\"",
    ),
    (
        "\"unit\": \"usd\"",
        "\"unit\": \"pounds\"",
        "own.json: program.figures[0].unit: unknown variant `pounds`",
    ),
];

#[test]
fn slips_are_named_with_their_place() {
    for (from, to, expected) in SLIPS {
        assert!(OWN.contains(from), "{from}");
        let problems = refused(&OWN.replace(from, to));
        assert!(
            problems
                .iter()
                .any(|problem| problem.starts_with(expected) || problem.contains(expected)),
            "{from} -> {to}: {problems:#?}"
        );
    }
}

#[test]
fn a_slip_deep_inside_is_named_where_it_is() {
    let text = OWN.replace(
        r#"{ "kind": "confirmed", "question": "support-contract" },"#,
        r#"{ "kind": "any", "of": [
            { "kind": "confirmed", "question": "support-contract" },
            { "kind": "all", "of": [{ "kind": "amount", "amount": "turnover", "at_least": "many" }] }
        ] },"#,
    );
    let place = "own.json: awards.cloud-reseller.options[0].levels.gold[3].of[1].of[0]: ";
    let problems = refused(&text);
    assert!(problems[0].starts_with(place), "{problems:?}");
}

#[test]
fn what_builds_on_another_names_what_is_not_there() {
    let text = extension(
        "mpn",
        json!({ "awards": [{ "id": "none", "remove": true }] }),
    );
    assert_eq!(
        refused(&text),
        ["own.json: awards.none: there is none to remove"]
    );
    let known = |award: &str| {
        let requirement = json!({ "kind": "amount", "amount": "x", "at_least": 1 });
        json!({ "known": [{ "award": award, "criterion": "none", "requirement": requirement }] })
    };
    assert_eq!(
        refused(&extension("mpn", known("none"))),
        ["own.json: known: there is no award \"none\""]
    );
    assert_eq!(
        refused(&extension("mpn", known("messaging"))),
        ["own.json: known: the award \"messaging\" has no unpublished criterion \"none\""]
    );
}

#[test]
fn what_is_too_large_or_too_deep_is_refused() {
    let long = format!("{OWN}{}", " ".repeat(MOST_BYTES));
    let problems = refused(&long);
    assert!(
        problems[0].contains("own.json: document: expected at most"),
        "{problems:?}"
    );
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let problems = refused(&deep);
    assert!(
        problems[0].starts_with("own.json: document: "),
        "{problems:?}"
    );
    let of = |depth: usize| {
        let inner = r#"{ "kind": "confirmed", "question": "support-contract" }"#;
        let open = r#"{ "kind": "any", "of": ["#.repeat(depth);
        OWN.replace(
            &format!("{inner},"),
            &format!("{open}{inner}{},", "] }".repeat(depth)),
        )
    };
    assert!(own(&of(30)).is_ok(), "{:?}", own(&of(30)));
    let problems = refused(&of(200));
    assert!(problems[0].contains("recursion limit"), "{problems:?}");
    let award = json!({ "id": "a" });
    let many = extension("mpn", json!({ "awards": vec![award; MOST_AWARDS] }));
    assert_eq!(
        refused(&many),
        [format!("own.json: awards: expected at most {MOST_AWARDS}")]
    );
}

#[test]
fn sums_of_points_stay_exact() {
    // Three amounts with no common multiple within bounds.
    let metric = |id: &str, full: u64| json!({ "id": id, "name": "M", "max": 10, "amount": "turnover", "full": full, "source": "terms" });
    let score = |fulls: [u64; 3]| {
        let mut document: Value = serde_json::from_str(OWN).expect("it is JSON");
        let metrics = [
            metric("a", fulls[0]),
            metric("b", fulls[1]),
            metric("c", fulls[2]),
        ];
        let award = &mut document["awards"][0];
        award["scores"] =
            json!([{ "id": "points", "name": "Points", "source": "terms", "metrics": metrics }]);
        award["options"][0]["levels"]["gold"] =
            json!([{ "kind": "score", "score": "points", "at_least": 20 }]);
        document["program"]
            .as_object_mut()
            .expect("it is an object")
            .remove("fees");
        let figures = document["program"]["figures"]
            .as_array_mut()
            .expect("it is a list");
        figures.pop();
        own(&document.to_string())
    };
    let program = score([1_000, 2_500, 70_000]).expect("such marks are usual");
    let amounts = |program: &Program| match &program.awards[0].paths[0].levels[2].requirement.rule {
        Rule::All(of) => of.len(),
        _ => 0,
    };
    assert_eq!(amounts(&program), 1);
    let problems = score([999_999_937, 999_999_929, 999_999_893]).expect_err("such marks are not");
    assert!(problems[0].contains("no common multiple"), "{problems:?}");
    assert!(matches!(
        program.scores[0].metrics[0].points,
        partner_eligibility::model::Points::Proportional { ref amount, .. }
            if matches!(**amount, Amount::Figure(0))
    ));
}
