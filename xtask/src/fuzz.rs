//! Fuzzing with libFuzzer on the stable compiler: coverage is LLVM's own, so
//! that it takes no sanitizer and no nightly.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use crate::command::{answer, cargo, executable, program, run, say, status};
use crate::setup::read;
use crate::{Result, root};

const CORPUS: &str = "tests/corpus";
const MINUTES: u32 = 1;

/// What cargo-fuzz sets, without what is for nightly compilers only.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares";

/// A target, as the fuzzer lists it.
struct Target {
    name: String,
    /// The most bytes that it is given.
    most: String,
    /// `1` where it is given ASCII only.
    ascii: String,
}

/// Mutates the files of each target for some minutes, and keeps those that
/// reach what none has reached before.
pub fn fuzz(arguments: &[&str]) -> Result<ExitCode> {
    let (minutes, names) = options(arguments)?;
    let fuzzer = build()?;
    let folder = root().join("target/fuzz");
    let mut targets = list(&fuzzer, &folder)?;
    if let Some(name) = names
        .iter()
        .find(|name| !targets.iter().any(|target| target.name == **name))
    {
        let known: Vec<&str> = targets.iter().map(|target| &*target.name).collect();
        return Err(format!(
            "There is no target `{name}`; there are {}.",
            known.join(", ")
        ));
    }
    targets.retain(|target| names.is_empty() || names.contains(&&*target.name));
    let mut lines = Vec::new();
    let mut outcome = ExitCode::SUCCESS;
    for target in &targets {
        let (line, is_sound) = mutate(&fuzzer, &folder, target, minutes)?;
        say(&line);
        lines.push(line);
        if !is_sound {
            outcome = ExitCode::FAILURE;
        }
    }
    say(format_args!(
        "\n{:15}{:>12}{:>9}{:>9}{:>9}{:>9}{:>9}",
        "target", "runs", "seconds", "edges", "MB", "slowest", "files"
    ));
    lines.iter().for_each(say);
    Ok(outcome)
}

fn options<'a>(arguments: &[&'a str]) -> Result<(u32, Vec<&'a str>)> {
    let (mut minutes, mut names) = (MINUTES, Vec::new());
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match *argument {
            "--minutes" => {
                let figure = rest.next().and_then(|figure| figure.parse().ok());
                let figure = figure.filter(|minutes| (1..=10_000).contains(minutes));
                minutes = figure.ok_or("`--minutes` takes a number from 1 to 10000.")?;
            }
            other if other.starts_with('-') => {
                return Err(format!(
                    "`fuzz` takes --minutes N and targets, not `{other}`."
                ));
            }
            name => names.push(name),
        }
    }
    Ok((minutes, names))
}

fn build() -> Result<PathBuf> {
    let about = answer(program("rustc").arg("-vV")).unwrap_or_default();
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    // With a target of its own, build scripts are not instrumented.
    let host = host.ok_or("rustc does not say what it compiles for.")?;
    let folder = root().join("target/fuzz");
    let mut build = cargo([
        "build",
        "--locked",
        "--package",
        "xtask",
        "--features",
        "fuzz",
    ]);
    build
        .args(["--bin", "fuzz", "--profile", "fuzz", "--target", host])
        .arg("--target-dir")
        .arg(&folder)
        .env("RUSTFLAGS", FLAGS);
    run(&mut build)?;
    Ok(executable(&folder.join(host).join("fuzz"), "fuzz"))
}

fn list(fuzzer: &Path, folder: &Path) -> Result<Vec<Target>> {
    let mut help = program(fuzzer);
    help.arg("-help=1").env("FUZZ_LIST", folder);
    answer(&mut help).ok_or("The fuzzer does not start.")?;
    let text = read(&folder.join("targets"))?;
    let targets = text.lines().filter_map(|line| {
        let mut words = line.split(' ').map(str::to_owned);
        Some(Target {
            name: words.next()?,
            most: words.next()?,
            ascii: words.next()?,
        })
    });
    Ok(targets.collect())
}

/// A line of the table, and whether nothing was found.
fn mutate(fuzzer: &Path, folder: &Path, target: &Target, minutes: u32) -> Result<(String, bool)> {
    let Target { name, most, ascii } = target;
    let found = folder.join("new").join(name);
    let corpus = root().join(CORPUS).join(name);
    for folder in [&found, &corpus] {
        fs::create_dir_all(folder)
            .map_err(|error| format!("{} cannot be made: {error}.", folder.display()))?;
    }
    let log = folder.join(format!("{name}.log"));
    let written = File::create(&log)
        .map_err(|error| format!("{} cannot be written: {error}.", log.display()))?;
    let mut mutate = bounded(fuzzer, name, most, ascii);
    mutate
        .arg(format!("-max_total_time={}", 60 * minutes))
        .arg(format!("-dict={}", folder.join("words").display()))
        .arg("-print_final_stats=1")
        .args([&found, &corpus])
        .stderr(Stdio::from(written));
    let is_sound = status(&mut mutate)?.success();
    let text = fs::read(&log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    if !is_sound {
        let lines: Vec<&str> = text.lines().collect();
        say(lines[lines.len().saturating_sub(60)..].join("\n"));
    }
    // What reaches what no file of the corpus reaches, and as few as will do.
    let mut merge = bounded(fuzzer, name, most, ascii);
    merge.args(["-set_cover_merge=1", "-use_counters=0"]);
    merge.args([&corpus, &found]).stderr(Stdio::null());
    run(&mut merge)?;
    let stat = |name: &str| {
        let mut lines = text.lines();
        let value = lines.find_map(|line| line.strip_prefix("stat::")?.strip_prefix(name));
        value
            .map_or("-", |value| value.trim_start_matches(':').trim())
            .to_owned()
    };
    let after = |word: &str| {
        let (_, rest) = text.rsplit_once(word)?;
        rest.split_whitespace().next()
    };
    let files = fs::read_dir(&corpus).map_or(0, Iterator::count);
    let line = format!(
        "{name:15}{:>12}{:>9}{:>9}{:>9}{:>9}{files:>9}",
        stat("number_of_executed_units"),
        after(" runs in ").unwrap_or("-"),
        after(" cov: ").unwrap_or("-"),
        stat("peak_rss_mb"),
        stat("slowest_unit_time_sec"),
    );
    Ok((line, is_sound))
}

/// The fuzzer with the bounds of a target: of an input 10 seconds and 256 MB
/// in one piece, of all 1 GB.
fn bounded(fuzzer: &Path, name: &str, most: &str, ascii: &str) -> Command {
    let mut command = program(fuzzer);
    let found = root().join("target/fuzz");
    command.arg(format!(
        "-artifact_prefix={}/found-{name}-",
        found.display()
    ));
    command.env("FUZZ_TARGET", name).args([
        "-timeout=10",
        "-malloc_limit_mb=256",
        "-rss_limit_mb=1024",
        &format!("-max_len={most}"),
        &format!("-only_ascii={ascii}"),
    ]);
    command
}

#[cfg(test)]
mod tests {
    use super::options;

    #[test]
    fn takes_minutes_and_targets() {
        assert_eq!(options(&[]), Ok((1, vec![])));
        assert_eq!(options(&["link", "--minutes", "5"]), Ok((5, vec!["link"])));
        assert!(options(&["--minutes", "0"]).is_err());
        assert!(options(&["--hours"]).is_err());
    }
}
