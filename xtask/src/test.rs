//! Every check and every test, one step after the other.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitCode, ExitStatus};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::build;
use crate::command::{cargo, errors, executable, failed, kept, program, run, say, watched};
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
    judged(command, status, *counts)
}

/// How the command of a runner went that ended so, and counted this.
fn judged(command: &Command, status: ExitStatus, counts: Counts) -> Result<Outcome> {
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
    let node = |_| {
        let mut node = program("node");
        node.env("CHROMIUM", &browser.chromium)
            .env("CHROMEDRIVER", &browser.driver);
        node
    };
    suite(&node, counts)
}

/// How many files of end-to-end tests run at once, where there are as many cores. They
/// wait for their browser most of the time; with more of them, it is late.
const AT_ONCE: usize = 2;

/// What came of a file of end-to-end tests, and all that its run printed.
struct File {
    name: String,
    outcome: Result<Outcome>,
    counts: Counts,
    text: String,
}

/// Has node run every end-to-end test against `dist/`: some files at once, each with
/// a browser of its own, and the tests of a file one after the other. `node` makes
/// the command for one of those who take the files in turn.
///
/// Drivers lose a click now and then, the more so on a busy machine. A file with a
/// failed test runs once more, alone, which is said; what fails again has failed.
fn suite(node: &(dyn Fn(usize) -> Command + Sync), counts: &mut Counts) -> Result<Outcome> {
    if !root().join("dist/index.html").is_file() {
        return Err("There is no site in dist/ to open: `cargo xtask dist` writes it.".to_owned());
    }
    let tests = files()?;
    let once = |who: usize, name: &str| {
        let mut node = node(who);
        node.args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
            .arg(name)
            .env("NO_COLOR", "1");
        let mut counts = Counts::default();
        let (outcome, text) = match kept(&mut node) {
            Ok((status, text)) => {
                text.lines().for_each(|line| counts.read(line));
                (judged(&node, status, counts), text)
            }
            Err(why) => (Err(why), String::new()),
        };
        let name = name.to_owned();
        File {
            name,
            outcome,
            counts,
            text,
        }
    };
    let cores = thread::available_parallelism().map_or(1, Into::into);
    let next = AtomicUsize::new(0);
    let (done, results) = mpsc::channel();
    let mut again = Vec::new();
    let mut failures = Vec::new();
    thread::scope(|scope| {
        for who in 0..cores.min(AT_ONCE) {
            let (done, once, next, tests) = (done.clone(), &once, &next, &tests);
            scope.spawn(move || {
                while let Some(test) = tests.get(next.fetch_add(1, Ordering::Relaxed)) {
                    // Nobody listens any more only where the step has broken off.
                    let _ = done.send(once(who, test));
                }
            });
        }
        drop(done);
        for file in results {
            say(&file.text);
            if let Err(why) = file.outcome {
                let name = file.name;
                say(format_args!(
                    "{name}: {why} It runs once more, alone, after all others."
                ));
                again.push(name);
            } else {
                *counts += file.counts;
            }
        }
    });
    for name in again {
        let file = once(0, &name);
        say(&file.text);
        *counts += file.counts;
        if let Err(why) = file.outcome {
            failures.push(format!("{name}: {why}"));
        }
    }
    if failures.is_empty() {
        Ok(Outcome::Passed)
    } else {
        Err(failures.join(" "))
    }
}

/// The files of end-to-end tests. The larger one is, the longer it takes, more or less:
/// those come first, so that none runs on by itself when all others have ended.
fn files() -> Result<Vec<String>> {
    let files = fs::read_dir(root().join(BROWSER_TESTS))
        .map_err(|error| format!("{BROWSER_TESTS} cannot be read: {error}."))?;
    let mut tests: Vec<(u64, String)> = files
        .flatten()
        .filter_map(|file| Some((file.metadata().ok()?.len(), file.file_name())))
        .filter_map(|(size, name)| Some((size, name.into_string().ok()?)))
        .filter(|(_, name)| name.ends_with(".test.mjs"))
        .collect();
    tests.sort_by(|one, other| other.cmp(one));
    let paths = tests.into_iter();
    Ok(paths
        .map(|(_, name)| format!("{BROWSER_TESTS}/{name}"))
        .collect())
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
    let node = |who: usize| {
        let mut node = if engine == "webkit" {
            let mut screen = program("xvfb-run");
            // It takes the first number from here on that is free. Two that look at
            // the same time would take the same, so each has numbers of its own.
            screen.arg(format!("--server-num={}", 99 + 100 * who));
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
