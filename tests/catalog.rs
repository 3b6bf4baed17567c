//! The catalog's compiler and lint name what is wrong, and where.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects"
)]

use std::fs;
use std::path::{Path, PathBuf};

use partner_eligibility::catalog::compile::{File, Files, compile};
use partner_eligibility::catalog::file::FileError;
use partner_eligibility::catalog::lint::lint;
use partner_eligibility::catalog::{BUILTIN, builtin};
use partner_eligibility::model::Program;

const PROGRAM: &str = r#"
id = "demo"
name = "Demo"
effective = { from = "2020-01-01", until = "2020-12-31" }
retired_grace_months = 12
levels = [{ id = "silver", name = "Silver" }, { id = "gold", name = "Gold" }]
figures = [{ id = "revenue", name = "revenue", unit = "usd", window = "last-twelve-months" }]
sources.page = { url = "https://example.org/", as_of = "2020", kind = "primary" }
"#;

const CERTIFICATIONS: &str = r#"
sources.page = { url = "https://example.org/", as_of = "2020", kind = "primary" }
certifications = [
    { id = "a-1", kind = "exam", source = "page" },
    { id = "b-1", kind = "exam", retires = "2010-06-30", source = "page" },
]
"#;

const AWARD: &str = r#"
id = "cloud"
kind = "competency"
name = "Cloud"
source = "page"

[[options]]
id = "only"
name = "Only"
checked = "2020-06-01"

[[options.levels.silver]]
id = "first"
kind = "people"
count = 2
holding = ["a-1"]

[[options.levels.silver]]
kind = "amount"
amount = "revenue"
at_least = 100
"#;

fn build(program: &str, award: &str) -> Result<Program, Vec<String>> {
    fn file<T: serde::de::DeserializeOwned>(
        name: &str,
        text: &str,
    ) -> Result<File<T>, Vec<String>> {
        let content = toml::from_str(text).map_err(|error| vec![error.to_string()])?;
        Ok(File {
            name: name.into(),
            content,
        })
    }
    let files = Files {
        program: file("program.toml", program)?,
        awards: vec![file("cloud.toml", award)?],
        certifications: vec![file("certifications.toml", CERTIFICATIONS)?],
        extends: false,
    };
    let texts = |problems: Vec<_>| problems.iter().map(ToString::to_string).collect::<Vec<_>>();
    let program = compile(&files).map_err(texts)?;
    let problems = lint(&program);
    if problems.is_empty() {
        Ok(program)
    } else {
        Err(texts(problems))
    }
}

#[test]
fn a_catalog_without_a_slip_has_no_problem() {
    let program = build(PROGRAM, AWARD).expect("nothing is wrong");
    let until = program.certifications[1]
        .counts_until
        .expect("it is retired");
    assert_eq!(
        until.to_string(),
        "2011-06-30",
        "a retired exam counts twelve months more"
    );
}

/// What is changed in the award, and what the catalog then says.
const SLIPS: [(&str, &str, &str); 22] = [
    (
        "\"a-1\"",
        "\"a-9\"",
        "cloud.toml: options[0].levels.silver[0].holding[0]: there is no certification \"a-9\"",
    ),
    (
        "\"revenue\"",
        "\"revenues\"",
        "there is no figure \"revenues\"",
    ),
    (
        "\"revenue\"",
        "\"revenues\"",
        "program.toml: file: nothing refers to the figure \"revenue\"",
    ),
    (
        "source = \"page\"",
        "source = \"pages\"",
        "there is no source \"pages\"",
    ),
    (
        "levels.silver",
        "levels.bronze",
        "there is no level \"bronze\"",
    ),
    (
        "count = 2",
        "count = 0",
        "demo: award cloud.option only.silver.[0].people 0: expected a count of at least 1",
    ),
    (
        "at_least = 100",
        "at_least = 0",
        "expected a mark above zero",
    ),
    (
        "at_least = 100",
        "at_least = -1",
        "expected a number of zero or more",
    ),
    ("at_least = 100", "at_least = 1.234", "at most two decimals"),
    ("at_least = 100", "at_most = 100", "at_most"),
    (
        "kind = \"amount\"",
        "kind = \"amounts\"",
        "unknown variant `amounts`",
    ),
    (
        "holding = [\"a-1\"]",
        "holding = []",
        "expected what each person must hold",
    ),
    (
        "holding = [\"a-1\"]",
        "holding = [{ any = [] }]",
        "expected at least one certification",
    ),
    ("\"a-1\"", "\"b-1\"", "nobody can reach the level silver"),
    (
        "holding = [\"a-1\"]",
        "holding = [\"a-1\"]\namong = \"second\"",
        "there is no people requirement \"second\" before it",
    ),
    (
        "checked = \"2020-06-01\"",
        "checked = \"2020-06-31\"",
        "there is no such day",
    ),
    (
        "checked = \"2020-06-01\"",
        "checked = \"2020-06-01\"\neffective = { from = \"2021-01-01\" }",
        "it was never open",
    ),
    (
        "checked = \"2020-06-01\"",
        "checked = \"2020-06-01\"\neffective = { until = \"2020-03-31\" }",
        "from 2020-04-01 on no option leads to the level silver",
    ),
    (
        "checked = \"2020-06-01\"",
        "checked = \"2020-06-01\"\neffective = { from = \"2020-05-01\", until = \"2020-03-31\" }",
        "the last day is before the first",
    ),
    (
        "id = \"cloud\"",
        "id = \"Cloud\"",
        "expected lower-case letters",
    ),
    ("name = \"Cloud\"", "name = \" \"", "a text is empty"),
    (
        "name = \"Cloud\"",
        "name = \"Cloud\"\nsources.other = { url = \"http://example.org\", as_of = \"2020\", kind = \"primary\" }",
        "cloud.toml: sources.other: nothing refers to it",
    ),
];

#[test]
fn every_slip_is_named() {
    for (from, to, expected) in SLIPS {
        let award = AWARD.replace(from, to);
        assert_ne!(award, AWARD, "{from} is not in the award");
        let problems = build(PROGRAM, &award).expect_err(to);
        assert!(
            problems.iter().any(|problem| problem.contains(expected)),
            "{to}: expected \"{expected}\", got {problems:#?}"
        );
    }
}

/// What is added to the award, and what the catalog then says.
const ADDITIONS: [(&str, &str); 13] = [
    (
        "[[options.levels.silver]]\nkind = \"amount\"\namount = \"revenue\"\nat_least = 200",
        "two editions of one figure overlap",
    ),
    (
        "effective = { until = \"2020-03-31\" }\n[[options.levels.silver]]\nkind = \"amount\"\namount = \"revenue\"\nat_least = 200\neffective = { from = \"2020-05-01\" }",
        "leave a gap in time",
    ),
    (
        "[[options.levels.silver]]\nkind = \"people\"\ncount = 3\nholding = [\"a-1\"]\namong = \"first\"",
        "more people than those among whom they are",
    ),
    (
        "[[options.levels.silver]]\nkind = \"people\"\ncount = 3\nholding = [\"a-1\", \"b-1\"]\noverlap = { with = \"first\", rule = \"forbidden\" }",
        "alternatives for a whole group cannot be linked",
    ),
    (
        "[[options.levels.silver]]\nkind = \"people\"\ncount = 1\nholding = [\"a-1\"]\namong = \"first\"\neffective = { from = \"2020-02-01\" }",
        "linked people must be asked for on the same days",
    ),
    (
        "[[options.levels.gold]]\nkind = \"award\"\nany_of = [\"cloud\"]\nlevel = \"gold\"",
        "nobody can reach the level gold",
    ),
    (
        "[[options.levels.gold]]\nkind = \"at-least\"\ncount = 2\nof = [{ kind = \"amount\", amount = \"revenue\", at_least = 5 }]",
        "expected a count of 1 to 1, not 2",
    ),
    (
        "[[options.levels.gold]]\nkind = \"any\"\nof = []",
        "expected at least one alternative",
    ),
    (
        "[[options.levels.gold]]\nkind = \"award\"\nany_of = []\nlevel = \"gold\"",
        "expected any_of or any_kind",
    ),
    (
        "[[options.levels.gold]]\nkind = \"any\"\nof = [{ kind = \"people\", count = 1, holding = [\"a-1\"], id = \"x\" }, { kind = \"people\", count = 1, holding = [\"a-1\"], among = \"x\" }]",
        "of[1].[0]: there is no people requirement \"x\" before it in the same list",
    ),
    (
        "[[options]]\nid = \"classed\"\nname = \"Classed\"\nchecked = \"2020-06-01\"\nclass = { choice = \"size\", is = \"small\" }\nlevels = {}",
        "there is no choice \"size\"",
    ),
    (
        "[[options]]\nid = \"only\"\nname = \"Again\"\nchecked = \"2020-06-01\"\nlevels = {}",
        "there are two options \"only\"",
    ),
    (
        "[[options.levels.silver]]\nkind = \"unpublished\"\nabout = \"this\"\ncriterion = \"one\"\n[[options.levels.silver]]\nkind = \"unpublished\"\nabout = \"that\"\ncriterion = \"one\"",
        "one criterion is asked for twice on a day",
    ),
];

#[test]
fn every_addition_that_cannot_be_meant_is_named() {
    for (addition, expected) in ADDITIONS {
        let problems = build(PROGRAM, &format!("{AWARD}{addition}\n")).expect_err(addition);
        assert!(
            problems.iter().any(|problem| problem.contains(expected)),
            "{addition}: expected \"{expected}\", got {problems:#?}"
        );
    }
}

const AUDIT: &str = r#"
[[fees]]
id = "fee"
name = "Fee"
source = "page"
amounts = [{ amount = 5, currency = "USD", as_of = "2020", source = "page" }]

[[audits]]
id = "azure"
name = "an audit"
lasts_months = 24
module_a_from = "2020-02-01"
module_a_later = { cloud = "2020-03-01" }
whole_fee = "fee"
module_b_fee = "fee"
source = "page"

[renewal]
opens_after_days = 0
length_days = 31
next_after_days = 365
source = "page"
"#;

/// What is changed in a program with an audit and a renewal, and what the
/// catalog then says.
const AUDIT_SLIPS: [(&str, &str, &str); 9] = [
    (
        "lasts_months = 24",
        "lasts_months = 0",
        "demo: audit azure: expected a pass to count for at least a month",
    ),
    (
        "module_a_from = \"2020-02-01\"",
        "",
        "a module A, and a fee for module B alone, go together",
    ),
    (
        "cloud = \"2020-03-01\"",
        "cloud = \"2020-02-01\"",
        "the day for \"cloud\" is no later one",
    ),
    (
        "length_days = 31",
        "length_days = 0",
        "demo: renewal: expected a window of at least a day",
    ),
    (
        "next_after_days = 365",
        "next_after_days = 0",
        "expected the next anniversary to be a later one",
    ),
    (
        "cloud = \"2020-03-01\"",
        "clouds = \"2020-03-01\"",
        "there is no award \"clouds\"",
    ),
    (
        "currency = \"USD\"",
        "currency = \"dollars\"",
        "demo: fee fee: expected a currency of three capital letters",
    ),
    (
        "source = \"page\"\namounts",
        "source = []\namounts",
        "fees[0]: expected at least one source",
    ),
    (
        "id = \"azure\"",
        "id = \"copilot\"",
        "there is no audit \"azure\"",
    ),
];

#[test]
fn every_slip_about_audits_and_renewals_is_named() {
    let audited =
        format!("{AWARD}[[options.levels.silver]]\nkind = \"audit\"\nscheme = \"azure\"\n");
    let program = |audit: &str| format!("{PROGRAM}{audit}");
    build(&program(AUDIT), &audited).expect("nothing is wrong");
    for (from, to, expected) in AUDIT_SLIPS {
        let audit = AUDIT.replace(from, to);
        assert_ne!(audit, AUDIT, "{from} is not in the program");
        let problems = build(&program(&audit), &audited).expect_err(to);
        assert!(
            problems.iter().any(|problem| problem.contains(expected)),
            "{to}: expected \"{expected}\", got {problems:#?}"
        );
    }
}

#[test]
fn a_specialization_builds_on_something() {
    let award = AWARD.replace("competency", "specialization");
    let problems = build(PROGRAM, &award).expect_err("it builds on nothing");
    let expected = "demo: award cloud.option only.silver: a specialization builds on another award";
    assert_eq!(problems, [expected]);
    let unknown =
        "[[options.levels.silver]]\nkind = \"unpublished\"\nabout = \"what it builds on\"\n";
    build(PROGRAM, &format!("{award}{unknown}")).expect("it may be unknown");
}

#[test]
fn the_programs_that_come_with_the_crate_have_no_problem() {
    for id in BUILTIN {
        let program = builtin(id).expect("it is built in");
        assert_eq!(program.id, id);
        assert_eq!(lint(program), Vec::new());
    }
}

/// The files of a folder of the catalog in the order of their names.
fn all<T: serde::de::DeserializeOwned>(folder: &Path) -> Vec<File<T>> {
    let entries = fs::read_dir(folder).expect("it is there");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("it is there").path())
        .collect();
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "toml")
    });
    paths.sort();
    let file = |path: &PathBuf| File {
        name: path.display().to_string(),
        content: toml::from_str(&fs::read_to_string(path).expect("it is text"))
            .expect("it is TOML"),
    };
    paths.iter().map(file).collect()
}

#[test]
fn what_comes_with_the_crate_is_what_its_files_say() {
    let catalog = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog");
    for id in BUILTIN {
        let folder = catalog.join(id);
        let files = Files {
            program: all(&folder).pop().expect("it has a program"),
            awards: all(&folder.join("awards")),
            certifications: all(&catalog.join("certifications")),
            extends: false,
        };
        let program = compile(&files).expect("nothing is wrong");
        assert!(builtin(id).expect("it is built in") == &program, "{id}");
    }
}

#[test]
fn a_file_that_is_refused_says_what_is_expected() {
    let said = |error: FileError| error.to_string();
    let large = said(FileError::TooLarge(2_000_000));
    assert_eq!(
        large,
        "the file of a program has at most 1048576 bytes, this one 2000000"
    );
    assert!(
        said(FileError::Format(9)).starts_with("the file is of format 9 and this version reads ")
    );
    assert!(said(FileError::Damaged).contains("cut off"));
}
