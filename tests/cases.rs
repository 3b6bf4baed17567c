//! The worked examples: one test for each file under `tests/cases`, and the
//! slips in such a file that must not pass for an example.

#[path = "common/cases.rs"]
mod cases;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let files = match files(&folder) {
        Ok(files) if !files.is_empty() => files,
        Ok(_) => return complain(&format!("no worked examples in {}", folder.display())),
        Err(error) => return complain(&format!("{}: {error}", folder.display())),
    };
    let passed = Arc::new(AtomicUsize::new(0));
    let mut trials = vec![Trial::test("slips-are-named", slips_are_named)];
    trials.extend(files.into_iter().map(|file| {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let passed = Arc::clone(&passed);
        Trial::test(name.into_owned(), move || check(&file, &passed))
    }));
    let conclusion = libtest_mimic::run(&arguments, trials);
    if !arguments.list {
        eprintln!(
            "{} worked examples passed\n",
            passed.load(Ordering::Relaxed)
        );
    }
    conclusion.exit_code()
}

fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let entries: Result<Vec<_>, _> = fs::read_dir(folder)?.collect();
    let paths = entries?.into_iter().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = paths
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .collect();
    files.sort();
    Ok(files)
}

fn check(file: &Path, passed: &AtomicUsize) -> Result<(), Failed> {
    let text = fs::read_to_string(file)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let report = cases::run(&text, &format!("tests/cases/{name}"));
    passed.fetch_add(report.passed, Ordering::Relaxed);
    if report.is_ok() {
        Ok(())
    } else {
        Err(report.to_string().into())
    }
}

fn complain(problem: &str) -> ExitCode {
    eprintln!("{problem}");
    ExitCode::FAILURE
}

/// A sound example, each slip in it, and what must be said about it.
fn slips_are_named() -> Result<(), Failed> {
    const SOUND: &str = r#"
[[case]]
name = "One"
because = "It is so."
source = "https://example.org"
program = "mpn"
as_of = "2018-06-01"
standing = "in-force"
idle = []

[case.given]
people = [{ label = "A", holds = [{ id = "70-533" }] }]
figures = { azure-consumption = 1 }
answers = { surface-hub-reseller = false }
held = [{ award = "cloud-platform", level = "silver" }]

[case.expect.cloud-platform]
reached = "none"
silver = { status = "within-reach", missing = ["14999 of azure-consumption"], counted = ["A"], by = [] }
"#;
    let sound = cases::run(SOUND, "one.toml");
    if sound.passed != 1 || !sound.is_ok() {
        return Err(sound.to_string().into());
    }
    let slips = [
        ("[[case]]", "", "one.toml: TOML parse error"),
        ("because =", "becuase =", "unknown field `becuase`"),
        ("It is so.", " ", "must say something"),
        ("https://example.org", "a book", "source is no address"),
        ("\"mpn\"", "\"npm\"", "one.toml:3 \"One\": unknown program"),
        ("2018-06-01", "2018-06-31", "there is no such day"),
        ("in-force", "in-farce", "unknown standing \"in-farce\""),
        ("idle = []", "rung = \"brass\"", "unknown rung \"brass\""),
        (
            "idle = []",
            "idle = [\"A: 70-532 retired\"]",
            "\"A: 70-532 retired\"",
        ),
        (
            "idle = []",
            "idle = [\"A: 70-533 lost\"]",
            "\"A: 70-533 lost\"",
        ),
        ("label = \"A\"", "label = \"\"", "person 1 needs a label"),
        (
            "{ id = \"70-533\" }",
            "{ id = \"70-53\" }",
            "unknown certification \"70-53\" (A)",
        ),
        (
            "{ azure-",
            "{ asure-",
            "unknown figure \"asure-consumption\"",
        ),
        ("= 1 }", "= -1 }", "expected zero or more"),
        ("= 1 }", "= 1.234 }", "expected at most two decimals"),
        ("-reseller", "-wholesaler", "unknown question"),
        (
            "award = \"cloud-platform\"",
            "award = \"cloud\"",
            "unknown award \"cloud\" held",
        ),
        (
            "level = \"silver\"",
            "level = \"brass\"",
            "unknown level \"brass\" held",
        ),
        (
            "expect.cloud-platform",
            "expect.cloud",
            "unknown award \"cloud\"",
        ),
        (
            "reached = \"none\"",
            "reached = \"brass\"",
            "unknown level \"brass\"",
        ),
        (
            "reached = \"none\"",
            "outdated = \"once\"",
            "outdated is no day",
        ),
        (
            "reached = \"none\"",
            "brass = \"achieved\"",
            "unknown level or property \"brass\"",
        ),
        (
            "reached = \"none\"",
            "gold = {}",
            "cloud-platform: nothing is expected",
        ),
        (
            "reached = \"none\"",
            "gold = { state = \"closed\" }",
            "unknown field `state`",
        ),
        (
            "reached = \"none\"",
            "points = { pci = \"5\" }",
            "unknown score \"pci\"",
        ),
        (
            "reached = \"none\"",
            "held = { opened = \"2018-06-01\" }",
            "unknown field `opened`",
        ),
        (
            "reached = \"none\"",
            "held = { extended_until = \"soon\" }",
            "extended_until is no day",
        ),
        ("within-reach", "within", "unknown status \"within\""),
        (
            "14999 of azure",
            "14999 of asure",
            "\"14999 of asure-consumption\"",
        ),
        (
            "14999 of azure-consumption",
            "money",
            "cannot read what is missing: \"money\"",
        ),
        (
            "counted = [\"A\"]",
            "counted = [\"B\"]",
            "nobody is called \"B\"",
        ),
        ("by = []", "by = [\"luck\"]", "unknown option \"luck\""),
    ];
    for (sound, slip, said) in slips {
        let report = cases::run(&SOUND.replacen(sound, slip, 1), "one.toml");
        if report.passed > 0 || !report.errors.iter().any(|error| error.contains(said)) {
            return Err(format!("{sound} -> {slip}: expected '{said}', got\n{report}").into());
        }
    }
    let wrong = cases::run(&SOUND.replace("14999 of", "14998 of"), "one.toml");
    let said = wrong.to_string();
    for part in [
        "one.toml:3: One",
        "expected: 14998 of",
        "got:      14999 of",
        "A: 70-533",
        "[met] 1 of 1",
    ] {
        if !said.contains(part) {
            return Err(format!("a failure says nothing of '{part}':\n{said}").into());
        }
    }
    let twice = cases::run(&SOUND.repeat(2), "one.toml");
    match twice.errors.as_slice() {
        [error] if error.contains("the same name") => Ok(()),
        _ => Err(format!("two cases of one name: {twice}").into()),
    }
}
