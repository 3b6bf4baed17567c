//! Every check and every test, one step after the other.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use crate::build;
use crate::command::{cargo, errors, executable, failed, program, run, say, watched};
use crate::counts::Counts;
use crate::setup::{self, Browser, Programs, WASM};
use crate::{Result, root};

struct Step {
    name: &'static str,
    what: &'static str,
    /// Installs what the step needs, before the first step runs.
    prepare: fn() -> Result<()>,
    run: fn(&mut Counts) -> Result<Outcome>,
}

/// How a step went that did not fail.
#[derive(Debug)]
enum Outcome {
    Passed,
    /// Why it could not run here.
    Skipped(String),
}

/// What became of a step.
struct Report {
    name: &'static str,
    counts: Counts,
    outcome: Result<Outcome>,
    time: Duration,
}

/// In the order of running: the wasm tests include what the native ones wrote,
/// and the browser tests open what `dist` built.
const STEPS: [Step; 16] = [
    Step {
        name: "fmt",
        what: "the code is formatted",
        prepare: setup::lints,
        run: |_| check(["fmt", "--all", "--check"]),
    },
    Step {
        name: "clippy",
        what: "clippy has nothing to say about the native code",
        prepare: setup::lints,
        run: |_| {
            check([
                "clippy",
                "--locked",
                "--workspace",
                "--all-targets",
                "--features",
                "xtask/cases,xtask/parts",
                "--",
                "-D",
                "warnings",
            ])
        },
    },
    Step {
        name: "doc",
        what: "rustdoc has nothing to say about the native code",
        prepare: nothing,
        run: |_| doc(&["--workspace"]),
    },
    Step {
        name: "native",
        what: "unit, integration and documentation tests",
        prepare: nothing,
        run: |counts| {
            count(
                &mut cargo(["test", "--locked", "--workspace", "--no-fail-fast"]),
                counts,
            )
        },
    },
    Step {
        name: "pages",
        what: "the pages of rules name every award and every source",
        prepare: nothing,
        run: |counts| {
            let package = ["test", "--locked", "--package", "xtask"];
            let parts = ["--features", "parts", "--bin", "parts"];
            count(&mut cargo(package.into_iter().chain(parts)), counts)
        },
    },
    Step {
        name: "widget",
        what: "unit tests of the widget's store, natively",
        prepare: nothing,
        run: |counts| {
            count(
                &mut cargo([
                    "test",
                    "--locked",
                    "--lib",
                    "--features",
                    "widget",
                    "widget::",
                ]),
                counts,
            )
        },
    },
    Step {
        name: "clippy-wasm",
        what: "clippy has nothing to say about the widget and the engine",
        prepare: || {
            setup::lints()?;
            setup::wasm_target()
        },
        run: |_| {
            check([
                "clippy",
                "--locked",
                "--lib",
                "--test",
                "wasm",
                "--test",
                "yew",
                "--example",
                "yew",
                "--features",
                "split,engine,soak",
                "--target",
                WASM,
                "--",
                "-D",
                "warnings",
            ])
        },
    },
    Step {
        name: "doc-wasm",
        what: "rustdoc has nothing to say about the widget and the engine",
        prepare: setup::wasm_target,
        run: |_| doc(&["--lib", "--features", "element,engine", "--target", WASM]),
    },
    Step {
        name: "deny",
        what: "licences, bans and sources of the dependencies",
        prepare: || setup::cargo_deny().map(drop),
        run: |_| {
            run(&mut deny(&["check", "licenses", "bans", "sources"])?)?;
            Ok(Outcome::Passed)
        },
    },
    Step {
        name: "advisories",
        what: "known vulnerabilities of the dependencies",
        prepare: || setup::cargo_deny().map(drop),
        run: |_| advisories(),
    },
    Step {
        name: "wasm",
        what: "WebAssembly tests in headless Chromium",
        prepare: browser_of_wasm,
        run: wasm,
    },
    Step {
        name: "soak",
        what: "some thousand random messages in headless Chromium, as natively",
        prepare: browser_of_wasm,
        run: |counts| soak(SHORT_SOAK, counts),
    },
    Step {
        name: "dist",
        what: "the static site, within its budget",
        prepare: || setup::site().map(drop),
        run: |_| build::dist(false).map(|()| Outcome::Passed),
    },
    Step {
        name: "browser",
        what: "end-to-end tests through WebDriver in Chromium",
        prepare: || {
            setup::node()?;
            setup::packages(BROWSER_TESTS)?;
            setup::browser().map(drop)
        },
        run: browser,
    },
    Step {
        name: "firefox",
        what: "end-to-end tests through WebDriver in Firefox",
        prepare: || engine(setup::firefox),
        run: |counts| elsewhere("firefox", setup::firefox(), counts),
    },
    Step {
        name: "webkit",
        what: "end-to-end tests through WebDriver in WebKit",
        prepare: || engine(setup::webkit),
        run: |counts| elsewhere("webkit", setup::webkit(), counts),
    },
];

const BROWSER_TESTS: &str = "tests/browser";

/// Messages of the soak among the tests, and of the one that is run by itself.
const SHORT_SOAK: u32 = 3_000;
const LONG_SOAK: u32 = 100_000;

/// Runs all steps, or those named by `--only`; ends with a table and the line
/// `N passed, M failed`.
pub fn test(arguments: &[&str]) -> Result<ExitCode> {
    let mut chosen: Vec<&Step> = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match *argument {
            "--list" => {
                for step in &STEPS {
                    say(format_args!("{:12} {}", step.name, step.what));
                }
                return Ok(ExitCode::SUCCESS);
            }
            "--only" => {
                let name = rest.next().copied().unwrap_or_default();
                let step = STEPS.iter().find(|step| step.name == name);
                chosen.push(step.ok_or_else(|| {
                    format!("There is no step `{name}`; `cargo xtask test --list` names all.")
                })?);
            }
            other => {
                return Err(format!(
                    "`test` takes --only STEP and --list, not `{other}`."
                ));
            }
        }
    }
    if chosen.is_empty() {
        chosen.extend(&STEPS);
    }
    for step in &chosen {
        (step.prepare)()?;
    }
    let total = chosen.len();
    let mut reports = Vec::new();
    for (index, step) in chosen.into_iter().enumerate() {
        let Step { name, what, .. } = step;
        say(format_args!(
            "\n== {name} ({} of {total}): {what}",
            index + 1
        ));
        reports.push(carry_out(step));
    }
    say(format_args!("\n{}", table(&reports)));
    Ok(if reports.iter().any(|report| report.outcome.is_err()) {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn carry_out(step: &Step) -> Report {
    let start = Instant::now();
    let mut counts = Counts::default();
    let outcome = (step.run)(&mut counts);
    if let Err(why) = &outcome {
        say(why);
        // A step that counts no tests, or broke off, is one failure.
        counts.failed = counts.failed.max(1);
    }
    if let Ok(Outcome::Skipped(why)) = &outcome {
        say(format_args!("Skipped: {why}"));
        counts.skipped += 1;
    }
    Report {
        name: step.name,
        counts,
        outcome,
        time: start.elapsed(),
    }
}

/// The steps with their counts, the reasons of those that did not pass, and the
/// closing line.
fn table(reports: &[Report]) -> String {
    let mut text = format!(
        "{:12}{:>9}{:>9}{:>9}{:>9}{:>9}\n",
        "step", "result", "passed", "failed", "skipped", "time"
    );
    let mut reasons = String::new();
    let mut total = Counts::default();
    for report in reports {
        let Report { name, counts, .. } = report;
        let result = match &report.outcome {
            Ok(Outcome::Passed) => "ok",
            Ok(Outcome::Skipped(why)) => {
                reasons += &format!("{name} was skipped: {why}\n");
                "skipped"
            }
            Err(why) => {
                reasons += &format!("{name} failed: {why}\n");
                "FAILED"
            }
        };
        let time = format!("{:.1} s", report.time.as_secs_f64());
        let figure = |figure: u64| match figure {
            0 if !counts.any() => "-".to_owned(),
            figure => figure.to_string(),
        };
        text += &format!(
            "{name:12}{result:>9}{:>9}{:>9}{:>9}{time:>9}\n",
            figure(counts.passed),
            figure(counts.failed),
            figure(counts.skipped),
        );
        total += *counts;
    }
    text += &format!(
        "\n{reasons}{} passed, {} failed",
        total.passed, total.failed
    );
    if total.skipped > 0 {
        text += &format!(", {} skipped", total.skipped);
    }
    text
}

fn nothing() -> Result<()> {
    Ok(())
}

/// A cargo command that passes or fails as a whole.
fn check<const N: usize>(arguments: [&str; N]) -> Result<Outcome> {
    run(&mut cargo(arguments)).map(|()| Outcome::Passed)
}

/// A command whose runner counts tests; none at all is a failure too.
fn count(command: &mut Command, counts: &mut Counts) -> Result<Outcome> {
    let status = watched(command, |line| counts.read(line))?;
    if counts.failed > 0 {
        return Err(format!(
            "{} of the tests failed (see above).",
            counts.failed
        ));
    }
    if !status.success() {
        return Err(failed(command, status));
    }
    if counts.passed == 0 {
        return Err("No test ran.".to_owned());
    }
    Ok(Outcome::Passed)
}

fn doc(arguments: &[&str]) -> Result<Outcome> {
    let mut doc = cargo(["doc", "--locked", "--no-deps"]);
    run(doc.args(arguments).env("RUSTDOCFLAGS", "-D warnings"))?;
    Ok(Outcome::Passed)
}

fn deny(arguments: &[&str]) -> Result<Command> {
    let mut deny = program(setup::cargo_deny()?);
    deny.args(["--workspace", "--all-features"]).args(arguments);
    Ok(deny)
}

/// The database of advisories is fetched afresh, so this is the one step that
/// needs more of the network than a package registry.
fn advisories() -> Result<Outcome> {
    let mut fetch = deny(&["fetch", "db"])?;
    let (status, errors) = errors(&mut fetch)?;
    if errors.contains("failed to fetch advisory database") {
        return Ok(Outcome::Skipped(
            "the database of advisories could not be fetched (see above).".to_owned(),
        ));
    }
    if !status.success() {
        return Err(failed(&fetch, status));
    }
    run(&mut deny(&["--offline", "check", "advisories"])?)?;
    Ok(Outcome::Passed)
}

fn wasm(counts: &mut Counts) -> Result<Outcome> {
    let mut test = cargo(["test", "--locked", "--features", "widget"]);
    test.args(["--test", "wasm", "--test", "yew", "--target", WASM]);
    in_chromium(&mut test)?;
    count(&mut test, counts)
}

fn browser_of_wasm() -> Result<()> {
    setup::wasm_target()?;
    setup::wasm_bindgen()?;
    setup::browser().map(drop)
}

/// Runs the WebAssembly tests of a cargo command in Chromium.
fn in_chromium(test: &mut Command) -> Result<()> {
    let runner = executable(&setup::wasm_bindgen()?, "wasm-bindgen-test-runner");
    let browser = setup::browser()?;
    test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", &browser.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities(&browser)?);
    Ok(())
}

/// `cargo xtask soak`: random use of the widget for as long as asked.
pub fn soak_for(arguments: &[&str]) -> Result<ExitCode> {
    let messages = match arguments {
        [] => Some(LONG_SOAK),
        ["--messages", figure] => figure.parse().ok(),
        _ => None,
    };
    let messages = messages.filter(|messages| (1..=10_000_000).contains(messages));
    let messages = messages.ok_or("`soak` takes --messages N, from 1 to 10000000.")?;
    browser_of_wasm()?;
    soak(messages, &mut Counts::default())?;
    Ok(ExitCode::SUCCESS)
}

/// The native half leaves what the browser's half compares with.
fn soak(messages: u32, counts: &mut Counts) -> Result<Outcome> {
    let test = ["test", "--locked", "--features", "soak", "--test", "soak"];
    let mut native = cargo(test);
    native.env("SOAK_MESSAGES", messages.to_string());
    count(&mut native, counts)?;
    let mut browser = cargo(test);
    // Worth a build of its own where it takes long: fast, and every sum checked.
    if messages > SHORT_SOAK {
        browser.args(["--profile", "fuzz"]);
    }
    browser.args(["--target", WASM, "--", "--nocapture"]);
    // A tenth of a second for each message, where the machine is slow.
    let seconds = (messages / 10).max(300).to_string();
    browser.env("WASM_BINDGEN_TEST_TIMEOUT", seconds);
    in_chromium(&mut browser)?;
    count(&mut browser, counts)
}

/// The capabilities of `webdriver.json` with the browser that was found: left
/// to itself, the driver looks for another one first.
fn capabilities(browser: &Browser) -> Result<PathBuf> {
    let text = setup::read(&root().join("webdriver.json"))?;
    let binary = browser.chromium.to_string_lossy().replace('\\', "\\\\");
    let text = text.replace(
        "\"args\":",
        &format!("\"binary\": \"{binary}\",\n    \"args\":"),
    );
    let folder = root().join("target");
    let file = folder.join("webdriver.json");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&file, text))
        .map_err(|error| format!("{} cannot be written: {error}.", file.display()))?;
    Ok(file)
}

/// The end-to-end tests in Chromium.
fn browser(counts: &mut Counts) -> Result<Outcome> {
    let browser = setup::browser()?;
    let node = || {
        let mut node = program("node");
        node.env("CHROMIUM", &browser.chromium)
            .env("CHROMEDRIVER", &browser.driver);
        node
    };
    suite(&node, counts)
}

/// Has node run every end-to-end test against `dist/`, a file at a time, and each
/// test after the other: the machine may be small, and the screenshots are the
/// same each time.
///
/// Drivers lose a click now and then, the more so on a busy machine. A file with a
/// failed test runs once more, which is said; what fails again has failed.
fn suite(node: &dyn Fn() -> Command, counts: &mut Counts) -> Result<Outcome> {
    if !root().join("dist/index.html").is_file() {
        return Err("There is no site in dist/ to open: `cargo xtask dist` writes it.".to_owned());
    }
    let files = fs::read_dir(root().join(BROWSER_TESTS))
        .map_err(|error| format!("{BROWSER_TESTS} cannot be read: {error}."))?;
    let mut tests: Vec<String> = files
        .flatten()
        .filter_map(|file| file.file_name().into_string().ok())
        .filter(|name| name.ends_with(".test.mjs"))
        .map(|name| format!("{BROWSER_TESTS}/{name}"))
        .collect();
    tests.sort();
    let once = |test: &str| {
        let mut counts = Counts::default();
        let mut node = node();
        node.args([
            "--test",
            "--test-concurrency=1",
            "--test-reporter=spec",
            test,
        ])
        .env("NO_COLOR", "1");
        (count(&mut node, &mut counts), counts)
    };
    let mut failures = Vec::new();
    for test in &tests {
        let (mut outcome, mut own) = once(test);
        if let Err(why) = &outcome {
            say(format_args!("{test}: {why} It runs once more."));
            (outcome, own) = once(test);
        }
        *counts += own;
        if let Err(why) = outcome {
            failures.push(format!("{test}: {why}"));
        }
    }
    if failures.is_empty() {
        Ok(Outcome::Passed)
    } else {
        Err(failures.join(" "))
    }
}

/// Sets an engine up. Where it cannot be had, its step says so when it comes.
fn engine(find: fn() -> Result<Programs>) -> Result<()> {
    setup::node()?;
    setup::packages(BROWSER_TESTS)?;
    if let Err(why) = find() {
        say(why);
    }
    Ok(())
}

/// The end-to-end tests in another engine than Chromium. Without it they are
/// skipped, but not in CI.
fn elsewhere(engine: &str, programs: Result<Programs>, counts: &mut Counts) -> Result<Outcome> {
    let programs = match programs {
        Ok(programs) => programs,
        Err(why) if env::var_os("CI").is_some() => return Err(why),
        Err(why) => return Ok(Outcome::Skipped(why)),
    };
    let node = || {
        let mut node = if engine == "webkit" {
            let mut screen = program("xvfb-run");
            screen.args(["--auto-servernum", "--server-args=-screen 0 1600x1200x24"]);
            screen.arg("node");
            screen
        } else {
            program("node")
        };
        node.envs(programs.clone()).env("ENGINE", engine);
        node
    };
    suite(&node, counts)
}

#[cfg(test)]
mod tests {
    use super::{Outcome, Report, STEPS, table, test};
    use crate::counts::Counts;
    use std::time::Duration;

    fn report(name: &'static str, passed: u64, outcome: crate::Result<Outcome>) -> Report {
        let counts = Counts {
            passed,
            failed: u64::from(outcome.is_err()),
            skipped: 0,
        };
        Report {
            name,
            counts,
            outcome,
            time: Duration::from_millis(1200),
        }
    }

    #[test]
    fn the_last_line_sums_all_counts() {
        let passing = [
            report("fmt", 0, Ok(Outcome::Passed)),
            report("native", 40, Ok(Outcome::Passed)),
            report("wasm", 2, Ok(Outcome::Passed)),
        ];
        let text = table(&passing);
        assert_eq!(text.lines().last(), Some("42 passed, 0 failed"));
        assert!(text.contains("fmt                ok        -        -        -    1.2 s"));
    }

    #[test]
    fn a_failure_is_named_above_the_last_line() {
        let failing = [
            report("fmt", 0, Err("`cargo fmt` failed.".to_owned())),
            report("native", 40, Ok(Outcome::Passed)),
        ];
        let text = table(&failing);
        assert_eq!(text.lines().last(), Some("40 passed, 1 failed"));
        assert!(text.contains("fmt failed: `cargo fmt` failed."));
    }

    #[test]
    fn an_unknown_step_is_refused() {
        assert!(test(&["--only", "everything"]).is_err());
        assert!(STEPS.iter().all(|step| step.name.len() < 12));
    }
}
