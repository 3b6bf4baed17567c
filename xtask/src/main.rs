//! `cargo xtask`: sets up, builds, serves and tests the project.

mod bench;
mod build;
mod command;
mod counts;
mod coverage;
mod fuzz;
mod serve;
mod setup;
mod sizes;
mod test;

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

/// What went wrong, as one sentence for the person at the terminal.
type Result<T> = std::result::Result<T, String>;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  serve [--port N] [--release]   build the demo page, serve it on 127.0.0.1, rebuild on change
  dist [--note]                  write the static site to dist/ and print its sizes; note them to compare with
  cases FILE...                  run worked examples from anywhere against the catalog
  bench [--only NAME]            measure dist/ beside what people would use instead
  coverage                       say how many lines of each room the native tests reach
  fuzz [TARGET]... [--minutes N] mutate tests/corpus, a minute for each target, and keep what is new
  soak [--messages N]            use the widget at random, 100,000 messages in Chromium and natively
  test [--only STEP]... [--list] run every check and every test, or the named steps

Each command first installs what it misses, and says so.";

/// The folder of the repository. Cargo says at run time where xtask lies; what
/// it said when xtask was built may be another checkout that shares a target
/// folder with this one.
fn root() -> PathBuf {
    let xtask = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    xtask.parent().unwrap_or(&xtask).to_path_buf()
}

/// Runs worked examples in the folder that you are in, so that paths hold.
fn cases(files: &[&str]) -> Result<ExitCode> {
    let mut cases = Command::new("cargo");
    cases.args(["run", "--quiet", "--locked", "--manifest-path"]);
    cases.arg(root().join("xtask/Cargo.toml"));
    cases.args(["--features", "cases", "--bin", "cases", "--"]);
    cases.args(files);
    Ok(if command::status(&mut cases)?.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn main() -> ExitCode {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let arguments: Vec<_> = arguments
        .iter()
        .map(|word| word.to_string_lossy())
        .collect();
    let arguments: Vec<&str> = arguments.iter().map(AsRef::as_ref).collect();
    let outcome = match arguments.as_slice() {
        ["serve", rest @ ..] => serve::serve(rest).map(|()| ExitCode::SUCCESS),
        ["dist"] => build::dist(false).map(|()| ExitCode::SUCCESS),
        ["dist", "--note"] => build::dist(true).map(|()| ExitCode::SUCCESS),
        ["bench"] => bench::bench(None).map(|()| ExitCode::SUCCESS),
        ["bench", "--only", name] => bench::bench(Some(name)).map(|()| ExitCode::SUCCESS),
        ["fuzz", rest @ ..] => fuzz::fuzz(rest),
        ["coverage"] => coverage::coverage(),
        ["soak", rest @ ..] => test::soak_for(rest),
        ["test", rest @ ..] => test::test(rest),
        ["cases", files @ ..] if !files.is_empty() => cases(files),
        ["help" | "--help" | "-h"] => {
            command::say(USAGE);
            Ok(ExitCode::SUCCESS)
        }
        [] => Err(USAGE.to_owned()),
        other => Err(format!("I don't know `{}`.\n\n{USAGE}", other.join(" "))),
    };
    outcome.unwrap_or_else(|message| {
        command::say_error(&message);
        ExitCode::FAILURE
    })
}
